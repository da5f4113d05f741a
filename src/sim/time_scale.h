#pragma once

namespace tc::sim {

/// The one time axis: minutes and weeks both readable.
///   u(t) = ((1 + t/tau)^lambda - 1) / ((1 + T/tau)^lambda - 1),   t in minutes, u in 0..1
/// Closed form both ways, smooth, strictly increasing. lambda = 1 is true scale; lambda -> 0 is log1p.
class TimeScale {
 public:
  /// tau_min > 0, 0 <= lambda <= 1, horizon_min > 0 (14 days by default).
  explicit TimeScale(double tau_min = 5.0, double lambda = 0.10, double horizon_min = 20160.0);

  /// Place on the axis of a time in minutes; below 0 gives 0, beyond the horizon more than 1.
  double u(double time_min) const;
  /// Time in minutes at a place, the inverse of u().
  double time_min(double u) const;

  double tau_min() const { return tau_min_; }
  double lambda() const { return lambda_; }
  double horizon_min() const { return horizon_min_; }

 private:
  double bracket(double time_min) const;
  double tau_min_, lambda_, horizon_min_, whole_;
};

}  // namespace tc::sim
