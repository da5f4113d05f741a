#include "app/upcoming.h"

#include <algorithm>

#include "app/axis.h"
#include "app/narration.h"
#include "sim/clearance.h"

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
  std::vector<Upcoming> list;
  const auto add = [&](std::string id, double time_min, content::Clock clock, bool measured,
                       std::string text) {
    if (time_min > state.time_min + 0.5)
      list.push_back({std::move(id), time_min, clock, measured, std::move(text)});
  };
  const sim::Peak felt = trajectory.peak(sim::Signal::dissociation_index);
  if (felt.value >= 10) {
    add("feeling-peak", felt.time_min, content::Clock::feeling, false, words.text("next.feeling_peak"));
    add("feeling-end", dose_min + 120, content::Clock::feeling, true, words.text("next.feeling_end"));
  }
  for (const sim::Cleared& c : sim::clearance(trajectory, library.model)) {
    if (!c.shown_on_timeline || !c.time_min) continue;
    add("cleared-" + c.id, *c.time_min, content::Clock::drug, false,
        words.text({"next.cleared", {{"meaning", words.raw(c.title_key)}}}));
  }
  for (const content::Observation& o : library.observations) {
    if (!o.drawn || o.clock == content::Clock::feeling || o.clock == content::Clock::drug) continue;
    const bool measured = o.mark != content::Mark::inferred_span && o.mark != content::Mark::fade;
    add("obs-" + o.id, moment(o), o.clock, measured, words.raw("obs." + o.id + ".label"));
  }
  add("window-solid", 2880, content::Clock::plasticity, false, words.text("next.window_solid"));
  add("window-end", 20160, content::Clock::plasticity, false, words.text("next.window_end"));
  std::stable_sort(list.begin(), list.end(),
                   [](const Upcoming& a, const Upcoming& b) { return a.time_min < b.time_min; });
  if (list.size() > static_cast<std::size_t>(count)) list.resize(static_cast<std::size_t>(count));
  return list;
}

}  // namespace tc::app
