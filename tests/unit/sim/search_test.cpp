// Peaks and last times at a level against brute force over a fine grid. A peak may not stand below any grid
// point by more than 1e-9 relative; times agree to one grid step.
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "unit/sim/models.h"

using namespace tc::sim;
using namespace tc::sim::test;

namespace {

/// Courses with several humps, also ones where a late hump is lower than an early one.
std::vector<RegimenSpec> courses() {
  std::vector<RegimenSpec> all = every_route();
  for (RegimenSpec spec : every_route()) {
    spec.repeats = 3;
    spec.interval_min = 180;
    all.push_back(spec);
  }
  RegimenSpec falling = main_case();
  falling.rate_steps = {{0, 40, 1.0}, {120, 150, 0.5}, {260, 280, 0.3}};
  all.push_back(falling);
  RegimenSpec rising = main_case();
  rising.rate_steps = {{0, 20, 0.2}, {60, 90, 0.5}, {200, 230, 1.2}};
  all.push_back(rising);
  return all;
}

struct Brute {
  double step = 0.25;
  std::vector<double> values;
  Brute(const Trajectory& t, Signal signal, double until) {
    for (double time = 0; time <= until; time += step) values.push_back(t.value(signal, time));
  }
  double largest() const { return *std::max_element(values.begin(), values.end()); }
  /// Last grid time at or above the level, -1 when there is none.
  double last(double level) const {
    for (std::size_t i = values.size(); i-- > 0;) {
      if (values[i] >= level) return step * static_cast<double>(i);
    }
    return -1;
  }
};

constexpr Signal kSearched[] = {Signal::ketamine_arterial_ng_ml,
                                Signal::ketamine_venous_ng_ml,
                                Signal::effect_site_ng_ml,
                                Signal::norketamine_ng_ml,
                                Signal::hnk_ng_ml,
                                Signal::dissociation_index};

template <class Check>
void for_each_curve(Check check) {
  for (const RegimenSpec& spec : courses()) {
    const Trajectory t = run(spec);
    CAPTURE(id_of(spec.drug));
    CAPTURE(id_of(spec.route));
    CAPTURE(spec.repeats);
    for (const Signal signal : kSearched) {
      if (!t.has(signal)) continue;
      CAPTURE(id_of(signal));
      check(t, signal, Brute(t, signal, 4320));
    }
  }
}

}  // namespace

TEST_CASE("search: no time has a higher value than the peak, 1e-9") {
  for_each_curve([](const Trajectory& t, Signal signal, const Brute& brute) {
    const Peak peak = t.peak(signal);
    CHECK(peak.value >= brute.largest() * (1 - 1e-9));
    CHECK(std::fabs(t.value(signal, peak.time_min) - peak.value) <= 1e-9 * peak.value);
    CHECK(peak.value <= brute.largest() * 1.02);  // and no more than the grid can hide
  });
}

TEST_CASE(
    "search: last time at or above a level, one grid step of 0.25 min, levels up to just below the peak") {
  for_each_curve([](const Trajectory& t, Signal signal, const Brute& brute) {
    for (const double share : {.02, .1, .5, .8, .95, .99, .999}) {
      const double level = share * brute.largest(), expected = brute.last(level);
      CAPTURE(share);
      const auto found = t.last_time_at_or_above(signal, level);
      REQUIRE(found.has_value());
      CHECK(*found >= expected - 1e-6);
      CHECK(*found <= expected + brute.step + 1e-6);
    }
    CHECK_FALSE(t.last_time_at_or_above(signal, brute.largest() * 1.05).has_value());
  });
}

TEST_CASE("search: humps of nearly equal height, the last one counts, 0.25 min") {
  for (const Route route : {Route::im, Route::oral, Route::sublingual, Route::nasal}) {
    RegimenSpec spec = dose_mg(Drug::racemic, route, 30);
    spec.repeats = 3;
    spec.interval_min = 1440;
    const Trajectory t = run(spec);
    const double day = 1440;
    for (const Signal signal : kSearched) {
      CAPTURE(id_of(route));
      CAPTURE(id_of(signal));
      const Brute brute(t, signal, 4 * day);
      // Around the tops: above, at and below each hump.
      for (int i = 0; i < 20; ++i) {
        const double share = .95 + .0025 * i, level = share * brute.largest();
        CAPTURE(share);
        CHECK(std::fabs(t.last_time_at_or_above(signal, level).value_or(-1) - brute.last(level)) <=
              brute.step + 1e-6);
      }
    }
  }
}

TEST_CASE("search: area against the trapezoid rule over 0.05 min, 1e-5") {
  for (const RegimenSpec& spec : every_route()) {
    const Trajectory t = run(spec);
    for (const Signal level : kLevels) {
      if (!t.has(level)) continue;
      double sum = 0;
      for (int i = 0; i < 12000; ++i) {
        sum += .025 * (t.value(level, 60 + i * .05) + t.value(level, 60 + (i + 1) * .05));
      }
      CHECK(relative(t.auc(level, 60, 660), sum) < 1e-5);
    }
  }
}

TEST_CASE("search: sessions, devices of one spray session counted together") {
  RegimenSpec spec = dose_mg(Drug::esketamine, Route::nasal_spray, 84);
  spec.repeats = 2;
  spec.interval_min = 1440;
  const Trajectory t = run(spec);
  CHECK(t.total_dose_mg() == 168);
  CHECK(t.last_dose_min(-5) == 0);
  CHECK(t.last_dose_min(12) == 0);
  CHECK(t.last_dose_min(1439.9) == 0);
  CHECK(t.last_dose_min(1440) == 1440);
  CHECK(t.value(Signal::body_parent_percent, 0) <= 100);
  CHECK(t.value(Signal::body_parent_percent, 1450) <= 100);
}
