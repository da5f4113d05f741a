// Laws that hold for every drug, route, patient and option. Mass: 1e-9 of the dose. Linearity: 1e-12;
// metabolites under a factor that rounds 1e-9. Superposition: 1e-9 relative, 1e-12 ng/mL. A later start: 1e-9 relative,
// 1e-7 ng/mL, as the end of a window of 29.9 min then rounds in its last bits, which near-equal rates enlarge.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "unit/sim/models.h"

using namespace tc::sim;
using namespace tc::sim::test;

namespace {

std::vector<Patient> patients() {
  std::vector<Patient> all;
  for (const double weight : {40.0, 70.0, 150.0}) {
    Patient p;
    p.weight_kg = weight;
    all.push_back(p);
  }
  Patient old;
  old.age_years = 90;
  all.push_back(old);
  constexpr bool Covariates::*kOptions[] = {&Covariates::female_clearance, &Covariates::cyp2b6_6_hetero,
                                            &Covariates::cyp2b6_6_homo,    &Covariates::ticlopidine,
                                            &Covariates::clarithromycin,   &Covariates::grapefruit,
                                            &Covariates::rifampicin,       &Covariates::renal,
                                            &Covariates::japanese,         &Covariates::asian};
  for (const auto option : kOptions) {
    Patient p;
    p.covariates.*option = true;
    all.push_back(p);
  }
  return all;
}

template <class Check>
void for_each_course(Check check) {
  for (RegimenSpec spec : every_route()) {
    for (const int repeats : {1, 4}) {
      spec.repeats = repeats;
      spec.interval_min = 90;  // overlapping
      for (const Patient& patient : patients()) {
        CAPTURE(id_of(spec.drug));
        CAPTURE(id_of(spec.route));
        CAPTURE(repeats);
        CAPTURE(patient.weight_kg);
        check(spec, patient, run(spec, patient));
      }
    }
  }
}

constexpr Signal kLinear[] = {Signal::ketamine_arterial_ng_ml,
                              Signal::ketamine_venous_ng_ml,
                              Signal::effect_site_ng_ml,
                              Signal::norketamine_ng_ml,
                              Signal::hnk_ng_ml,
                              Signal::absorbing_mg,
                              Signal::blood_mg,
                              Signal::tissue_mg,
                              Signal::norketamine_mg,
                              Signal::hnk_mg,
                              Signal::eliminated_mg};

}  // namespace

TEST_CASE("conservation: nothing is lost or made, 1e-9 of the dose, every route, patient and option") {
  double worst = 0;
  for_each_course([&](const RegimenSpec&, const Patient&, const Trajectory& t) {
    for (const double time : spread_times())
      worst = std::max(worst, std::fabs(t.mass_error_mg(time)) / t.total_dose_mg());
    CHECK(worst <= 1e-9);
  });
  MESSAGE("largest mass error " << worst << " of the dose");
}

TEST_CASE("conservation: never more drug in the body than was given") {
  for_each_course([](const RegimenSpec&, const Patient&, const Trajectory& t) {
    for (const double time : spread_times()) {
      double given = 0;
      for (const Administration& a : t.regimen().administrations)
        given += time >= a.start_min ? a.amount_mg : 0;
      const Sample s = t.at(time);
      const double held = s[Signal::absorbing_mg] + s[Signal::blood_mg] + s[Signal::tissue_mg] +
                          s[Signal::norketamine_mg] + s[Signal::hnk_mg] + s[Signal::eliminated_mg];
      CHECK(held <= given * (1 + 1e-9));
    }
  });
}

TEST_CASE("conservation: no signal is ever negative, infinite or not a number") {
  for_each_course([](const RegimenSpec&, const Patient&, const Trajectory& t) {
    for (const double time : spread_times()) {
      const Sample s = t.at(time);
      const bool fine =
          std::all_of(s.value.begin(), s.value.end(), [](double v) { return v >= 0 && std::isfinite(v); });
      CHECK(fine);
    }
    // The area is summed without the floor at zero that at() has; rounding of 1e-9 ng min/mL.
    for (const Signal level : kLevels) {
      for (double from = 0; from < 1440; from += 0.5 + from / 4)
        CHECK(t.auc(level, from, from + 0.5) > -1e-9);
    }
  });
}

