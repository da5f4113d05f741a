#pragma once
#include "ui/ui.h"

namespace tc::ui {

/// The axis under the lanes: ticks chosen by priority, the playhead's pill.
void axis_row(Ui& ui);
/// Fan lines and the strip that keeps the whole axis at true scale.
void true_scale_strip(Ui& ui);
/// The playhead over the lanes (line, handle), drawn before the marks; and its input: drag, wheel, pan,
/// hover.
void playhead(Ui& ui);
void lane_input(Ui& ui);
/// What the marks mean.
void legend_row(Ui& ui);
/// Play, previous and next stop, speed, loop.
void transport(Ui& ui);

}  // namespace tc::ui
