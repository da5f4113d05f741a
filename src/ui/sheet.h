#pragma once
#include <string>

#include "app/state.h"
#include "content/library.h"
#include "ui/layout.h"
#include "ui/semantics.h"
#include "ui/view.h"

namespace tc::ui {

// On a narrow page, or with large text, the drawer covers what it speaks of. A tour's step, and an entry of the timeline, are therefore
// sheets: the picture stays in sight above them.

/// True when the open drawer may be a sheet.
bool has_sheet(const app::State& state, const content::Library& library, const View& view);
/// How much of a narrow page it covers: the lower half, or what the reader chose instead (a tour: its first lines; an
/// entry: all).
Sheet sheet_of(const app::State& state, const content::Library& library, const View& view);

/// Keeps what the sheet is about in sight above it, and puts the page back when the sheet closes.
class SheetScroll {
 public:
  /// Before a frame is drawn, with the layout of a page that is not scrolled.
  void before(const app::State& state, const Layout& layout, View& view);
  /// After it: scrolls to a mark that still lies outside. True when that moved the page.
  bool after(const app::State& state, const content::Library& library, const Layout& layout,
             const Semantics& semantics, View& view);
  /// Another screen was opened: there is nothing to go back to.
  void forget() { before_ = 0; }

 private:
  bool open_ = false, look_ = false;
  std::string about_;
  float before_ = 0;
};

}  // namespace tc::ui
