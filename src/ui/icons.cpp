#include <imgui.h>

#include <array>

#include "ui/widget.h"

namespace tc::ui {

void draw_icon(const Canvas& c, Icon icon, ImVec2 o, float size, ImU32 colour, ImU32 gap) {
  const auto p = [&](float x, float y) { return ImVec2{o.x + x * size, o.y + y * size}; };
  const float stroke = c.s(1.75), thin = c.s(1.5);
  c.note_shape({o.x - .38f * size, o.y - .38f * size, .76f * size, .76f * size}, "icon");
  const auto line = [&](ImVec2 a, ImVec2 b, float width) { c.segment(a, b, colour, width); };
  switch (icon) {
    case Icon::play:
      c.triangle(p(-.22f, -.34f), p(.36f, 0), p(-.22f, .34f), colour);
      break;
    case Icon::pause:
      c.fill({o.x - .28f * size, o.y - .34f * size, .2f * size, .68f * size}, colour, 1);
      c.fill({o.x + .08f * size, o.y - .34f * size, .2f * size, .68f * size}, colour, 1);
      break;
    case Icon::previous: {
      const std::array points{p(.18f, -.28f), p(-.12f, 0), p(.18f, .28f)};
      c.polyline(points, colour, stroke);
      break;
    }
    case Icon::next: {
      const std::array points{p(-.12f, -.28f), p(.18f, 0), p(-.12f, .28f)};
      c.polyline(points, colour, stroke);
      break;
    }
    case Icon::open: {
      const std::array points{p(-.24f, -.1f), p(0, .14f), p(.24f, -.1f)};
      c.polyline(points, colour, stroke);
      break;
    }
    case Icon::stage: {  // two corner arrows: larger
      const std::array upper{p(.06f, -.34f), p(.34f, -.34f), p(.34f, -.06f)}, lower{p(-.06f, .34f), p(-.34f, .34f), p(-.34f, .06f)};
      c.polyline(upper, colour, stroke);
      c.polyline(lower, colour, stroke);
      line(p(.34f, -.34f), p(.06f, -.06f), stroke);
      line(p(-.34f, .34f), p(-.06f, .06f), stroke);
      break;
    }
    case Icon::close:
      line(p(-.26f, -.26f), p(.26f, .26f), stroke);
      line(p(.26f, -.26f), p(-.26f, .26f), stroke);
      break;
    case Icon::compare:
      c.bezier(p(-.38f, .22f), p(-.2f, -.5f), p(-.02f, -.3f), p(.38f, .24f), colour, stroke);
      c.bezier(p(-.38f, .26f), p(-.05f, -.1f), p(.1f, -.1f), p(.38f, .02f), colour, c.s(1.25));
      break;
    case Icon::settings: {
      constexpr float kKnobs[3][2] = {{-.22f, .14f}, {0, -.16f}, {.22f, .05f}};
      for (const auto& knob : kKnobs) {
        line(p(-.36f, knob[0]), p(.36f, knob[0]), thin);
        c.disc(p(knob[1], knob[0]), .14f * size, gap);
        c.disc(p(knob[1], knob[0]), .1f * size, colour);
      }
      break;
    }
    case Icon::help:
      c.ring(o, .38f * size, colour, thin);
      c.arc(p(0, -.09f), .13f * size, -1.4, 2.3, colour, stroke);
      line(p(.03f, .02f), p(0, .1f), stroke);
      c.disc(p(0, .21f), c.s(1.25), colour);
      break;
    case Icon::table:
      c.frame({o.x - .38f * size, o.y - .32f * size, .76f * size, .64f * size}, colour, thin, 2);
      line(p(-.38f, -.1f), p(.38f, -.1f), thin);
      line(p(-.38f, .11f), p(.38f, .11f), c.s(1));
      line(p(-.08f, -.32f), p(-.08f, .32f), c.s(1));
      break;
    case Icon::menu:
      for (const float y : {-.26f, 0.0f, .26f}) line(p(-.34f, y), p(.34f, y), stroke);
      break;
    case Icon::loop:
      c.arc(o, .3f * size, 0.6, 5.4, colour, stroke);
      c.triangle(p(-.26f, -.36f), p(-.02f, -.24f), p(-.24f, -.06f), colour);
      break;
    case Icon::minus:
      line(p(-.26f, 0), p(.26f, 0), stroke);
      break;
    case Icon::plus:
      line(p(-.26f, 0), p(.26f, 0), stroke);
      line(p(0, -.26f), p(0, .26f), stroke);
      break;
    case Icon::swap:
      line(p(-.34f, -.14f), p(.3f, -.14f), stroke);
      line(p(.3f, -.14f), p(.14f, -.3f), stroke);
      line(p(.34f, .14f), p(-.3f, .14f), stroke);
      line(p(-.3f, .14f), p(-.14f, .3f), stroke);
      break;
    case Icon::undo:
      c.arc(p(0, .06f), .26f * size, -1.2, 2.4, colour, stroke);
      c.triangle(p(-.38f, -.06f), p(-.1f, -.02f), p(-.26f, -.32f), colour);
      break;
    case Icon::lens:
      c.ring(p(-.12f, 0), .26f * size, colour, thin);
      c.ring(p(.12f, 0), .26f * size, colour, thin);
      break;
    case Icon::search:
      c.ring(p(-.06f, -.06f), .24f * size, colour, stroke);
      line(p(.12f, .12f), p(.34f, .34f), stroke);
      break;
    case Icon::paper:
      c.frame({o.x - .28f * size, o.y - .36f * size, .56f * size, .72f * size}, colour, thin, 2);
      for (const float y : {-.14f, .04f, .22f}) line(p(-.14f, y), p(y > .1f ? .04f : .14f, y), thin);
      break;
    case Icon::sun:
      c.disc(o, .18f * size, colour);
      for (int i = 0; i < 8; ++i) {
        line(polar(o, .27f * size, i * 0.7854), polar(o, .37f * size, i * 0.7854), thin);
      }
      break;
  }
}

}  // namespace tc::ui
