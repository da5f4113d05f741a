#include "sim/solution.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tc::sim {
namespace {

/// Fifteen states of model A and three for each of six ways in fit well below.
constexpr std::size_t kMostModes = 40;

/// (1 - e^{-r t}) / r, the response of a stage to a constant input of 1.
double response(double rate, double t) { return rate * t < 1e-12 ? t : -std::expm1(-rate * t) / rate; }

/// Integral of response() from 0 to t.
double ramp(double rate, double t) {
  const double x = rate * t;
  if (x < 1e-4) return t * t * (0.5 - x / 6);
  return (t - response(rate, t)) / rate;
}

}  // namespace

const Trajectory::Solution::Segment& Trajectory::Solution::segment_at(double time_min) const {
  const auto after = std::upper_bound(segments.begin(), segments.end(), time_min,
                                      [](double t, const Segment& s) { return t < s.start_min; });
  return after == segments.begin() ? segments.front() : *(after - 1);
}

void Trajectory::Solution::propagate(const LinearSystem& system) {
  const auto span = system.rates();
  rates.assign(span.begin(), span.end());
  assert(rates.size() <= kMostModes);
  weights.assign(rates.size() * kOutputCount, 0.0);
  for (std::size_t k = 0; k < kOutputCount; ++k) {
    for (std::size_t i = 0; i < rows[k].size(); ++i) weights[i * kOutputCount + k] = rows[k][i];
  }
  std::vector<double> breaks;
  for (const Input& input : inputs) {
    breaks.push_back(input.start_min);
    breaks.push_back(input.end_min);
  }
  std::sort(breaks.begin(), breaks.end());
  breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
  std::vector<double> modal(rates.size(), 0.0);
  for (std::size_t k = 0; k < breaks.size(); ++k) {
    const double start = breaks[k];
    if (k > 0) {
      const Segment& last = segments.back();
      for (std::size_t i = 0; i < rates.size(); ++i) {
        const double t = start - last.start_min;
        modal[i] = last.modal[i] * std::exp(-rates[i] * t) + last.forcing[i] * response(rates[i], t);
      }
    }
    std::vector<double> forcing(rates.size(), 0.0);
    for (const Input& input : inputs) {
      if (input.start_min == input.end_min) {
        if (input.start_min == start) system.project(input.state, input.amount_mg, modal);
      } else if (input.start_min <= start && start < input.end_min) {
        system.project(input.state, input.amount_mg / (input.end_min - input.start_min), forcing);
      }
    }
    segments.push_back({start, modal, std::move(forcing)});
  }
}

void Trajectory::Solution::modal_at(double time_min, double* modal) const {
  const Segment& s = segment_at(time_min);
  const double t = time_min - s.start_min;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    const double x = rates[i] * t;
    // e^-745 is the smallest double; far modes are gone long before.
    modal[i] = x > 700 ? 0.0 : s.modal[i] * std::exp(-x);
    if (s.forcing[i] != 0) modal[i] += s.forcing[i] * response(rates[i], t);
  }
}

std::array<double, kOutputCount> Trajectory::Solution::outputs(double time_min) const {
  std::array<double, kOutputCount> out{};
  if (segments.empty() || time_min < segments.front().start_min) return out;
  double modal[kMostModes];
  modal_at(time_min, modal);
  const double* w = weights.data();
  for (std::size_t i = 0; i < rates.size(); ++i, w += kOutputCount) {
    for (std::size_t k = 0; k < kOutputCount; ++k) out[k] += w[k] * modal[i];
  }
  for (double& value : out) value = std::max(0.0, value);  // rounding may leave a trace below zero
  return out;
}

double Trajectory::Solution::output(Output output, double time_min) const {
  const auto& row = rows[static_cast<std::size_t>(output)];
  if (row.empty() || segments.empty() || time_min < segments.front().start_min) return 0;
  double modal[kMostModes];
  modal_at(time_min, modal);
  double sum = 0;
  for (std::size_t i = 0; i < rates.size(); ++i) sum += row[i] * modal[i];
  return std::max(0.0, sum);
}

double Trajectory::Solution::integral(Output output, double from_min, double to_min) const {
  const auto& row = rows[static_cast<std::size_t>(output)];
  double total = 0;
  for (std::size_t k = 0; k < segments.size() && !row.empty(); ++k) {
    const Segment& s = segments[k];
    const double end = k + 1 < segments.size() ? segments[k + 1].start_min : to_min;
    const double a = std::max(from_min, s.start_min) - s.start_min, b = std::min(to_min, end) - s.start_min;
    if (b <= a) continue;
    for (std::size_t i = 0; i < rates.size(); ++i) {
      const double free = response(rates[i], b) - response(rates[i], a);
      const double forced = s.forcing[i] == 0 ? 0 : s.forcing[i] * (ramp(rates[i], b) - ramp(rates[i], a));
      total += row[i] * (s.modal[i] * free + forced);
    }
  }
  return total;
}

}  // namespace tc::sim
