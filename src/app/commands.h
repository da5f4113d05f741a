#pragma once
#include <string>

#include "app/state.h"

// The commands of the timeline, the screens and the settings; part of app::Command.
namespace tc::app {
namespace cmd {
struct Seek {
  double time_min;
};  ///< playhead to a time, clamped to the axis as a hand drags it; links and the command line refuse others
struct Step {
  int ticks;
};  ///< by labelled ticks, negative goes back
struct Jump {
  std::string stop_id;
};  ///< to a labelled stop
struct NextStop {
  int direction;
};  ///< +1 or -1: next or previous stop from here
struct Play {
  bool on;
};
struct SetSpeed {
  double speed;
};
struct SetLoop {
  bool on;
};
struct Advance {
  double seconds;
};  ///< wall time since the last frame; the only way playback moves
struct SetView {
  double from_u, to_u;
};
struct Zoom {
  double factor, about_u;
};  ///< factor > 1 zooms in, about a point of the axis
struct Pan {
  double by_u;
};
struct SetTrueScale {
  bool on;
};
struct SetRegimen {
  sim::RegimenSpec spec;
};
struct SetRegimenField {
  std::string field;
  std::string value;
};  ///< "dose"="0.5", "unit"="mg/kg", "route"="im" …
struct SetPatient {
  sim::Patient patient;
};
struct SetPatientField {
  std::string field;
  std::string value;
};  ///< "weight_kg"="82", "covariate.ticlopidine"="true"
struct ApplyPreset {
  std::string id;
};
struct PinRegimen {};  ///< compare: the present regimen becomes the ghost B
struct UnpinRegimen {};
struct SwapRegimens {};
struct OpenPanel {
  Panel panel;
};
struct SetBandMode {
  BandMode mode;
};
struct ShowAllLabels {
  bool on;
};
struct Select {
  std::string id;
};  ///< an entry (entry.h): its drawer opens; empty: none
struct SetScreen {
  Screen screen;
};
struct SetLens {
  std::string id;
};  ///< an account over the timeline; empty: none
struct ShowAllLanes {
  bool on;
};
struct SetQuery {
  std::string field;
  std::string value;
};  ///< "text"="mtor", "species"="mouse", "at_playhead"="true"; empty value: any
struct ClearQuery {};
struct SetTheme {
  ThemeChoice theme;
};
struct SetTextScale {
  double scale;
};
struct SetReducedMotion {
  bool on;
};
struct SetSingleKeys {
  bool on;
};
struct SetGroup {
  bool on;
};  ///< a room answers together: nothing is kept, and nothing of before is shown
struct CopyLink {};  ///< asks the platform to hand out the link to this view
struct DismissNotice {
  std::string key;
};  ///< the notice shown; with a key, that one, shown or waiting
struct Notify {
  std::string key;
  std::string detail;
};  ///< from the platform: storage refused, graphics lost …
struct Restore {
  std::string saved;
};  ///< a saved state; refused whole when faulty
struct Undo {};
struct Redo {};
struct Reset {};
}  // namespace cmd
}  // namespace tc::app
