#include "app/axis.h"

#include <algorithm>
#include <cmath>

#include "sim/plan.h"

namespace tc::app {
namespace {

constexpr double kDay_min = 1440;

double course_length_min(const State& state) {
  double length = sim::course_length_min(state.regimen);
  if (state.pinned) length = std::max(length, sim::course_length_min(*state.pinned));
  return length;
}

}  // namespace

sim::TimeScale axis_of(const State& state, const content::Library& library) {
  const auto& axis = library.design.axis;
  const double length = course_length_min(state);
  if (length <= 0) return sim::TimeScale(axis.tau_min, axis.lambda, axis.horizon_min);
  return sim::TimeScale(axis.tau_min, 1.0, std::ceil(length / kDay_min) * kDay_min + axis.horizon_min);
}

sim::TimeScale axis_of(const Session& session) { return axis_of(session.state(), session.library()); }

sim::TimeScale shown_axis_of(const State& state, const content::Library& library) {
  const sim::TimeScale axis = axis_of(state, library);
  return state.view.true_scale ? sim::TimeScale(axis.tau_min(), 1.0, axis.horizon_min()) : axis;
}

std::vector<double> dose_starts_min(const sim::RegimenSpec& spec) {
  std::vector<double> starts;
  for (sim::RegimenSpec part = spec; static_cast<int>(starts.size()) < spec.repeats;) {
    part.repeats = static_cast<int>(starts.size()) + 1;
    starts.push_back(sim::course_length_min(part));
  }
  return starts;
}

LatestDose latest_dose(const sim::RegimenSpec& spec, double time_min) {
  LatestDose latest;
  const std::vector<double> starts = dose_starts_min(spec);
  for (std::size_t i = 0; i < starts.size() && starts[i] <= time_min; ++i) {
    latest = {starts[i], static_cast<int>(i)};
  }
  return latest;
}

std::vector<double> stop_times(const State& state, const content::Library& library) {
  std::vector<double> times = dose_starts_min(state.regimen);
  const double last = times.back(), horizon = axis_of(state, library).horizon_min();
  for (const content::Stop& stop : library.stops) {
    if (last + stop.time_min <= horizon) times.push_back(last + stop.time_min);
  }
  times.push_back(horizon);
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

}  // namespace tc::app
