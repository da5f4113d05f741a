#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/text.h"
#include "sim/clearance.h"
#include "ui/lanes.h"
#include "ui/prose.h"
#include "ui/widget.h"

namespace tc::ui {
namespace {

struct Substance {
  Curves::Line line;
  sim::Signal signal;
  std::string_view name_key, short_key;
  double width;
};

constexpr Substance kSubstances[] = {
    {Curves::ketamine, sim::Signal::ketamine_venous_ng_ml, "signal.ketamine", "signal.ketamine", 2.5},
    {Curves::norketamine, sim::Signal::norketamine_ng_ml, "signal.norketamine", "signal.norketamine", 2},
    {Curves::hnk, sim::Signal::hnk_ng_ml, "signal.hnk", "signal.hnk_short", 1.5}};
/// Their entries in the glossary; the parent's follows the drug.
constexpr std::string_view kTerms[] = {"racemic-ketamine", "norketamine", "hydroxynorketamine"};

std::string_view term_of(const Ui& ui, std::size_t substance) {
  return substance == 0 && ui.state.regimen.drug == sim::Drug::esketamine ? "esketamine" : kTerms[substance];
}

/// Name of a line. The parent is what is given; beside another drug as B it is ketamine, which both are.
const std::string& name_of(const Ui& ui, const Substance& s) {
  if (s.line != Curves::ketamine) return ui.w(ui.layout.cleared_table ? s.name_key : s.short_key);
  const sim::Drug drug = ui.state.regimen.drug;
  const bool mixed = ui.state.pinned && ui.state.pinned->drug != drug;
  return app::drug_word(mixed ? sim::Drug::racemic : drug, ui.words);
}

content::Colour colour_of(const content::Theme& t, Curves::Line line) {
  if (line == Curves::norketamine) return t.drug.norketamine;
  return line == Curves::hnk ? t.drug.hnk : t.drug.parent;
}

std::string value_text(const sim::Trajectory& trajectory, sim::Signal signal, double time_min) {
  return trajectory.has(signal) ? format_level(trajectory.value(signal, time_min)) : "–";
}

/// Left ends of the two tables.
struct Tables {
  float values = 0, cleared = 0;
};

/// At the right end of the lane; where the playhead would run through them, beside it.
Tables place_tables(const Ui& ui) {
  const Layout& l = ui.layout;
  Tables at{l.value_table_x, l.cleared_table_x};
  const float playhead = ui.x(ui.shown_time_min), gap = ui.s(8);
  const float values = ui.s((l.cleared_table ? 192 : 152) + (ui.state.pinned ? 44 : 0));
  float meaning = ui.s(100);
  for (const sim::Cleared& c : ui.session.cleared()) {
    if (is_numbered(c)) meaning = std::max(meaning, ui.canvas.measure(ui.w(c.title_key), Face::small));
  }
  const float cleared = at.cleared - ui.s(6.5), cleared_end = at.cleared + ui.s(64) + meaning;
  const auto meets = [&](float from, float to) { return playhead > from - gap && playhead < to + gap; };
  if (l.cleared_table && meets(cleared, cleared_end)) {
    const float back = cleared_end + gap - playhead;
    return {at.values - back, at.cleared - back};
  }
  if (!meets(at.values, at.values + values)) return at;
  // Further to the right, if that is enough; else before it.
  const float on = playhead + gap - at.values;
  if ((l.cleared_table ? cleared_end : at.values + values) + on <= l.plot.x + l.plot.w)
    return {at.values + on, at.cleared + on};
  at.values = playhead - gap - values;
  return at;
}

/// Values at the playhead beside the names of the lines; B's beside them while comparing.
void value_table(Ui& ui, float x, float y) {
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  const float right = x + ui.s(l.cleared_table ? 192 : 152), row = ui.s(17);
  const sim::Trajectory* b = ui.session.pinned_trajectory();
  const float b_right = right + ui.s(44);
  ui.canvas.text(right, y - row, ui.w(b != nullptr ? "timeline.drug.a_now" : "timeline.drug.now"),
                 Face::small, ink(t.text.t3), Align::right);
  if (b != nullptr)
    ui.canvas.text(b_right, y - row, ui.w("timeline.drug.b"), Face::small_strong, ink(t.text.t3),
                   Align::right);
  for (std::size_t i = 0; i < std::size(kSubstances); ++i) {
    const Substance& s = kSubstances[i];
    const float line_y = y + row * static_cast<float>(i);
    ui.canvas.segment({x, line_y - ui.s(4.5)}, {x + ui.s(16), line_y - ui.s(4.5)}, ink(colour_of(t, s.line)),
                      ui.s(s.width + .5));
    const std::string_view term = term_of(ui, i);
    term_label(ui, std::string("term-") + std::string(term), term, name_of(ui, s), x + ui.s(22), line_y, Face::small,
               ink(t.text.t2));
    ui.canvas.text(right, line_y, value_text(ui.session.trajectory(), s.signal, ui.state.time_min),
                   Face::small_strong, ink(t.text.t1), Align::right);
    if (b != nullptr) {
      ui.canvas.text(b_right, line_y, value_text(*b, s.signal, ui.state.time_min), Face::small_strong,
                     ink(t.text.t2), Align::right);
    }
  }
}

/// The meanings of "cleared" that the lane numbers, on its base line. Rings whose times are near stand apart, each with a
/// leader to its time.
void cleared_rings(Ui& ui, float base) {
  struct Ring {
    const sim::Cleared* meaning;
    int number;
    float at, x;  ///< of the time; of the ring
  };
  const Layout& l = ui.layout;
  const auto hue = ui.theme.drug.parent;
  std::vector<Ring> rings;
  int number = 0;
  for (const sim::Cleared& c : ui.session.cleared()) {
    if (!is_numbered(c)) continue;
    ++number;
    const float x = c.time_min ? ui.x(*c.time_min) : -1;
    if (x < l.plot.x || x > l.plot.x + l.plot.w) continue;
    rings.push_back({&c, number, x, x});
    for (std::size_t i = rings.size() - 1; i > 0 && rings[i].at < rings[i - 1].at; --i) std::swap(rings[i], rings[i - 1]);
  }
  const float least = ui.s(24);  // as wide as their targets
  for (int pass = 0; pass < 8; ++pass) {
    for (std::size_t i = 1; i < rings.size(); ++i) {
      const float more = std::max(0.0f, least - (rings[i].x - rings[i - 1].x)) / 2;
      rings[i - 1].x -= more;
      rings[i].x += more;
    }
  }
  for (const Ring& ring : rings) {
    const double time_min = *ring.meaning->time_min;
    const std::string digit = std::to_string(ring.number);
    ui.canvas.segment({ring.at, base - ui.s(4)}, {ring.at, base + ui.s(3)}, ink(hue), ui.s(1.5));
    if (ring.x != ring.at)
      ui.canvas.segment({ring.at, base + ui.s(3)}, {ring.x, base + ui.s(9.5)}, ink(hue), ui.s(1.25));
    draw_numbered(ui, {ring.x, base + ui.s(9.5)}, digit, hue, ui.state.time_min >= time_min);
    const Touch touch = press_area(ui, {.id = "cleared-" + digit,
                                        .name = ui.w({"timeline.cleared.spoken",
                                                      {{"name", ui.w(ring.meaning->title_key)},
                                                       {"time", app::time_label(time_min, ui.words)}}}),
                                        .rect = {ring.x - ui.s(12), base - ui.s(4), ui.s(24), ui.s(24)},
                                        .description = ui.w(ring.meaning->text_key),
                                        .focus_radius = 4});
    if (touch.pressed) ui.send(app::cmd::Seek{time_min});
  }
}

/// The same meanings with their times and names.
void cleared_table(Ui& ui, float x, float y) {
  const auto& t = ui.theme;
  const float row = ui.s(17);
  term_label(ui, "term-cleared", "clearance", ui.w("timeline.drug.cleared"), x - ui.s(6.5), y - row, Face::small,
             ink(t.text.t3));
  int number = 0;
  for (const sim::Cleared& c : ui.session.cleared()) {
    if (!is_numbered(c)) continue;
    ++number;
    if (c.time_min) {
      draw_numbered(ui, {x, y - ui.s(4.5)}, std::to_string(number), t.drug.parent, ui.state.time_min >= *c.time_min);
      ui.canvas.text(x + ui.s(13), y, app::time_label(*c.time_min, ui.words), Face::small, ink(t.text.t1));
      ui.canvas.text(x + ui.s(64), y, ui.w(c.title_key), Face::small, ink(t.text.t2));
    }
    y += row;
  }
}

}  // namespace

bool is_numbered(const sim::Cleared& meaning) {
  return meaning.signal == sim::Signal::ketamine_venous_ng_ml && meaning.shown_on_timeline;
}

void drug_lane(Ui& ui, const Curves& c) {
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  const float head = l.label_column ? 0 : ui.s(18), chips = ui.s(17);
  const float base = l.drug.top + l.drug.height - chips;
  const float room = l.drug.height - chips - head - ui.s(2);
  const double ymax = c.drug_top * 1.31;
  const double now = ui.shown_time_min;
  lane_heading(ui, "drug", ui.w("clock.drug.name"), ui.w("timeline.drug.unit"), t.drug.parent, l.drug.top);

  const bool tables = l.value_table && ui.scale.horizon_min() <= 20160 && ui.state.view.from_u <= 0 &&
                      ui.state.view.to_u >= 1 && !ui.state.view.true_scale;
  const Tables at = place_tables(ui);
  const float grid_end = tables ? at.values - ui.s(14) : l.plot.x + l.plot.w;
  for (const double v : {c.drug_top / 2, c.drug_top}) {
    const float y = base - room * static_cast<float>(v / ymax);
    ui.canvas.segment({l.plot.x, y}, {grid_end, y}, ink(t.line.hair, .8), 1);
    if (l.label_column) {
      ui.canvas.text(l.plot.x - ui.s(8), y + ui.s(4), format_level(v), Face::small, ink(t.text.t3),
                     Align::right);
    }
  }
  const Rect clip{l.plot.x - 1, l.drug.top - ui.s(2), l.plot.w + 2, l.drug.height};
  ui.canvas.push_clip(clip);
  ui.canvas.segment({l.plot.x, base}, {l.plot.x + l.plot.w, base}, ink(t.line.hair), 1);
  const auto trace = [&](const Curves::Points& line, double from, double to) {
    return line.trace(from, to, base, room, ymax);
  };
  // Lines end where they fall below what an assay sees by a factor of ten: nothing is drawn where nothing is
  // known.
  const Curves::Points& parent = c.a.line[Curves::ketamine];
  const double until = parent.last_above(.1f);
  const double all_until =
      std::max({until, c.a.line[Curves::norketamine].last_above(.1f), c.a.line[Curves::hnk].last_above(.1f)});
  ui.canvas.band(trace(c.drug_band.high, 0, until), trace(c.drug_band.low, 0, until),
                 ink(t.drug.parent, .20));
  for (const auto& draw : c.drug_draws)
    ui.canvas.polyline(trace(draw, 0, until), ink(t.drug.parent, .45), ui.s(1));
  ui.canvas.area(trace(parent, 0, std::min(now, until)), base, base - room, ink(t.drug.parent, .30),
                 ink(t.drug.parent, .30));
  if (c.b.present) {
    const Curves::Points& ghost = c.b.line[Curves::ketamine];
    ui.canvas.polyline(trace(ghost, 0, 1e9), ink(t.ghost), ui.s(2));
    // B is named a little after it stands highest.
    const auto top = std::max_element(ghost.level.begin(), ghost.level.end()) - ghost.level.begin();
    const float gx = std::min(ghost.x[static_cast<std::size_t>(top)] + l.plot.w / 20, l.plot.x + l.plot.w);
    const auto there = trace(ghost, ui.time_at(gx), 1e9);
    const float gy = there.empty() ? base : there.front().y;
    ui.canvas.segment({gx, gy - 2}, {gx + ui.s(8), gy - ui.s(13)}, ink(t.ghost), 1);
    ui.canvas.text(gx + ui.s(11), gy - ui.s(12), ui.w("timeline.drug.b"), Face::small_strong, ink(t.text.t2));
  }
  for (auto s = std::rbegin(kSubstances); s != std::rend(kSubstances); ++s) {
    const auto colour = colour_of(t, s->line);
    const Curves::Points& level = c.a.line[s->line];
    const double end = s->line == Curves::ketamine ? until : all_until;
    ui.canvas.polyline(trace(level, std::min(now, end), end), ink(colour, .8), ui.s(s->width * .85));
    ui.canvas.polyline(trace(level, 0, std::min(now, end)), ink(colour), ui.s(s->width));
  }
  if (ui.state.band_mode == app::BandMode::dots) {
    // Equal levels stand side by side, so that the shape of the spread is seen.
    const float dot = ui.s(2.2), pitch = ui.s(5);
    float last_row = -1;
    int beside = 0;
    for (const float level : Curves::quantile_dots(ui, sim::Signal::ketamine_venous_ng_ml, now)) {
      const float rise = room * std::min(1.0f, level / static_cast<float>(ymax));
      const float row = std::round(rise / pitch);
      beside = row == last_row ? beside + 1 : 0;
      last_row = row;
      ui.canvas.disc({ui.x(now) - ui.s(6) - pitch * static_cast<float>(beside), base - row * pitch}, dot,
                     ink(t.drug.norketamine));
    }
  }
  ui.canvas.pop_clip();

  const float table_y = l.drug.top + ui.s(13);
  if (tables && l.cleared_table) cleared_table(ui, at.cleared, table_y);
  cleared_rings(ui, base);
  if (tables) value_table(ui, at.values, table_y);
  if (!l.label_column) {
    const std::string level =
        value_text(ui.session.trajectory(), sim::Signal::norketamine_ng_ml, ui.state.time_min);
    lane_note(ui, ui.w("clock.drug.name"), ui.w({"timeline.drug.norketamine_now", {{"level", level}}}),
              l.drug.top);
  }
}

}  // namespace tc::ui
