#pragma once
#include <span>

namespace tc::sim {

/// A measured mean at a time, with the standard error that its interval implies (0: no interval given).
struct MeanPoint {
  double time_min = 0, value = 0, standard_error = 0;
};

/// An illustrative curve: a rise and a fall, both exponential,
///   f(t) = A · (exp(−t/τ_off) − exp(−t/τ_on)),   τ_on < τ_off.
/// It describes; it explains nothing. src/sim/model.md, "Illustrations".
struct RiseAndFall {
  double amplitude = 0, on_min = 1, off_min = 2;
  double at(double time_min) const;
};

struct IllustrationFit {
  RiseAndFall curve;
  double weighted_rms = 0;  ///< root mean square of residual/weight-unit over the points
};

/// Weighted least squares by Nelder and Mead (1965) over (log A, log τ_on, log τ_off/τ_on), from a fixed start.
/// Points without an interval weigh as the least certain one that has one. Needs at least four points at
/// different times; otherwise amplitude 0. Deterministic.
IllustrationFit fit_rise_and_fall(std::span<const MeanPoint> points);

}  // namespace tc::sim
