#pragma once
#include <span>

#include "content/evidence.h"
#include "ui/ui.h"

namespace tc::ui {

/// One clock face. One turn is the clock's own span: 2 h, 48 h, 14 days.
struct Dial {
  content::Clock clock = content::Clock::feeling;
  ImVec2 centre{};
  float radius = 66;              ///< centre of the ring's stroke, points
  double time_min = 0;            ///< since the latest dose
  std::span<const float> level;   ///< amount over one turn, 0..1 of the scale, evenly spaced in time
  std::span<const float> second;  ///< a second substance (norketamine), as a line
  std::span<const float> ghost;   ///< the pinned regimen, as a line
  bool labels = true;
  double since_first_min = -1;  ///< course of doses: time since the first, or negative
};

/// Span of one turn in minutes.
double dial_span_min(content::Clock clock);
/// The clock's hue.
content::Colour clock_colour(const content::Theme& theme, content::Clock clock);

void draw_dial(const Ui& ui, const Dial& dial);

}  // namespace tc::ui
