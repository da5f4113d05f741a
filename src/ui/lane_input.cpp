// The pointer and the keyboard over the lanes: scrub, zoom, pan, hover; and the playhead as a slider.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/axis.h"
#include "ui/widget.h"

namespace tc::ui {
namespace {

/// A finger that moves less, design pixels, taps; one that moves more scrubs.
constexpr double kTap = 10;

void act_on_playhead(Ui& ui, const Action& action) {
  switch (action.what) {
    case Do::set_value:
      ui.send(app::cmd::Seek{ui.scale.time_min(std::clamp(action.number / 1000.0, 0.0, 1.0))});
      break;
    case Do::increment:
      ui.send(app::cmd::Step{1});
      break;
    case Do::decrement:
      ui.send(app::cmd::Step{-1});
      break;
    case Do::page_up:
      ui.send(app::cmd::NextStop{1});
      break;
    case Do::page_down:
      ui.send(app::cmd::NextStop{-1});
      break;
    case Do::home:
      ui.send(app::cmd::Seek{0});
      break;
    case Do::end:
      ui.send(app::cmd::Seek{ui.scale.horizon_min()});
      break;
    default:
      break;
  }
}

/// The playhead's node: a slider over the axis in thousandths, spoken as a time and what is true then.
void playhead_node(Ui& ui, const Rect& lanes) {
  Node& node = ui.semantics.leaf("playhead", Role::slider, ui.w("timeline.playhead.name"));
  const std::size_t index = ui.semantics.nodes().size() - 1;
  const std::string id = node.id;
  node.value = ui.w({"timeline.playhead.value",
                     {{"time", ui.says.time_label},
                      {"feeling", ui.says.feeling.value},
                      {"drug", ui.says.drug.value},
                      {"plasticity", ui.says.plasticity.value}}});
  node.minimum = 0;
  node.maximum = 1000;
  node.now = std::round(ui.scale.u(ui.state.time_min) * 1000);
  node.step = 1;
  node.focusable = true;
  const float x = std::clamp(ui.x(ui.shown_time_min), lanes.x, lanes.x + lanes.w);
  node.rect = {x - ui.s(22), lanes.y - ui.s(6), ui.s(44), ui.layout.axis_y + ui.s(24) - lanes.y + ui.s(6)};
  const Rect rect = node.rect;
  Action action;
  while (ui.semantics.take(id, action)) {
    if (action.what == Do::focus) ui.view.focus = {id, true};
    act_on_playhead(ui, action);
  }
  const bool focused = ui.view.focus.id == id;
  ui.semantics.edit(index).focused = focused;
  if (!focused || !ui.view.focus.visible) return;
  const int ticks = ImGui::GetIO().KeyShift ? 10 : 1;
  if (ImGui::IsKeyPressed(ImGuiKey_RightArrow) || ImGui::IsKeyPressed(ImGuiKey_UpArrow))
    ui.send(app::cmd::Step{ticks});
  if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow) || ImGui::IsKeyPressed(ImGuiKey_DownArrow))
    ui.send(app::cmd::Step{-ticks});
  const float pill = ui.canvas.measure(ui.says.time_label, Face::label_strong) + ui.s(22);
  focus_ring(ui, {x - pill / 2, ui.layout.axis_y, pill, ui.s(24)}, 12);
  (void)rect;
}

}  // namespace

void lane_input(Ui& ui) {
  const Layout& l = ui.layout;
  const ImGuiIO& io = ImGui::GetIO();
  const Rect lanes{l.plot.x, l.plot.y, l.plot.w, l.axis_y - l.plot.y};
  playhead_node(ui, lanes);

  // Marks and buttons submitted later lie over this area and take the pointer first.
  ImGui::SetNextItemAllowOverlap();
  ImGui::SetCursorScreenPos({lanes.x - ui.s(12), lanes.y - ui.s(6)});
  const bool let_go =
      ImGui::InvisibleButton("##lanes", {lanes.w + ui.s(24), lanes.h + ui.s(36)},
                             ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonMiddle);
  const bool hovered = ImGui::IsItemHovered(), active = ImGui::IsItemActive();
  if (active && ImGui::IsMouseDown(ImGuiMouseButton_Middle)) {
    const double span = ui.state.view.to_u - ui.state.view.from_u;
    if (io.MouseDelta.x != 0) ui.send(app::cmd::Pan{-static_cast<double>(io.MouseDelta.x / lanes.w) * span});
  } else if (active) {
    if (ImGui::IsItemActivated()) {
      ui.view.focus = {"timeline/playhead", false};
      if (ui.state.playback.playing) ui.send(app::cmd::Play{false});
    }
    const double target = ui.time_at(io.MousePos.x);
    if (std::fabs(ui.scale.u(target) - ui.scale.u(ui.state.time_min)) > 1e-6) ui.send(app::cmd::Seek{target});
  }
  const bool over = hovered && !active && io.MousePos.y < l.axis_y;
  if (over && let_go && io.MouseSource == ImGuiMouseSource_TouchScreen &&
      io.MouseDragMaxDistanceSqr[0] < ui.s(kTap) * ui.s(kTap)) {
    ui.view.tap_time_min = ui.time_at(io.MousePos.x);
    ui.view.tap_y = io.MousePos.y - lanes.y;
  }
  ui.view.hover_time_min = over ? ui.time_at(io.MousePos.x) : ui.view.tap_time_min;
  ui.view.hover_y = over ? io.MousePos.y : lanes.y + ui.view.tap_y;
  if (!hovered) return;
  // On a page that scrolls, the plain wheel scrolls it and Ctrl + wheel zooms.
  const bool scrolls = l.content_height > l.page_bottom + 1;
  if (io.MouseWheel != 0 && (!scrolls || io.KeyCtrl)) {
    const double u = ui.scale.u(ui.time_at(io.MousePos.x));
    ui.send(app::cmd::Zoom{std::pow(1.2, static_cast<double>(io.MouseWheel)), u});
  }
  if (io.MouseWheelH != 0) {
    ui.send(app::cmd::Pan{-0.08 * static_cast<double>(io.MouseWheelH) *
                          (ui.state.view.to_u - ui.state.view.from_u)});
  }
}

}  // namespace tc::ui
