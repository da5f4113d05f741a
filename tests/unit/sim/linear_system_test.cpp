// Closed-form cases of the exact solver. Tolerances: 1e-12 relative; a transit pair 1e-9 in what flows out of
// it (the split of its rates by s = 1e-5 costs (k t s)^2 / 6) and 1.1e-5 in what it holds.
#include "sim/linear_system.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

using tc::sim::LinearSystem;

namespace {

/// Amount in `out` a time after a unit amount was put into `in`.
double response(const LinearSystem& system, LinearSystem::Index in, LinearSystem::Index out, double t) {
  std::vector<double> modal(system.modes(), 0.0);
  system.project(in, 1.0, modal);
  const std::vector<double> row = system.row(out);
  double sum = 0;
  for (std::size_t i = 0; i < modal.size(); ++i) sum += row[i] * modal[i] * std::exp(-system.rates()[i] * t);
  return sum;
}

double off(double value, double expected) { return std::fabs(value / expected - 1); }

}  // namespace

TEST_CASE("linear system: one stage decays exponentially, exact to 1e-12") {
  LinearSystem system;
  const auto stage = system.add_stage(0.12);
  system.solve();
  for (const double t : {0.0, 0.5, 10.0, 200.0})
    CHECK(off(response(system, stage, stage, t), std::exp(-0.12 * t)) < 1e-12);
}

TEST_CASE("linear system: two stages give the Bateman function, exact to 1e-12") {
  LinearSystem system;
  const double a = 0.2, b = 0.05;
  const auto first = system.add_stage(a), second = system.add_stage(b);
  system.feed(first, second, a);
  system.solve();
  for (const double t : {0.1, 1.0, 10.0, 100.0}) {
    CHECK(off(response(system, first, second, t), a / (b - a) * (std::exp(-a * t) - std::exp(-b * t))) <
          1e-12);
  }
}

TEST_CASE(
    "linear system: what leaves a transit pair is gamma distributed, to 1e-9 for six mean stage times") {
  for (const double k : {2 / 20.1, 2 / 1.12}) {
    LinearSystem system;
    const auto first = system.add_transit(k);
    system.solve();
    for (const double kt : {0.01, 0.1, 1.0, 3.0, 6.0}) {
      CAPTURE(kt);
      const double held = response(system, first, first + 1, kt / k), gamma = kt * std::exp(-kt);
      CHECK(off(system.rate_of(first + 1) * held, k * gamma) < 1e-9);
      CHECK(off(held, gamma) < 1.1e-5);
    }
  }
}

TEST_CASE("linear system: two compartments follow their analytic solution, to 1e-12") {
  const double v1 = 25, v2 = 60, cl = 1.4, q = 2.5;
  LinearSystem system;
  const std::array volumes{v1, v2};
  const auto centre = system.add_mammillary(volumes, std::array{cl, 0.0}, std::array{0.0, q});
  system.solve();
  const double k10 = cl / v1, k12 = q / v1, k21 = q / v2, sum = k10 + k12 + k21;
  const double root = std::sqrt(sum * sum - 4 * k10 * k21), alpha = (sum + root) / 2,
               beta = k10 * k21 / alpha;
  for (const double t : {0.0, 1.0, 5.0, 30.0, 300.0}) {
    CAPTURE(t);
    const double fast = std::exp(-alpha * t), slow = std::exp(-beta * t);
    const double central = ((alpha - k21) * fast + (k21 - beta) * slow) / (alpha - beta);
    const double other = k12 / (alpha - beta) * (slow - fast);
    CHECK(off(response(system, centre, centre, t), central) < 1e-12);
    if (t > 0) CHECK(off(response(system, centre, centre + 1, t), other) < 1e-12);
  }
}

TEST_CASE("linear system: equal rates by chance are kept apart, error below 1e-3, and nothing is lost") {
  LinearSystem system;
  const double k = 0.03;
  const auto a = system.add_stage(k), b = system.add_stage(k), gone = system.add_stage(0);
  system.feed(a, b, k);
  system.feed(b, gone, k);
  system.solve();
  for (const double t : {1.0, 30.0, 300.0}) {
    CAPTURE(t);
    const double first = response(system, a, a, t), second = response(system, a, b, t);
    CHECK(off(second, k * t * std::exp(-k * t)) < 1e-3);
    CHECK(std::fabs(first + second + response(system, a, gone, t) - 1) < 1e-10);
  }
}

TEST_CASE("linear system: a cascade into an integrator keeps the whole amount, to 1e-10") {
  LinearSystem system;
  const auto depot = system.add_stage(0.04);
  const std::array volumes{25.0, 56.0, 157.0};
  const auto k = system.add_mammillary(volumes, std::array{1.4, 0.0, 0.0}, std::array{0.0, 2.7, 1.3});
  const auto transit = system.add_transit(0.1);
  const auto gone = system.add_stage(0);
  system.feed(depot, k, 0.04);
  system.feed(k, transit, 1.4 / 25.0);
  system.feed(transit + 1, gone, system.rate_of(transit + 1));
  system.solve();
  for (const double t : {0.0, 1.0, 10.0, 100.0, 1000.0, 40320.0}) {
    double total = 0;
    for (LinearSystem::Index i = 0; i < system.size(); ++i) total += response(system, depot, i, t);
    CAPTURE(t);
    CHECK(std::fabs(total - 1) < 1e-10);
  }
}
