// The time axis. Inverse: 1e-9 relative; published places: 0.0005, u(120 min) 1e-4.
#include "sim/time_scale.h"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

using tc::sim::TimeScale;

TEST_CASE("time scale: places of the default axis, within 0.0005") {
  const TimeScale scale;
  CHECK(scale.u(0) == 0);
  CHECK(std::fabs(scale.u(20160) - 1) < 1e-12);
  CHECK(std::fabs(scale.u(120) - 0.2935) < 1e-4);
  struct Place {
    double time_min, u;
  };
  for (const Place& p : {Place{10, .090},
                         {20, .135},
                         {40, .190},
                         {60, .226},
                         {120, .293},
                         {240, .368},
                         {360, .414},
                         {720, .498},
                         {1440, .589},
                         {2880, .687},
                         {4320, .747},
                         {7200, .827},
                         {10080, .881},
                         {14400, .941},
                         {20160, 1}}) {
    CAPTURE(p.time_min);
    CHECK(std::fabs(scale.u(p.time_min) - p.u) <= 0.0005);
  }
}

TEST_CASE("time scale: time and place are each other's inverse, 1e-9") {
  for (const double lambda : {0.0, 1e-10, 1e-6, 0.1, 0.5, 1.0}) {
    for (const double tau : {1.0, 5.0, 60.0}) {
      for (const double horizon : {60.0, 20160.0, 40320.0}) {
        const TimeScale scale(tau, lambda, horizon);
        for (double t = 0.01; t < horizon * 1.5; t *= 1.7) {
          CAPTURE(lambda);
          CAPTURE(t);
          CHECK(std::fabs(scale.time_min(scale.u(t)) / t - 1) < 1e-9);
        }
        for (double u = 0.001; u <= 1; u += 0.01) CHECK(std::fabs(scale.u(scale.time_min(u)) / u - 1) < 1e-9);
      }
    }
  }
}

TEST_CASE("time scale: strictly increasing, from 0 to 1") {
  for (const double lambda : {0.0, 0.1, 1.0}) {
    const TimeScale scale(5, lambda, 20160);
    double last = -1;
    for (double t = 0; t <= 20160; t += 7.5) {
      CHECK(scale.u(t) > last);
      last = scale.u(t);
    }
    CHECK(std::fabs(last - 1) < 1e-12);
    CHECK(scale.u(30000) > 1);
    CHECK(scale.u(-10) == 0);
    CHECK(scale.time_min(-0.1) == 0);
  }
}

TEST_CASE("time scale: lambda 1 is true scale, to 1e-12") {
  const TimeScale scale(5, 1, 20160);
  for (const double t : {0.5, 40.0, 1440.0, 20160.0}) CHECK(std::fabs(scale.u(t) * 20160 / t - 1) < 1e-12);
}

TEST_CASE("time scale: lambda to 0 is the logarithm, differing by no more than lambda times 10") {
  const TimeScale log_scale(5, 0, 20160);
  for (const double t : {1.0, 40.0, 1440.0}) {
    CHECK(std::fabs(log_scale.u(t) - std::log1p(t / 5) / std::log1p(20160 / 5.0)) < 1e-12);
    for (const double lambda : {1e-12, 1e-9, 1e-6, 1e-4}) {
      CHECK(std::fabs(TimeScale(5, lambda, 20160).u(t) - log_scale.u(t)) <= 10 * lambda + 1e-14);
    }
  }
}
