#include "ui/all_lanes.h"

#include <algorithm>

#include "app/evidence_now.h"
#include "ui/lanes.h"
#include "ui/mood_curve.h"
#include "ui/prose.h"
#include "ui/widget.h"

namespace tc::ui {

using content::Line;
using content::Observation;
using content::Track;

namespace {

constexpr Track kTracks[] = {Track::receptor, Track::circuit, Track::signalling, Track::structure, Track::function,
                             Track::imaging,  Track::eeg,     Track::cognition,  Track::mood,      Track::safety};
constexpr float kPitch = 20, kRowGap = 8, kFirst = 12, kName = 16, kHead = 22, kCurve = 92;
/// As wide as a target; marks nearer than this share no line.
constexpr float kLeastWidth = 26;

Track row_of(Track track) { return track == Track::trial ? Track::safety : track; }

bool belongs(const Observation& o) {
  return o.drawn && (o.clock == content::Clock::plasticity || o.clock == content::Clock::care);
}

/// Puts the marks of one kind of subject on as few lines as they need.
int stack(const std::vector<const Observation*>& marks, const std::function<float(double)>& x, float first_y,
          std::vector<LanePlan::Item>& out) {
  std::vector<float> ends;  // where each line is free again
  for (const Observation* o : marks) {
    const float start = x(app::is_span(o->mark) ? app::start_min(*o) : o->peak_min.value_or(app::start_min(*o)));
    float a = start - kLeastWidth / 2, b = start + kLeastWidth / 2;
    if (app::is_span(o->mark)) b = std::max(b, x(app::end_min(*o)) + 6);
    std::size_t line = 0;
    while (line < ends.size() && ends[line] > a) ++line;
    if (line == ends.size()) ends.push_back(0);
    ends[line] = b;
    out.push_back({o, first_y + kPitch * static_cast<float>(line)});
  }
  return static_cast<int>(ends.size());
}

}  // namespace

LanePlan plan_all_lanes(const content::Library& l, const sim::TimeScale& scale, double from_u, double to_u,
                        double dose_min, float width, bool names_above) {
  const std::function<float(double)> x = [&](double time_min) {
    return static_cast<float>((scale.u(dose_min + time_min) - from_u) / (to_u - from_u)) * width;
  };
  LanePlan plan;
  float y = kHead;
  for (const Track track : kTracks) {
    LanePlan::Row row{track, y};
    if (names_above) y += kName;
    std::vector<const Observation*> people, animals;
    for (const Observation& o : l.observations) {
      if (belongs(o) && row_of(o.track) == track) (o.line == Line::people ? people : animals).push_back(&o);
    }
    for (auto* list : {&people, &animals}) {
      std::stable_sort(list->begin(), list->end(), [](const Observation* a, const Observation* b) {
        return app::start_min(*a) < app::start_min(*b);
      });
    }
    if (track == Track::mood && !l.illustrations.empty()) {
      row.curve_top = y;
      row.curve_height = kCurve + (names_above ? 22 : 0);
      y += row.curve_height;
    }
    if (!people.empty()) {
      row.people = y + kFirst;
      y += kPitch * static_cast<float>(stack(people, x, row.people, plan.items));
    }
    if (!animals.empty()) {
      row.animals = y + kFirst;
      y += kPitch * static_cast<float>(stack(animals, x, row.animals, plan.items));
    }
    y += kRowGap;
    row.height = y - row.top;
    plan.rows.push_back(row);
  }
  plan.height = y + 4;
  return plan;
}

void lanes_toggle(Ui& ui) {
  const Layout& l = ui.layout;
  const bool on = ui.state.all_lanes;
  const float name = ui.canvas.measure(ui.w("clock.plasticity.name"), l.label_column ? Face::body_strong : Face::label_strong);
  const Rect box{(l.label_column ? l.label_x : l.plot.x) + name + ui.s(4), l.plasticity.top - ui.s(2), ui.s(30), ui.s(26)};
  const Touch touch = press_area(ui, {.id = "all-lanes",
                                      .role = Role::toggle,
                                      .name = ui.w("lane.all"),
                                      .rect = box,
                                      .description = ui.w("lane.all.help"),
                                      .checked = on,
                                      .focus_radius = 4});
  if (touch.hovered || on) ui.canvas.fill(box, ink(ui.theme.surface.control), ui.s(6));
  const ImVec2 at{box.x + box.w / 2, box.y + box.h / 2};
  draw_icon(ui.canvas, on ? Icon::minus : Icon::plus, at, ui.s(15), ink(touch.hovered || on ? ui.theme.text.t1 : ui.theme.text.t2),
            ink(ui.theme.surface.base));
  if (touch.pressed) ui.send(app::cmd::ShowAllLanes{!on});
}

void all_lanes(Ui& ui) {
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  const float k = l.k(), head = l.label_column ? 0 : ui.s(20);
  const Rect lane{l.plot.x, l.plasticity.top + head, l.plot.w, l.plasticity.height - head};
  const LanePlan plan = plan_all_lanes(ui.library, ui.scale, ui.state.view.from_u, ui.state.view.to_u, ui.dose_min,
                                       l.plot.w / k, !l.label_column);
  const auto y_of = [&](float design_y) { return lane.y + design_y * k; };
  lane_heading(ui, "plasticity", ui.w("clock.plasticity.name"), "", t.plasticity.base, l.plasticity.top);
  lanes_toggle(ui);
  plasticity_window(ui, lane);
  const float xp = ui.x(ui.shown_time_min);
  ui.canvas.fill({xp - ui.s(1), lane.y, ui.s(2), lane.h}, ink(t.text.t1));

  LabelPlacer placer(ui, -1);
  placer.block({xp - ui.s(3), lane.y, ui.s(6), lane.h});
  window_flags(ui, lane, placer);
  for (const LanePlan::Row& row : plan.rows) {
    const std::string id(content::id_of(row.track));
    ui.canvas.fill({lane.x, y_of(row.top) - ui.s(3), lane.w, 1}, ink(t.line.hair));
    const float first = row.people >= 0 ? row.people : row.animals;
    const float name_y = y_of(row.curve_height > 0 ? row.curve_top + 20 : first) + ui.s(5);
    const std::string_view term = row.track == Track::receptor ? "nmda-receptor" : row.track == Track::eeg ? "eeg" : "";
    if (l.label_column && !term.empty()) {
      term_label(ui, "term-" + id, term, ui.w("lane." + id), l.label_x, name_y, Face::label, ink(t.text.t1));
    } else if (l.label_column) {
      say(ui, "row-" + id, Role::heading, ui.w("lane." + id), l.label_x, name_y, Face::label, ink(t.text.t1),
          Align::left, 4);
    }
    if (l.label_column) {
      const float right = l.plot.x - ui.s(8);
      for (const auto& [y, key] : {std::pair(row.people, "line.people"), std::pair(row.animals, "line.animals")}) {
        if (y >= 0)
          ui.canvas.text(right, y_of(y) + ui.s(4.5), ui.w(key), Face::small, ink(t.text.t3), Align::right);
      }
    } else {
      const float w = say(ui, "row-" + id, Role::heading, ui.w("lane." + id), lane.x + ui.s(2), y_of(row.top) + ui.s(11), Face::small, ink(t.text.t2), Align::left, 4);
      placer.block({lane.x, y_of(row.top) - ui.s(2), w + ui.s(8), ui.s(16)});
    }
    if (row.curve_height > 0) {
      mood_curve(ui, {lane.x, y_of(row.curve_top), lane.w, row.curve_height * k});
    }
  }

  std::vector<PlacedMark> marks;
  for (const LanePlan::Item& item : plan.items) {
    const float y = y_of(item.y);
    const auto mark = place_observation(ui, *item.observation, y, ui.s(item.observation->key_mark ? 10 : 9));
    if (!mark) continue;
    placer.block({mark->shape.x, y - ui.s(6), mark->shape.w, ui.s(12)});
    marks.push_back(*mark);
  }
  draw_observations(ui, marks);
  std::stable_sort(marks.begin(), marks.end(), [&](const PlacedMark& a, const PlacedMark& b) {
    const auto rank = [&](const PlacedMark& m) { return (m.active ? 2 : 0) + (m.observation->key_mark ? 1 : 0); };
    return rank(a) > rank(b);
  });
  for (const PlacedMark& mark : marks) {
    const Observation& o = *mark.observation;
    const Face face = mark.active ? Face::small_strong : Face::small;
    Rect box;
    const std::string& label = ui.w("obs." + o.id + ".label");
    if (!placer.place(mark.shape, mark.y, ui.canvas.measure(label, face), ui.s(14), box)) {
      const std::string& shorter = ui.w("obs." + o.id + ".label_short");
      if (!placer.place(mark.shape, mark.y, ui.canvas.measure(shorter, face), ui.s(14), box)) continue;
      ui.canvas.text(box.x, mark.y + ui.s(4.5), shorter, face, ink(mark.active ? t.text.t1 : t.text.t2));
      continue;
    }
    if (box.x + box.w > ui.x_since_dose(2880))
      ui.canvas.fill({box.x - ui.s(3), box.y, box.w + ui.s(6), box.h}, ink(t.surface.base, .94));
    ui.canvas.text(box.x, mark.y + ui.s(4.5), label, face, ink(mark.active ? t.text.t1 : t.text.t2));
  }
}

}  // namespace tc::ui
