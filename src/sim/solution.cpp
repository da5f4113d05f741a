#include "sim/solution.h"

#include <algorithm>
#include <cmath>

namespace tc::sim {
namespace {

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

std::array<double, kOutputCount> Trajectory::Solution::outputs(double time_min) const {
  std::array<double, kOutputCount> out{};
  if (segments.empty() || time_min < segments.front().start_min) return out;
  const Segment& s = segment_at(time_min);
  const double t = time_min - s.start_min;
  const std::size_t n = rates.size();
  double modal[40];
  for (std::size_t i = 0; i < n; ++i) {
    const double x = rates[i] * t;
    // e^-745 is the smallest double; far modes are gone long before.
    const double decay = x > 700 ? 0.0 : std::exp(-x);
    modal[i] = s.modal[i] * decay;
    if (s.forcing[i] != 0) modal[i] += s.forcing[i] * response(rates[i], t);
  }
  for (std::size_t k = 0; k < kOutputCount; ++k) {
    double sum = 0;
    const double* row = rows[k].data();
    if (rows[k].empty()) continue;
    for (std::size_t i = 0; i < n; ++i) sum += row[i] * modal[i];
    out[k] = std::max(0.0, sum);  // rounding may leave a trace below zero before a metabolite appears
  }
  return out;
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
