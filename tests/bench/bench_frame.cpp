// Building one frame of the timeline, without drawing it, against Dear ImGui's own demo window in the same
// run.
#include <imgui.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "bench/bench.h"
#include "content/library.h"
#include "ui/runtime.h"

namespace {

using namespace tc;

/// The app on a 1280 × 720 screen, settled, with all background work done.
class Screen {
 public:
  explicit Screen(const std::vector<app::Command>& commands) : context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_);
    auto library = content::load_embedded_library();
    runtime_ = std::make_unique<ui::Runtime>(std::make_shared<const content::Library>(*std::move(library)));
    for (const app::Command& command : commands) runtime_->dispatch(command);
    while (runtime_->session().work(1000)) {
    }
    for (int i = 0; i < 60; ++i) frame(1.0 / 60);
  }
  void frame(double seconds) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {1280, 720};
    io.DeltaTime = 1.0f / 60;
    // As in a window: pictures of the stage are painted from the graphics memory.
    const ui::PaintHook painted{[](const ImDrawList*, const ImDrawCmd*) {}, nullptr};
    runtime_->prepare({.width = 1280, .height = 720, .paint = painted});
    ImGui::NewFrame();
    runtime_->frame(seconds);
    ImGui::Render();
    bench::keep(ImGui::GetDrawData()->TotalVtxCount);
  }

 private:
  ImGuiContext* context_;
  std::unique_ptr<ui::Runtime> runtime_;
};

constexpr int kFrames = 20;

/// Measures kFrames frames of a screen that is made at the first round.
bench::Benchmark frames(std::string name, std::vector<app::Command> commands, double seconds) {
  auto screen = std::make_shared<std::unique_ptr<Screen>>();
  bench::Benchmark b;
  b.name = std::move(name);
  b.rounds = 30;
  b.body = [screen, commands = std::move(commands), seconds] {
    if (!*screen) *screen = std::make_unique<Screen>(commands);
    for (int i = 0; i < kFrames; ++i) (*screen)->frame(seconds);
  };
  b.bound_of = bench::demo_frame_ms;
  b.bound_factor = 2.0 * kFrames;
  return b;
}

const bench::Register kPlaying(frames("frame.playing.x20", {app::cmd::Play{true}}, 1.0 / 60));
const bench::Register kStill(frames("frame.still.x20", {app::cmd::Seek{40}}, 1.0 / 60));
const bench::Register kComparing(
    frames("frame.comparing.x20",
           {app::cmd::PinRegimen{}, app::cmd::ApplyPreset{"spray"}, app::cmd::Seek{40}}, 1.0 / 60));
const bench::Register kPanel(frames("frame.panel.x20",
                                    {app::cmd::Seek{40}, app::cmd::OpenPanel{app::Panel::regimen}},
                                    1.0 / 60));
}  // namespace
