#pragma once
#include "ui/curves.h"
#include "ui/ui.h"

namespace tc::ui {

// The screens beside the timeline. Each draws into the page between the bars, scrolled by view.scroll_y, and
// says in view.page_height how much it used.

/// Four accounts on one axis, in an order of chance, with what has been measured beneath, unchanged.
void accounts_screen(Ui& ui, const Curves& curves);
/// Everything in the dossier, searched and filtered.
void library_screen(Ui& ui);

/// The questions: the overview, the form that is on, or the results.
void quiz_screen(Ui& ui);

/// Widths in design pixels from which the top bar has every tool, and has help, beside the tabs; what it has not, the
/// settings have.
inline constexpr float kAllToolsFrom_px = 720, kHelpFrom_px = 640;

/// The tabs: in the top bar, or at the foot of a phone.
struct TabPlace {
  float x = 0;         ///< left edge (top bar)
  bool at_foot = false;
};
/// The tabs at the foot, where they belong there.
void foot_bar(Ui& ui);
/// Draws the tabs and returns the width used.
float screen_tabs(Ui& ui, const TabPlace& place);
/// Height of the tabs at the foot, in points; 0 where they stand in the top bar.
float foot_height(float width, float em);

}  // namespace tc::ui
