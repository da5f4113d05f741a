#include "app/session.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "app/axis.h"
#include "core/text.h"
#include "sim/plan.h"

namespace tc::app {
namespace {

constexpr int kCohortPatients = 500;
constexpr std::uint64_t kCohortSeed = 7;
constexpr int kCohortTimes = 160;
constexpr std::size_t kUndoDepth = 100;

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

bool is_edit(const State& a, const State& b) { return !(inputs_of(a) == inputs_of(b)); }

}  // namespace

struct Session::Derived {
  Inputs inputs;
  std::uint64_t version = 0;
  std::optional<sim::Trajectory> a, b;
  std::optional<sim::CohortRun> run;
  std::optional<sim::Bands> bands;
};

Session::Session(std::shared_ptr<const content::Library> library)
    : library_(std::move(library)), state_(initial_state(*library_)), derived_(std::make_shared<Derived>()) {
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
  d.bands.reset();
  const sim::TimeScale axis = axis_of(state_, *library_);
  std::vector<double> times;
  for (int i = 0; i <= kCohortTimes; ++i)
    times.push_back(axis.time_min(static_cast<double>(i) / kCohortTimes));
  d.run.emplace(state_.regimen, state_.patient, library_->model, std::move(times),
                std::vector{sim::Signal::ketamine_venous_ng_ml, sim::Signal::norketamine_ng_ml,
                            sim::Signal::hnk_ng_ml, sim::Signal::dissociation_index},
                kCohortPatients, kCohortSeed);
}

std::vector<Effect> Session::dispatch(const Command& command) {
  if (std::holds_alternative<cmd::Undo>(command) || std::holds_alternative<cmd::Redo>(command)) {
    const bool back = std::holds_alternative<cmd::Undo>(command);
    auto& from = back ? undo_ : redo_;
    auto& to = back ? redo_ : undo_;
    log_.push_back(command);
    if (from.empty()) return {};
    to.push_back(state_);
    const State earlier = std::move(from.back());
    from.pop_back();
    state_.regimen = earlier.regimen;
    state_.patient = earlier.patient;
    state_.pinned = earlier.pinned;
    state_.notice.reset();
    state_.time_min = std::min(state_.time_min, axis_of(state_, *library_).horizon_min());
    refresh();
    return {Effect::save_state};
  }
  Reduced reduced = reduce(state_, command, *library_);
  if (is_edit(state_, reduced.state)) {
    undo_.push_back(state_);
    if (undo_.size() > kUndoDepth) undo_.erase(undo_.begin());
    redo_.clear();
  }
  state_ = std::move(reduced.state);
  log_.push_back(command);
  refresh();
  return std::move(reduced.effects);
}

const sim::Trajectory& Session::trajectory() const { return *derived_->a; }
const sim::Trajectory* Session::pinned_trajectory() const { return derived_->b ? &*derived_->b : nullptr; }
const sim::Bands* Session::bands() const { return derived_->bands ? &*derived_->bands : nullptr; }
std::uint64_t Session::derived_version() const { return derived_->version; }

bool Session::work(double budget_ms) {
  Derived& d = *derived_;
  if (!d.run) return false;
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  while (d.run->advance(8)) {
    if (std::chrono::duration<double, std::milli>(Clock::now() - start).count() > budget_ms) return true;
  }
  d.bands = d.run->bands();
  d.run.reset();
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
