#include <algorithm>
#include <cmath>

#include "app/evidence_now.h"
#include "ui/lanes.h"
#include "ui/widget.h"

namespace tc::ui {

using content::Mark;
using app::end_min;
using app::is_span;
using app::start_min;
using content::Observation;

namespace {

/// Least height and width of a target, points; more where the text is larger.
constexpr float kLeastTarget = 24;

/// The time a point mark stands at.
double point_min(const Observation& o) {
  return o.peak_min ? *o.peak_min : o.onset_min ? *o.onset_min : o.offset_min.value_or(0);
}

/// The description of a mark. It never changes, and every frame needs all of them.
const std::string& spoken(Ui& ui, const Observation& o) {
  const auto& all = ui.library.observations;
  ui.view.spoken.resize(all.size());
  std::string& text = ui.view.spoken[static_cast<std::size_t>(&o - all.data())];
  if (!text.empty()) return text;
  text = ui.w("obs." + o.id + ".effect");
  text += ' ';
  text += ui.w({"mark.spoken",
                {{"species", ui.w("species." + std::string(content::id_of(o.species)))},
                 {"n", o.n ? ui.w({"mark.n", {{"n", std::to_string(*o.n)}}}) : ui.w("mark.n_unknown")},
                 {"window", ui.w("obs." + o.id + ".window")}}});
  return text;
}

/// A structure that forms, stays and fades: hatched until measured, solid, then a ramp whose end is not
/// known.
void draw_fade(const Ui& ui, const Observation& o, float y, float height, content::Colour colour,
               double alpha) {
  const float x0 = ui.x_since_dose(start_min(o)), x1 = ui.x_since_dose(point_min(o)),
              x3 = ui.x_since_dose(end_min(o));
  const float x2 = x1 + (x3 - x1) * .55f;
  if (x1 - x0 > height) draw_span(ui, x0, x1 + ui.s(3), y, height, colour, true, alpha);
  ui.canvas.fill({x1, y - height / 2, x2 - x1, height}, ink(colour, alpha));
  ui.canvas.fill_gradient({x2, y - height / 2, x3 - x2, height}, ink(colour, alpha),
                          ink(colour, .06 * alpha));
}

}  // namespace

std::optional<PlacedMark> place_observation(const Ui& ui, const Observation& o, float y, float height) {
  const float xp = ui.x_since_dose(point_min(o)), x0 = ui.x_since_dose(start_min(o)),
              x1 = ui.x_since_dose(end_min(o));
  const Rect shape = is_span(o.mark) ? Rect{x0, y - height / 2, std::max(height, x1 - x0), height}
                                     : Rect{xp - ui.s(6.5), y - ui.s(6.5), ui.s(13), ui.s(13)};
  const Rect& lanes = ui.layout.plot;
  if (shape.x + shape.w < lanes.x || shape.x > lanes.x + lanes.w) return std::nullopt;
  return PlacedMark{&o, shape, y, app::is_active(o, ui.state.time_min - ui.dose_min)};
}

namespace {

void draw_shape(const Ui& ui, const PlacedMark& placed, content::Colour colour, double alpha) {
  const Observation& o = *placed.observation;
  const float y = placed.y, height = placed.shape.h, r = ui.s(5);
  const float xp = ui.x_since_dose(point_min(o));
  const float x0 = ui.x_since_dose(start_min(o)), x1 = ui.x_since_dose(end_min(o));
  switch (o.mark) {
    case Mark::span:
    case Mark::inferred_span:
      draw_span(ui, x0, x1, y, height, colour, o.mark == Mark::inferred_span, alpha);
      if (o.mark == Mark::inferred_span && o.peak_min && o.peak_status == content::TimeStatus::verified) {
        draw_point(ui, {xp, y}, ui.s(4), colour);
      }
      break;
    case Mark::fade:
      draw_fade(ui, o, y, height, colour, alpha);
      break;
    case Mark::point:
      draw_point(ui, {xp, y}, ui.s(4), colour, alpha);
      break;
    case Mark::no_change:
      draw_no_change(ui, {xp, y}, r, colour, alpha);
      break;
    case Mark::contradiction:
      draw_contradiction(ui, {xp, y}, ui.s(5.5), colour, std::max(.85, alpha));
      break;
    case Mark::two_sided:
      draw_two_sided(ui, {xp, y}, ui.s(6.5), colour, alpha);
      break;
    case Mark::rule:
      draw_rule(ui, x0, x1, y, placed.active ? ui.theme.text.t2 : ui.theme.text.t3);
      break;
  }
}

void draw_observation(Ui& ui, const PlacedMark& placed, const Rect& target) {
  const Observation& o = *placed.observation;
  const Rect& shape = placed.shape;
  const float y = placed.y;
  const bool selected = ui.state.selected == o.id, hovered = ui.view.hovered_mark == o.id;
  const double alpha = placed.active || o.key_mark || selected || hovered ? 1.0 : ui.theme.idle_alpha;
  const auto colour = o.mark == Mark::contradiction ? ui.theme.contested : track_colour(ui.theme, o.track);
  const float left = std::max(shape.x, ui.layout.plot.x) - ui.s(5),
              right = std::min(shape.x + shape.w, ui.layout.plot.x + ui.layout.plot.w) + ui.s(5);
  const Rect box{left, y - ui.s(11), right - left, ui.s(22)};
  if (selected || hovered) {
    ui.canvas.fill(box, ink(ui.theme.surface.base), ui.s(6));
    ui.canvas.frame(box, ink(selected ? ui.theme.selection : ui.theme.line.strong), ui.s(2), ui.s(6));
  }
  if (placed.hollow) {
    ui.canvas.frame(shape, ink(colour, alpha), ui.s(1), shape.h / 2);
  } else {
    draw_shape(ui, placed, colour, alpha);
  }

  std::string elsewhere;
  if (placed.hollow) elsewhere = ui.w("mark.other") + ". " + spoken(ui, o);
  const Touch touch = press_area(ui, {.id = o.id,
                                      .name = ui.w("obs." + o.id + ".title"),
                                      .rect = target,
                                      .description = placed.hollow ? elsewhere : spoken(ui, o),
                                      .has_expanded = true,
                                      .expanded = selected,
                                      .focus_radius = 2,
                                      .ring = box});
  if (touch.hovered || touch.focused) ui.view.next_hovered_mark = o.id;
  if (touch.pressed) {
    ui.view.trail.clear();
    ui.send(app::cmd::Select{selected ? std::string() : o.id});
  }
}

/// [from, to], made `least` long as evenly as the limits allow, and never beyond them.
void fit(float& from, float& to, float least, float low, float high) {
  from = std::max(from, low);
  to = std::min(to, high);
  if (to - from >= least) return;
  from = std::max(low, (from + to - least) / 2);
  to = std::min(high, from + least);
  from = std::max(low, to - least);
  to = std::max(from, to);  // no room at all
}

/// Where two shapes on one line part; `a` is the left one.
float cut_between(const Rect& a, const Rect& b) {
  const float a_end = a.x + a.w, b_end = b.x + b.w;
  if (b.x <= a.x && a.w < b.w) return a_end;    // a lies on b
  if (b_end <= a_end && b.w < a.w) return b.x;  // b lies on a
  return (a_end + b.x) / 2;
}

}  // namespace

std::vector<Rect> spread_targets(std::span<const Rect> shapes, const Rect& lanes, float least) {
  constexpr float kBeside = 4, kEverywhere = 1e9f;
  const auto middle_x = [](const Rect& r) { return r.x + r.w / 2; };
  const auto middle_y = [](const Rect& r) { return r.y + r.h / 2; };
  const auto on_one_line = [&](const Rect& a, const Rect& b) {
    return std::fabs(middle_y(a) - middle_y(b)) < 1;
  };
  std::vector<Rect> targets(shapes.begin(), shapes.end());
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const Rect& me = shapes[i];
    float low = lanes.x, high = lanes.x + lanes.w, from = me.x - kBeside, to = me.x + me.w + kBeside;
    for (std::size_t k = 0; k < shapes.size(); ++k) {
      const Rect& other = shapes[k];
      if (k == i || !on_one_line(me, other)) continue;
      const float ahead = middle_x(other) - middle_x(me);
      if (ahead > 0 || (ahead == 0 && k > i)) {
        high = std::min(high, cut_between(me, other));
      } else {
        low = std::max(low, cut_between(other, me));
      }
    }
    fit(from, to, least, low, high);
    targets[i].x = from;
    targets[i].w = to - from;
  }
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    Rect& me = targets[i];
    const float y = middle_y(shapes[i]);
    float low = -kEverywhere, high = kEverywhere, from = y - least / 2, to = y + least / 2;
    for (std::size_t k = 0; k < shapes.size(); ++k) {
      const Rect& other = targets[k];
      if (on_one_line(shapes[i], shapes[k]) || other.x >= me.x + me.w || me.x >= other.x + other.w) continue;
      const float half_way = (y + middle_y(shapes[k])) / 2;
      half_way > y ? high = std::min(high, half_way) : low = std::max(low, half_way);
    }
    fit(from, to, least, low, high);
    me.y = from;
    me.h = to - from;
  }
  return targets;
}

