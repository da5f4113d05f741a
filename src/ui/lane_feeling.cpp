#include <algorithm>

#include "app/axis.h"
#include "app/feeling.h"
#include "ui/lanes.h"
#include "ui/prose.h"
#include "ui/widget.h"

namespace tc::ui {

using content::Track;

void lane_heading(Ui& ui, std::string_view id, std::string_view name, std::string_view note,
                  content::Colour colour, float top) {
  const Layout& l = ui.layout;
  if (l.label_column) {
    say(ui, id, Role::heading, name, l.label_x, top + ui.s(16), Face::body_strong, ink(colour), Align::left,
        3);
    if (!note.empty()) {
      std::vector<TermPlace> places;
      text_with_terms(ui, note, l.label_x, top + ui.s(34), l.plot.x - l.label_x, Face::small, ink(ui.theme.text.t3),
                      ui.s(17), places);
      term_links(ui, places);
    }
  } else {
    say(ui, id, Role::heading, name, l.plot.x, top + ui.s(14), Face::label_strong, ink(colour), Align::left,
        3);
  }
}

namespace {

/// A course's doses: a thin line through all lanes, numbered at the top.
void dose_lines(Ui& ui) {
  const auto starts = app::dose_starts_min(ui.state.regimen);
  if (starts.size() < 2) return;
  const Layout& l = ui.layout;
  float last = -1e9f;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const float x = ui.x(starts[i]);
    if (x < l.plot.x - 1 || x > l.plot.x + l.plot.w) continue;
    ui.canvas.segment({x, l.feeling.top}, {x, l.axis_y}, ink(ui.theme.line.hair), 1);
    if (x - last < ui.s(18)) continue;
    last = x;
    ui.canvas.text(x + ui.s(4), l.feeling.top + ui.s(10), std::to_string(i + 1), Face::small,
                   ink(ui.theme.text.t3));
  }
}

/// The rating at one time stands on the curve of the regimen that was rated; everything else in rows beneath.
bool stands_on_hill(const content::Observation& o) {
  return o.track == Track::experience && o.mark == content::Mark::point;
}

}  // namespace

void lane_note(Ui& ui, std::string_view heading, const std::string& note, float top) {
  const Rect& plot = ui.layout.plot;
  const float used = ui.canvas.measure(heading, Face::label_strong) + ui.s(12);
  if (used + ui.canvas.measure(note, Face::small) > plot.w) return;
  ui.canvas.text(plot.x + plot.w, top + ui.s(14), note, Face::small, ink(ui.theme.text.t2), Align::right);
}

void feeling_lane(Ui& ui, const Curves& c) {
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  const content::Colour hue = t.feeling.base;
  const float head = l.label_column ? 0 : ui.s(18);
  const float base = l.feeling.top + head + l.feeling_hill, height = l.feeling_hill - ui.s(4);
  const double top = c.feeling_top;
  const double now = ui.shown_time_min;
  const auto rated_min = app::rated_end_min(ui.state.regimen, ui.state.patient);
  lane_heading(ui, "feeling", ui.w("clock.feeling.name"),
               ui.w(rated_min ? "timeline.feeling.note" : "narration.marks_from"), hue, l.feeling.top);

  dose_lines(ui);
  ui.canvas.push_clip({l.plot.x - 1, l.feeling.top - ui.s(6), l.plot.w + 2, l.feeling.height + ui.s(12)});
  ui.canvas.segment({l.plot.x, base}, {l.plot.x + l.plot.w, base}, ink(t.line.hair), 1);
  const Curves::Points& line = c.a.line[Curves::dissociation];
  const auto trace = [&](const Curves::Points& points, double from, double to) {
    return points.trace(from, to, base, height, top);
  };
  // The curve is drawn while it says something: up to the last time it stands above half a point of 100.
  const double until = line.last_above(.5f);
  for (const auto& draw : c.feeling_draws) ui.canvas.polyline(trace(draw, 0, until), ink(hue, .45), ui.s(1));
  ui.canvas.band(trace(c.feeling_band.high, 0, until), trace(c.feeling_band.low, 0, until), ink(hue, .13));
  const auto past = trace(line, 0, std::min(now, until));
  const auto rest = trace(line, std::min(now, until), until);
  ui.canvas.area(past, base, base - height, ink(hue, .85), ink(hue, .47));
  ui.canvas.area(rest, base, base - height, ink(hue, .12), ink(hue, .12));
  ui.canvas.polyline(rest, ink(hue, .8), ui.s(2));
  ui.canvas.polyline(past, ink(hue), ui.s(2.5));
  if (c.b.present) {
    ui.canvas.polyline(trace(c.b.line[Curves::dissociation], 0, 1e9), ink(t.ghost), ui.s(1.75));
  }
  ui.canvas.pop_clip();

  // Marks: the rating on the hill, others as rows beneath.
  LabelPlacer placer(ui);
  const float xp = ui.x(now);
  placer.block({xp - ui.s(3), l.feeling.top - ui.s(10), ui.s(6), l.feeling.height + ui.s(20)});
  const auto hill = trace(line, 0, 1e9);
  for (std::size_t i = 0; i + 1 < hill.size(); ++i) {
    const float y = std::min(hill[i].y, hill[i + 1].y);
    if (base - y > 2) placer.block({hill[i].x, y, hill[i + 1].x - hill[i].x, base - y});
  }
  std::vector<PlacedMark> marks;
  float row = base + ui.s(14);
  for (const auto& o : ui.library.observations) {
    const app::Standing standing = app::feeling_standing(o, ui.state.regimen, ui.state.patient);
    if (standing == app::Standing::hidden) continue;
    const bool on_hill = stands_on_hill(o);
    if (!on_hill && !l.feeling_rows) continue;
    float y = row;
    if (on_hill) {
      const double at = o.peak_min.value_or(o.onset_min.value_or(0));
      const double v = ui.session.trajectory().value(sim::Signal::dissociation_index, ui.dose_min + at);
      y = base - height * std::min(1.0f, static_cast<float>(v / top));
    } else {
      row += l.row_gap;
    }
    if (auto mark = place_observation(ui, o, y, ui.s(8))) {
      mark->hollow = standing == app::Standing::seen_elsewhere;
      marks.push_back(*mark);
    }
  }
  draw_observations(ui, marks);
  for (const PlacedMark& mark : marks) {
    if (!l.feeling_rows) break;
    const bool on_hill = stands_on_hill(*mark.observation);
    std::string label = ui.w("obs." + mark.observation->id + ".label");
    if (mark.hollow) label += "; " + ui.w("mark.other");
    const float ty = on_hill ? l.feeling.top + ui.s(9) : mark.y;
    Rect box;
    if (placer.place(
            on_hill ? Rect{std::max(mark.shape.x, ui.x_since_dose(50)), ty, ui.s(6), ui.s(10)} : mark.shape,
            ty, ui.canvas.measure(label, Face::small), ui.s(14), box)) {
      ui.canvas.text(box.x, ty + ui.s(4.5), label, Face::small, ink(mark.active ? t.text.t1 : t.text.t2));
    }
  }
  if (!l.feeling_rows && rated_min) {
    const std::string gone =
        ui.w({"clock.feeling.ended_note", {{"time", app::time_label(*rated_min, ui.words)}}});
    lane_note(ui, ui.w("clock.feeling.name"), gone, l.feeling.top);
  }
}

}  // namespace tc::ui
