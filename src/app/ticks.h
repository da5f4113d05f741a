#pragma once
#include <functional>
#include <vector>

#include "sim/time_scale.h"

namespace tc::app {

/// A labelled time on the axis. Higher priority is kept first.
struct Tick {
  double time_min = 0;
  int priority = 0;
};

/// All candidate ticks, ascending in time (0, 5, 10, 20, 40 min … 14 days, and weeks for a course of doses).
const std::vector<Tick>& all_ticks();

struct TickRequest {
  const sim::TimeScale* scale = nullptr;
  double from_u = 0, to_u = 1;            ///< visible part of the axis
  double width = 1000;                    ///< of the visible axis, points
  double gap = 16;                        ///< least space between labels
  bool wide = false;                      ///< priorities below 4 only on a wide or zoomed axis
  double blocked_from = 0, blocked_to = 0;  ///< the playhead's pill; empty when equal
  std::function<double(double time_min)> measure;  ///< width of a tick's label, points
};

/// Ticks whose labels fit: greedy by priority, skipping what would come too near to a chosen one or to the pill.
/// Ascending in time. The last label of the axis is right-aligned to its end.
std::vector<Tick> pick_ticks(const TickRequest& request);

}  // namespace tc::app
