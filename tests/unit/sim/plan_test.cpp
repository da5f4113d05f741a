// From what a person asks for to administrations, and every refusal with the field it names. Exact.
#include "sim/plan.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "unit/sim/models.h"

using namespace tc::sim;
using namespace tc::sim::test;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN(),
                 kInf = std::numeric_limits<double>::infinity();
constexpr double kNumbersNobodyMeans[] = {kNan, kInf, -kInf, -1, -1e-300, 1e12, 1e308};

std::string argument(const tc::Message& message, const std::string& name) {
  for (const auto& [key, value] : message.args) {
    if (key == name) return value;
  }
  return "";
}

/// Refused with this key and, for ranges, naming this field together with its limits.
void refused(const RegimenSpec& spec, const std::string& key, const std::string& field = "",
             Patient patient = {}) {
  const auto result = plan(spec, patient, models());
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().key == key);
  if (field.empty()) return;
  CHECK(argument(result.error(), "field") == field);
  CHECK_FALSE(argument(result.error(), "value").empty());
  CHECK_FALSE(argument(result.error(), "min").empty());
  CHECK_FALSE(argument(result.error(), "max").empty());
}

}  // namespace

TEST_CASE("fields: a dose without a studied range was studied at no value, another field at every one") {
  const auto dose = [](Drug drug, Route route) { return models().dose_field(drug, route, DoseUnit::mg); };
  CHECK_FALSE(dose(Drug::racemic, Route::sc).studied(35));
  CHECK_FALSE(dose(Drug::esketamine, Route::im).studied(17));
  CHECK(dose(Drug::racemic, Route::rectal).studied(50));
  CHECK_FALSE(dose(Drug::racemic, Route::rectal).studied(100));  // one dose was studied, not every one
  CHECK(dose(Drug::racemic, Route::iv).studied(35));
  CHECK_FALSE(dose(Drug::racemic, Route::iv).studied(150));
  CHECK(models().field("interval_min").studied(60));
  // What counts as studied names its source.
  for (const auto& entry : models().catalogue->fields) {
    const std::string id = entry.first;
    CAPTURE(id);
    if (id.starts_with("dose.") && entry.second.evidence_maximum > 0) CHECK_FALSE(entry.second.references.empty());
  }
}

TEST_CASE("plan: doses that are no numbers, negative or absurd, by every route") {
  for (RegimenSpec spec : every_route()) {
    CAPTURE(id_of(spec.route));
    for (const double dose : kNumbersNobodyMeans) {
      spec.dose = dose;
      refused(spec, "refusal.range", "field.dose");
    }
    spec.dose = 0;
    refused(spec, "refusal.range", "field.dose");
  }
}

TEST_CASE("plan: the limits of every dose are allowed, just beyond is not") {
  for (RegimenSpec spec : every_route()) {
    for (const DoseUnit unit : {DoseUnit::mg, DoseUnit::mg_per_kg}) {
      if (spec.route == Route::nasal_spray && unit == DoseUnit::mg_per_kg) continue;
      spec.unit = unit;
      const Field& field = models().dose_field(spec.drug, spec.route, unit);
      CAPTURE(field.id);
      for (const double dose : {field.minimum, field.maximum, field.initial}) {
        spec.dose = dose;
        CHECK(plan(spec, {}, models()).ok());
      }
      for (const double dose : {field.minimum * .999, field.maximum * 1.001}) {
        spec.dose = dose;
        refused(spec, "refusal.range", "field.dose");
      }
    }
  }
}

TEST_CASE("plan: durations of an infusion") {
  RegimenSpec spec = main_case();
  for (const double minutes : kNumbersNobodyMeans) {
    spec.duration_min = minutes;
    refused(spec, "refusal.range", "field.duration");
  }
  for (const double minutes : {0.0, 0.5, 1441.0}) {
    spec.duration_min = minutes;
    refused(spec, "refusal.range", "field.duration");
  }
  for (const double minutes : {1.0, 1440.0}) {
    spec.duration_min = minutes;
    CHECK(plan(spec, {}, models()).ok());
  }
  RegimenSpec im = dose_mg(Drug::racemic, Route::im, 35, kNan);
  CHECK(plan(im, {}, models()).ok());  // other routes have no duration
}

