// Illustrative curves. Tolerances: 1e-5 relative where the points lie on a known curve (the simplex stops at a
// cost of 1e-14); stated beside each check otherwise.
#include "sim/illustration.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "content/library.h"

using namespace tc::sim;

TEST_CASE("illustration: recovers a hill from points that lie on it") {
  const LogHill truth{1.2, 1440, 2.5, 0.9};
  std::vector<MeanPoint> points;
  for (const double t : {40.0, 240.0, 1440.0, 2880.0, 10080.0}) points.push_back({t, truth.at(t), 0.1});
  const IllustrationFit fit = fit_log_hill(points);
  CHECK(fit.curve.top_min == 1440);
  CHECK(fit.curve.amplitude == doctest::Approx(truth.amplitude).epsilon(1e-5));
  CHECK(fit.curve.rise == doctest::Approx(truth.rise).epsilon(1e-5));
  CHECK(fit.curve.fall == doctest::Approx(truth.fall).epsilon(1e-5));
  CHECK(fit.weighted_rms < 1e-5);
}

TEST_CASE("illustration: closed form at the top and one width away, nothing before the dose") {
  const LogHill hill{2, 100, 0.5, 1.5};
  CHECK(hill.at(100) == doctest::Approx(2).epsilon(1e-12));
  CHECK(hill.at(100 * std::exp(-0.5)) == doctest::Approx(2 * std::exp(-0.5)).epsilon(1e-12));
  CHECK(hill.at(100 * std::exp(1.5)) == doctest::Approx(2 * std::exp(-0.5)).epsilon(1e-12));
  CHECK(hill.at(0) == 0);
  CHECK(hill.at(-5) == 0);
}

TEST_CASE("illustration: too few points, or none beside the top, give no curve") {
  const std::vector<MeanPoint> few{{40, .5, .1}, {1440, 1, .1}, {2880, .8, .1}};
  CHECK(fit_log_hill(few).curve.amplitude == 0);
  const std::vector<MeanPoint> falling{{40, 1, .1}, {60, .8, .1}, {1440, .5, .1}, {2880, .1, .1}};
  CHECK(fit_log_hill(falling).curve.amplitude == 0);
}

TEST_CASE("illustration: every curve that is drawn stays inside the intervals of the means it is fitted to") {
  const auto library = tc::content::load_embedded_library();
  REQUIRE(library.ok());
  REQUIRE_FALSE(library->illustrations.empty());
  for (const auto& i : library->illustrations) {
    CAPTURE(i.id);
    std::vector<MeanPoint> points;
    for (const auto& p : i.points) points.push_back({p.time_min, p.value, p.low ? (*p.high - *p.low) / 3.919928 : 0.0});
    const IllustrationFit fit = fit_log_hill(points);
    CHECK(fit.weighted_rms < 1);  // a typical residual is smaller than the standard error of a mean
    for (const auto& p : i.points) {
      CAPTURE(p.time_min);
      CHECK(p.citation.verified);
      if (p.low) {
        CHECK(fit.curve.at(p.time_min) >= *p.low);
        CHECK(fit.curve.at(p.time_min) <= *p.high);
      } else {
        CHECK(std::fabs(fit.curve.at(p.time_min) - p.value) < 0.15);  // of a standardised difference
      }
    }
    // No top where none was measured.
    for (double t = 1; t < 20160; t *= 1.05) CHECK(fit.curve.at(t) <= fit.curve.amplitude * (1 + 1e-12));
  }
}
