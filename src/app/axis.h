#pragma once
#include "app/session.h"
#include "sim/time_scale.h"

namespace tc::app {

/// The axis for a state: 14 days with the design's warp; for a course of doses the last dose's 14 days are
/// added.
sim::TimeScale axis_of(const State& state, const content::Library& library);
sim::TimeScale axis_of(const Session& session);

}  // namespace tc::app
