#include "ui/drawer.h"

#include <imgui.h>

#include <algorithm>

#include "app/axis.h"
#include "app/entry_text.h"
#include "app/narration.h"
#include "app/ticks.h"
#include "app/tour.h"
#include "ui/prose.h"
#include "ui/widget.h"

namespace tc::ui {

void column_text(Ui& ui, Column& column, std::string_view id, std::string_view text, Face face, ImU32 colour,
                 float line_px) {
  const float line = ui.s(line_px), top = column.y;
  for (const auto& part : ui.canvas.wrap(text, face, column.width)) {
    ui.canvas.text(column.x, column.y + ui.canvas.size(face), part, face, colour);
    column.y += line;
  }
  Node& node = ui.semantics.leaf(id, Role::text, text);
  node.rect = {column.x, top, column.width, column.y - top};
}

void column_heading(Ui& ui, Column& column, std::string_view id, std::string_view text) {
  const float top = column.y;
  Node& node = ui.semantics.leaf(id, Role::heading, text);
  node.level = 3;
  for (const auto& line : ui.canvas.wrap(text, Face::label_strong, column.width)) {
    ui.canvas.text(column.x, column.y + ui.s(14), line, Face::label_strong, ink(ui.theme.text.t1));
    column.y += ui.s(20);
  }
  node.rect = {column.x, top, column.width, column.y - top};
  column.y += ui.s(2);
  ui.canvas.fill({column.x, column.y, column.width, 1}, ink(ui.theme.line.hair));
  column.y += ui.s(12);
}

std::string drawer_title(const Ui& ui) {
  switch (ui.state.panel) {
    case app::Panel::regimen:
      return ui.w("regimen.title");
    case app::Panel::settings:
      return ui.w("settings.title");
    case app::Panel::help:
      return ui.w("help.title");
    case app::Panel::table:
      return ui.w("table.title");
    case app::Panel::evidence:
      return ui.words.text(
          {"evidence.title", {{"time", app::time_label(ui.state.time_min - ui.dose_min, ui.words)}}});
    case app::Panel::account:
      return ui.w(ui.state.lens.empty() ? "accounts.title" : "lens." + ui.state.lens + ".name");
    case app::Panel::tour:
      if (const content::TourStep* step = app::current_step(ui.state, ui.library); step != nullptr && !ui.view.tour_list)
        return ui.w("tour." + ui.state.tour.id + "." + step->id + ".title");
      return ui.w("tour.panel.title");
    case app::Panel::none:
      break;
  }
  return app::entry_title(ui.library, ui.state.selected);
}

namespace {

constexpr std::size_t kLongestHeadline = 44;

/// Above an entry's title: the way back, and what kind of thing it is.
void entry_bar(Ui& ui, Column& c) {
  const auto& t = ui.theme;
  float x = c.x;
  if (!ui.view.trail.empty()) {
    const Rect box{c.x - ui.s(12), c.y - ui.s(10), ui.s(44), ui.s(44)};
    if (icon_button(ui, "back", Icon::previous, ui.w("entry.back"), box).pressed) go_back(ui);
    x += ui.s(30);
  }
  const auto kind = app::kind_of_entry(ui.state.selected);
  const std::string key = kind ? "kind." + std::string(app::id_of(*kind)) : std::string();
  if (ui.words.has(key)) {
    say(ui, "kind", Role::text, ui.w(key), x, c.y + ui.s(16), Face::label, ink(t.text.t2));
  }
  c.y += ui.s(30);
}

/// Gives a sheet its other height.
void resize_button(Ui& ui, const Rect& rect) {
  const bool larger = ui.state.panel == app::Panel::tour ? ui.view.sheet_other : ui.layout.drawer_sheet;
  const Touch touch =
      icon_button(ui, "resize", larger ? Icon::plus : Icon::minus, ui.w(larger ? "drawer.larger" : "drawer.smaller"), rect);
  if (!touch.pressed) return;
  ui.view.sheet_other = !ui.view.sheet_other;
  ui.view.drawer_scroll = 0;
  ui.view.keep_moving();
}

}  // namespace

void drawer(Ui& ui) {
  const Layout& l = ui.layout;
  if (l.drawer.w <= 0) return;
  const auto& t = ui.theme;
  const float f = ui.view.approach("drawer", 1.0f, 0);
  const Rect r = l.drawer;
  ImGui::SetNextWindowPos({r.x + (1 - f) * r.w, r.y});
  ImGui::SetNextWindowSize({r.w, r.h});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin("##drawer", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoScrollWithMouse);
  const Canvas behind = ui.canvas;
  // The drawer draws on its own list, above the page.
  ui.canvas = Canvas(ImGui::GetWindowDrawList(), *ui.fonts, l.em);
  ui.canvas.fill(r, ink(t.surface.overlay));
  ui.canvas.fill({r.x, r.y, 1, r.h}, ink(t.line.hair));

  const std::string title = drawer_title(ui);
  ui.semantics.open("drawer", Role::region, title).rect = r;
  const float pad = ui.s(l.drawer_full ? 16 : 28), close_size = ui.s(44);
  Column column{
      r.x + pad,
      r.y + ui.s(16) - ui.view.drawer_scroll,
      r.w - 2 * pad + ui.s(4),
  };
  column.width = r.w - pad - ui.s(24);

  // Title, and the way out beside it.
  const bool entry = ui.state.panel == app::Panel::none;
  if (entry) entry_bar(ui, column);
  const float title_top = column.y;
  // A statement is a sentence, not a headline; beside very large text a headline would break within its words.
  const bool sentence = l.drawer_sheet || l.size == SizeClass::xs || (entry && title.size() > kLongestHeadline);
  const Face face = sentence ? Face::title : Face::headline;
  const float title_line = ui.s(sentence ? 27 : 34);
  const float title_width = column.width - ui.s(l.drawer_resizes ? 84 : 40);
  const auto lines = ui.canvas.wrap(title, face, title_width);
  Node& heading = ui.semantics.leaf("title", Role::heading, title);
  heading.level = 2;
  heading.rect = {column.x, title_top, title_width, title_line};
  for (const auto& line : lines) {
    ui.canvas.text(column.x, column.y + title_line - ui.s(sentence ? 6 : 4), line, face, ink(t.text.t1));
    column.y += title_line;
  }
  column.y += ui.s(12);
  const Rect close{r.x + r.w - ui.s(14) - close_size, r.y + ui.s(10) - ui.view.drawer_scroll, close_size, close_size};
  if (icon_button(ui, "close", Icon::close, ui.w("drawer.close"), close).pressed) {
    if (ui.state.panel != app::Panel::none) {
      ui.send(app::cmd::OpenPanel{app::Panel::none});
    } else {
      ui.send(app::cmd::Select{});
    }
  }

  if (l.drawer_resizes) resize_button(ui, {close.x - close_size, close.y, close_size, close_size});

  switch (ui.state.panel) {
    case app::Panel::regimen:
      regimen_panel(ui, column);
      break;
    case app::Panel::settings:
      settings_panel(ui, column);
      break;
    case app::Panel::help:
      help_panel(ui, column);
      break;
    case app::Panel::table:
      table_panel(ui, column);
      break;
    case app::Panel::evidence:
      evidence_panel(ui, column);
      break;
    case app::Panel::account:
      account_panel(ui, column);
      break;
    case app::Panel::tour:
      tour_panel(ui, column);
      break;
    case app::Panel::none:
      entry_panel(ui, column);
      break;
  }
  ui.semantics.close();

  const float used = column.y + ui.view.drawer_scroll + ui.s(24) - r.y;
  ui.view.drawer_scroll_max = std::max(0.0f, used - r.h);
  if (ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) {
    ui.view.drawer_scroll -= ImGui::GetIO().MouseWheel * ui.s(48);
    // A finger or the mouse on an empty place drags the sheet.
    if (ImGui::IsMouseDragging(ImGuiMouseButton_Left) && !ImGui::IsAnyItemActive()) {
      ui.view.drawer_scroll -= ImGui::GetIO().MouseDelta.y;
    }
  }
  if (ui.view.drawer_scroll_max > 0) {  // a thin bar says that there is more
    const float track = r.h - ui.s(16), bar = std::max(ui.s(32), track * r.h / used);
    const float at = (track - bar) * ui.view.drawer_scroll / ui.view.drawer_scroll_max;
    ui.canvas.fill({r.x + r.w - ui.s(7), r.y + ui.s(8) + at, ui.s(4), bar}, ink(t.line.strong), ui.s(2));
  }
  ui.view.drawer_scroll = std::clamp(ui.view.drawer_scroll, 0.0f, ui.view.drawer_scroll_max);
  ImGui::End();
  ImGui::PopStyleVar();
  ui.canvas = behind;
}

}  // namespace tc::ui
