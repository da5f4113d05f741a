#pragma once
#include <functional>
#include <vector>

#include "sim/time_scale.h"

namespace tc::app {

/// A labelled time on the axis. Higher priority is kept first.
struct Tick {
  double time_min = 0;
  int priority = 0;
  bool zoom_only = false;  ///< not on the whole axis
  friend bool operator==(const Tick&, const Tick&) = default;
};

/// All candidate ticks, ascending in time (0, 5, 10, 20, 40 min … 14 days, and weeks for a course of doses).
const std::vector<Tick>& all_ticks();

struct TickRequest {
  const sim::TimeScale* scale = nullptr;
  double from_u = 0, to_u = 1;                     ///< visible part of the axis
  double width = 1000;                             ///< of the visible axis, points
  double gap = 16;                                 ///< least space between labels
  bool wide = false;                               ///< priorities below 4 only on a wide or zoomed axis
  double blocked_from = 0, blocked_to = 0;         ///< the playhead's pill; empty when equal
  std::function<double(double time_min)> measure;  ///< width of a tick's label, points
};

/// Ticks whose labels fit: greedy by priority, skipping what would come too near to a chosen one or to the
/// pill. Ascending in time. The last label of the axis is right-aligned to its end.
std::vector<Tick> pick_ticks(const TickRequest& request);

/// The times at which a step of the playhead stops, ascending: the listed ticks up to the horizon, with the
/// finer ones when less than half of the axis is shown.
std::vector<double> step_times(const sim::TimeScale& scale, double from_u, double to_u);

}  // namespace tc::app
