#pragma once
#include <array>

#include "ui/semantics.h"

namespace tc::ui {

/// Breakpoints on width in em, so that larger text and a narrower window reflow alike.
enum class SizeClass { xs, s, m, l, xl };

/// How much of a narrow page the drawer covers, from below: all of it, the lower half, or its first lines only.
enum class Sheet { all, half, low };

/// What the layout depends on.
struct LayoutInput {
  float width = 1280, height = 720;  ///< points, safe area already removed
  float em = 16;                     ///< body size in points
  bool comparing = false;
  int drawer = 0;            ///< 0 closed, 1 open
  bool has_sheet = false;    ///< the drawer may be a sheet
  Sheet sheet = Sheet::all;  ///< of the open drawer, where it does not stand at the side
  bool stage = false;        ///< the stage has the page
  bool lens = false;         ///< an account is laid over the timeline
  float plasticity = 0;      ///< height that all lanes need, design pixels; 0: the five rows
  float sentence_lines = 4;  ///< lines of the hero sentence at its width
  float care_lines = 1;      ///< lines of the care rule, without its reason
};

/// Where everything on the timeline screen goes, in points. The page scrolls when `content_height` exceeds
/// the window's height. Geometry: design pixels for a 16-point body, times em/16.
struct Layout {
  SizeClass size = SizeClass::xl;
  float em = 16, width = 1280, height = 720;
  float content_width = 1280;  ///< without a pushing drawer
  float content_height = 720;
  float margin = 24, bar_height = 48;
  bool drawer_pushes = false, drawer_full = false;
  bool drawer_sheet = false;  ///< the page goes on above the drawer
  bool drawer_resizes = false;  ///< the reader may give it the other height
  float page_bottom = 720;    ///< where the page ends: at the sheet, or at the window's height
  Rect drawer;  ///< empty when closed

  // Hero
  Rect regimen;  ///< the regimen button (A, and B below it while comparing)
  float time_x = 0, time_baseline = 0;
  Rect sentence;  ///< text column
  float care_baseline = 0;
  struct Clock {
    float cx = 0, cy = 0, radius = 0;
    bool words_right = false;
    float words_x = 0, words_y = 0;
  };
  std::array<Clock, 3> clocks;
  bool clock_notes = true, clock_labels = true;
  bool clock_narrow = false;      ///< what is left has a line of its own, and a note may take two
  float clock_note_width = 230;
  Rect next_list;  ///< "what comes next"; empty when there is no room
  Rect stage;      ///< the small stage, or the button that opens the large one
  bool stage_picture = false;

  // Lanes
  bool label_column = true;
  float label_x = 24;
  Rect plot;  ///< all lanes, from the top of Feeling to the end of Care
  struct Lane {
    float top = 0, height = 0;
  } feeling, drug, lens, plasticity;
  float feeling_hill = 42, row_gap = 14;
  bool value_table = true, cleared_table = true, care_row = true, feeling_rows = true;
  float value_table_x = 852, cleared_table_x = 1068;

  // Foot
  float axis_y = 633;
  bool fan = true;
  float strip_y = 681;
  Rect transport;
  float legend_baseline = 709;
  bool legend = true;
  int legend_columns = 0;  ///< on phones, below the transport; 0: in rows at the foot

  float k() const { return em / 16.0f; }
};

/// The layout for a window and text size. Pure.
Layout lay_out(const LayoutInput& input);

/// Moves everything below the bar vertically (a scrolled page).
void shift(Layout& layout, float dy);

/// Hero column width in points for a window, needed to wrap the sentence before laying out.
float hero_text_width(const LayoutInput& input);

}  // namespace tc::ui
