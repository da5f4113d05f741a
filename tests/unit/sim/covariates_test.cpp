// What each option of a patient changes, as ratio to the patient without it. Areas: 1e-6 relative.
#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <iterator>

#include "unit/sim/models.h"

using namespace tc::sim;
using namespace tc::sim::test;

namespace {

constexpr Signal kVenous = Signal::ketamine_venous_ng_ml, kNk = Signal::norketamine_ng_ml;
constexpr double kEver = 200000;

using Option = bool Covariates::*;

Patient with(Option option) {
  Patient patient;
  patient.covariates.*option = true;
  return patient;
}

double area_ratio(const RegimenSpec& spec, const Patient& patient, Signal signal = kVenous) {
  return run(spec, patient).auc(signal, 0, kEver) / run(spec).auc(signal, 0, kEver);
}

double factor(const char* id) { return models().covariate.find(id)->second; }

const RegimenSpec kRacemicIv = main_case();
const RegimenSpec kEskIv = dose_mg(Drug::esketamine, Route::iv, 14);
const RegimenSpec kEskOral = dose_mg(Drug::esketamine, Route::oral, 25);
const RegimenSpec kSpray = dose_mg(Drug::esketamine, Route::nasal_spray, 28);

/// Nothing at all changes.
void no_effect(const RegimenSpec& spec, const Patient& patient) {
  const Trajectory with_it = run(spec, patient), without = run(spec);
  for (const double time : {5.0, 60.0, 500.0}) CHECK(with_it.at(time).value == without.at(time).value);
}

}  // namespace

TEST_CASE("covariates: an option changes a regimen exactly where it is said to act") {
  constexpr Option kOptions[] = {&Covariates::female_clearance, &Covariates::cyp2b6_6_hetero,
                                 &Covariates::cyp2b6_6_homo,    &Covariates::ticlopidine,
                                 &Covariates::clarithromycin,   &Covariates::grapefruit,
                                 &Covariates::rifampicin,       &Covariates::renal,
                                 &Covariates::japanese,         &Covariates::asian};
  for (const RegimenSpec& spec : every_route()) {
    const Trajectory without = run(spec);
    CAPTURE(id_of(spec.drug));
    CAPTURE(id_of(spec.route));
    for (std::size_t i = 0; i < std::size(kOptions); ++i) {
      CAPTURE(i);
      const bool changes = run(spec, with(kOptions[i])).at(120).value != without.at(120).value;
      CHECK(changes == acts_on(kOptions[i], spec.drug, spec.route));
    }
  }
}

TEST_CASE("covariates: published factors are the parameters") {
  struct Published {
    const char* id;
    double value;
  };
  for (const Published& p : {Published{"female_clearance", 1.2},
                             {"cyp2b6_6_hetero", .60},
                             {"cyp2b6_6_homo", .32},
                             {"ticlopidine_oral_auc", 2.4},
                             {"clarithromycin_oral_auc", 2.6},
                             {"grapefruit_oral_auc", 3.0},
                             {"rifampicin_iv_auc", .86},
                             {"rifampicin_oral_auc", .14},
                             {"renal_clearance", .6},
                             {"renal_nk_clearance", .68},
                             {"japanese_nasal_fraction", 1.34},
                             {"asian_k_el", .36},
                             {"asian_nk_clearance", .81}}) {
    CAPTURE(p.id);
    CHECK(factor(p.id) == p.value);
  }
}

TEST_CASE("covariates: women clear S-ketamine and S-norketamine 20 % faster, racemate as men, 1e-6") {
  const Patient woman = with(&Covariates::female_clearance);
  CHECK(relative(area_ratio(kEskIv, woman), 1 / 1.2) < 1e-6);
  CHECK(relative(area_ratio(kEskIv, woman, kNk), 1 / 1.2) < 1e-6);
  no_effect(kRacemicIv, woman);
  no_effect(kSpray, woman);
}

TEST_CASE("covariates: CYP2B6*6 lowers clearance to 0.60 and 0.32, one genotype at a time, 1e-6") {
  CHECK(relative(area_ratio(kRacemicIv, with(&Covariates::cyp2b6_6_hetero)), 1 / .60) < 1e-6);
  CHECK(relative(area_ratio(kRacemicIv, with(&Covariates::cyp2b6_6_homo)), 1 / .32) < 1e-6);
  Patient both = with(&Covariates::cyp2b6_6_homo);
  both.covariates.cyp2b6_6_hetero = true;
  CHECK(relative(area_ratio(kRacemicIv, both), 1 / .32) < 1e-6);
  // All that is cleared becomes norketamine either way.
  CHECK(relative(area_ratio(kRacemicIv, with(&Covariates::cyp2b6_6_homo), kNk), 1) < 1e-6);
  no_effect(kSpray, with(&Covariates::cyp2b6_6_homo));
  // Refuted for one low swallowed dose.
  no_effect(dose_mg(Drug::racemic, Route::oral, 25), with(&Covariates::cyp2b6_6_homo));
  no_effect(dose_mg(Drug::racemic, Route::oral, 25), with(&Covariates::cyp2b6_6_hetero));
}

