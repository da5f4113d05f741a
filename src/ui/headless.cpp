#include "ui/headless.h"

#include <imgui.h>

namespace tc::ui {
namespace {

constexpr double kFrame_s = 1.0 / 30.0;
/// As many as a picture gets: longer than every transition.
constexpr int kFrames = 40;

}  // namespace

void still_screen(const std::shared_ptr<const content::Library>& library, Surface surface,
                  const std::vector<app::Command>& commands, const StillHooks& hooks) {
  surface.paint = {};  // there is no platform: pictures stand in the draw lists
  ImGuiContext* const before = ImGui::GetCurrentContext();
  ImGuiContext* const context = ImGui::CreateContext();
  ImGui::SetCurrentContext(context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.DisplaySize = {surface.width, surface.height};
  io.DisplayFramebufferScale = {surface.pixel_ratio, surface.pixel_ratio};
  {
    Runtime runtime(library);
    for (const app::Command& command : commands) runtime.dispatch(command);
    while (runtime.session().work(1000.0)) {
    }
    for (int i = 0; i < kFrames; ++i) {
      io.DeltaTime = static_cast<float>(kFrame_s);
      runtime.prepare(surface);
      const bool last = i + 1 == kFrames;
      if (last && hooks.before_last) hooks.before_last();
      ImGui::NewFrame();
      runtime.frame(kFrame_s);
      ImGui::Render();
      if (last && hooks.after_last) hooks.after_last(runtime);
    }
  }
  ImGui::DestroyContext(context);
  ImGui::SetCurrentContext(before);
}

std::vector<Node> still_semantics(const std::shared_ptr<const content::Library>& library,
                                  const Surface& surface, const std::vector<app::Command>& commands) {
  std::vector<Node> nodes;
  still_screen(library, surface, commands,
               {.after_last = [&](const Runtime& runtime) { nodes = runtime.semantics().nodes(); }});
  return nodes;
}

}  // namespace tc::ui
