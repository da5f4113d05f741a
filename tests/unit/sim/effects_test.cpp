// Links from levels to what is felt and measured. Exact unless stated.
#include "sim/effects.h"

#include <doctest/doctest.h>

#include "unit/sim/models.h"

using namespace tc::sim;
using namespace tc::sim::test;

TEST_CASE("effects: indices start at 0, rise all the way and stay below 100") {
  const Effects& e = models().effects;
  for (const auto index : {+[](double c, const Effects&x) { return dissociation_index(c, x); },
                           +[](double c, const Effects&x) { return drug_high_index(c, x); }}) {
    CHECK(index(0, e) == 0);
    CHECK(index(-5, e) == 0);
    double last = 0;
    for (double level = 0.01; level < 1e5; level *= 1.3) {
      CHECK(index(level, e) > last);
      last = index(level, e);
      CHECK(last < 100);
    }
    CHECK(index(1e9, e) <= 100);
  }
}

TEST_CASE("effects: half of the effect at C50, for the middle and both ends of its interval, 1e-12") {
  const Effects& e = models().effects;
  CHECK(std::fabs(dissociation_index(e.dissociation_c50_ng_ml, e) - 50) < 1e-12);
  CHECK(std::fabs(drug_high_index(e.drug_high_c50_ng_ml, e) - 50) < 1e-12);
  for (const double c50 : {e.dissociation_c50_low_ng_ml, e.dissociation_c50_high_ng_ml}) {
    CHECK(std::fabs(dissociation_index(c50, c50, e.slope) - 50) < 1e-12);
  }
  // A lower C50 means more effect at the same level.
  CHECK(dissociation_index(150, e.dissociation_c50_low_ng_ml, e.slope) > dissociation_index(150, e));
  CHECK(dissociation_index(150, e.dissociation_c50_high_ng_ml, e.slope) < dissociation_index(150, e));
}

TEST_CASE("effects: pressure passes its anchor, never falls and is held beyond the studied level, 1e-12") {
  const Effects& e = models().effects;
  CHECK(pressure_rise(0, e).systolic_mmhg == 0);
  CHECK(std::fabs(pressure_rise(190, e).systolic_mmhg - 7.0) < 1e-12);
  CHECK(std::fabs(pressure_rise(190, e).diastolic_mmhg - 5.7) < 1e-12);
  double last = -1;
  for (double level = 0; level <= 250; level += 1) {
    CHECK(pressure_rise(level, e).systolic_mmhg > last);
    last = pressure_rise(level, e).systolic_mmhg;
  }
  CHECK(pressure_rise(4000, e).systolic_mmhg == pressure_rise(250, e).systolic_mmhg);
  CHECK(pressure_rise(4000, e).diastolic_mmhg == pressure_rise(250, e).diastolic_mmhg);
}

TEST_CASE("effects: pure esketamine counts double at the effect site, 1e-12") {
  const Trajectory s = run(dose_mg(Drug::esketamine, Route::iv, 14));
  const Trajectory r = run(dose_mg(Drug::racemic, Route::iv, 28));
  for (const double time : {5.0, 40.0, 120.0}) {
    CHECK(relative(r.value(Signal::effect_site_ng_ml, time), 2 * s.value(Signal::effect_site_ng_ml, time)) <
          1e-12);
    CHECK(relative(s.value(Signal::dissociation_index, time), r.value(Signal::dissociation_index, time)) <
          1e-12);
    CHECK(relative(s.value(Signal::drug_high_index, time), r.value(Signal::drug_high_index, time)) < 1e-12);
  }
}

TEST_CASE("effects: a signal that a model lacks says so and reads 0") {
  const Trajectory spray = run(dose_mg(Drug::esketamine, Route::nasal_spray, 56));
  CHECK_FALSE(spray.has(Signal::ketamine_arterial_ng_ml));
  CHECK_FALSE(spray.has(Signal::systolic_rise_mmhg));
  CHECK(spray.value(Signal::ketamine_arterial_ng_ml, 40) == 0);
  CHECK(spray.value(Signal::systolic_rise_mmhg, 40) == 0);
  const Trajectory main = run(main_case());
  CHECK(main.has(Signal::ketamine_arterial_ng_ml));
  CHECK(main.has(Signal::systolic_rise_mmhg));
  CHECK(main.value(Signal::systolic_rise_mmhg, 40) > 6);
}
