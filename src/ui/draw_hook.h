#pragma once

struct ImDrawCmd;
struct ImDrawList;

namespace tc::ui {

/// A callback of Dear ImGui's draw lists, with its data, that the platform offers; none: `call` is null.
struct DrawHook {
  void (*call)(const ImDrawList*, const ImDrawCmd*) = nullptr;
  void* data = nullptr;
  friend bool operator==(const DrawHook&, const DrawHook&) = default;
};

}  // namespace tc::ui
