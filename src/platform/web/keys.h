#pragma once
#include <imgui.h>

#include <string_view>

namespace tc::platform {

/// The Dear ImGui key for KeyboardEvent.key ("a", "?", "ArrowLeft", " "), by meaning and not by place on the
/// keyboard; ImGuiKey_None for keys that the program does not use.
ImGuiKey key_of(std::string_view name);

}  // namespace tc::platform
