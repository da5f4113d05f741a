#include "ui/timeline_screen.h"

#include <imgui.h>

#include <algorithm>
#include <string_view>

#include "app/notice.h"
#include "ui/axis.h"
#include "ui/drawer.h"
#include "ui/hero.h"
#include "ui/lanes.h"
#include "ui/lens_band.h"
#include "ui/stage_screen.h"
#include "ui/widget.h"

namespace tc::ui {

namespace {

/// The chart's data at the playhead as a table that is read, not seen: the curves' text equivalent. The open
/// table panel replaces it.
void chart_table(Ui& ui) {
  if (ui.state.panel == app::Panel::table) return;
  const app::Table& table = ui.view.kept.table(ui.session, ui.view.seconds());
  const Rect lane{ui.layout.plot.x, ui.layout.feeling.top, ui.layout.plot.w,
                  ui.layout.plasticity.top - ui.layout.feeling.top};
  ui.semantics.open("data", Role::table, ui.w("table.title")).rect = lane;
  const float row_height = lane.h / static_cast<float>(table.rows.size() + 1);
  float y = lane.y;
  const auto row = [&](std::string_view id, Role role, std::initializer_list<const std::string*> cells) {
    ui.semantics.open(id, Role::row, "").rect = {lane.x, y, lane.w, row_height};
    const float width = lane.w / static_cast<float>(cells.size());
    float x = lane.x;
    int k = 0;
    for (const std::string* cell : cells) {
      ui.semantics.leaf("c" + std::to_string(k++), role, *cell).rect = {x, y, width, row_height};
      x += width;
    }
    ui.semantics.close();
    y += row_height;
  };
  row("head", Role::column_header,
      {&table.columns[0], &table.columns[1], &table.columns[2], &ui.w("table.source"), &ui.w("table.link")});
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const app::TableRow& r = table.rows[i];
    // The head names the usual range; another says its name itself.
    const std::string link = r.link.empty() || r.link_name == ui.w("table.link") ? r.link : r.link_name + ": " + r.link;
    row("r" + std::to_string(i), Role::cell, {&r.signal, &r.value, &r.band, &r.source, &link});
  }
  ui.semantics.close();
}

/// A tick, or a warning: a mark beside words, never a colour alone.
void notice_mark(const Ui& ui, ImVec2 at, bool done) {
  const float stroke = ui.s(1.75);
  if (done) {
    const ImVec2 tick[] = {{at.x - ui.s(8), at.y}, {at.x - ui.s(2), at.y + ui.s(7)}, {at.x + ui.s(9), at.y - ui.s(7)}};
    ui.canvas.polyline(tick, ink(ui.theme.text.t1), stroke);
    return;
  }
  const ImU32 warning = ink(ui.theme.warning);
  const ImVec2 outline[] = {{at.x, at.y - ui.s(9)},
                            {at.x + ui.s(10), at.y + ui.s(8)},
                            {at.x - ui.s(10), at.y + ui.s(8)},
                            {at.x, at.y - ui.s(9)}};
  ui.canvas.polyline(outline, warning, stroke);
  ui.canvas.segment({at.x, at.y - ui.s(2.5)}, {at.x, at.y + ui.s(2.5)}, warning, stroke);
  ui.canvas.disc({at.x, at.y + ui.s(5.2)}, ui.s(1.1), warning);
}

}  // namespace

void timeline_screen(Ui& ui, const Curves& curves) {
  ui.semantics.open("timeline", Role::region, ui.w("timeline.name")).rect = {
      0, ui.layout.bar_height, ui.layout.content_width, ui.layout.content_height - ui.layout.bar_height};
  ui.semantics.edit(ui.semantics.nodes().size() - 1).description = ui.w("timeline.summary");

  if (ui.state.stage.open) {
    stage_screen(ui, curves);
    ui.semantics.close();
    return;
  }
  ui.semantics.open("hero", Role::group, ui.w("hero.name")).rect = ui.layout.sentence;
  hero_text(ui);
  clock_row(ui, curves);
  stage_thumbnail(ui, curves);
  next_list(ui);
  ui.semantics.close();

  ui.semantics.open("lanes", Role::group, ui.w("timeline.lanes")).rect = ui.layout.plot;
  lane_input(ui);
  feeling_lane(ui, curves);
  drug_lane(ui, curves);
  playhead(ui);
  lens_strip(ui);
  plasticity_lane(ui);
  ui.semantics.close();

  chart_table(ui);
  axis_row(ui);
  true_scale_strip(ui);
  transport(ui);
  legend_row(ui);
  ui.semantics.close();
}

void notice_bar(Ui& ui) {
  if (!ui.state.notice) return;
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  const std::string text = ui.w(*ui.state.notice);
  // Beside an open drawer or above a sheet, so that its button is not covered.
  const bool beside = l.drawer.w > 0 && !l.drawer_full && !l.drawer_sheet && l.drawer.x >= ui.s(320);
  const float room = beside ? l.drawer.x : l.width;
  const float width = std::min(room - ui.s(32), ui.s(560)), pad = ui.s(16);
  const auto lines = ui.canvas.wrap(text, Face::label, width - pad * 2 - ui.s(76));
  const float height = std::max(ui.s(56), ui.s(20) * static_cast<float>(lines.size()) + ui.s(32));
  const Rect r{(room - width) / 2, l.page_bottom - height - ui.s(20), width, height};
  ImGui::SetNextWindowPos({r.x, r.y});
  ImGui::SetNextWindowSize({r.w, r.h});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin("##notice", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
  const Canvas behind = ui.canvas;
  ui.canvas = Canvas(ImGui::GetWindowDrawList(), *ui.fonts, l.em);
  ui.canvas.fill(r, ink(t.surface.overlay), ui.s(12));
  ui.canvas.frame(r, ink(t.line.strong), ui.s(1.5), ui.s(12));
  notice_mark(ui, {r.x + pad + ui.s(10), r.y + r.h / 2}, app::is_good_news(ui.state.notice->key));
  float y = r.y + (r.h - ui.s(20) * static_cast<float>(lines.size())) / 2 + ui.s(14.5);
  Node& node = ui.semantics.leaf("notice", Role::status, text);
  node.live = true;
  node.rect = r;
  for (const auto& line : lines) {
    ui.canvas.text(r.x + pad + ui.s(32), y, line, Face::label, ink(t.text.t1));
    y += ui.s(20);
  }
  const Rect close{r.x + r.w - ui.s(52), r.y + r.h / 2 - ui.s(22), ui.s(44), ui.s(44)};
  if (icon_button(ui, "notice-close", Icon::close, ui.w("notice.dismiss"), close).pressed)
    ui.send(app::cmd::DismissNotice{});
  ImGui::End();
  ImGui::PopStyleVar();
  ui.canvas = behind;
}

}  // namespace tc::ui
