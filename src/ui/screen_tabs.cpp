// From screen to screen.
#include <imgui.h>

#include <array>

#include "ui/screens.h"
#include "ui/widget.h"

namespace tc::ui {
namespace {

struct Tab {
  std::string_view id, name_key;
  app::Screen screen;
};
constexpr std::array kTabs{Tab{"timeline", "tab.timeline", app::Screen::timeline},
                           Tab{"accounts", "tab.accounts", app::Screen::accounts},
                           Tab{"library", "tab.library", app::Screen::library}};
constexpr float kFootBelow = 600, kFootHeight = 52;

}  // namespace

float foot_height(float width, float em) { return width * 16 / em < kFootBelow ? kFootHeight * em / 16 : 0; }

void foot_bar(Ui& ui) {
  const float height = foot_height(ui.layout.width, ui.layout.em);
  if (height <= 0) return;
  ImGui::SetNextWindowPos({0, ui.layout.height});
  ImGui::SetNextWindowSize({ui.layout.width, height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin("##foot", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
  const Canvas behind = ui.canvas;
  ui.canvas = Canvas(ImGui::GetWindowDrawList(), *ui.fonts, ui.layout.em);
  screen_tabs(ui, {.at_foot = true});
  ui.canvas = behind;
  ImGui::End();
  ImGui::PopStyleVar();
}

float screen_tabs(Ui& ui, const TabPlace& place) {
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  const float foot = foot_height(l.width, l.em);
  const Rect bar = place.at_foot ? Rect{0, l.height, l.width, foot} : Rect{place.x, 0, 0, l.bar_height};
  if (place.at_foot) {
    ui.canvas.fill(bar, ink(t.surface.base));
    ui.canvas.fill({bar.x, bar.y, bar.w, 1}, ink(t.line.hair));
  }
  const std::size_t group = ui.semantics.nodes().size();
  ui.semantics.open("tabs", Role::group, ui.w("tab.name"));
  float x = bar.x;
  for (const Tab& tab : kTabs) {
    const bool on = ui.state.screen == tab.screen;
    const std::string& name = ui.w(tab.name_key);
    const Face face = on ? Face::label_strong : Face::label;
    const float width = place.at_foot ? bar.w / static_cast<float>(kTabs.size())
                                      : ui.canvas.measure(name, Face::label_strong) + ui.s(24);
    const Rect box{x, bar.y, width, bar.h};
    const Touch touch = press_area(ui, {.id = tab.id, .role = Role::tab, .name = name, .rect = box, .checked = on,
                                        .focus_radius = 2});
    if (touch.hovered && !on) ui.canvas.fill({box.x + ui.s(2), box.y + ui.s(7), box.w - ui.s(4), box.h - ui.s(14)}, ink(t.surface.control), ui.s(8));
    ui.canvas.text(box.x + box.w / 2, box.y + box.h / 2 + ui.s(5), name, face, ink(on ? t.text.t1 : t.text.t2),
                   Align::centre);
    if (on) {
      const float mark = ui.canvas.measure(name, face);
      const float y = place.at_foot ? box.y : box.y + box.h - ui.s(3);
      ui.canvas.fill({box.x + (box.w - mark) / 2, y, mark, ui.s(3)}, ink(t.text.t1));
    }
    if (touch.pressed && !on) ui.send(app::cmd::SetScreen{tab.screen});
    x += width;
  }
  ui.semantics.edit(group).rect = {bar.x, bar.y, x - bar.x, bar.h};
  ui.semantics.close();
  return x - bar.x;
}

}  // namespace tc::ui