void draw_observations(Ui& ui, std::span<const PlacedMark> marks) {
  std::vector<Rect> shapes;
  for (const PlacedMark& mark : marks) shapes.push_back(mark.shape);
  const auto targets = spread_targets(shapes, ui.layout.plot, std::max(kLeastTarget, ui.s(kLeastTarget)));
  for (std::size_t i = 0; i < marks.size(); ++i) draw_observation(ui, marks[i], targets[i]);
}

bool LabelPlacer::free(const Rect& r) const {
  return std::none_of(taken_.begin(), taken_.end(), [&](const Rect& t) {
    return r.x < t.x + t.w && t.x < r.x + r.w && r.y < t.y + t.h && t.y < r.y + r.h;
  });
}

bool LabelPlacer::place(const Rect& shape, float y, float text_width, float height, Rect& out) {
  const Rect& plot = ui_->layout.plot;
  const float gap = ui_->s(8), clearance = ui_->s(6);
  // Beside the shape, or just beyond the playhead where that stands in the way.
  const float right = shape.x + shape.w + gap, left = shape.x - gap - text_width;
  const float playhead = ui_->x(ui_->shown_time_min), beside = ui_->s(10);
  const bool reach = playhead - right < ui_->s(48);
  const float starts[] = {right, left, playhead > right && reach ? playhead + beside : right,
                          playhead < shape.x ? std::min(left, playhead - beside - text_width) : left};
  // First without crossing the edge where solid turns to inferred, then anywhere.
  for (const bool may_cross : {false, true}) {
    for (const float x : starts) {
      const Rect box{x, y - height / 2, text_width, height};
      const Rect wide{x - clearance, box.y + 1, text_width + 2 * clearance, height - 2};
      const bool crosses = x < edge_ + clearance && x + text_width > edge_ - clearance;
      if (x < plot.x || x + text_width > plot.x + plot.w || (crosses && !may_cross) || !free(wide)) continue;
      block(box);
      out = box;
      return true;
    }
  }
  return false;
}

}  // namespace tc::ui
