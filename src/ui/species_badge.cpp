#include "ui/species_badge.h"

#include <algorithm>

namespace tc::ui {
namespace {

using content::Species;

constexpr float kUpright = 17, kLong = 21;  ///< width with its gap, design pixels

bool lies(Species s) { return s == Species::mouse || s == Species::rat || s == Species::rodent; }

float width_of(const Canvas& c, Species s) {
  if (s == Species::none) return 0;
  return c.s(s == Species::rat ? kLong + 3 : lies(s) ? kLong : kUpright);
}

void person(const Canvas& c, ImVec2 at, float s, ImU32 colour) {
  c.disc({at.x, at.y - s * .28f}, s * .2f, colour);
  c.list()->PathArcTo({at.x, at.y + s * .44f}, s * .36f, 3.14159f, 6.28319f, 12);
  c.list()->PathFillConvex(colour);
}

/// Head with its ears at the sides, and shoulders.
void primate(const Canvas& c, ImVec2 at, float s, ImU32 colour) {
  for (const float side : {-1.0f, 1.0f}) c.ring({at.x + side * s * .27f, at.y - s * .26f}, s * .1f, colour, std::max(1.0f, s * .08f));
  person(c, at, s, colour);
}

/// A membrane and its nucleus.
void cell(const Canvas& c, ImVec2 at, float s, ImU32 colour) {
  c.ring(at, s * .42f, colour, std::max(1.0f, s * .1f));
  c.disc({at.x + s * .08f, at.y + s * .04f}, s * .17f, colour);
}

/// From the side, nose at the right. A rat is longer than a mouse, with a smaller ear and a stronger tail.
void rodent(const Canvas& c, ImVec2 at, float s, bool rat, ImU32 colour) {
  const float stretch = rat ? 1.22f : 1.0f;
  const auto q = [&](float u, float v) { return ImVec2{at.x + s * u * stretch, at.y + s * v}; };
  ImDrawList* list = c.list();
  list->PathLineTo(q(-.46f, .27f));
  list->PathBezierCubicCurveTo(q(-.56f, -.08f), q(-.3f, -.27f), q(-.04f, -.25f), 8);
  list->PathBezierCubicCurveTo(q(.12f, -.24f), q(.2f, -.16f), q(.3f, -.1f), 6);
  list->PathBezierCubicCurveTo(q(.44f, -.02f), q(.56f, .1f), q(.66f, .2f), 6);
  list->PathBezierCubicCurveTo(q(.68f, .25f), q(.62f, .28f), q(.52f, .28f), 4);
  list->PathFillConvex(colour);
  c.disc(q(.22f, -.19f), s * (rat ? .09f : .13f), colour);
  c.bezier(q(-.44f, .24f), q(-.7f, .3f), q(-.72f, .02f), q(-.92f, .06f), colour, std::max(1.0f, s * (rat ? .11f : .07f)));
}

}  // namespace

float species_badges_width(const Canvas& canvas, std::span<const Species> species) {
  float width = 0;
  for (const Species s : species) width += width_of(canvas, s);
  return width;
}

void draw_species_badges(const Canvas& canvas, std::span<const Species> species, float x, float baseline, ImU32 colour) {
  const float y = baseline - canvas.s(3.5);
  for (const Species s : species) {
    switch (s) {
      case Species::human:
        person(canvas, {x + canvas.s(6), y}, canvas.s(13), colour);
        break;
      case Species::primate:
        primate(canvas, {x + canvas.s(6), y}, canvas.s(13), colour);
        break;
      case Species::cell:
        cell(canvas, {x + canvas.s(6), y}, canvas.s(13), colour);
        break;
      case Species::mouse:
      case Species::rodent:
        rodent(canvas, {x + canvas.s(10), y}, canvas.s(11), false, colour);
        break;
      case Species::rat:
        rodent(canvas, {x + canvas.s(12), y}, canvas.s(11), true, colour);
        break;
      case Species::none:
        break;
    }
    x += width_of(canvas, s);
  }
}

}  // namespace tc::ui
