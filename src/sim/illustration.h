#pragma once
#include <span>

namespace tc::sim {

/// A measured mean at a time, with the standard error that its interval implies (0: no interval given).
struct MeanPoint {
  double time_min = 0, value = 0, standard_error = 0;
};

/// An illustrative curve: a hill in the logarithm of time whose top stands at the largest measured mean,
///   f(t) = A · exp(−½ (ln(t / t_top) / σ)²),   σ = σ_rise before the top, σ_fall after it.
/// It describes; it explains nothing, and it has no top where none was measured. src/sim/model.md,
/// "Illustrations".
struct LogHill {
  double amplitude = 0, top_min = 1, rise = 1, fall = 1;  ///< rise and fall in units of ln(min)
  double at(double time_min) const;
};

struct IllustrationFit {
  LogHill curve;
  double weighted_rms = 0;  ///< root mean square of (curve − mean) / standard error over the points
};

/// Weighted least squares by Nelder and Mead (1965) over (log A, log σ_rise, log σ_fall), from a fixed start;
/// t_top is the time of the largest mean. Points without an interval weigh as the least certain one that has
/// one. Needs at least four points with one before and one after the top; otherwise amplitude 0.
/// Deterministic.
IllustrationFit fit_log_hill(std::span<const MeanPoint> points);

}  // namespace tc::sim
