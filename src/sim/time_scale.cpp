#include "sim/time_scale.h"

#include <algorithm>
#include <cmath>

namespace tc::sim {
namespace {
// Below this the power law is the logarithm to rounding.
constexpr double kLogarithmic = 1e-9;
}  // namespace

TimeScale::TimeScale(double tau_min, double lambda, double horizon_min)
    : tau_min_(tau_min), lambda_(lambda), horizon_min_(horizon_min), whole_(1) {
  whole_ = bracket(horizon_min);
}

double TimeScale::bracket(double time_min) const {
  const double log = std::log1p(time_min / tau_min_);
  return lambda_ < kLogarithmic ? log : std::expm1(lambda_ * log);
}

double TimeScale::u(double time_min) const { return bracket(std::max(0.0, time_min)) / whole_; }

double TimeScale::time_min(double u) const {
  const double b = std::max(0.0, u) * whole_;
  return tau_min_ * std::expm1(lambda_ < kLogarithmic ? b : std::log1p(b) / lambda_);
}

}  // namespace tc::sim