TEST_CASE("plan: repeats and intervals") {
  RegimenSpec spec = main_case();
  for (const int repeats : {0, -1, 37, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
    spec.repeats = repeats;
    refused(spec, "refusal.range", "field.repeats");
  }
  spec.repeats = 2;
  for (const double interval : kNumbersNobodyMeans) {
    spec.interval_min = interval;
    refused(spec, "refusal.range", "field.interval");
  }
  for (const double interval : {0.0, 59.0, 40321.0}) {
    spec.interval_min = interval;
    refused(spec, "refusal.range", "field.interval");
  }
  spec.repeats = 36;
  spec.interval_min = 1440;
  CHECK(plan(spec, {}, models())->administrations.size() == 36);
  spec.weekdays_mwf = true;
  spec.interval_min = kNan;  // not used
  CHECK(plan(spec, {}, models()).ok());
}

TEST_CASE("plan: weight and age") {
  Patient patient;
  for (const double weight : {39.0, 151.0, 0.0, -70.0, kNan, kInf, 1e9}) {
    patient.weight_kg = weight;
    refused(main_case(), "refusal.range", "field.weight", patient);
    CHECK_FALSE(check_patient(patient, models()).ok());
  }
  for (const double weight : {40.0, 150.0}) {
    patient.weight_kg = weight;
    CHECK(plan(main_case(), patient, models()).ok());
  }
  for (const double age : {17.0, 91.0, 0.0, -1.0, kNan, -kInf, 1e9}) {
    patient.age_years = age;
    refused(main_case(), "refusal.range", "field.age", patient);
  }
}

TEST_CASE("plan: rate steps that end early, overlap or are no numbers") {
  RegimenSpec spec = main_case();
  spec.rate_steps = {{10, 5, 1}};
  refused(spec, "refusal.end_before_start");
  spec.rate_steps = {{10, 10, 1}};
  refused(spec, "refusal.end_before_start");
  spec.rate_steps = {{0, 20, 1}, {10, 30, 1}};
  refused(spec, "refusal.steps_overlap");
  spec.rate_steps = {{60, 90, 1}, {0, 30, 1}};
  refused(spec, "refusal.steps_overlap");
  for (const double rate : {kNan, kInf, -1.0, 50.1, 1e9}) {
    spec.rate_steps = {{0, 20, rate}};
    refused(spec, "refusal.range", "field.rate");
  }
  for (const RateStep& step :
       {RateStep{-1, 20, 1}, {kNan, 20, 1}, {0, kNan, 1}, {0, kInf, 1}, {0, 1e9, 1}, {0, 1441, 1}}) {
    spec.rate_steps = {step};
    refused(spec, "refusal.range", "field.rate_steps");
  }
  spec.rate_steps = {{0, 0.5, 1}};
  refused(spec, "refusal.range", "field.duration");
  spec.rate_steps = {{0, 20, 0}};
  refused(spec, "refusal.empty");
}

TEST_CASE("plan: a drug by a route that no model describes") {
  for (const Drug drug : kDrugs) {
    for (const Route route : kRoutes) {
      if (is_supported(drug, route)) continue;
      CAPTURE(id_of(route));
      refused(dose_mg(drug, route, 28), "refusal.unsupported_route");
      RegimenSpec mended;
      mended.drug = drug;
      mended.route = route;
      CHECK(plan(with_usual_values(mended, models()), {}, models()).ok());
    }
  }
}

TEST_CASE("plan: spray in whole devices only, and not per kilogram") {
  for (const double mg : {29.0, 42.0, 83.999, 70.0}) {
    refused(dose_mg(Drug::esketamine, Route::nasal_spray, mg), "refusal.spray_devices");
  }
  RegimenSpec per_kg = dose_mg(Drug::esketamine, Route::nasal_spray, 28);
  per_kg.unit = DoseUnit::mg_per_kg;
  refused(per_kg, "refusal.spray_unit");
  for (const int devices : {1, 2, 3}) {
    const auto result = plan(dose_mg(Drug::esketamine, Route::nasal_spray, 28 * devices), {}, models());
    REQUIRE(result.ok());
    REQUIRE(result->administrations.size() == static_cast<std::size_t>(devices));
    for (int i = 0; i < devices; ++i) {
      const Administration& a = result->administrations[static_cast<std::size_t>(i)];
      CHECK(a == Administration{5.0 * i, 28, 0, Route::nasal_spray, i});
    }
  }
}

TEST_CASE("plan: Monday, Wednesday, Friday from a Monday") {
  RegimenSpec spec = main_case();
  spec.repeats = 6;
  spec.weekdays_mwf = true;
  const auto result = plan(spec, {}, models());
  REQUIRE(result.ok());
  const double days[] = {0, 2, 4, 7, 9, 11};
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(result->administrations[i] == Administration{1440 * days[i], 35, 40, Route::iv, 0});
  }
  CHECK(course_length_min(spec) == 11 * 1440);
}

TEST_CASE("plan: doses per kilogram follow the weight, rate steps carry their amounts") {
  Patient patient;
  patient.weight_kg = 90;
  CHECK(plan(main_case(), patient, models())->administrations.front().amount_mg == 45);
  RegimenSpec spec = main_case();
  spec.rate_steps = {{0, 10, 2}, {10, 20, 0}, {20, 50, .5}};
  const auto result = plan(spec, patient, models());
  REQUIRE(result.ok());
  REQUIRE(result->administrations.size() == 2);
  CHECK(result->administrations[0].amount_mg == 20);
  CHECK(result->administrations[1].amount_mg == 15);
  CHECK(result->administrations[1].start_min == 20);
  CHECK(simulate(*result, patient, models()).total_dose_mg() == 35);
}

TEST_CASE("plan: what one session gives, whether it is written in mg, per kilogram or in steps") {
  Patient patient;
  patient.weight_kg = 90;
  RegimenSpec spec = main_case();
  CHECK(session_amount_mg(spec, patient) == 45);
  spec.repeats = 6;  // of a course, one of them
  CHECK(session_amount_mg(spec, patient) == 45);
  spec.rate_steps = {{0, 10, 2}, {10, 20, 0}, {20, 50, .5}};
  CHECK(session_amount_mg(spec, patient) == 35);
  spec.route = Route::im;  // no infusion, no steps
  CHECK(session_amount_mg(spec, patient) == 45);
  CHECK(session_amount_mg(dose_mg(Drug::esketamine, Route::nasal_spray, 84), patient) == 84);
}

TEST_CASE("plan: ids go to and from every drug, route and unit") {
  for (const Drug d : kDrugs) CHECK(drug_of(id_of(d)) == d);
  for (const Route r : kRoutes) CHECK(route_of(id_of(r)) == r);
  for (const DoseUnit u : {DoseUnit::mg, DoseUnit::mg_per_kg}) CHECK(unit_of(id_of(u)) == u);
  CHECK_FALSE(drug_of("").has_value());
  CHECK_FALSE(route_of("IV").has_value());
  CHECK_FALSE(unit_of("g").has_value());
}
