// Where the typical patient's indices may lie by what was published about their links. Exact unless stated.
#include "sim/link_range.h"

#include <doctest/doctest.h>

#include "sim/effects.h"
#include "unit/sim/models.h"

using namespace tc::sim;
using namespace tc::sim::test;

namespace {

constexpr Signal kIndices[] = {Signal::dissociation_index, Signal::drug_high_index};

LinkRange range_of(const RegimenSpec& spec, const ModelSet& set = models()) {
  return {run(spec, {}, set), {}, set};
}

/// The models with all intervals of the links `share` as wide as published, on either side.
ModelSet with_width(double share) {
  ModelSet set = models();
  Effects& e = set.effects;
  const auto move = [&](double& end, double middle) { end = middle + share * (end - middle); };
  move(e.dissociation_c50_low_ng_ml, e.dissociation_c50_ng_ml);
  move(e.dissociation_c50_high_ng_ml, e.dissociation_c50_ng_ml);
  move(e.ke0_half_life_low_min, e.ke0_half_life_min);
  move(e.ke0_half_life_high_min, e.ke0_half_life_min);
  return set;
}

}  // namespace

TEST_CASE("link range: holds the typical value, stays within 0 to 100, by every route and at every time") {
  for (const RegimenSpec& spec : every_route()) {
    const Trajectory typical = run(spec);
    const LinkRange range(typical, {}, models());
    CAPTURE(id_of(spec.drug));
    CAPTURE(id_of(spec.route));
    for (const double time : spread_times()) {
      for (const Signal index : kIndices) {
        const Interval r = range.at(index, time);
        const double value = typical.value(index, time);
        CHECK(r.low <= value);
        CHECK(value <= r.high);
        CHECK(r.low >= 0);
        CHECK(r.high <= 100);
      }
    }
  }
}

TEST_CASE("link range: without uncertainty nothing but the value is left, 1e-9") {
  const ModelSet certain = with_width(0);
  for (const RegimenSpec& spec : {main_case(), dose_mg(Drug::esketamine, Route::nasal_spray, 56)}) {
    const Trajectory typical = run(spec, {}, certain);
    const LinkRange range(typical, {}, certain);
    for (const double time : {0.0, 10.0, 40.0, 90.0, 600.0}) {
      for (const Signal index : kIndices) {
        const Interval r = range.at(index, time);
        CHECK(std::fabs(r.low - typical.value(index, time)) < 1e-9);
        CHECK(std::fabs(r.high - typical.value(index, time)) < 1e-9);
      }
    }
  }
}

TEST_CASE("link range: grows with the uncertainty") {
  for (const Signal index : kIndices) {
    for (const double time : {5.0, 20.0, 40.0, 60.0, 120.0}) {
      CAPTURE(time);
      Interval last = range_of(main_case(), with_width(0)).at(index, time);
      for (const double share : {.25, .5, 1.0}) {
        const Interval r = range_of(main_case(), with_width(share)).at(index, time);
        CHECK(r.low <= last.low + 1e-9);
        CHECK(r.high >= last.high - 1e-9);
        CHECK(r.high - r.low > last.high - last.low);
        last = r;
      }
    }
  }
}

TEST_CASE("link range: both ends rise with the dose") {
  for (const Signal index : kIndices) {
    Interval last;
    for (const double mg : {5.0, 10.0, 20.0, 35.0, 70.0, 140.0}) {
      const Interval r = range_of(dose_mg(Drug::racemic, Route::iv, mg)).at(index, 40);
      CHECK(r.low > last.low);
      CHECK(r.high > last.high);
      last = r;
    }
  }
}

TEST_CASE("link range: at steady state only C50 is left, 1e-9") {
  const Regimen forever{Drug::racemic, {{0, 5e5, 1e6, Route::iv, 0}}};
  const Trajectory typical = simulate(forever, {}, models());
  const LinkRange range(typical, {}, models());
  const double time = 999999, level = typical.value(Signal::effect_site_ng_ml, time);
  const Effects& e = models().effects;
  const Interval felt = range.at(Signal::dissociation_index, time),
                 high = range.at(Signal::drug_high_index, time);
  CHECK(std::fabs(felt.low - dissociation_index(level, e.dissociation_c50_high_ng_ml, e.slope)) < 1e-9);
  CHECK(std::fabs(felt.high - dissociation_index(level, e.dissociation_c50_low_ng_ml, e.slope)) < 1e-9);
  CHECK(std::fabs(high.high - high.low) < 1e-9);
}

TEST_CASE("link range: the main case at 40 min as model.md says it, rounded") {
  const LinkRange range = range_of(main_case());
  const Interval felt = range.at(Signal::dissociation_index, 40),
                 high = range.at(Signal::drug_high_index, 40);
  CHECK(std::round(felt.low) == 26);
  CHECK(std::round(felt.high) == 62);
  CHECK(std::round(high.low) == 64);
  CHECK(std::round(high.high) == 73);
}