TEST_CASE("conservation: before the first dose everything is exactly zero") {
  for_each_course([](const RegimenSpec&, const Patient&, const Trajectory& t) {
    for (const double time : {-1e9, -40.0, -1e-9}) {
      const Sample s = t.at(time);
      CHECK(std::all_of(s.value.begin(), s.value.end(), [](double v) { return v == 0; }));
    }
  });
}

TEST_CASE("linearity: twice the amount gives twice every level and amount, to 1e-12 of each value") {
  for_each_course([](const RegimenSpec& spec, const Patient& patient, const Trajectory& one) {
    Regimen more = *plan(spec, patient, models());
    for (Administration& a : more.administrations) a.amount_mg *= 2;
    const Trajectory twice = simulate(more, patient, models());
    for (const double time : {0.5, 7.0, 41.0, 95.0, 400.0, 3000.0}) {
      for (const Signal signal : kLinear) {
        const double expected = 2 * one.value(signal, time);
        CHECK(std::fabs(twice.value(signal, time) - expected) <= 1e-12 * expected);
      }
    }
  });
}

TEST_CASE(
    "linearity: three times, which rounds, to 1e-12 of the largest parent and 1e-9 of metabolite levels") {
  // The nearly equal rates of a transit pair enlarge rounding by 1e5; the parent stands before the first
  // pair.
  double worst = 0;
  for_each_course([&](const RegimenSpec& spec, const Patient& patient, const Trajectory& one) {
    Regimen more = *plan(spec, patient, models());
    for (Administration& a : more.administrations) a.amount_mg *= 3;
    const Trajectory three = simulate(more, patient, models());
    const std::vector<double> times{0.5, 7.0, 41.0, 95.0, 200.0, 400.0, 3000.0};
    for (const Signal signal : kLinear) {
      double largest = 0, apart = 0;
      for (const double time : times) {
        const double expected = 3 * one.value(signal, time);
        largest = std::max(largest, expected);
        apart = std::max(apart, std::fabs(three.value(signal, time) - expected));
      }
      const bool parent = signal == Signal::ketamine_arterial_ng_ml ||
                          signal == Signal::ketamine_venous_ng_ml || signal == Signal::effect_site_ng_ml ||
                          signal == Signal::absorbing_mg || signal == Signal::blood_mg ||
                          signal == Signal::tissue_mg;
      CHECK(apart <= (parent ? 1e-12 : 1e-9) * largest);
      if (largest > 0) worst = std::max(worst, apart / largest);
    }
  });
  MESSAGE("largest departure from three times " << worst << " of the largest value");
}

TEST_CASE("superposition: a course is the sum of its doses, to 1e-9") {
  for_each_course([](const RegimenSpec& spec, const Patient& patient, const Trajectory& whole) {
    RegimenSpec single = spec;
    single.repeats = 1;
    const Trajectory one = run(single, patient);
    for (const double time : {5.0, 91.0, 130.0, 275.0, 500.0, 2000.0}) {
      for (const Signal level : kLevels) {
        double sum = 0;
        for (int i = 0; i < spec.repeats; ++i) sum += one.value(level, time - spec.interval_min * i);
        CHECK(std::fabs(whole.value(level, time) - sum) <= 1e-9 * sum + 1e-12);
      }
    }
  });
}

TEST_CASE("invariance: a later start shifts the curve, to 1e-9 and 1e-7 ng/mL") {
  for (const RegimenSpec& spec : every_route()) {
    const Patient patient;
    Regimen regimen = *plan(spec, patient, models());
    const Trajectory now = simulate(regimen, patient, models());
    for (Administration& a : regimen.administrations) a.start_min += 1234.5;
    const Trajectory later = simulate(regimen, patient, models());
    for (const double time : {2.0, 40.0, 300.0}) {
      for (const Signal level : kLevels) {
        const double expected = now.value(level, time);
        CHECK(std::fabs(later.value(level, time + 1234.5) - expected) <= 1e-9 * expected + 1e-7);
      }
    }
  }
}
