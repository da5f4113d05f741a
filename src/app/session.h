#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/command.h"
#include "app/learner.h"
#include "app/state.h"
#include "content/library.h"
#include "sim/clearance.h"
#include "sim/cohort.h"
#include "sim/link_range.h"
#include "sim/trajectory.h"

namespace tc::app {

class SearchIndex;
class TermFinder;

/// What a command asks of the outside world; carried out by the platform.
struct Effect {
  enum Kind { save_state, announce, copy_link, copy_text, open_link, speak, record, save_progress, clear_learning,
              copy_results, hand_out, take_in, pick_record, group, save_file, save_drawing, save_picture };
  Kind kind = save_state;
  /// record, copy_results, hand_out and take_in are for the session: it takes the event in and asks for
  /// save_progress, or asks for copy_text with the table, or makes the file and asks for save_file.
  std::string text = {};  ///< what to copy or to say, or the address to open; nothing to say: be silent
  std::string name = {};  ///< of a file to save
  Effect(Kind what, std::string with = {}, std::string called = {})
      : kind(what), text(std::move(with)), name(std::move(called)) {}
  friend bool operator==(const Effect&, const Effect&) = default;
};

struct Reduced {
  State state;
  std::vector<Effect> effects;
};

/// The whole behaviour of the app: a pure function of state, command and content. Bad values leave the state
/// as it was except for `notice`, which names the field and the allowed range.
Reduced reduce(const State& state, const Command& command, const content::Library& library);

/// The state at the first start: standard IV preset, time 0.
State initial_state(const content::Library& library);

/// The running app: holds the state, the command log, undo history and everything derived (trajectories,
/// bands), computed once per regimen and patient.
class Session {
 public:
  explicit Session(std::shared_ptr<const content::Library> library);

  const content::Library& library() const { return *library_; }
  const std::shared_ptr<const content::Library>& shared_library() const { return library_; }
  const State& state() const { return state_; }
  /// Puts other content in place of the present one (the dossier has arrived, an author's file has changed).
  /// The state stays, but for what the new content does not hold.
  void use_library(std::shared_ptr<const content::Library> library);
  /// Applies one command, records it in the log and returns the effects asked for.
  std::vector<Effect> dispatch(const Command& command);
  /// Whether Undo or Redo would change anything.
  bool can_undo() const { return !undo_.empty(); }
  bool can_redo() const { return !redo_.empty(); }

  const sim::Trajectory& trajectory() const;         ///< of A
  const sim::Trajectory* pinned_trajectory() const;  ///< of B, or null
  /// Every meaning of "cleared" for A. Computed once per regimen and patient.
  const std::vector<sim::Cleared>& cleared() const;
  /// Highest value of a signal of A within the dosing session at a time: from that dose until the next, at
  /// most two days. Computed once per session.
  sim::Peak session_peak(sim::Signal signal, double time_min) const;
  /// Where the typical patient's index of A may lie by what was published about its link.
  sim::Interval link_range(sim::Signal index, double time_min) const;
  /// Cohort bands of A's ketamine and dissociation; grows over calls of work() until complete.
  const sim::Bands* bands() const;
  /// The simulated patients behind the bands, once complete, or null.
  const sim::CohortRun* cohort() const;
  /// The glossary's terms in texts. Built when first asked for.
  const TermFinder& terms() const;
  /// Everything in the library, ready to be searched. Built when first asked for.
  const SearchIndex& search_index() const;
  /// Changes whenever a trajectory changes; the screen keeps its sampled curves until then.
  std::uint64_t derived_version() const;
  /// The answers given so far; their time and where they are kept are the platform's.
  Learner& learner() { return learner_; }
  const Learner& learner() const { return learner_; }
  /// Does at most `budget_ms` of background work (cohort). True while more is left.
  bool work(double budget_ms);

  /// The log as JSON lines, from the first command on; replaying it on a new session gives an equal state. A
  /// run of Advance commands stands there as the time it led to.
  std::string log_text() const;
  static Result<Unit> replay(Session& session, std::string_view log_text);

 private:
  struct Derived;
  void refresh();
  std::vector<Effect> travel(const Command& command, std::vector<State>& from, std::vector<State>& to);
  void record(const Command& command, const State& after);
  void take_in(std::vector<Effect>& effects, bool recorded);
  std::shared_ptr<const content::Library> library_;
  State state_;
  std::vector<State> undo_, redo_;
  Learner learner_;
  std::vector<Command> log_;
  bool log_in_run_ = false;  ///< the last entry of the log stands for a run of Advance commands
  std::string last_field_;   ///< edited last; the next edit of the same field belongs to the same undo step
  std::shared_ptr<Derived> derived_;
};

/// Versioned text of the state for storage; round-trips. Deep link: the query part of a URL, short, only what
/// differs from the initial state ("t=40&dose=0.5mg/kg&route=iv").
std::string save_text(const State& state);
Result<State> restore_text(std::string_view text, const content::Library& library);
std::string to_query(const State& state, const content::Library& library);
/// Commands that a query asks for. Every unknown parameter or bad value becomes a message in `problems`; good
/// ones still apply.
std::vector<Command> parse_query(std::string_view query, const content::Library& library,
                                 std::vector<Message>& problems);

}  // namespace tc::app
