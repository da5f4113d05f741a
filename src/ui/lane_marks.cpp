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

/// The time a point mark stands at.
double point_min(const Observation& o) {
  return o.peak_min ? *o.peak_min : o.onset_min ? *o.onset_min : o.offset_min.value_or(0);
}

std::string spoken(const Ui& ui, const Observation& o) {
  std::string text = ui.w("obs." + o.id + ".effect");
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

PlacedMark draw_observation(Ui& ui, const Observation& o, float y, float height) {
  PlacedMark placed;
  placed.observation = &o;
  placed.y = y;
  placed.active = app::is_active(o, ui.state.time_min - ui.dose_min);
  const bool selected = ui.state.selected == o.id, hovered = ui.view.hovered_mark == o.id;
  const double alpha = placed.active || o.key_mark || selected || hovered ? 1.0 : ui.theme.idle_alpha;
  const auto colour = o.mark == Mark::contradiction ? ui.theme.contested : track_colour(ui.theme, o.track);
  const float r = ui.s(5);
  const float xp = ui.x_since_dose(point_min(o));
  const float x0 = ui.x_since_dose(start_min(o)), x1 = ui.x_since_dose(end_min(o));
  placed.shape = is_span(o.mark) ? Rect{x0, y - height / 2, std::max(height, x1 - x0), height}
                                 : Rect{xp - ui.s(6.5), y - ui.s(6.5), ui.s(13), ui.s(13)};

  const Rect lanes = ui.layout.plot;
  const bool outside = placed.shape.x + placed.shape.w < lanes.x || placed.shape.x > lanes.x + lanes.w;
  if (outside) return placed;
  if (selected || hovered) {
    const Rect box{placed.shape.x - ui.s(5), y - ui.s(11), placed.shape.w + ui.s(10), ui.s(22)};
    ui.canvas.fill(box, ink(ui.theme.surface.base), ui.s(6));
    ui.canvas.frame(box, ink(selected ? ui.theme.selection : ui.theme.line.strong), ui.s(2), ui.s(6));
  }
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

  // Target: at least 24 px high where the rows leave room, as wide as the mark.
  const float target = std::max(ui.s(14), std::min(ui.s(24), ui.layout.row_gap));
  const float left = std::max(lanes.x, placed.shape.x - ui.s(4));
  const float right = std::min(lanes.x + lanes.w, placed.shape.x + placed.shape.w + ui.s(4));
  const Touch touch =
      press_area(ui, {.id = o.id,
                      .name = ui.w("obs." + o.id + ".title"),
                      .rect = {left, y - target / 2, std::max(ui.s(20), right - left), target},
                      .description = spoken(ui, o),
                      .has_expanded = true,
                      .expanded = selected,
                      .focus_radius = 2});
  if (touch.hovered || touch.focused) ui.view.next_hovered_mark = o.id;
  if (touch.pressed) {
    ui.view.trail.clear();
    ui.send(app::cmd::Select{selected ? std::string() : o.id});
  }
  return placed;
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
