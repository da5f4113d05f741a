#include "ui/dial.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "ui/kept_shapes.h"

namespace tc::ui {

using content::Clock;
using content::Colour;

namespace {

constexpr double kTurn = 2 * std::numbers::pi;
constexpr double kSolidUntilMin = 2880;  // the plasticity window is solid to day 2

struct DialLabel {
  double time_min;
  std::string_view key;
};

std::span<const DialLabel> labels_of(Clock clock) {
  static constexpr DialLabel kFeeling[] = {
      {0, "clock.feeling.turn"}, {30, "clock.feeling.quarter"}, {60, "clock.feeling.half"}};
  static constexpr DialLabel kDrug[] = {
      {0, "clock.drug.turn"}, {720, "clock.drug.quarter"}, {1440, "clock.drug.half"}};
  static constexpr DialLabel kPlasticity[] = {{0, "clock.plasticity.turn"},
                                              {2880, "clock.plasticity.day2"},
                                              {5760, "clock.plasticity.day4"},
                                              {10080, "clock.plasticity.half"}};
  switch (clock) {
    case Clock::feeling:
      return kFeeling;
    case Clock::drug:
      return kDrug;
    default:
      return kPlasticity;
  }
}

struct Ticks {
  double minor, major;
};

Ticks ticks_of(Clock clock) {
  if (clock == Clock::feeling) return {10, 30};
  if (clock == Clock::drug) return {240, 720};
  return {1440, 10080};
}

/// Draws the amount as a polar area: filled with ink up to now, an outline after it.
class Amount {
 public:
  Amount(const Ui& ui, const Dial& dial)
      : ui_(ui),
        d_(dial),
        span_(dial_span_min(dial.clock)),
        inner_(dial.radius * .34f),
        depth_(dial.radius * .52f) {}

  double angle(double time_min) const { return kTurn * time_min / span_; }

  void amount(std::span<const float> level, double from, double to, Colour colour, double fill,
              double line) const {
    if (level.size() < 2 || to - from < 1e-4) return;
    const int n = std::max(3, static_cast<int>(std::ceil((to - from) * d_.radius / 5)));
    outline_.clear();
    base_.clear();
    const double step = (to - from) / n;
    Turn turn(from, step);
    for (int i = 0; i <= n; ++i, turn.next()) {
      outline_.push_back(turn.at(d_.centre, inner_ + depth_ * at(level, (from + step * i) / kTurn)));
      base_.push_back(turn.at(d_.centre, inner_));
    }
    if (fill > 0) ui_.canvas.band(outline_, base_, ink(colour, fill));
    if (line > 0) ui_.canvas.polyline(outline_, ink(colour, line), ui_.s(1.5));
    // Strips have hard edges; a line of the same ink smooths the rim.
    if (fill > .2 && line <= 0) {
      ui_.canvas.polyline(outline_, ink(colour, fill), ui_.s(1));
      ui_.canvas.arc(d_.centre, inner_, from, to, ink(colour, fill), ui_.s(1));
    }
  }

 private:
  static float at(std::span<const float> level, double f) {
    const double x = std::clamp(f, 0.0, 1.0) * static_cast<double>(level.size() - 1);
    const auto i = static_cast<std::size_t>(x);
    const float low = level[i], high = level[std::min(i + 1, level.size() - 1)];
    return std::clamp(low + (high - low) * static_cast<float>(x - static_cast<double>(i)), 0.0f, 1.0f);
  }

