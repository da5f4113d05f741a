#include <algorithm>
#include <array>

#include "app/search.h"
#include "content/evidence_ids.h"
#include "ui/entry_parts.h"
#include "ui/screens.h"
#include "ui/text_field.h"
#include "ui/widget.h"

namespace tc::ui {
namespace {

constexpr int kRowsAtOnce = 40;

using content::Contest;
using content::Grade;
using content::Species;

/// A filter with its values: the first lifts it.
void filter(Ui& ui, Column& c, const std::string& field, const std::vector<std::pair<std::string, std::string>>& values) {
  std::vector<Choice> choices;
  const std::string now = app::query_value(ui.state.query, field);
  int chosen = 0;
  const std::string any = ui.w("library.any");
  choices.push_back({"any", any});
  for (const auto& [id, name] : values) {
    if (id == now) chosen = static_cast<int>(choices.size());
    choices.push_back({id, name});
  }
  float height = 0;
  const int picked = choose(ui, "filter-" + field, ui.w("library.filter." + field), choices, chosen, {c.x, c.y, c.width, 0}, height);
  if (picked >= 0) {
    ui.view.rows_shown = 0;
    ui.send(app::cmd::SetQuery{field, picked == 0 ? std::string() : values[static_cast<std::size_t>(picked - 1)].first});
  }
  c.y += height + ui.s(18);
}

void filters(Ui& ui, Column& c) {
  std::vector<std::pair<std::string, std::string>> values;
  const double time = ui.state.time_min - ui.dose_min;
  const std::vector<int> counts = ui.session.search_index().count_by_kind(ui.state.query, time);
  for (const app::EntryKind kind : app::entry_kinds()) {
    const std::string id(app::id_of(kind));
    values.emplace_back(id, ui.words.text({"library.kind", {{"kind", ui.w("kinds." + id)},
                                                            {"count", std::to_string(counts[static_cast<std::size_t>(kind)])}}}));
  }
  filter(ui, c, "kind", values);
  values.clear();
  for (const Species s : {Species::human, Species::mouse, Species::rat, Species::rodent, Species::primate, Species::cell})
    values.emplace_back(content::id_of(s), ui.w("species." + std::string(content::id_of(s))));
  filter(ui, c, "species", values);
  values.clear();
  for (const Grade g : {Grade::controlled, Grade::uncontrolled, Grade::indirect, Grade::opinion})
    values.emplace_back(content::id_of(g), ui.w("grade." + std::string(content::id_of(g))));
  filter(ui, c, "grade", values);
  values.clear();
  for (const Contest k : {Contest::established, Contest::supported, Contest::mixed, Contest::contested, Contest::unsupported, Contest::opinion})
    values.emplace_back(content::id_of(k), ui.w("contest." + std::string(content::id_of(k))));
  filter(ui, c, "contest", values);
  values.clear();
  for (const content::Lens& lens : ui.library.lenses) values.emplace_back(lens.id, ui.w("lens." + lens.id + ".letter"));
  filter(ui, c, "account", values);
  float height = 0;
  const std::string now = ui.words.text({"library.at_playhead", {{"time", app::time_label(ui.state.time_min, ui.words)}}});
  if (toggle(ui, "at-playhead", now, {c.x, c.y, c.width, 0}, ui.state.query.at_playhead, height)) {
    ui.view.rows_shown = 0;
    ui.send(app::cmd::SetQuery{"at_playhead", ui.state.query.at_playhead ? "false" : "true"});
  }
  c.y += height + ui.s(10);
}

bool filtered(const app::LibraryQuery& q) {
  app::LibraryQuery text_only;
  text_only.text = q.text;
  return !(q == text_only);
}

void results(Ui& ui, Column& c) {
  const auto& t = ui.theme;
  const auto hits = ui.session.search_index().find(ui.state.query, ui.state.time_min - ui.dose_min);
  const std::string count = ui.words.text(
      {hits.empty() ? "library.none" : hits.size() == 1 ? "library.one" : "library.count",
       {{"count", std::to_string(hits.size())}, {"all", std::to_string(ui.session.search_index().size())}}});
  const float top = c.y;
  Node& node = ui.semantics.leaf("count", Role::status, count);
  node.live = true;
  node.rect = {c.x, top, c.width, ui.s(24)};
  ui.canvas.text(c.x, c.y + ui.s(16), count, Face::label, ink(t.text.t2));
  c.y += ui.s(28);
  if (!(ui.state.query == app::LibraryQuery{})) {
    const std::string& clear = ui.w("library.clear");
    const float width = ui.canvas.measure(clear, Face::label_strong) + ui.s(32);
    if (button(ui, "clear", clear, {c.x + c.width - width, top - ui.s(10), width, ui.s(40)}, ButtonLook::secondary).pressed) {
      ui.view.rows_shown = 0;
      ui.send(app::cmd::ClearQuery{});
    }
  }
  ui.canvas.fill({c.x, c.y, c.width, 1}, ink(t.line.hair));
  c.y += ui.s(4);
  const int shown = std::min(static_cast<int>(hits.size()), std::max(kRowsAtOnce, ui.view.rows_shown));
  ui.semantics.open("results", Role::group, ui.w("library.results"));
  const std::size_t group = ui.semantics.nodes().size() - 1;
  const float rows_top = c.y;
  for (int i = 0; i < shown; ++i) {
    const app::SearchHit& hit = hits[static_cast<std::size_t>(i)];
    const auto text = app::read_entry(ui.library, hit.id);
    if (!text) continue;
    std::string meta = text->kind_word;
    if (text->contest) meta += " · " + text->whom_short + " · " + ui.w("contest." + std::string(content::id_of(*text->contest)));
    if (hit.kind == app::EntryKind::reference) meta += " · " + app::reference_by_line(ui.library, hit.id);
    entry_row(ui, c, {"row-" + std::to_string(i), hit.id, hit.title, meta, text->contest});
    ui.canvas.fill({c.x, c.y, c.width, 1}, ink(t.line.hair, .6));
  }
  ui.semantics.edit(group).rect = {c.x, rows_top, c.width, c.y - rows_top};
  ui.semantics.close();
  if (shown < static_cast<int>(hits.size())) {
    c.y += ui.s(14);
    const std::string more = ui.words.text({"library.more", {{"count", std::to_string(static_cast<int>(hits.size()) - shown)}}});
    const float width = std::min(c.width, ui.canvas.measure(more, Face::label_strong) + ui.s(36));
    if (button(ui, "more", more, {c.x, c.y, width, ui.s(44)}, ButtonLook::secondary).pressed) ui.view.rows_shown = shown + kRowsAtOnce;
    c.y += ui.s(52);
  }
}

}  // namespace

void library_screen(Ui& ui) {
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  const float start = l.bar_height - ui.view.scroll_y;
  ui.semantics.open("library", Role::region, ui.w("tab.library"));
  ui.semantics.edit(ui.semantics.nodes().size() - 1).rect = {
      0, l.bar_height, l.content_width, std::max(0.0f, l.page_bottom - l.bar_height)};
  const float width = l.content_width - 2 * l.margin;
  Column c{l.margin, start + ui.s(18), width};
  if (!ui.library.has_dossier) {
    dossier_pending(ui, c);
    ui.semantics.close();
    ui.view.page_height = l.page_bottom;
    return;
  }
  column_text(ui, c, "title", ui.w("library.heading"), Face::headline, ink(t.text.t1), 36);
  ui.semantics.edit(ui.semantics.nodes().size() - 1).role = Role::heading;
  ui.semantics.edit(ui.semantics.nodes().size() - 1).level = 2;
  c.y += ui.s(8);
  const auto edited = text_field(ui, {.id = "search",
                                      .name = ui.w("library.search"),
                                      .value = ui.state.query.text,
                                      .placeholder = ui.w("library.placeholder"),
                                      .rect = {c.x, c.y, std::min(width, ui.s(560)), ui.s(44)}});
  if (edited) {
    ui.view.rows_shown = 0;
    ui.send(app::cmd::SetQuery{"text", *edited});
  }
  c.y += ui.s(60);

  const bool beside = width / l.k() >= 780;
  if (beside) {
    Column side{c.x, c.y, ui.s(264)}, main{c.x + ui.s(304), c.y, width - ui.s(304)};
    filters(ui, side);
    results(ui, main);
    c.y = std::max(side.y, main.y);
  } else {
    const bool open = ui.view.filters_open;
    const std::string& label = ui.w(open ? "library.filters.hide" : filtered(ui.state.query) ? "library.filters.active" : "library.filters.show");
    const float w = std::min(width, ui.canvas.measure(label, Face::label_strong) + ui.s(36));
    const Touch touch = button(ui, "filters", label, {c.x, c.y, w, ui.s(44)}, ButtonLook::secondary);
    if (touch.pressed) ui.view.filters_open = !open;
    c.y += ui.s(60);
    if (open) filters(ui, c);
    results(ui, c);
  }
  ui.semantics.close();
  ui.view.page_height = c.y + ui.s(32) - start + l.bar_height;
}

}  // namespace tc::ui
