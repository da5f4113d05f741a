#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "app/stage_commands.h"
#include "app/evidence_commands.h"
#include "app/quiz_commands.h"
#include "app/tour_commands.h"
#include "app/state.h"
#include "core/result.h"

namespace tc::app {

// Everything that changes the app. Each command has a name ("seek") and serialisable fields; deep links,
// resume, the host bridge, tests, replay and fuzzing are all lists of commands.
namespace cmd {
struct Seek {
  double time_min;
};  ///< playhead to a time, clamped to the axis
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
struct CopyLink {};  ///< asks the platform to hand out the link to this view
struct DismissNotice {};
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

using Command =
    std::variant<cmd::Seek, cmd::Step, cmd::Jump, cmd::NextStop, cmd::Play, cmd::SetSpeed, cmd::SetLoop,
                 cmd::Advance, cmd::SetView, cmd::Zoom, cmd::Pan, cmd::SetTrueScale, cmd::SetRegimen,
                 cmd::SetRegimenField, cmd::SetPatient, cmd::SetPatientField, cmd::ApplyPreset, cmd::PinRegimen,
                 cmd::UnpinRegimen, cmd::SwapRegimens, cmd::OpenPanel, cmd::SetBandMode, cmd::ShowAllLabels,
                 cmd::Select, cmd::SetScreen, cmd::SetLens, cmd::ShowAllLanes, cmd::SetQuery, cmd::ClearQuery,
                 cmd::CopyCitation, cmd::OpenReference, cmd::SetTheme, cmd::SetTextScale, cmd::SetReducedMotion,
                 cmd::SetSingleKeys, cmd::SetStage, cmd::SetScene, cmd::FocusElement, cmd::ShowNames,
                 cmd::ShowMidazolam, cmd::SetStageTier, cmd::StartTour, cmd::TourStep, cmd::LeaveTour,
                 cmd::SetSpeech, cmd::StartForm, cmd::SetResponse, cmd::SetCertainty, cmd::GiveAnswer,
                 cmd::NextItem, cmd::LeaveForm, cmd::ResumeForm, cmd::ShowResults, cmd::CopyResults,
                 cmd::ShowMoment, cmd::ClearLearning, cmd::CopyLink, cmd::DismissNotice, cmd::Notify,
                 cmd::Restore, cmd::Undo, cmd::Redo, cmd::Reset>;

/// The stable name of the command ("seek", "set-regimen-field").
std::string_view command_name(const Command& command);
/// One line of JSON: {"do":"seek","time_min":40}. Round-trips through parse_command.
std::string to_json(const Command& command);
/// Reads one line. Refuses unknown commands, missing, extra or mistyped fields, with the reason.
Result<Command> parse_command(std::string_view line);

}  // namespace tc::app
