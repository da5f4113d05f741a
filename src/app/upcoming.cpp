#include "app/upcoming.h"

#include <algorithm>

#include "app/axis.h"
#include "app/narration.h"

namespace tc::app {
namespace {

/// When an observation begins to say something: its measured point, or its start.
double moment(const content::Observation& o) {
  if (o.mark == content::Mark::span || o.mark == content::Mark::rule || o.mark == content::Mark::fade) {
    return o.onset_min.value_or(0);
  }
  return o.peak_min ? *o.peak_min : o.onset_min.value_or(0);
}

}  // namespace

std::vector<Upcoming> upcoming(const Session& session, int count) {
  const State& state = session.state();
  const content::Library& library = session.library();
  const content::Strings& words = library.strings;
  const sim::Trajectory& trajectory = session.trajectory();
  const double dose_min = trajectory.last_dose_min(state.time_min);
  // Times of studies count from the latest dose; the next dose starts the clocks again.
  const LatestDose latest = latest_dose(state.regimen, state.time_min);
  const std::vector<double> doses = dose_starts_min(state.regimen);
  const std::size_t next = static_cast<std::size_t>(latest.index) + 1;
  const double until = next < doses.size() ? doses[next] : axis_of(session).horizon_min();
  std::vector<Upcoming> list;
  const auto add = [&](std::string id, double time_min, content::Clock clock, bool measured,
                       std::string text) {
    if (time_min <= state.time_min + 0.5 || time_min > until + 0.5) return;
    list.push_back({std::move(id), time_min, clock, measured, std::move(text)});
  };
  const sim::Peak felt = session.session_peak(sim::Signal::dissociation_index, state.time_min);
  if (felt.value >= kSlightPeak && !reaches_anaesthesia(session, state.time_min)) {
    add("feeling-peak", felt.time_min, content::Clock::feeling, false, words.text("next.feeling_peak"));
  }
  if (const FeelingEnd end = feeling_end(session, state.time_min); end.time_min) {
    add("feeling-end", *end.time_min, content::Clock::feeling, end.rated,
        words.text(end.rated ? "next.feeling_end" : "clock.feeling.ended_model"));
  }
  for (const sim::Cleared& c : session.cleared()) {
    if (!c.shown_on_timeline || !c.time_min) continue;
    add("cleared-" + c.id, *c.time_min, content::Clock::drug, false,
        words.text({"next.cleared", {{"drug", drug_word(state.regimen.drug, words)}, {"meaning", words.raw(c.title_key)}}}));
  }
  const bool as_studied = studied_dose(state.regimen, state.patient) == Studied::same;
  for (const content::Observation& o : library.observations) {
    if (!o.drawn || !o.home || o.clock == content::Clock::feeling || o.clock == content::Clock::drug) continue;
    const bool measured = o.mark != content::Mark::inferred_span && o.mark != content::Mark::fade &&
                          (as_studied || o.clock != content::Clock::plasticity);
    add("obs-" + o.id, dose_min + moment(o), o.clock, measured, words.raw("obs." + o.id + ".label"));
  }
  add("window-solid", dose_min + kSolidWindow_min, content::Clock::plasticity, false,
      words.text("next.window_solid"));
  add("window-end", dose_min + kPlasticityTurn_min, content::Clock::plasticity, false,
      words.text("next.window_end"));
  if (next < doses.size()) {
    add("dose-" + std::to_string(next + 1), doses[next], content::Clock::drug, false,
        words.text({"narration.next_dose",
                    {{"n", std::to_string(next + 1)}, {"count", std::to_string(doses.size())}}}));
  }
  std::stable_sort(list.begin(), list.end(),
                   [](const Upcoming& a, const Upcoming& b) { return a.time_min < b.time_min; });
  if (list.size() > static_cast<std::size_t>(count)) list.resize(static_cast<std::size_t>(count));
  return list;
}

}  // namespace tc::app
