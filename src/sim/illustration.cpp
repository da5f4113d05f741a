#include "sim/illustration.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace tc::sim {
namespace {

constexpr std::size_t kDimensions = 3;
using Vector = std::array<double, kDimensions>;

LogHill curve_of(const Vector& p, double top_min) {
  return {std::exp(p[0]), top_min, std::exp(p[1]), std::exp(p[2])};
}

/// Nelder-Mead with the standard coefficients 1, 2, 1/2, 1/2; stops when the simplex has shrunk to nothing.
template <class Cost>
Vector minimise(Vector start, const Cost& cost) {
  constexpr double kStep = 0.5, kTiny = 1e-14;
  constexpr int kMost = 4000;
  struct Corner {
    Vector at;
    double cost;
  };
  std::array<Corner, kDimensions + 1> simplex;
  for (std::size_t i = 0; i <= kDimensions; ++i) {
    Vector at = start;
    if (i > 0) at[i - 1] += kStep;
    simplex[i] = {at, cost(at)};
  }
  for (int step = 0; step < kMost; ++step) {
    std::sort(simplex.begin(), simplex.end(), [](const Corner& a, const Corner& b) { return a.cost < b.cost; });
    Corner& worst = simplex.back();
    if (worst.cost - simplex.front().cost < kTiny) break;
    Vector middle{};
    for (std::size_t i = 0; i < kDimensions; ++i) {
      for (std::size_t d = 0; d < kDimensions; ++d) middle[d] += simplex[i].at[d] / kDimensions;
    }
    const auto along = [&](double f) {
      Vector at;
      for (std::size_t d = 0; d < kDimensions; ++d) at[d] = middle[d] + f * (worst.at[d] - middle[d]);
      return Corner{at, cost(at)};
    };
    const Corner reflected = along(-1);
    if (reflected.cost < simplex.front().cost) {
      const Corner expanded = along(-2);
      worst = expanded.cost < reflected.cost ? expanded : reflected;
    } else if (reflected.cost < simplex[kDimensions - 1].cost) {
      worst = reflected;
    } else {
      const Corner contracted = along(reflected.cost < worst.cost ? -0.5 : 0.5);
      if (contracted.cost < std::min(worst.cost, reflected.cost)) {
        worst = contracted;
      } else {
        for (std::size_t i = 1; i <= kDimensions; ++i) {
          for (std::size_t d = 0; d < kDimensions; ++d)
            simplex[i].at[d] = simplex[0].at[d] + 0.5 * (simplex[i].at[d] - simplex[0].at[d]);
          simplex[i].cost = cost(simplex[i].at);
        }
      }
    }
  }
  return std::min_element(simplex.begin(), simplex.end(),
                          [](const Corner& a, const Corner& b) { return a.cost < b.cost; })
      ->at;
}

}  // namespace

double LogHill::at(double time_min) const {
  if (time_min <= 0) return 0;
  const double z = std::log(time_min / top_min) / (time_min < top_min ? rise : fall);
  return amplitude * std::exp(-0.5 * z * z);
}

IllustrationFit fit_log_hill(std::span<const MeanPoint> points) {
  IllustrationFit fit;
  if (points.size() < 4) return fit;
  const auto top = std::max_element(points.begin(), points.end(),
                                    [](const MeanPoint& a, const MeanPoint& b) { return a.value < b.value; });
  const auto beyond = [&](double sign) {
    return std::any_of(points.begin(), points.end(),
                       [&](const MeanPoint& p) { return sign * (p.time_min - top->time_min) > 0; });
  };
  if (!beyond(-1) || !beyond(1)) return fit;
  double widest = 0;
  for (const MeanPoint& p : points) widest = std::max(widest, p.standard_error);
  if (widest <= 0) widest = 1;
  const auto cost = [&](const Vector& parameters) {
    const LogHill curve = curve_of(parameters, top->time_min);
    double sum = 0;
    for (const MeanPoint& p : points) {
      const double unit = p.standard_error > 0 ? p.standard_error : widest;
      const double residual = (curve.at(p.time_min) - p.value) / unit;
      sum += residual * residual;
    }
    return sum;
  };
  const Vector best = minimise({std::log(std::max(top->value, 1e-6)), 0.0, 0.0}, cost);
  fit.curve = curve_of(best, top->time_min);
  fit.weighted_rms = std::sqrt(cost(best) / static_cast<double>(points.size()));
  return fit;
}

}  // namespace tc::sim
