#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "content/theme.h"
#include "sim/time_scale.h"
#include "ui/kept_words.h"
#include "ui/painting.h"
#include "ui/semantics.h"

namespace tc::ui {

struct StageMemory;
struct StillMemory;

/// Where the keyboard is.
struct Focus {
  std::string id;        ///< node with focus, or empty
  bool visible = false;  ///< the ring is drawn: after a key or an action, not after the mouse
};

/// Memory of the screen itself: transitions, scrolling, what the pointer is over. Never saved, never part of
/// the app's state; the same state always settles to the same picture.
class View {
 public:
  Focus focus;
  float scroll_y = 0;
  float drawer_scroll = 0, drawer_scroll_max = 0;
  std::string hovered_mark;  ///< observation under the pointer or focus, this frame
  std::string next_hovered_mark;
  double hover_time_min = -1;  ///< time under the pointer over the lanes, or tapped; negative: none
  float hover_y = 0;           ///< where the pointer is, or was tapped, points
  double tap_time_min = -1;    ///< time last tapped with a finger, which cannot hover; negative: none
  float tap_y = 0;             ///< the same, points below the top of the lanes
  std::string opener;          ///< node that opened the drawer; focus returns there
  std::vector<std::string> trail;  ///< entries that the reader came through, the latest last
  /// The term whose meaning is shown, and the word that it stands at; this frame.
  struct Hint {
    std::string term;
    Rect at;
  } hint;
  std::unordered_set<std::string> terms_shown;  ///< already marked in this frame
  int rows_shown = 0;                           ///< of a long list, before "show more"
  int caret = -1;                               ///< in the text field of the page, in bytes
  std::string what_if;                          ///< trial drawn on the mood lane, or empty
  std::uint64_t seed = 1;                       ///< of this run, for the order of options; grows with each form
  bool pages_taken = false;                     ///< PageUp and PageDown belong to the focused slider, this frame
  int quiz_line = 0;                            ///< of several lines to draw, the one that is drawn
  std::string certificate_name;                 ///< as typed, until it is on one
  std::string quiz_picked;                      ///< tile or point that was picked up
  std::string quiz_moved;                       ///< tile or mark that was moved last: its place is spoken
  /// Questions that are due again, and for what that was worked out.
  struct DueCount {
    std::size_t answers = 0, items = 0;
    std::int64_t minute = -1;
    std::size_t count = 0;
  } quiz_due;
  bool sheet_other = false;                     ///< the sheet has the other one of its two heights
  bool tour_list = false;                       ///< the tours instead of the step shown
  bool filters_open = false;                    ///< of the library, on a narrow page
  std::string field_active;                     ///< text field that has the keyboard
  std::array<int, 4> account_order{0, 1, 2, 3}; ///< of this run
  bool stage_later = false;                     ///< not in this frame
  bool timed = false;                           ///< of the surface
  PaintHook paint;                              ///< of the surface
  std::deque<Painting> paintings;               ///< of this frame; drawn after it
  std::shared_ptr<StageMemory> stage;           ///< made when the stage is first drawn
  std::shared_ptr<StillMemory> still;           ///< the same, of a question's picture
  float page_height = 0;                        ///< what the screen used in the last frame
  std::unordered_map<std::string, float> heights;  ///< of grounds that lie under their words, from the frame before
  KeptWords kept;                               ///< of the playhead
  std::vector<std::string> spoken;               ///< descriptions of the library's observations, once made

  /// Moves a value towards its target so that it arrives after `ms`; the target at once when motion is
  /// reduced.
  float approach(std::string_view id, float target, double ms);
  /// Playhead and warp as drawn: they travel to the state's values.
  void move_playhead(double target_u, bool at_once, double ms);
  double playhead_u() const { return playhead_u_; }
  double warp(double target_lambda, double ms);

  /// The theme as drawn: a short cross-fade after a change.
  const content::Theme& theme(const content::Theme& target, double ms);

  void begin_frame(double seconds, bool reduced_motion);
  /// True while a transition runs.
  bool moving() const { return moving_; }
  void keep_moving() { moving_ = true; }
  bool reduced_motion() const { return reduced_; }
  double seconds() const { return seconds_; }  ///< since the last frame

 private:
  std::unordered_map<std::string, float> values_;
  content::Theme theme_, theme_from_;
  double theme_f_ = 1;
  bool has_theme_ = false;
  double playhead_u_ = 0, playhead_from_ = 0, playhead_to_ = 0, playhead_f_ = 1;
  double lambda_ = 0.1;
  double seconds_ = 0;
  bool reduced_ = false, moving_ = false, has_playhead_ = false, has_lambda_ = false;
};

/// Standard easing of the design, cubic-bezier(.2, 0, 0, 1), by a close rational form; 0..1 → 0..1.
double ease(double f);

}  // namespace tc::ui
