#include "app/session.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

#include "app/axis.h"
#include "app/entry.h"
#include "app/handout.h"
#include "app/notice.h"
#include "app/pass_rule.h"
#include "app/search.h"
#include "app/terms.h"
#include "app/values.h"
#include "core/text.h"
#include "sim/plan.h"

namespace tc::app {
namespace {

constexpr int kCohortPatients = 500;
constexpr std::uint64_t kCohortSeed = 7;
constexpr int kCohortTimes = 160;
constexpr std::size_t kUndoDepth = 100;
/// Beyond two days after a dose nothing new can peak.
constexpr double kLongestSession_min = 2880;

/// What trajectories depend on.
struct Inputs {
  sim::RegimenSpec a;
  std::optional<sim::RegimenSpec> b;
  sim::Patient patient;
  friend bool operator==(const Inputs&, const Inputs&) = default;
};

Inputs inputs_of(const State& s) { return {s.regimen, s.pinned, s.patient}; }

sim::Trajectory solve(const sim::RegimenSpec& spec, const State& state, const content::Library& library) {
  // The state only ever holds regimens that plan; an impossible one would have been refused.
  const auto planned = sim::plan(spec, state.patient, library.model);
  return sim::simulate(planned ? *planned : sim::Regimen{spec.drug, {}}, state.patient, library.model);
}

/// The field that a command edits, for taking many small steps of one slider back at once; empty for others.
std::string edited_field(const Command& command) {
  if (const auto* c = std::get_if<cmd::SetRegimenField>(&command.any())) return "regimen." + c->field;
  if (const auto* c = std::get_if<cmd::SetPatientField>(&command.any())) return "patient." + c->field;
  return {};
}

}  // namespace

struct Session::Derived {
  Inputs inputs;
  std::uint64_t version = 0;
  std::optional<sim::Trajectory> a, b;
  std::optional<sim::CohortRun> run;
  sim::Bands partial;  ///< percentiles so far
  std::optional<sim::Bands> bands;
  std::optional<std::vector<sim::Cleared>> cleared;           ///< when first asked for
  std::optional<sim::LinkRange> link_range;                   ///< likewise
  std::map<std::pair<sim::Signal, double>, sim::Peak> peaks;  ///< by signal and start of the session
  std::optional<TermFinder> terms;                            ///< of the library, when first asked for
  std::optional<SearchIndex> index;                           ///< of the library, when first asked for
};

Session::Session(std::shared_ptr<const content::Library> library)
    : library_(std::move(library)), state_(initial_state(*library_)), derived_(std::make_shared<Derived>()) {
  learner_.set_rules(pass_rules(*library_));
  refresh();
}

/// Recomputes what follows from regimen and patient, when they changed.
void Session::refresh() {
  Derived& d = *derived_;
  const Inputs inputs = inputs_of(state_);
  if (d.a && d.inputs == inputs) return;
  const bool same_a = d.a && d.inputs.a == inputs.a && d.inputs.patient == inputs.patient;
  d.inputs = inputs;
  ++d.version;
  if (state_.pinned) {
    d.b = solve(*state_.pinned, state_, *library_);
  } else {
    d.b.reset();
  }
  if (same_a) return;
  d.a = solve(state_.regimen, state_, *library_);
  d.partial = {};
  d.bands.reset();
  d.cleared.reset();
  d.link_range.reset();
  d.peaks.clear();
  const sim::TimeScale axis = axis_of(state_, *library_);
  std::vector<double> times;
  for (int i = 0; i <= kCohortTimes; ++i)
    times.push_back(axis.time_min(static_cast<double>(i) / kCohortTimes));
  d.run.emplace(state_.regimen, state_.patient, library_->model, std::move(times),
                std::vector{sim::Signal::ketamine_venous_ng_ml, sim::Signal::norketamine_ng_ml,
                            sim::Signal::hnk_ng_ml, sim::Signal::dissociation_index},
                kCohortPatients, kCohortSeed);
}

void Session::use_library(std::shared_ptr<const content::Library> library) {
  const sim::TimeScale before = axis_of(state_, *library_);
  library_ = std::move(library);
  learner_.set_rules(pass_rules(*library_));
  if (!can_select(*library_, state_.selected)) state_.selected.clear();
  if (!check_regimen(state_.regimen, state_.patient, library_->model)) {
    const State fresh = initial_state(*library_);
    state_.regimen = fresh.regimen;
    state_.patient = fresh.patient;
    state_.pinned.reset();
  }
  if (state_.pinned && !check_regimen(*state_.pinned, state_.patient, library_->model)) state_.pinned.reset();
  const sim::TimeScale axis = axis_of(state_, *library_);
  if (before.horizon_min() != axis.horizon_min()) state_.view = {0, 1, state_.view.true_scale};
  state_.time_min = std::min(state_.time_min, axis.horizon_min());
  undo_.clear();
  redo_.clear();
  derived_->a.reset();
  derived_->index.reset();
  derived_->terms.reset();
  refresh();
}

const SearchIndex& Session::search_index() const {
  Derived& d = *derived_;
  if (!d.index) d.index.emplace(*library_);
  return *d.index;
}

const TermFinder& Session::terms() const {
  Derived& d = *derived_;
  if (!d.terms) d.terms.emplace(*library_);
  return *d.terms;
}

std::vector<Effect> Session::dispatch(const Command& command) {
  if (std::holds_alternative<cmd::Undo>(command.any())) return travel(command, undo_, redo_);
  if (std::holds_alternative<cmd::Redo>(command.any())) return travel(command, redo_, undo_);
  if (const auto* form = std::get_if<cmd::StartForm>(&command.any()); form != nullptr && form->name.empty()) {
    cmd::StartForm named = *form;  // also in the log, so that its replay is exact
    named.name = learner_.next_name();
    return dispatch(std::move(named));
  }
  Reduced reduced = reduce(state_, command, *library_);
  if (!(inputs_of(state_) == inputs_of(reduced.state))) {
    const std::string field = edited_field(command);
    if (field.empty() || field != last_field_ || undo_.empty()) {
      undo_.push_back(state_);
      if (undo_.size() > kUndoDepth) undo_.erase(undo_.begin());
    }
    last_field_ = field;
    redo_.clear();
  } else if (!std::holds_alternative<cmd::Advance>(command.any()) || !(state_ == reduced.state)) {
    last_field_.clear();
  }
  record(command, reduced.state);
  state_ = std::move(reduced.state);
  refresh();
  const bool moves = std::holds_alternative<cmd::SetResponse>(command.any());
  take_in(reduced.effects, !moves && learner_.settle());
  return std::move(reduced.effects);
}

/// What only the session can carry out: answers go to the learner, files are made. What is left is for the outside.
void Session::take_in(std::vector<Effect>& effects, bool recorded) {
  std::vector<Effect> left;
  for (Effect& effect : effects) {
    switch (effect.kind) {
      case Effect::record:
        if (auto event = learn::event_from_json(effect.text)) recorded = learner_.add(std::move(event->what)) || recorded;
        break;
      case Effect::copy_results:
        left.push_back({Effect::copy_text, learner_.table_csv()});
        break;
      case Effect::hand_out:
        if (auto file = handout(*this, effect.text, effect.name)) {
          const auto kind = effect.text == "picture"   ? Effect::save_picture
                            : effect.text == "drawing" ? Effect::save_drawing
                                                       : Effect::save_file;
          left.push_back({kind, std::move(file->text), std::move(file->name)});
        }
        break;
      case Effect::take_in: {
        const Result<Learner::TakenIn> taken = learner_.take_in(effect.text);
        answer(state_, taken ? Message{taken->fresh > 0 ? "notice.taken_in" : "notice.nothing_new",
                                       {{"n", std::to_string(taken->fresh)}, {"known", std::to_string(taken->known)}}}
                             : taken.error());
        recorded = recorded || (taken && taken->fresh > 0);
        left.push_back(Effect::announce);
        break;
      }
      case Effect::group:  // what is stored stays stored
      case Effect::clear_learning:
        learner_.clear();
        recorded = false;
        left.push_back(std::move(effect));
        break;
      default:
        left.push_back(std::move(effect));
    }
  }
  effects = std::move(left);
  if (recorded) effects.push_back(Effect::save_progress);
}

/// Undo and redo: only what was edited changes; playhead, view and settings stay.
std::vector<Effect> Session::travel(const Command& command, std::vector<State>& from,
                                    std::vector<State>& to) {
  record(command, state_);
  last_field_.clear();
  if (from.empty()) return {};
  to.push_back(state_);
  const State other = std::move(from.back());
  from.pop_back();
  const sim::TimeScale before = axis_of(state_, *library_);
  state_.regimen = other.regimen;
  state_.patient = other.patient;
  state_.pinned = other.pinned;
  take_back_answer(state_);
  const sim::TimeScale after = axis_of(state_, *library_);
  if (before.horizon_min() != after.horizon_min()) state_.view = {0, 1, state_.view.true_scale};
  state_.time_min = std::min(state_.time_min, after.horizon_min());
  refresh();
  return {Effect::save_state};
}

/// Writes the command into the log. A run of Advance commands is kept as the place it led to: advancing only
/// moves the playhead and may end playback, so the log stays short and its replay exact.
void Session::record(const Command& command, const State& after) {
  if (!std::holds_alternative<cmd::Advance>(command.any())) {
    // A hand drags beyond the end of the axis; the log, which may be read elsewhere, says where that led.
    log_.push_back(command);
    auto* seek = std::get_if<cmd::Seek>(&log_.back().any());
    if (seek != nullptr && !std::isnan(seek->time_min)) seek->time_min = after.time_min;
    log_in_run_ = false;
    return;
  }
  if (after.time_min == state_.time_min && after.playback == state_.playback) return;
  if (log_in_run_) log_.pop_back();
  log_.push_back(cmd::Seek{after.time_min});
  log_in_run_ = true;
  if (after.playback.playing == state_.playback.playing) return;
  log_.push_back(cmd::Play{after.playback.playing});
  log_in_run_ = false;
}

const sim::Trajectory& Session::trajectory() const { return *derived_->a; }
const sim::Trajectory* Session::pinned_trajectory() const { return derived_->b ? &*derived_->b : nullptr; }
const sim::Bands* Session::bands() const { return derived_->bands ? &*derived_->bands : nullptr; }
const std::vector<sim::Cleared>& Session::cleared() const {
  Derived& d = *derived_;
  if (!d.cleared) d.cleared = sim::clearance(*d.a, library_->model);
  return *d.cleared;
}

sim::Interval Session::link_range(sim::Signal index, double time_min) const {
  Derived& d = *derived_;
  if (!d.link_range) d.link_range.emplace(*d.a, state_.patient, library_->model);
  return d.link_range->at(index, time_min);
}

sim::Peak Session::session_peak(sim::Signal signal, double time_min) const {
  Derived& d = *derived_;
  const double start = d.a->last_dose_min(time_min);
  const auto [found, is_new] = d.peaks.try_emplace({signal, start});
  sim::Peak& best = found->second;
  if (!is_new) return best;
  if (state_.regimen.repeats == 1) return best = d.a->peak(signal);
  double end = start + kLongestSession_min;
  for (const double dose : dose_starts_min(state_.regimen)) {
    if (dose > start) end = std::min(end, dose);
  }
  for (double t = start; t <= end; t += t < start + 240 ? 1 : 15) {
    const double value = d.a->value(signal, t);
    if (value > best.value) best = {t, value};
  }
  return best;
}

const sim::CohortRun* Session::cohort() const {
  return derived_->bands && derived_->run ? &*derived_->run : nullptr;
}

std::uint64_t Session::derived_version() const { return derived_->version; }

bool Session::work(double budget_ms) {
  Derived& d = *derived_;
  if (!d.run || d.bands) return false;
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  const auto spent = [&] {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count() > budget_ms;
  };
  constexpr int kPatientsAtOnce = 4, kColumnsAtOnce = 40;
  while (d.run->advance(kPatientsAtOnce)) {
    if (spent()) return true;
  }
  while (d.run->add_columns(d.partial, kColumnsAtOnce)) {
    if (spent()) return true;
  }
  d.bands = std::move(d.partial);
  d.partial = {};
  return true;  // one more frame, which draws the bands
}

std::string Session::log_text() const {
  std::string text;
  for (const Command& command : log_) {
    text += to_json(command);
    text += '\n';
  }
  return text;
}

Result<Unit> Session::replay(Session& session, std::string_view log_text) {
  int number = 0;
  for (const std::string_view line : split(log_text, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    Result<Command> command = parse_command(trim(line));
    if (!command) {
      Message fault = command.error();
      fault.args.emplace_back("line", std::to_string(number));
      return fault;
    }
    session.dispatch(*command);
  }
  return Unit{};
}

}  // namespace tc::app
