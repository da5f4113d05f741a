// From screen to screen.
#include <imgui.h>

#include <algorithm>
#include <array>

#include "learn/schedule.h"
#include "ui/screens.h"
#include "ui/widget.h"

namespace tc::ui {
namespace {

struct Tab {
  std::string_view id, name_key;
  app::Screen screen;
  bool tour = false;  ///< the guided tour, which runs beside the other screens
};
constexpr std::array kTabs{Tab{"timeline", "tab.timeline", app::Screen::timeline},
                           Tab{"tour", "tab.tour", app::Screen::timeline, true},
                           Tab{"quiz", "tab.quiz", app::Screen::quiz},
                           Tab{"accounts", "tab.accounts", app::Screen::accounts},
                           Tab{"library", "tab.library", app::Screen::library}};
constexpr float kFootBelow = 600, kFootHeight = 52;
/// The tabs at the foot are one row this wide, in em of their own: larger text would need two rows, a third of a phone.
constexpr float kFootRow_em = 19;

/// How many questions are due again. Asked for in every frame, so worked out when answers, content or the minute change.
std::size_t due_again(Ui& ui) {
  const app::Learner& learner = ui.session.learner();
  View::DueCount now{learner.events().size(), ui.library.items.size(), learner.now_ms() / 60000};
  View::DueCount& known = ui.view.quiz_due;
  if (now.answers != known.answers || now.items != known.items || now.minute != known.minute) {
    if (now.answers > 0) now.count = learn::due_items(learner.record(), ui.library.items, learner.now_ms()).size();
    known = now;
  }
  return known.count;
}

/// A tab as it is written and as it is called; the questions say what is due.
struct TabName {
  std::string shown, spoken;
};
TabName name_of(const Ui& ui, const Tab& tab, std::size_t due) {
  const std::string& name = ui.w(tab.name_key);
  if (tab.screen != app::Screen::quiz || due == 0) return {name, name};
  const std::string n = std::to_string(due);
  return {ui.words.text({"tab.quiz.short", {{"n", n}}}), ui.words.text({"tab.quiz.due", {{"n", n}}})};
}

bool is_on(const Ui& ui, const Tab& tab) {
  const bool touring = ui.state.panel == app::Panel::tour;
  return tab.tour ? touring : !touring && ui.state.screen == tab.screen;
}

void go(Ui& ui, const Tab& tab) {
  if (tab.tour) {
    // Back to where it stands, which may be read aloud; else the list.
    ui.view.tour_list = false;
    if (ui.state.tour.id.empty()) ui.send(app::cmd::OpenPanel{app::Panel::tour});
    else ui.send(app::cmd::StartTour{ui.state.tour.id, ""});
    return;
  }
  if (ui.state.panel == app::Panel::tour) ui.send(app::cmd::LeaveTour{});
  ui.send(app::cmd::SetScreen{tab.screen});
}

}  // namespace

float foot_height(float width, float em) {
  if (width * 16 / em >= kFootBelow) return 0;
  return kFootHeight * std::min(em, width / kFootRow_em) / 16;
}

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
  const float small = place.at_foot ? foot / ui.s(kFootHeight) : 1;
  const auto px = [&](float design_px) { return ui.s(design_px) * small; };
  const std::size_t due = due_again(ui);
  const auto width_of = [&](const Tab& tab) {
    return ui.canvas.measure(name_of(ui, tab, due).shown, Face::label_strong) * small + px(place.at_foot ? 8 : 24);
  };
  // At the foot the tabs share the width, each as its name needs.
  float more = bar.w;
  for (const Tab& tab : kTabs) more -= width_of(tab);
  more = place.at_foot ? more / static_cast<float>(kTabs.size()) : 0;
  float x = bar.x;
  for (const Tab& tab : kTabs) {
    const bool on = is_on(ui, tab);
    const TabName name = name_of(ui, tab, due);
    const Face face = on ? Face::label_strong : Face::label;
    const Rect box{x, bar.y, width_of(tab) + more, bar.h};
    const Touch touch = press_area(ui, {.id = tab.id, .role = Role::tab, .name = name.spoken, .rect = box, .checked = on,
                                        .focus_radius = 2});
    if (touch.hovered && !on)
      ui.canvas.fill({box.x + px(2), box.y + px(7), box.w - px(4), box.h - px(14)}, ink(t.surface.control), px(8));
    ui.canvas.text_sized(box.x + box.w / 2, box.y + box.h / 2 + px(5), name.shown, face, ui.canvas.size(face) * small,
                         ink(on ? t.text.t1 : t.text.t2), Align::centre);
    if (on) {
      const float mark = ui.canvas.measure(name.shown, face) * small;
      const float mark_y = place.at_foot ? box.y : box.y + box.h - px(3);
      ui.canvas.fill({box.x + (box.w - mark) / 2, mark_y, mark, px(3)}, ink(t.text.t1));
    }
    if (touch.pressed && !on) go(ui, tab);
    x += box.w;
  }
  ui.semantics.edit(group).rect = {bar.x, bar.y, x - bar.x, bar.h};
  ui.semantics.close();
  return x - bar.x;
}

}  // namespace tc::ui
