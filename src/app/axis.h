#pragma once
#include <vector>

#include "app/session.h"
#include "sim/time_scale.h"

namespace tc::app {

/// The narrowest part of the axis that can be shown, minutes.
inline constexpr double kNarrowestView_min = 5;

/// The time axis of a state: 14 days with the warp of the design; for a course of doses, of A or B, from the
/// first dose to 14 days after the last at true scale (λ = 1), up to eight weeks.
sim::TimeScale axis_of(const State& state, const content::Library& library);
sim::TimeScale axis_of(const Session& session);
/// The axis as it is drawn: at true scale when the state asks for it. The view's fractions refer to this one.
sim::TimeScale shown_axis_of(const State& state, const content::Library& library);

/// Starts of the doses of a regimen, ascending, minutes.
std::vector<double> dose_starts_min(const sim::RegimenSpec& spec);
/// Start of the latest dose at a time, and which one it is (from 0).
struct LatestDose {
  double start_min = 0;
  int index = 0;
};
LatestDose latest_dose(const sim::RegimenSpec& spec, double time_min);

/// Times at which "next stop" halts, ascending: the library's stops (after the last dose of a course) and the
/// start of every dose.
std::vector<double> stop_times(const State& state, const content::Library& library);

}  // namespace tc::app
