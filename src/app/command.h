#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "app/commands.h"
#include "app/evidence_commands.h"
#include "app/handout_commands.h"
#include "app/quiz_commands.h"
#include "app/stage_commands.h"
#include "app/tour_commands.h"
#include "core/result.h"

namespace tc::app {

// Everything that changes the app. Each command has a name ("seek") and serialisable fields; deep links,
// resume, the host bridge, tests, replay and fuzzing are all lists of commands.

/// Whichever it is.
using AnyCommand =
    std::variant<cmd::Seek, cmd::Step, cmd::Jump, cmd::NextStop, cmd::Play, cmd::SetSpeed, cmd::SetLoop,
                 cmd::Advance, cmd::SetView, cmd::Zoom, cmd::Pan, cmd::SetTrueScale, cmd::SetRegimen,
                 cmd::SetRegimenField, cmd::SetPatient, cmd::SetPatientField, cmd::ApplyPreset, cmd::PinRegimen,
                 cmd::UnpinRegimen, cmd::SwapRegimens, cmd::OpenPanel, cmd::SetBandMode, cmd::ShowAllLabels,
                 cmd::Select, cmd::SetScreen, cmd::SetLens, cmd::ShowAllLanes, cmd::SetQuery, cmd::ClearQuery,
                 cmd::CopyCitation, cmd::OpenReference, cmd::SetTheme, cmd::SetTextScale, cmd::SetReducedMotion,
                 cmd::SetSingleKeys, cmd::SetStage, cmd::SetScene, cmd::FocusElement, cmd::ShowNames,
                 cmd::ShowMidazolam, cmd::SetStageTier, cmd::StartTour, cmd::TourStep, cmd::LeaveTour,
                 cmd::SetSpeech, cmd::StopReading, cmd::StartForm, cmd::SetResponse, cmd::SetCertainty, cmd::TakeHint,
                 cmd::GiveAnswer, cmd::NextItem, cmd::LeaveForm, cmd::ResumeForm, cmd::ShowResults, cmd::CopyResults,
                 cmd::ShowMoment, cmd::ClearLearning, cmd::HandOut, cmd::TakeIn, cmd::SetGroup, cmd::CopyLink, cmd::DismissNotice, cmd::Notify,
                 cmd::Restore, cmd::Undo, cmd::Redo, cmd::Reset>;

template <class Any>
struct Makers;
template <class C, class Any>
inline constexpr bool is_one_of = false;
template <class C, class... Each>
inline constexpr bool is_one_of<C, std::variant<Each...>> = (std::is_same_v<C, Each> || ...);

/// A command. What the variant needs is made in command.cpp alone, not in every source that sends a command: that
/// was half of a build.
class Command {
 public:
  template <class C>
    requires is_one_of<C, AnyCommand>
  Command(C command) : any_(make(std::move(command))) {}
  Command(const Command& other);
  Command(Command&& other) noexcept;
  Command& operator=(const Command& other);
  Command& operator=(Command&& other) noexcept;
  ~Command();

  const AnyCommand& any() const { return *any_; }
  AnyCommand& any() { return *any_; }

 private:
  template <class>
  friend struct Makers;
  template <class C>
  static AnyCommand* make(C&& command);
  std::unique_ptr<AnyCommand> any_;
};

/// The stable name of the command ("seek", "set-regimen-field").
std::string_view command_name(const Command& command);
/// One line of JSON: {"do":"seek","time_min":40}. Round-trips through parse_command.
std::string to_json(const Command& command);
/// Reads one line. Refuses unknown commands, missing, extra or mistyped fields, with the reason.
Result<Command> parse_command(std::string_view line);

}  // namespace tc::app
