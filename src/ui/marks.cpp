#include "ui/marks.h"

#include <algorithm>

namespace tc::ui {

using content::Colour;
using content::Track;

Hatch mark_hatch(const Ui& ui) {
  return {ui.s(ui.theme.hatch_period_px) / 1.42f * 1.1f, ui.s(ui.theme.hatch_line_px)};
}

void draw_point(const Ui& ui, ImVec2 at, float radius, Colour colour, double alpha) {
  ui.canvas.disc(at, radius + ui.s(1.75), ink(ui.theme.surface.base));
  ui.canvas.disc(at, radius, ink(colour, alpha));
}

void draw_no_change(const Ui& ui, ImVec2 at, float radius, Colour colour, double alpha) {
  ui.canvas.disc(at, radius + ui.s(1.5), ink(ui.theme.surface.base));
  ui.canvas.ring(at, radius, ink(colour, alpha), ui.s(1.75));
  ui.canvas.segment({at.x - radius * .55f, at.y}, {at.x + radius * .55f, at.y}, ink(colour, alpha),
                    ui.s(1.75));
}

void draw_contradiction(const Ui& ui, ImVec2 at, float r, Colour colour, double alpha) {
  const float w = r * 1.25f;
  ui.canvas.triangle({at.x - w, at.y - r}, at, {at.x - w, at.y + r}, ink(colour, alpha));
  const ImVec2 open[] = {at, {at.x + w, at.y - r}, {at.x + w, at.y + r}, at};
  ui.canvas.polyline(open, ink(colour, alpha), ui.s(1.5));
}

void draw_two_sided(const Ui& ui, ImVec2 at, float r, Colour colour, double alpha) {
  ui.canvas.triangle({at.x, at.y - r}, {at.x - r, at.y}, {at.x, at.y + r}, ink(colour, alpha));
  const ImVec2 outline[] = {
      {at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}, {at.x - r, at.y}, {at.x, at.y - r}};
  ui.canvas.polyline(outline, ink(colour, alpha), ui.s(1.5));
}

void draw_span(const Ui& ui, float x0, float x1, float y, float height, Colour colour, bool inferred,
               double alpha) {
  const float least = height;
  const Rect rect{x0, y - height / 2, std::max(least, x1 - x0), height};
  if (!inferred) {
    ui.canvas.fill(rect, ink(colour, alpha), height / 2);
    return;
  }
  ui.canvas.fill(rect, ink(ui.theme.surface.base), height / 2);
  ui.canvas.hatch_capsule(rect, colour, mark_hatch(ui), alpha);
  ui.canvas.frame(rect, ink(colour, alpha), ui.s(1), height / 2);
}

void draw_rule(const Ui& ui, float x0, float x1, float y, Colour colour, double alpha) {
  const ImU32 stroke = ink(colour, alpha);
  const float h = ui.s(5);
  ui.canvas.segment({x0, y - h}, {x0, y + h}, stroke, ui.s(1.5));
  ui.canvas.segment({x0, y}, {x1, y}, stroke, ui.s(1.5));
  ui.canvas.segment({x1, y - h}, {x1, y + h}, stroke, ui.s(1.5));
}

void draw_numbered(const Ui& ui, ImVec2 at, std::string_view number, Colour colour, bool passed) {
  const float r = ui.s(6.5);
  ui.canvas.note_shape({at.x - r, at.y - r, 2 * r, 2 * r}, "ring");
  ui.canvas.disc(at, r, ink(passed ? colour : ui.theme.surface.base));
  ui.canvas.ring(at, r, ink(colour), ui.s(1.25));
  ui.canvas.text_sized(at.x, at.y + ui.s(4), number, Face::small_strong, ui.s(11),
                       ink(passed ? ui.theme.text.inverse : colour), Align::centre);
}

Colour track_colour(const content::Theme& t, Track track) {
  switch (track) {
    case Track::experience:
    case Track::blood_pressure:
    case Track::memory:
      return t.feeling.base;
    case Track::plasma:
      return t.drug.parent;
    case Track::receptor:
    case Track::circuit:
    case Track::signalling:
      return t.plasticity.signalling;
    case Track::function:
    case Track::imaging:
    case Track::eeg:
    case Track::cognition:
      return t.plasticity.function;
    case Track::structure:
      return t.plasticity.structure;
    case Track::mood:
      return t.plasticity.mood;
    case Track::safety:
    case Track::trial:
      return t.text.t2;
  }
  return t.text.t2;
}

}  // namespace tc::ui
