#pragma once
#include "ui/curves.h"
#include "ui/ui.h"

namespace tc::ui {

// The top of the timeline screen, in reading order: time, sentence, care line, clocks, what comes next.

void hero_text(Ui& ui);
void clock_row(Ui& ui, const Curves& curves);
void next_list(Ui& ui);

/// Logo, name and the screen's tools.
void top_bar(Ui& ui);

}  // namespace tc::ui
