#pragma once
#include <imgui.h>

#include <memory>
#include <string_view>
#include <vector>

#include "content/library.h"
#include "ui/runtime.h"

namespace tc::test {

/// The program's own library, loaded once.
const std::shared_ptr<const content::Library>& library();

/// The app without a window: frames, input and the semantics tree. Widgets are found by role and name, as a
/// person finds them; the mouse goes to where a widget says it is.
class Headless {
 public:
  explicit Headless(float width = 1280, float height = 720, std::vector<app::Command> commands = {});
  ~Headless();

  ui::Runtime& runtime() { return *runtime_; }
  const app::State& state() { return runtime_->session().state(); }
  void resize(float width, float height) { surface_.width = width, surface_.height = height; }
  /// As on a platform whose frames follow as fast as they can: the seconds of each frame tell the machine's speed.
  void time_frames() { surface_.timed = true; }
  void dispatch(const app::Command& command) { runtime_->dispatch(command); }

  void frame(double seconds = 1.0 / 30);
  void frames(int count, double seconds = 1.0 / 30);
  /// Until no frame is wanted (or `most` frames). Returns the number of frames.
  int settle(int most = 400);

  const ui::Node* node(ui::Role role, std::string_view name);
  const ui::Node* node(std::string_view id);
  /// The semantic action: what the mirror or a screen reader does.
  bool press(ui::Role role, std::string_view name);
  bool act(std::string_view id, ui::Do what, double number = 0);
  /// The mouse: move, press and release over the middle of the widget, a frame each.
  bool click(ui::Role role, std::string_view name);
  bool click(std::string_view id);
  void drag(float from_x, float from_y, float to_x, float to_y);
  void wheel(float x, float y, float amount);
  void key(ImGuiKey key, bool shift = false, bool ctrl = false);

 private:
  void click_at(const ui::Rect& rect);
  ImGuiIO& input();
  ImGuiContext* context_;
  std::unique_ptr<ui::Runtime> runtime_;
  ui::Surface surface_;
};

}  // namespace tc::test
