#include "ui/entry_parts.h"

#include <algorithm>
#include <cmath>

#include "app/readout.h"
#include "content/evidence_ids.h"
#include "ui/marks.h"
#include "ui/prose.h"
#include "ui/widget.h"

namespace tc::ui {

using content::Contest;

void contest_glyph(const Ui& ui, ImVec2 at, Contest contest) {
  const auto& t = ui.theme;
  const float r = ui.s(6);
  const ImU32 tint = ink(t.text.t1);
  constexpr double kTurn = 6.283185307179586;
  switch (contest) {
    case Contest::established:
      ui.canvas.disc(at, r, tint);
      break;
    case Contest::supported:
    case Contest::mixed:
      ui.canvas.ring(at, r - ui.s(.75), tint, ui.s(1.5));
      ui.canvas.sector(at, 0, r, 0, kTurn * (contest == Contest::supported ? .75 : .5), tint);
      break;
    case Contest::contested:
      draw_contradiction(ui, at, ui.s(5.5), t.contested);
      break;
    case Contest::unsupported:
      ui.canvas.ring(at, r - ui.s(.75), tint, ui.s(1.5));
      break;
    case Contest::opinion:
      ui.canvas.text(at.x, at.y + ui.s(9), "“", Face::title, tint, Align::centre);
      break;
  }
}

void entry_row(Ui& ui, Column& c, const EntryRow& row) {
  const auto& t = ui.theme;
  const float indent = ui.s(row.indent), glyph = ui.s(24), arrow = ui.s(22);
  const float x = c.x + indent + glyph, width = c.width - indent - glyph - arrow;
  const auto title = ui.canvas.wrap(row.title, Face::label_strong, width);
  const auto meta = row.meta.empty() ? std::vector<std::string_view>() : ui.canvas.wrap(row.meta, Face::small, width);
  const float height = ui.s(20) * static_cast<float>(title.size()) + ui.s(18) * static_cast<float>(meta.size()) +
                       ui.s(14);
  const Rect box{c.x + indent - ui.s(6), c.y, c.width - indent + ui.s(12), std::max(height, ui.s(44))};
  const Touch touch = press_area(ui, {.id = row.id,
                                      .role = Role::link,
                                      .name = row.title,
                                      .rect = box,
                                      .description = row.meta});
  if (touch.hovered) ui.canvas.fill(box, ink(t.surface.control), ui.s(8));
  float y = c.y + (box.h - height) / 2 + ui.s(7);
  if (row.contest) contest_glyph(ui, {c.x + indent + ui.s(8), y + ui.s(9)}, *row.contest);
  for (const auto& line : title) {
    ui.canvas.text(x, y + ui.s(14), line, Face::label_strong, ink(t.text.t1));
    y += ui.s(20);
  }
  for (const auto& line : meta) {
    ui.canvas.text(x, y + ui.s(13), line, Face::small, ink(t.text.t2));
    y += ui.s(18);
  }
  draw_icon(ui.canvas, Icon::next, {box.x + box.w - ui.s(16), c.y + box.h / 2}, ui.s(14), ink(t.text.t2),
            ink(t.surface.base));
  if (touch.pressed) follow(ui, row.entry_id);
  c.y += box.h;
}

std::string entry_meta(const Ui& ui, std::string_view entry_id) {
  const auto text = app::read_entry(ui.library, entry_id);
  if (!text) return {};
  if (!text->contest) return text->kind_word;
  return ui.words.text({"entry.meta",
                        {{"whom", text->whom_short},
                         {"contest", ui.w("contest." + std::string(content::id_of(*text->contest)))}}});
}

void entry_row_of(Ui& ui, Column& c, std::string_view node_id, std::string_view entry_id, float indent) {
  const auto text = app::read_entry(ui.library, entry_id);
  if (!text) return;
  entry_row(ui, c, {node_id, text->id, text->title, entry_meta(ui, entry_id), text->contest, indent});
}

void source_rows(Ui& ui, Column& c, std::string_view id, const std::vector<content::Citation>& citations) {
  const auto& t = ui.theme;
  int number = 0;
  for (const content::Citation& citation : citations) {
    const content::Reference* r = ui.library.reference(citation.reference_id);
    if (r == nullptr) continue;
    std::string line = app::reference_by_line(ui.library, "ref/" + r->id);
    if (!citation.verified) line += " · " + ui.w("entry.unchecked");
    const auto lines = ui.canvas.wrap(line, Face::small, c.width - ui.s(8));
    const float row = ui.s(18), height = std::max(ui.s(26), row * static_cast<float>(lines.size()) + ui.s(8));
    const Rect box{c.x - ui.s(4), c.y, c.width + ui.s(8), height};
    const Touch touch =
        press_area(ui, {.id = std::string(id) + "-" + std::to_string(number++), .role = Role::link, .name = line,
                        .rect = box, .description = r->title, .focus_radius = 4});
    if (touch.hovered) ui.canvas.fill(box, ink(t.surface.control), ui.s(4));
    float y = c.y + (height - row * static_cast<float>(lines.size())) / 2 + ui.s(13);
    for (const auto& part : lines) {
      ui.canvas.text(c.x, y, part, Face::small, ink(t.text.t2));
      const float width = ui.canvas.measure(part, Face::small);
      ui.canvas.fill({c.x, y + ui.s(3), width, 1}, ink(t.line.strong, .6));
      y += row;
    }
    if (touch.pressed) follow(ui, "ref/" + r->id);
    c.y += height;
  }
}

void estimate_bar(Ui& ui, Column& c, std::string_view id, const content::Estimate& e) {
  const auto& t = ui.theme;
  const std::string words = app::estimate_text(ui.words, e);
  column_text(ui, c, id, words, Face::label_strong, ink(t.text.t1), 20);
  if (!e.low) return;
  using content::Measure;
  const bool ratio = e.measure == Measure::odds_ratio || e.measure == Measure::hazard_ratio;
  // Ratios are read on a logarithmic scale, about 1; differences about 0.
  const auto place = [&](double v) { return ratio ? std::log(std::max(v, .01)) : v; };
  const double nothing = ratio ? 0.0 : 0.0;
  double from = std::min({place(*e.low), nothing}), to = std::max({place(*e.high), nothing});
  const double room = (to - from) * .08;
  from -= room;
  to += room;
  const float width = std::min(c.width, ui.s(300)), y = c.y + ui.s(12);
  const auto x = [&](double v) { return c.x + width * static_cast<float>((v - from) / (to - from)); };
  ui.canvas.segment({c.x, y}, {c.x + width, y}, ink(t.line.hair), ui.s(1));
  ui.canvas.segment({x(nothing), y - ui.s(9)}, {x(nothing), y + ui.s(9)}, ink(t.text.t3), ui.s(1));
  const float x0 = x(place(*e.low)), x1 = x(place(*e.high));
  ui.canvas.segment({x0, y}, {x1, y}, ink(t.text.t1), ui.s(2.5));
  for (const float end : {x0, x1}) ui.canvas.segment({end, y - ui.s(5)}, {end, y + ui.s(5)}, ink(t.text.t1), ui.s(1.5));
  ui.canvas.disc({x(place(e.value)), y}, ui.s(4.5), ink(t.text.t1));
  c.y += ui.s(26);
  ui.canvas.text(x(nothing), c.y + ui.s(8), ui.w(ratio ? "entry.scale.ratio" : "entry.scale.zero"), Face::small,
                 ink(t.text.t3), x(nothing) < c.x + width / 2 ? Align::left : Align::right);
  c.y += ui.s(18);
}

void dossier_pending(Ui& ui, Column& c) {
  column_text(ui, c, "pending", ui.w("dossier.pending"), Face::body, ink(ui.theme.text.t2), 23);
}

}  // namespace tc::ui
