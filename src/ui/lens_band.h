#pragma once
#include <functional>

#include "content/lens.h"
#include "ui/ui.h"

namespace tc::ui {

/// How an account's times are drawn, the same for all four: the window as claimed in outline, its edges hard
/// where the account gives them, hatched where we inferred them, fading where it leaves them open; therapy as
/// a bar; dashes and words where no times are given. Never in a clock's colour: a position is no measurement.
struct BandPlace {
  Rect plot;                              ///< of the whole axis, points
  std::function<float(double time_min)> x;
  float window_y = 0, therapy_y = 0;      ///< middle of each
  bool words = true;                      ///< write on the bands; false where there is no room
};
/// Draws one account's window and therapy with their labels and records them as one image node.
void lens_band(Ui& ui, const content::Lens& lens, const BandPlace& place);

/// The chosen account over the timeline, between Drug and Plasticity.
void lens_strip(Ui& ui);

}  // namespace tc::ui
