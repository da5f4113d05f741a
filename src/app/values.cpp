// The editable fields of a regimen and a patient.
#include "app/values.h"

#include <algorithm>
#include <cmath>

#include "core/text.h"

namespace tc::app {
namespace {

using sim::DoseUnit;
using sim::Route;

Message unknown_field(std::string_view field, const char* known) {
  return {"error.value.field", {{"field", shown_text(field)}, {"expected", known}}};
}

/// The dose in the other unit for this patient, kept within the range of its field.
sim::RegimenSpec in_unit(sim::RegimenSpec spec, DoseUnit unit, const sim::Patient& patient) {
  if (spec.unit == unit) return spec;
  spec.dose = unit == DoseUnit::mg ? spec.dose * patient.weight_kg : spec.dose / patient.weight_kg;
  // Four digits are far more than any pump or scale resolves, and read well.
  const double size = std::pow(10.0, 3 - std::floor(std::log10(std::max(1e-9, spec.dose))));
  spec.dose = std::round(spec.dose * size) / size;
  spec.unit = unit;
  return spec;
}

/// Whether the dose lies in the range that was studied for this drug and route; where at most one dose was, any will do. A dose that was usual for one
/// route can be several times what was ever given by another.
bool was_studied(const sim::RegimenSpec& spec, const sim::ModelSet& models) {
  if (spec.route == Route::iv && !spec.rate_steps.empty()) return true;
  const sim::Field& dose = models.dose_field(spec.drug, spec.route, spec.unit);
  return !(dose.evidence_maximum > dose.evidence_minimum) || dose.studied(spec.dose);
}

/// After another drug or route was chosen: what still suits is kept, the rest gets usual values, and the
/// note says so.
Result<RegimenChange> settle(sim::RegimenSpec spec, const sim::Patient& patient,
                             const sim::ModelSet& models) {
  if (check_regimen(spec, patient, models) && was_studied(spec, models)) {
    return RegimenChange{std::move(spec), std::nullopt};
  }
  const sim::RegimenSpec usual = sim::with_usual_values(spec, models);
  const Status valid = check_regimen(usual, patient, models);
  if (!valid) return valid.error();
  Message note{usual.route == spec.route ? "notice.usual_dose" : "notice.usual_route",
               {{"drug", "drug." + std::string(sim::id_of(usual.drug))},
                {"route", "route." + std::string(sim::id_of(usual.route))},
                {"dose", format_shortest(usual.dose)},
                {"unit", models.dose_field(usual.drug, usual.route, usual.unit).unit}}};
  return RegimenChange{usual, std::move(note)};
}

Result<RegimenChange> checked(sim::RegimenSpec spec, const sim::Patient& patient,
                              const sim::ModelSet& models) {
  const Status valid = check_regimen(spec, patient, models);
  if (!valid) return valid.error();
  return RegimenChange{std::move(spec), std::nullopt};
}

}  // namespace

Message unreadable(std::string_view field, std::string_view value, std::string_view expected) {
  return {"error.value.unreadable",
          {{"field", std::string(field)}, {"value", shown_text(value)}, {"expected", std::string(expected)}}};
}

Status check_regimen(const sim::RegimenSpec& spec, const sim::Patient& patient, const sim::ModelSet& models) {
  const Result<sim::Regimen> planned = sim::plan(spec, patient, models);
  if (!planned) return planned.error();
  // Steps stand in for the dose, but what takes them away will not.
  if (!std::isfinite(spec.dose)) {
    const sim::Field& dose = models.dose_field(spec.drug, spec.route, spec.unit);
    return sim::out_of_range("field.dose", "?", dose.minimum, dose.maximum, dose.unit);
  }
  // However it is written, per kilogram or in steps, no more is given than the dose in mg may be.
  const sim::Field& whole = models.dose_field(spec.drug, spec.route, DoseUnit::mg);
  const double amount_mg = sim::session_amount_mg(spec, patient);
  if (amount_mg > whole.maximum + 1e-6) {
    return sim::out_of_range("field.dose", format_shortest(std::round(amount_mg * 1000) / 1000), whole.minimum,
                             whole.maximum, whole.unit);
  }
  // A route without an infusion ignores the duration, but the next route will not.
  for (const auto& [field, value] : {std::pair("field.duration", spec.duration_min),
                                     std::pair("field.interval", spec.interval_min)}) {
    if (!std::isfinite(value)) return sim::out_of_range(field, "?", 0, kLongestCourse_min, "unit.min");
  }
  const double length = sim::course_length_min(spec);
  if (length > kLongestCourse_min) {
    return Message{"error.value.course",
                   {{"value", format_shortest(std::ceil(length / 1440))},
                    {"max", format_shortest(kLongestCourse_min / 1440)}}};
  }
  return Unit{};
}

Result<RegimenChange> set_regimen_field(const sim::RegimenSpec& spec, const sim::Patient& patient,
                                        std::string_view field, std::string_view value,
                                        const sim::ModelSet& models) {
  sim::RegimenSpec next = spec;
  const std::string_view word = trim(value);
  if (field == "drug") {
    const auto drug = sim::drug_of(word);
    if (!drug) return unreadable("input.drug", value, "expected.drug");
    next.drug = *drug;
    return settle(std::move(next), patient, models);
  }
  if (field == "route") {
    const auto route = sim::route_of(word);
    if (!route) return unreadable("input.route", value, "expected.route");
    next.route = *route;
    if (!sim::is_supported(next.drug, next.route)) return checked(std::move(next), patient, models);
    if (next.route == Route::nasal_spray && next.unit == DoseUnit::mg_per_kg)
      next = in_unit(next, DoseUnit::mg, patient);
    return settle(std::move(next), patient, models);
  }
  if (field == "dose") {
    const auto dose = parse_dose(word);
    if (!dose) return unreadable("field.dose", value, "expected.dose");
    next.dose = dose->amount;
    next.unit = dose->unit.value_or(next.unit);
    next.rate_steps.clear();
    return checked(std::move(next), patient, models);
  }
  if (field == "unit") {
    const auto unit = sim::unit_of(word);
    if (!unit) return unreadable("input.unit", value, "expected.unit");
    return checked(in_unit(std::move(next), *unit, patient), patient, models);
  }
  if (field == "duration" || field == "duration_min") {
    const auto minutes = parse_duration_min(word);
    if (!minutes) return unreadable("field.duration", value, "expected.time");
    next.duration_min = *minutes;
    next.rate_steps.clear();
    if (next.route != Route::iv) {
      // Kept for a later infusion, so it has to be valid although this route does not use it.
      sim::RegimenSpec infusion = next;
      infusion.route = Route::iv;
      infusion = sim::with_usual_values(std::move(infusion), models);
      infusion.duration_min = *minutes;
      const Status valid = check_regimen(infusion, patient, models);
      if (!valid) return valid.error();
    }
    return checked(std::move(next), patient, models);
  }
  if (field == "repeat" || field == "repeats") {
    const auto count = parse_integer(word);
    const sim::Field& limits = models.field("repeats");
    if (!count) return unreadable("field.repeats", value, "expected.count");
    if (*count < 1 || *count > static_cast<long long>(limits.maximum)) {  // quoted as given, beyond what an int holds
      return sim::out_of_range("field.repeats", std::to_string(*count), 1, limits.maximum, limits.unit);
    }
    next.repeats = static_cast<int>(*count);
    return checked(std::move(next), patient, models);
  }
  if (field == "interval" || field == "interval_min") {
    const auto minutes = parse_duration_min(word);
    if (!minutes) return unreadable("field.interval", value, "expected.time");
    next.interval_min = *minutes;
    next.weekdays_mwf = false;
    sim::RegimenSpec twice = next;
    twice.repeats = std::max(2, next.repeats);
    const Status valid = check_regimen(twice, patient, models);
    if (!valid) return valid.error();
    return checked(std::move(next), patient, models);
  }
  if (field == "mwf" || field == "weekdays_mwf") {
    const auto on = parse_switch(word);
    if (!on) return unreadable("input.mwf", value, "expected.switch");
    next.weekdays_mwf = *on;
    return checked(std::move(next), patient, models);
  }
  if (field == "steps" || field == "rate_steps") {
    auto steps = parse_steps(word);
    if (!steps) return unreadable("field.rate_steps", value, "expected.steps");
    next.rate_steps = std::move(*steps);
    return checked(std::move(next), patient, models);
  }
  return unknown_field(field, "drug, route, dose, unit, duration, repeat, interval, mwf, steps");
}

Result<RegimenChange> set_written_field(const sim::RegimenSpec& spec, const sim::Patient& patient,
                                        std::string_view field, std::string_view value,
                                        const sim::ModelSet& models) {
  if (field == "dose") {
    const auto dose = parse_dose(value);
    if (dose && !dose->unit) return unreadable("field.dose", value, "expected.dose");
  }
  if (field == "steps" && trim(value).empty()) return unreadable("field.rate_steps", value, "expected.steps");
  return set_regimen_field(spec, patient, field, value, models);
}

Result<sim::Patient> set_patient_field(const sim::Patient& patient, std::string_view field,
                                       std::string_view value, const sim::ModelSet& models) {
  sim::Patient next = patient;
  const auto number_before = [&](std::string_view unit) {
    std::string_view text = trim(value);
    if (text.ends_with(unit)) text = trim(text.substr(0, text.size() - unit.size()));
    return parse_number(text);
  };
  constexpr std::string_view kCovariate = "covariate.";
  if (field == "weight" || field == "weight_kg") {
    const auto weight = number_before("kg");
    if (!weight) return unreadable("field.weight", value, "expected.weight");
    next.weight_kg = *weight;
  } else if (field == "age" || field == "age_years") {
    const auto age = number_before("years");
    if (!age) return unreadable("field.age", value, "expected.age");
    next.age_years = *age;
  } else if (field.starts_with(kCovariate)) {
    const std::string_view id = field.substr(kCovariate.size());
    const auto found = std::find_if(std::begin(kCovariates), std::end(kCovariates),
                                    [&](const CovariateName& c) { return c.id == id; });
    const auto on = parse_switch(value);
    if (found == std::end(kCovariates)) {
      return unreadable("input.covariate", id, listed_ids(kCovariates));
    }
    if (!on) return unreadable("input.covariate", value, "expected.switch");
    next.covariates.*(found->place) = *on;
    // One person has one CYP2B6 genotype.
    if (*on && found->place == &sim::Covariates::cyp2b6_6_homo) next.covariates.cyp2b6_6_hetero = false;
    if (*on && found->place == &sim::Covariates::cyp2b6_6_hetero) next.covariates.cyp2b6_6_homo = false;
  } else {
    return unknown_field(field, "weight, age, covariate.…");
  }
  const Status valid = sim::check_patient(next, models);
  if (!valid) return valid.error();
  return next;
}

std::string regimen_word(const sim::RegimenSpec& spec) {
  std::string word(sim::id_of(spec.drug));
  word += ',';
  word += sim::id_of(spec.route);
  word += ',' + format_shortest(spec.dose) + std::string(sim::id_of(spec.unit));
  if (spec.route == Route::iv) word += ',' + format_duration(spec.duration_min);
  if (spec.repeats > 1) {
    word += ",x" + std::to_string(spec.repeats) + ',';
    word += spec.weekdays_mwf ? std::string("mwf") : format_duration(spec.interval_min);
  }
  if (!spec.rate_steps.empty()) {
    std::string steps = steps_word(spec.rate_steps);
    std::replace(steps.begin(), steps.end(), ',', ';');
    word += ',' + steps;
  }
  return word;
}

Result<sim::RegimenSpec> parse_regimen_word(std::string_view word, const sim::Patient& patient,
                                            const sim::ModelSet& models) {
  const Message bad = unreadable("input.compare", word, "expected.compare");
  const auto parts = split(word, ',');
  if (parts.size() < 3) return bad;
  const auto drug = sim::drug_of(trim(parts[0]));
  const auto route = sim::route_of(trim(parts[1]));
  const auto dose = parse_dose(parts[2]);
  if (!drug || !route || !dose || !dose->unit) return bad;
  sim::RegimenSpec spec;
  spec.drug = *drug;
  spec.route = *route;
  spec.dose = dose->amount;
  spec.unit = *dose->unit;
  spec.duration_min = models.field("duration_min").initial;
  bool course = false, lasting = false;
  for (std::size_t i = 3; i < parts.size(); ++i) {
    const std::string_view part = trim(parts[i]);
    if (part == "mwf") {
      spec.weekdays_mwf = true;
    } else if (part.find(':') != std::string_view::npos) {
      std::string text(part);
      std::replace(text.begin(), text.end(), ';', ',');
      auto steps = parse_steps(text);
      if (!steps) return bad;
      spec.rate_steps = std::move(*steps);
    } else if (part.starts_with('x') || part.starts_with("×")) {
      const auto count = parse_integer(part.substr(part[0] == 'x' ? 1 : 2));
      if (!count || *count < 1 || *count > 1000) return bad;
      spec.repeats = static_cast<int>(*count);
      course = true;
    } else {
      const auto minutes = parse_duration_min(part);
      if (!minutes) return bad;
      // The first time is the infusion's, one after the count is the interval.
      if (course) {
        spec.interval_min = *minutes;
      } else if (!lasting) {
        spec.duration_min = *minutes;
        lasting = true;
      } else {
        return bad;
      }
    }
  }
  const Status valid = check_regimen(spec, patient, models);
  if (!valid) return valid.error();
  return spec;
}

}  // namespace tc::app
