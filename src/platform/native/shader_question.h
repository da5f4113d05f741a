#pragma once
#include "platform/shader_watch.h"

namespace tc::platform {

/// Has the picture that is about to be drawn (ImGui::GetDrawData()) answer which program draws it, while that is still
/// open. The page asks in its own way, for which nothing has to wait (tc_webgl::linked()).
void ask_shaders(ShaderWatch& watch);

}  // namespace tc::platform
