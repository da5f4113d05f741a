#include "ui/shortcuts.h"

#include <imgui.h>

#include <vector>

namespace tc::ui {
namespace {

constexpr Shortcut kShortcuts[] = {
    {ImGuiKey_Space, false, "help.key.space", "help.key.space.what"},
    {ImGuiKey_RightArrow, false, "help.key.arrows", "help.key.arrows.what"},
    {ImGuiKey_PageDown, false, "help.key.pages", "help.key.pages.what"},
    {ImGuiKey_Home, false, "help.key.home", "help.key.home.what"},
    {ImGuiKey_Tab, false, "help.key.tab", "help.key.tab.what"},
    {ImGuiKey_Escape, false, "help.key.escape", "help.key.escape.what"},
    {ImGuiKey_Z, true, "help.key.z", "help.key.z.what"},
    {ImGuiKey_L, true, "help.key.l", "help.key.l.what"},
    {ImGuiKey_C, true, "help.key.c", "help.key.c.what"},
    {ImGuiKey_R, true, "help.key.r", "help.key.r.what"},
    {ImGuiKey_T, true, "help.key.t", "help.key.t.what"},
    {ImGuiKey_E, true, "help.key.e", "help.key.e.what"},
    {ImGuiKey_P, true, "help.key.p", "help.key.p.what"},
    {ImGuiKey_S, true, "help.key.s", "help.key.s.what"},
    {ImGuiKey_Equal, true, "help.key.zoom", "help.key.zoom.what"},
    {ImGuiKey_U, true, "help.key.undo", "help.key.undo.what"},
};

void letters(Ui& ui) {
  const app::State& s = ui.state;
  if (ImGui::IsKeyPressed(ImGuiKey_Z, false)) ui.send(app::cmd::SetTrueScale{!s.view.true_scale});
  if (ImGui::IsKeyPressed(ImGuiKey_L, false)) ui.send(app::cmd::ShowAllLabels{!s.all_labels});
  if (ImGui::IsKeyPressed(ImGuiKey_C, false)) {
    if (s.pinned) {
      ui.send(app::cmd::UnpinRegimen{});
    } else {
      ui.send(app::cmd::PinRegimen{});
      ui.send(app::cmd::OpenPanel{app::Panel::regimen});
    }
  }
  const auto panel = [&](ImGuiKey key, app::Panel which) {
    if (ImGui::IsKeyPressed(key, false))
      ui.send(app::cmd::OpenPanel{s.panel == which ? app::Panel::none : which});
  };
  panel(ImGuiKey_R, app::Panel::regimen);
  panel(ImGuiKey_T, app::Panel::table);
  panel(ImGuiKey_E, app::Panel::evidence);
  if (ImGui::IsKeyPressed(ImGuiKey_P, false)) ui.send(app::cmd::ShowAllLanes{!s.all_lanes});
  if (ImGui::IsKeyPressed(ImGuiKey_S, false)) ui.send(app::cmd::SetStage{!s.stage.open});
  const double middle = ui.scale.u(s.time_min);
  if (ImGui::IsKeyPressed(ImGuiKey_Equal) || ImGui::IsKeyPressed(ImGuiKey_KeypadAdd))
    ui.send(app::cmd::Zoom{1.25, middle});
  if (ImGui::IsKeyPressed(ImGuiKey_Minus) || ImGui::IsKeyPressed(ImGuiKey_KeypadSubtract)) {
    ui.send(app::cmd::Zoom{0.8, middle});
  }
  if (ImGui::IsKeyPressed(ImGuiKey_0, false)) ui.send(app::cmd::SetView{0, 1});
  if (ImGui::IsKeyPressed(ImGuiKey_U, false)) ui.send(app::cmd::Undo{});
}

}  // namespace

std::span<const Shortcut> shortcuts() { return kShortcuts; }

void handle_shortcuts(Ui& ui) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.KeyCtrl && !io.KeyAlt) {
    if (ImGui::IsKeyPressed(ImGuiKey_Z, false))
      ui.send(io.KeyShift ? app::Command(app::cmd::Redo{}) : app::cmd::Undo{});
    if (ImGui::IsKeyPressed(ImGuiKey_Y, false)) ui.send(app::cmd::Redo{});
    return;
  }
  if (io.KeyAlt || io.KeySuper) return;
  if (io.WantTextInput) return;  // somebody writes
  if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
    if (ui.state.notice) {
      ui.send(app::cmd::DismissNotice{});
    } else if (ui.state.panel != app::Panel::none) {
      ui.send(app::cmd::OpenPanel{app::Panel::none});
    } else if (!ui.state.selected.empty()) {
      ui.send(app::cmd::Select{});
    } else if (ui.state.screen == app::Screen::timeline && ui.state.stage.open) {
      ui.send(ui.state.stage.focus.empty() ? app::Command(app::cmd::SetStage{false}) : app::cmd::FocusElement{});
    } else if (ui.state.view.from_u > 0 || ui.state.view.to_u < 1) {
      ui.send(app::cmd::SetView{0, 1});
    }
  }
  const bool pages = !ui.view.pages_taken;
  if (pages && ImGui::IsKeyPressed(ImGuiKey_PageDown)) ui.send(app::cmd::NextStop{1});
  if (pages && ImGui::IsKeyPressed(ImGuiKey_PageUp)) ui.send(app::cmd::NextStop{-1});
  // These belong to the focused widget when there is one; the playhead takes them otherwise.
  const bool on_widget = ui.view.focus.visible && !ui.view.focus.id.empty();
  if (!on_widget) {
    if (ImGui::IsKeyPressed(ImGuiKey_Space, false)) ui.send(app::cmd::Play{!ui.state.playback.playing});
    const int ticks = io.KeyShift ? 10 : 1;
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) ui.send(app::cmd::Step{ticks});
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) ui.send(app::cmd::Step{-ticks});
    if (ImGui::IsKeyPressed(ImGuiKey_Home)) ui.send(app::cmd::Seek{0});
    if (ImGui::IsKeyPressed(ImGuiKey_End)) ui.send(app::cmd::Seek{ui.scale.horizon_min()});
  }
  if (ui.state.settings.single_keys) letters(ui);
}

void handle_tab(Semantics& semantics, Focus& focus) {
  if (!ImGui::IsKeyPressed(ImGuiKey_Tab)) return;
  std::vector<const Node*> stops;
  std::size_t at = static_cast<std::size_t>(-1);
  for (const Node& node : semantics.nodes()) {
    if (!node.focusable) continue;
    if (node.id == focus.id) at = stops.size();
    stops.push_back(&node);
  }
  if (stops.empty()) return;
  const bool back = ImGui::GetIO().KeyShift, known = at != static_cast<std::size_t>(-1);
  std::size_t next = 0;
  if (known) {
    next = back ? (at + stops.size() - 1) % stops.size() : (at + 1) % stops.size();
  } else if (back) {
    next = stops.size() - 1;
  }
  focus = {stops[next]->id, true};
}

}  // namespace tc::ui
