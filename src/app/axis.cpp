#include "app/axis.h"

#include <algorithm>

#include "sim/plan.h"

namespace tc::app {

sim::TimeScale axis_of(const State& state, const content::Library& library) {
  const auto& axis = library.design.axis;
  double course = sim::course_length_min(state.regimen);
  if (state.pinned) course = std::max(course, sim::course_length_min(*state.pinned));
  // A course is read in weeks: the warp opens so that every dose is told apart.
  const double lambda = course > 0 ? 0.5 : axis.lambda;
  return sim::TimeScale(axis.tau_min, lambda, axis.horizon_min + course);
}

sim::TimeScale axis_of(const Session& session) { return axis_of(session.state(), session.library()); }

}  // namespace tc::app
