#include "app/ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tc::app {
namespace {

constexpr double kHour = 60, kDay = 1440;

/// Steps for axes that are zoomed in so far that no listed tick is left, minutes.
constexpr std::array kFineSteps{1.0,  2.0,  5.0,   10.0,  15.0,  30.0,   60.0,  120.0,
                                180., 360., 720.0, 1440., 2880., 10080., 20160.};

/// The finest step whose labels differ at this time: minutes, then tenths of an hour, then tenths of a day.
double label_step_min(double time_min) {
  if (time_min < 2 * kHour) return 1;
  if (time_min < 2 * kDay) return 6;
  return 144;
}

struct Placed {
  Tick tick;
  double from, to;
};

class Picker {
 public:
  explicit Picker(const TickRequest& request) : r_(request), span_(request.to_u - request.from_u) {}

  bool visible(double time_min) const {
    const double u = r_.scale->u(time_min);
    return u >= r_.from_u - 1e-9 && u <= r_.to_u + 1e-9;
  }
  /// Takes the tick if its label keeps its distance from the pill and from the labels already taken.
  void offer(const Tick& tick) {
    const double x = (r_.scale->u(tick.time_min) - r_.from_u) / span_ * r_.width;
    const double width = r_.measure ? r_.measure(tick.time_min) : 0;
    const bool last = tick.time_min >= r_.scale->horizon_min() || x > r_.width - 12;
    const double from = last ? r_.width - width : x - width / 2, to = last ? r_.width : x + width / 2;
    if (r_.blocked_to > r_.blocked_from && to > r_.blocked_from && from < r_.blocked_to) return;
    const bool clear = std::all_of(taken_.begin(), taken_.end(), [&](const Placed& other) {
      return to + r_.gap < other.from || from - r_.gap > other.to;
    });
    if (clear) taken_.push_back({tick, from, to});
  }
  std::size_t count() const { return taken_.size(); }
  std::vector<Tick> ticks() const {
    std::vector<Tick> out;
    for (const Placed& placed : taken_) out.push_back(placed.tick);
    std::sort(out.begin(), out.end(), [](const Tick& a, const Tick& b) { return a.time_min < b.time_min; });
    return out;
  }

 private:
  const TickRequest& r_;
  double span_;
  std::vector<Placed> taken_;
};

/// Evenly spaced ticks on a part of the axis where no listed tick stands.
void offer_even(Picker& picker, const TickRequest& r) {
  const double from = r.scale->time_min(r.from_u), to = r.scale->time_min(r.to_u);
  for (const double step : kFineSteps) {
    if ((to - from) / step > 12 || step < label_step_min(to)) continue;
    for (double t = std::ceil(from / step) * step; t <= to; t += step) {
      const double fine = label_step_min(t);
      if (std::fabs(t / fine - std::round(t / fine)) < 1e-9) picker.offer({t, 1, true});
    }
    if (picker.count() > 2) return;
  }
}

}  // namespace

const std::vector<Tick>& all_ticks() {
  static const std::vector<Tick> ticks{
      {0, 9},           {5, 2},         {10, 6},         {15, 3, true},   {20, 7},          {30, 6, true},
      {40, 9},          {50, 1, true},  {60, 7},         {75, 1, true},   {90, 1},          {105, 1, true},
      {120, 10},        {150, 8, true}, {180, 3},        {240, 6},        {360, 4},         {480, 5},
      {720, 8},         {1080, 3},      {1440, 10},      {2160, 3, true}, {2880, 10},       {4320, 7},
      {5760, 3},        {7200, 6},      {8640, 2, true}, {10080, 9},      {11520, 2, true}, {14400, 6},
      {17280, 3, true}, {20160, 10},    {21 * kDay, 7},  {28 * kDay, 9},  {35 * kDay, 7},   {42 * kDay, 9},
      {49 * kDay, 7},   {56 * kDay, 9}};
  return ticks;
}

std::vector<Tick> pick_ticks(const TickRequest& request) {
  if (request.scale == nullptr || !(request.to_u > request.from_u) || !(request.width > 0)) return {};
  const bool zoomed = request.to_u - request.from_u < 0.999;
  const double horizon = request.scale->horizon_min();
  Picker picker(request);
  std::vector<Tick> candidates;
  bool has_end = false;
  for (const Tick& tick : all_ticks()) {
    if (tick.time_min > horizon * (1 + 1e-12) || !picker.visible(tick.time_min)) continue;
    has_end = has_end || tick.time_min == horizon;
    if (tick.zoom_only && !zoomed) continue;
    if (tick.priority < 4 && !request.wide) continue;
    candidates.push_back(tick);
  }
  if (!has_end && picker.visible(horizon)) candidates.push_back({horizon, 10});
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Tick& a, const Tick& b) { return a.priority > b.priority; });
  for (const Tick& tick : candidates) picker.offer(tick);
  if (picker.count() < 3 && zoomed) offer_even(picker, request);
  return picker.ticks();
}

std::vector<double> step_times(const sim::TimeScale& scale, double from_u, double to_u) {
  const bool zoomed = to_u - from_u < 0.5;
  std::vector<double> times;
  for (const Tick& tick : all_ticks()) {
    if (tick.time_min <= scale.horizon_min() && (zoomed || !tick.zoom_only)) times.push_back(tick.time_min);
  }
  if (times.empty() || times.back() < scale.horizon_min()) times.push_back(scale.horizon_min());
  return times;
}

}  // namespace tc::app
