#include <algorithm>
#include <array>

#include "ui/all_lanes.h"
#include "ui/lanes.h"
#include "ui/widget.h"

namespace tc::ui {

using content::Line;
using content::Observation;
using content::Track;

namespace {

constexpr double kSolidUntilMin = 2880;  // the window is solid to day 2, inferred to day 14
constexpr double kRisenByMin = 240;

enum Row { signalling, function, structure, mood, care, row_count };

int row_of(Track track) {
  switch (track) {
    case Track::receptor:
    case Track::circuit:
    case Track::signalling:
      return signalling;
    case Track::function:
    case Track::imaging:
    case Track::eeg:
    case Track::cognition:
      return function;
    case Track::structure:
      return structure;
    case Track::mood:
      return mood;
    case Track::safety:
    case Track::trial:
      return care;
    default:
      return -1;
  }
}

constexpr std::string_view kRowKeys[row_count] = {"track.signalling", "track.function", "track.structure",
                                                  "track.mood", "track.care"};

/// Where each line of marks stands.
struct Rows {
  std::array<float, row_count> people{}, animals{};
  bool split = true;  ///< people and animals on lines of their own
};

Rows rows_of(const Ui& ui) {
  const Layout& l = ui.layout;
  Rows rows;
  rows.split = l.label_column;
  const float head = l.label_column ? 0 : ui.s(20);
  const float y = l.plasticity.top + head, h = l.plasticity.height - head;
  if (rows.split) {
    // The design's rhythm for 158 px, stretched with the lane.
    constexpr float kPeople[] = {27, 59, 91, 122, 149}, kAnimals[] = {41, 73, 105, 122, 149};
    for (int i = 0; i < row_count; ++i) {
      const auto k = static_cast<std::size_t>(i);
      rows.people[k] = y + h * kPeople[i] / 158;
      rows.animals[k] = y + h * kAnimals[i] / 158;
    }
  } else {
    constexpr float kLines[] = {14, 36, 58, 82, 82};
    for (int i = 0; i < row_count; ++i) {
      rows.people[static_cast<std::size_t>(i)] = rows.animals[static_cast<std::size_t>(i)] =
          y + h * kLines[i] / 100;
    }
  }
  return rows;
}

void row_names(Ui& ui, const Rows& rows) {
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  for (int i = 0; i < row_count; ++i) {
    const auto k = static_cast<std::size_t>(i);
    const float middle = (rows.people[k] + rows.animals[k]) / 2;
    say(ui, std::string("row-") + std::to_string(i), Role::heading, ui.w(kRowKeys[i]), l.label_x,
        middle + ui.s(5), Face::label, ink(t.text.t1), Align::left, 4);
    const float right = l.plot.x - ui.s(8);
    if (i < mood) {
      ui.canvas.text(right, rows.people[k] + ui.s(4.5), ui.w("line.people"), Face::small, ink(t.text.t3),
                     Align::right);
      ui.canvas.text(right, rows.animals[k] + ui.s(4.5), ui.w("line.animals"), Face::small, ink(t.text.t3),
                     Align::right);
    } else if (i == mood) {
      ui.canvas.text(right, rows.people[k] + ui.s(4.5), ui.w("line.people"), Face::small, ink(t.text.t3),
                     Align::right);
    }
  }
}

/// Rule lines carry their words in a gap of the line itself.
void rule_label(Ui& ui, const PlacedMark& mark, const std::string& label, LabelPlacer& placer) {
  const auto& t = ui.theme;
  const float w = ui.canvas.measure(label, Face::small);
  if (w + ui.s(30) > mark.shape.w) return;
  const float xp = ui.x(ui.shown_time_min), left = mark.shape.x, right = mark.shape.x + mark.shape.w;
  float middle = (left + right) / 2;
  if (std::abs(middle - xp) < w / 2 + ui.s(10)) {
    middle = xp + w + ui.s(24) < right ? xp + w / 2 + ui.s(14) : xp - w / 2 - ui.s(14);
  }
  if (middle - w / 2 < left + ui.s(8) || middle + w / 2 > right - ui.s(8)) return;
  const Rect box{middle - w / 2 - ui.s(6), mark.y - ui.s(7), w + ui.s(12), ui.s(14)};
  ui.canvas.fill(box, ink(t.surface.base, .94));
  ui.canvas.text(middle, mark.y + ui.s(4.5), label, Face::small, ink(mark.active ? t.text.t1 : t.text.t2),
                 Align::centre);
  placer.block(box);
}

int priority(const Ui& ui, const PlacedMark& mark) {
  const Observation& o = *mark.observation;
  if (ui.state.selected == o.id || ui.view.hovered_mark == o.id) return 3;
  if (mark.active && o.key_mark) return 2;
  if (o.key_mark) return 1;
  return mark.active ? 1 : ui.state.all_labels ? 0 : -1;
}

}  // namespace

void plasticity_window(const Ui& ui, const Rect& lane) {
  const auto hue = ui.theme.plasticity.base;
  const float right = lane.x + lane.w;
  const float x0 = std::clamp(ui.x_since_dose(0), lane.x, right),
              risen = std::clamp(ui.x_since_dose(kRisenByMin), lane.x, right);
  const float solid = std::clamp(ui.x_since_dose(kSolidUntilMin), lane.x, right),
              end = std::clamp(ui.x_since_dose(20160), lane.x, right);
  ui.canvas.push_clip({lane.x, lane.y, lane.w, lane.h});
  ui.canvas.fill_gradient({x0, lane.y, risen - x0, lane.h}, ink(hue, .02), ink(hue, .10));
  ui.canvas.fill({risen, lane.y, solid - risen, lane.h}, ink(hue, .10));
  ui.canvas.hatch_rect({solid, lane.y, end - solid, lane.h}, hue, {ui.s(9), ui.s(1.25)}, .42, .10);
  if (solid > lane.x && solid < right) ui.canvas.fill({solid - .5f, lane.y, 1, lane.h}, ink(hue, .45));
  ui.canvas.pop_clip();
}

namespace {

struct Flag {
  std::string_view key;
  bool left_of_edge;
};

}  // namespace

void window_flags(Ui& ui, const Rect& lane, LabelPlacer& placer) {
  const auto& t = ui.theme;
  const float edge = ui.x_since_dose(kSolidUntilMin);
  if (edge < lane.x || edge > lane.x + lane.w) return;
  const float y = lane.y + ui.s(15), size = ui.canvas.size(Face::small);
  const float xp = ui.x(ui.shown_time_min);
  for (const Flag flag : {Flag{"timeline.window.solid", true}, Flag{"timeline.window.inferred", false}}) {
    const std::string& words = ui.w(flag.key);
    const float w = ui.canvas.measure(words, Face::small);
    float x = flag.left_of_edge ? edge - ui.s(8) - w : edge + ui.s(8);
    if (xp > x - ui.s(6) && xp < x + w + ui.s(6)) x = flag.left_of_edge ? xp - ui.s(10) - w : xp + ui.s(10);
    if (x < lane.x || x + w > lane.x + lane.w) continue;
    const Rect box{x - ui.s(4), y - size, w + ui.s(8), size * 1.35f};
    if (!flag.left_of_edge) ui.canvas.fill(box, ink(t.surface.base, .94));
    ui.canvas.text(x, y, words, Face::small, ink(t.plasticity.base));
    placer.block(box);
  }
}

void plasticity_lane(Ui& ui) {
  if (ui.state.all_lanes) return all_lanes(ui);
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  const float head = l.label_column ? 0 : ui.s(20);
  const Rect lane{l.plot.x, l.plasticity.top + head, l.plot.w, l.plasticity.height - head};
  const Rows rows = rows_of(ui);
  lane_heading(ui, "plasticity", ui.w("clock.plasticity.name"), "", t.plasticity.base, l.plasticity.top);
  lanes_toggle(ui);

  plasticity_window(ui, lane);
  const float xp = ui.x(ui.shown_time_min);
  ui.canvas.fill({xp - ui.s(1), lane.y, ui.s(2), lane.h}, ink(t.text.t1));

  LabelPlacer placer(ui, ui.x_since_dose(kSolidUntilMin));
  placer.block({xp - ui.s(3), lane.y, ui.s(6), lane.h});
  if (l.label_column) {
    window_flags(ui, lane, placer);
    row_names(ui, rows);
  } else {
    lane_note(ui, ui.w("clock.plasticity.name"), ui.w("timeline.window.short"), l.plasticity.top);
  }

  std::vector<PlacedMark> marks;
  for (const Observation& o : ui.library.observations) {
    if (!o.drawn || !o.home || o.clock == content::Clock::feeling || o.clock == content::Clock::drug) continue;
    const int row = row_of(o.track);
    if (row < 0 || (row == care && !l.care_row)) continue;
    // One line per track has room for people, and for animals only where they are the point.
    if (!rows.split && o.line == Line::animals && !o.key_mark) continue;
    const auto k = static_cast<std::size_t>(row);
    const float y = o.line == Line::people ? rows.people[k] : rows.animals[k];
    const auto mark = place_observation(ui, o, y, ui.s(o.key_mark ? 10 : 9));
    if (!mark) continue;
    placer.block({mark->shape.x, y - ui.s(6), mark->shape.w, ui.s(12)});
    marks.push_back(*mark);
  }
  draw_observations(ui, marks);

  // Labels earn their place: selected, then key marks at the playhead, then the rest.
  std::stable_sort(marks.begin(), marks.end(), [&](const PlacedMark& a, const PlacedMark& b) {
    return priority(ui, a) > priority(ui, b);
  });
  for (const PlacedMark& mark : marks) {
    const Observation& o = *mark.observation;
    const std::string& label = ui.w("obs." + o.id + (l.label_column ? ".label" : ".label_short"));
    if (o.mark == content::Mark::rule) {
      rule_label(ui, mark, label, placer);
      continue;
    }
    const int rank = priority(ui, mark);
    if (rank < 0) continue;
    const Face face = mark.active && o.key_mark ? Face::small_strong : Face::small;
    Rect box;
    if (!placer.place(mark.shape, mark.y, ui.canvas.measure(label, face), ui.s(14), box)) continue;
    if (box.x + box.w > ui.x_since_dose(kSolidUntilMin)) {
      ui.canvas.fill({box.x - ui.s(4), box.y, box.w + ui.s(8), box.h}, ink(t.surface.base, .94));
    }
    ui.canvas.text(box.x, mark.y + ui.s(4.5), label, face,
                   ink(mark.active || o.key_mark || rank == 3 ? t.text.t1 : t.text.t3));
  }
}

}  // namespace tc::ui
