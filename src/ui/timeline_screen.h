#pragma once
#include "ui/curves.h"
#include "ui/ui.h"

namespace tc::ui {

/// The timeline screen: everything below the window, in reading order. Sends commands; draws into ImGui's
/// current window and the drawer's.
void timeline_screen(Ui& ui, const Curves& curves);

/// The last refusal or warning, over the page until dismissed.
void notice_bar(Ui& ui);

/// Value, unit, band and source under the pointer or at the focused mark.
void read_out(Ui& ui);

}  // namespace tc::ui