TEST_CASE("covariates: interactions of swallowed esketamine meet their areas, 1e-6, and only those") {
  struct Interaction {
    Option option;
    double area;
  };
  for (const Interaction& i : {Interaction{&Covariates::ticlopidine, 2.4},
                               {&Covariates::clarithromycin, 2.6},
                               {&Covariates::grapefruit, 3.0},
                               {&Covariates::rifampicin, .14}}) {
    CAPTURE(i.area);
    CHECK(relative(area_ratio(kEskOral, with(i.option)), i.area) < 1e-6);
    CHECK(relative(area_ratio(kEskOral, with(i.option), kNk), 1) < 1e-6);  // as much norketamine is formed
    no_effect(kSpray, with(i.option));
    no_effect(dose_mg(Drug::racemic, Route::oral, 25), with(i.option));
  }
  // More drug for longer, so peak and half-life move with the area.
  const Trajectory grapefruit = run(kEskOral, with(&Covariates::grapefruit));
  CHECK(grapefruit.peak(kVenous).value > run(kEskOral).peak(kVenous).value);
}

TEST_CASE("covariates: rifampicin lowers the intravenous area by 14 %, 1e-6; the others leave it alone") {
  for (const RegimenSpec& spec : {kRacemicIv, kEskIv, dose_mg(Drug::racemic, Route::iv_bolus, 20)}) {
    CHECK(relative(area_ratio(spec, with(&Covariates::rifampicin)), .86) < 1e-6);
    no_effect(spec, with(&Covariates::ticlopidine));
    no_effect(spec, with(&Covariates::clarithromycin));
    no_effect(spec, with(&Covariates::grapefruit));
  }
}

TEST_CASE("covariates: kidney disease changes the spray alone, by liver and norketamine clearance, 1e-6") {
  const Patient patient = with(&Covariates::renal);
  const ModelB& b = models().b;
  const double intrinsic = (b.k_el_per_h + b.k_met_per_h) * b.vh_l;
  const double nose = b.nasal_fraction, gut = (1 - nose) * b.f_gut;
  const auto area = [&](double clearance) { return (nose + gut) / clearance + nose / b.qh_l_per_h; };
  CHECK(relative(area_ratio(kSpray, patient), area(.6 * intrinsic) / area(intrinsic)) < 1e-6);
  CHECK(relative(area_ratio(kSpray, patient, kNk), 1 / .68) < 1e-6);
  no_effect(kEskOral, patient);
  no_effect(kEskIv, patient);
  no_effect(kRacemicIv, patient);
  Patient both = patient;
  both.covariates.asian = true;
  CHECK(area_ratio(kSpray, both, kNk) > area_ratio(kSpray, patient, kNk));
}

TEST_CASE("covariates: Japanese take up 1.34 times as much through the nose, 1e-6") {
  const Patient patient = with(&Covariates::japanese);
  const Trajectory with_it = run(kSpray, patient), without = run(kSpray);
  const ModelB& b = models().b;
  const double f = b.nasal_fraction, gut = b.f_gut;
  const double expected = 28 * (1.34 * f + gut * (1 - 1.34 * f)), usual = 28 * (f + gut * (1 - f));
  CHECK(relative(with_it.value(Signal::eliminated_mg, kEver), expected) < 1e-6);
  CHECK(relative(without.value(Signal::eliminated_mg, kEver), usual) < 1e-6);
  CHECK(with_it.peak(kVenous).value > without.peak(kVenous).value);
  no_effect(kEskOral, patient);
  no_effect(kRacemicIv, patient);
}

TEST_CASE("covariates: Asian k_el x 0.36 and norketamine clearance x 0.81, 1e-6") {
  const Patient patient = with(&Covariates::asian);
  const ModelB& b = models().b;
  const double before = b.k_el_per_h + b.k_met_per_h, after = .36 * b.k_el_per_h + b.k_met_per_h;
  CHECK(relative(area_ratio(kEskOral, patient), before / after) < 1e-6);
  CHECK(relative(area_ratio(kEskOral, patient, kNk), before / after / .81) < 1e-6);
  no_effect(kRacemicIv, patient);
  // What the option is called: area of 56 mg of spray, of a swallowed dose, of norketamine, and Japanese, to 0.005.
  const RegimenSpec two = dose_mg(Drug::esketamine, Route::nasal_spray, 56);
  CHECK(std::fabs(area_ratio(two, patient) - 1.09) < .005);
  CHECK(std::fabs(area_ratio(kEskOral, patient) - 1.22) < .005);
  CHECK(std::fabs(area_ratio(two, patient, kNk) - 1.51) < .005);
  CHECK(std::fabs(area_ratio(two, with(&Covariates::japanese)) - 1.23) < .005);
}

TEST_CASE("covariates: hepatic flow falls by 2.19 L/h per year above 60, 1e-6 in the nasal area") {
  Patient old;
  const ModelB& b = models().b;
  const double intrinsic = (b.k_el_per_h + b.k_met_per_h) * b.vh_l;
  const double nose = b.nasal_fraction, gut = (1 - nose) * b.f_gut;
  const auto area = [&](double flow) { return (nose + gut) / intrinsic + nose / flow; };
  for (const double age : {18.0, 60.0, 61.0, 75.0, 90.0}) {
    CAPTURE(age);
    old.age_years = age;
    const double flow = b.qh_l_per_h - 2.19 * std::max(0.0, age - 60);
    CHECK(relative(area_ratio(kSpray, old), area(flow) / area(b.qh_l_per_h)) < 1e-6);
  }
  no_effect(kRacemicIv, old);
}

TEST_CASE("covariates: weight changes model A only") {
  Patient heavy;
  heavy.weight_kg = 140;
  no_effect(kSpray, heavy);
  CHECK(run(dose_mg(Drug::racemic, Route::iv, 35), heavy).peak(kVenous).value <
        run(dose_mg(Drug::racemic, Route::iv, 35)).peak(kVenous).value);
}