  const Ui& ui_;
  const Dial& d_;
  double span_;
  float inner_, depth_;
  mutable std::vector<ImVec2> outline_, base_;
};

void draw_window(const Ui& ui, const Dial& d, double now_angle, Colour hue) {
  const float inner = d.radius * .44f, outer = d.radius * .78f;
  const double solid = kTurn * kSolidUntilMin / dial_span_min(d.clock);
  ui.canvas.sector(d.centre, inner, outer, 0, std::min(now_angle, solid), ink(hue, .92));
  ui.canvas.sector(d.centre, inner, outer, std::min(now_angle, solid), solid, ink(hue, .30));
  const Hatch hatch{ui.s(4.6), ui.s(1.4)};
  // Past is full, future quieter; both fade towards day 14, after which nothing is drawn.
  const auto fade = [&](double a) { return 1.0 - .88 * (a - solid) / (kTurn - solid); };
  const double split = std::clamp(now_angle, solid, kTurn);
  ui.canvas.hatch_ring(d.centre, inner, outer, solid, split, hue, hatch, fade(solid), fade(split));
  ui.canvas.hatch_ring(d.centre, inner, outer, split, kTurn, hue, hatch, .62 * fade(split),
                       .62 * fade(kTurn));
  ui.canvas.arc(d.centre, outer, solid, kTurn - .01, ink(hue, .5), ui.s(1));
  ui.canvas.arc(d.centre, inner, solid, kTurn - .01, ink(hue, .35), ui.s(1));
}

void draw_hand(const Ui& ui, const Dial& d, double angle, bool ended, float ring) {
  const auto& t = ui.theme;
  const Colour colour = ended ? t.text.t3 : t.text.t1;
  const float tip = d.radius - ring / 2 - d.radius * .10f, tail = -d.radius * .13f;
  const float half = std::max(1.2f, d.radius / 66.0f * 2);
  const float sine = static_cast<float>(std::sin(angle)), cosine = static_cast<float>(std::cos(angle));
  const auto q = [&](float along, float across) {
    return ImVec2{d.centre.x + along * sine + across * cosine, d.centre.y - along * cosine + across * sine};
  };
  const ImVec2 halo[] = {q(tail - 1, -half - 2), q(tip + 1, -half - .9f), q(tip + 1, half + .9f),
                         q(tail - 1, half + 2)};
  ui.canvas.polygon(halo, ink(t.surface.raised));
  const ImVec2 hand[] = {q(tail, -half - .8f), q(tip, -half + .4f), q(tip, half - .4f), q(tail, half + .8f)};
  ui.canvas.polygon(hand, ink(colour));
  ui.canvas.disc(d.centre, d.radius * .075f, ink(colour));
  ui.canvas.disc(d.centre, d.radius * .03f, ink(t.surface.raised));
}

void draw_ticks(const Ui& ui, const Dial& d, float ring) {
  ImDrawList& list = *ui.canvas.list();
  const ImU32 strong = ink(ui.theme.text.t3, .95), weak = ink(ui.theme.text.t3, .5);
  const float R = d.radius, outer = R - ring / 2 - R * .04f, wide = ui.s(1.5), thin = ui.s(1);
  const Ticks ticks = ticks_of(d.clock);
  const double span = dial_span_min(d.clock);
  const auto draw = [&] {
    for (double v = 0; v < span - 1; v += ticks.minor) {
      const bool major = std::fmod(v, ticks.major) == 0;
      const double a = kTurn * v / span;
      list.AddLine(polar(d.centre, outer, a), polar(d.centre, R - ring / 2 - R * (major ? .12f : .075f), a),
                   major ? strong : weak, major ? wide : thin);
    }
  };
  draw_kept(list, {4, strong, bits(d.centre.x), bits(d.centre.y), bits(R), bits(thin), bits(span)}, draw);
}

}  // namespace

double dial_span_min(Clock clock) {
  if (clock == Clock::feeling) return 120;
  if (clock == Clock::drug) return 2880;
  return 20160;
}

Colour clock_colour(const content::Theme& t, Clock clock) {
  if (clock == Clock::feeling) return t.feeling.base;
  if (clock == Clock::drug) return t.drug.parent;
  return t.plasticity.base;
}

void draw_dial(const Ui& ui, const Dial& d) {
  const auto& t = ui.theme;
  const Canvas& c = ui.canvas;
  const Colour hue = clock_colour(t, d.clock);
  const double span = dial_span_min(d.clock);
  const float R = d.radius, ring = std::max(ui.s(3), R * .062f);
  const bool ended = d.time_min >= span;
  const Amount face(ui, d);
  const double now = ended ? kTurn : face.angle(d.time_min), hand = ended ? 0 : now;

  c.disc(d.centre, R + ring / 2, ink(t.surface.raised));
  if (d.clock == Clock::plasticity && d.time_min > span) {  // past the data: dashes, nothing else
    for (int i = 0; i < 48; i += 2) {
      c.arc(d.centre, R, kTurn * i / 48, kTurn * (i + 1) / 48, ink(t.line.strong), ui.s(1.5));
    }
    c.text(d.centre.x, d.centre.y + ui.s(5), ui.w("clock.no_data"), Face::small, ink(t.text.t2),
           Align::centre);
    return;
  }
  if (R < ui.s(30)) {  // small dial: wedge, ring and hand only
    c.ring(d.centre, R, ink(t.line.hair), ring);
    if (ended) {
      c.ring(d.centre, R, ink(hue, .5), ring);
    } else if (now > .005) {
      c.sector(d.centre, 0, R - ring / 2, 0, std::max(now, .06), ink(hue, .42));
      c.arc(d.centre, R, 0, std::max(now, .1), ink(hue), ring);
    }
    draw_hand(ui, d, hand, ended, ring);
    return;
  }
  if (!ended && now > .002) {
    c.sector(d.centre, 0, R * .31f, 0, std::max(now, .02), ink(hue, .30));
    c.arc(d.centre, R * .31f, 0, std::max(now, .02), ink(hue, .30), ui.s(1));
  }

  draw_ticks(ui, d, ring);

  if (d.clock == Clock::plasticity) {
    draw_window(ui, d, now, hue);
  } else {
    if (d.clock == Clock::drug) face.amount(d.second, 0, kTurn, t.drug.norketamine, .10, 0);
    face.amount(d.level, now, kTurn, hue, .15, .75);
    face.amount(d.level, 0, now, hue, ended ? .30 : .92, 0);
    if (d.clock == Clock::drug) face.amount(d.second, 0, kTurn, t.drug.norketamine, 0, ended ? .45 : .85);
    face.amount(d.ghost, 0, kTurn, t.ghost, 0, 1.0);
  }

  c.ring(d.centre, R, ink(t.line.hair), ring);
  if (ended) {
    c.ring(d.centre, R, ink(hue, .45), ring);
  } else if (now > .002) {
    c.arc(d.centre, R, 0, std::max(now, .03), ink(hue), ring);
  }
  if (d.since_first_min >= 0) {
    c.arc(d.centre, R + ring / 2 + ui.s(2.5), 0, std::min(kTurn - .001, face.angle(d.since_first_min)),
          ink(t.text.t2), ui.s(1));
  }
  draw_hand(ui, d, hand, ended, ring);

  if (!d.labels) return;
  const float size = c.size(Face::small);
  for (const DialLabel& label : labels_of(d.clock)) {
    const double a = face.angle(label.time_min), side = std::sin(a);
    const ImVec2 p = polar(d.centre, R + ring / 2 + ui.s(6) + size * .45f, a);
    c.text(p.x + (side > .3 ? -ui.s(2) : 0), p.y + size * .36f, ui.w(label.key), Face::small, ink(t.text.t3),
           side > .3 ? Align::left : Align::centre);
  }
}

}  // namespace tc::ui
