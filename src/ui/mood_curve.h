#pragma once
#include "ui/ui.h"

namespace tc::ui {

/// The mood lane's picture: the mean benefit of one dose over control, an illustrative curve fitted to named
/// means, drawn with their intervals; hatched from day 3, where single studies stand in for pooled ones; and
/// what real trials saw when the window was used, as directions along days 1 to 14.
void mood_curve(Ui& ui, const Rect& room);

}  // namespace tc::ui
