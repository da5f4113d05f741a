#include "support/headless.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace tc::test {

const std::shared_ptr<const content::Library>& library() {
  static const std::shared_ptr<const content::Library> kLibrary = [] {
    auto loaded = content::load_embedded_library();
    REQUIRE(loaded.ok());
    return std::make_shared<const content::Library>(*std::move(loaded));
  }();
  return kLibrary;
}

Headless::Headless(float width, float height, std::vector<app::Command> commands)
    : context_(ImGui::CreateContext()) {
  ImGui::SetCurrentContext(context_);
  surface_.width = width;
  surface_.height = height;
  runtime_ = std::make_unique<ui::Runtime>(library());
  for (const auto& command : commands) dispatch(command);
  settle();
}

Headless::~Headless() {
  runtime_.reset();
  ImGui::DestroyContext(context_);
}

void Headless::frame(double seconds) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {surface_.width, surface_.height};
  io.DeltaTime = std::max(1e-4f, static_cast<float>(seconds));
  runtime_->prepare(surface_);
  ImGui::NewFrame();
  runtime_->frame(seconds);
  ImGui::Render();
}

void Headless::frames(int count, double seconds) {
  for (int i = 0; i < count; ++i) frame(seconds);
}

int Headless::settle(int most) {
  int count = 0;
  do frame();
  while (++count < most && runtime_->wants_frame());
  return count;
}

const ui::Node* Headless::node(ui::Role role, std::string_view name) {
  return runtime_->semantics().find(role, name);
}
const ui::Node* Headless::node(std::string_view id) { return runtime_->semantics().find(id); }

bool Headless::act(std::string_view id, ui::Do what, double number) {
  if (node(id) == nullptr) return false;
  runtime_->post({std::string(id), what, number, {}});
  frames(3);
  return true;
}

bool Headless::press(ui::Role role, std::string_view name) {
  const ui::Node* found = node(role, name);
  return found != nullptr && act(std::string(found->id), ui::Do::press);
}

ImGuiIO& Headless::input() {
  ImGui::SetCurrentContext(context_);
  return ImGui::GetIO();
}

void Headless::click_at(const ui::Rect& r) {
  ImGuiIO& io = input();
  io.AddMousePosEvent(r.x + r.w / 2, r.y + r.h / 2);
  frame();
  io.AddMouseButtonEvent(0, true);
  frame();
  io.AddMouseButtonEvent(0, false);
  frames(3);
}

bool Headless::click(ui::Role role, std::string_view name) {
  const ui::Node* found = node(role, name);
  if (found == nullptr) return false;
  click_at(ui::Rect(found->rect));
  return true;
}

bool Headless::click(std::string_view id) {
  const ui::Node* found = node(id);
  if (found == nullptr) return false;
  click_at(ui::Rect(found->rect));
  return true;
}

void Headless::drag(float from_x, float from_y, float to_x, float to_y) {
  ImGuiIO& io = input();
  io.AddMousePosEvent(from_x, from_y);
  frame();
  io.AddMouseButtonEvent(0, true);
  frame();
  for (int i = 1; i <= 4; ++i) {
    const float f = static_cast<float>(i) / 4;
    io.AddMousePosEvent(from_x + (to_x - from_x) * f, from_y + (to_y - from_y) * f);
    frame();
  }
  io.AddMouseButtonEvent(0, false);
  frames(2);
}

void Headless::wheel(float x, float y, float amount) {
  ImGuiIO& io = input();
  io.AddMousePosEvent(x, y);
  frame();
  io.AddMouseWheelEvent(0, amount);
  frames(2);
}

void Headless::key(ImGuiKey key, bool shift, bool ctrl) {
  ImGuiIO& io = input();
  io.AddKeyEvent(ImGuiMod_Shift, shift);
  io.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
  io.AddKeyEvent(key, true);
  frame();
  io.AddKeyEvent(key, false);
  io.AddKeyEvent(ImGuiMod_Shift, false);
  io.AddKeyEvent(ImGuiMod_Ctrl, false);
  frames(2);
}

}  // namespace tc::test
