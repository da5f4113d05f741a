#include "sim/plan.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/text.h"

namespace tc::sim {
namespace {

constexpr double kDayMin = 1440, kWeekMin = 10080;

Message out_of_range(std::string_view field, double value, const Field& limits) {
  return sim::out_of_range(field, std::isfinite(value) ? format_shortest(value) : std::string("?"), limits.minimum,
                           limits.maximum, limits.unit);
}

Status in_range(std::string_view field, double value, const Field& limits) {
  // A little slack for values that were typed in one unit and kept in another.
  const double slack = 1e-9 * std::max(1.0, std::fabs(limits.maximum));
  if (std::isfinite(value) && value >= limits.minimum - slack && value <= limits.maximum + slack)
    return Unit{};
  return out_of_range(field, value, limits);
}

std::vector<double> starts_of(const RegimenSpec& spec) {
  std::vector<double> starts;
  for (int i = 0; i < spec.repeats; ++i) {
    if (spec.weekdays_mwf) {
      constexpr double kDays[] = {0, 2, 4};
      starts.push_back(kWeekMin * (i / 3) + kDayMin * kDays[i % 3]);
    } else {
      starts.push_back(spec.interval_min * i);
    }
  }
  return starts;
}

Status check_steps(const std::vector<RateStep>& steps, const ModelSet& models) {
  double last_end = 0;
  Field within = models.field("duration_min");  // a stepped infusion, too, ends within the longest infusion
  within.minimum = 0;
  for (const RateStep& step : steps) {
    for (const double time : {step.start_min, step.end_min}) {
      const Status when = in_range("field.rate_steps", time, within);
      if (!when) return when.error();
    }
    if (step.end_min <= step.start_min) {
      return Message{"refusal.end_before_start",
                     {{"start", format_shortest(step.start_min)}, {"end", format_shortest(step.end_min)}}};
    }
    if (step.start_min < last_end) {
      return Message{"refusal.steps_overlap",
                     {{"start", format_shortest(step.start_min)}, {"end", format_shortest(last_end)}}};
    }
    last_end = step.end_min;
    const Status rate = in_range("field.rate", step.rate_mg_per_min, models.field("rate_mg_per_min"));
    if (!rate) return rate.error();
    const Status length =
        in_range("field.duration", step.end_min - step.start_min, models.field("duration_min"));
    if (!length) return length.error();
  }
  return Unit{};
}

}  // namespace

bool Field::studied(double value) const {
  if (evidence_maximum <= 0) return !id.starts_with("dose.");
  return value >= evidence_minimum - 1e-9 && value <= evidence_maximum + 1e-9;
}

const RouteParameters& ModelSet::absorption(Drug drug, Route route) const {
  return drug == Drug::esketamine && route == Route::sublingual ? film : routes.at(route);
}

const Field& ModelSet::field(std::string_view id) const { return catalogue->fields.find(id)->second; }

const Field& ModelSet::dose_field(Drug drug, Route route, DoseUnit unit) const {
  std::string id = "dose.";
  id += id_of(drug);
  id += '.';
  id += id_of(route);
  id += '.';
  id += id_of(unit);
  return field(id);
}

Message out_of_range(std::string_view field, std::string value, double minimum, double maximum, std::string_view unit) {
  return {"refusal.range",
          {{"field", std::string(field)},
           {"value", std::move(value)},
           {"min", format_shortest(minimum)},
           {"max", format_shortest(maximum)},
           {"unit", std::string(unit)}}};
}

double session_amount_mg(const RegimenSpec& spec, const Patient& patient) {
  if (spec.route != Route::iv || spec.rate_steps.empty()) {
    return spec.unit == DoseUnit::mg_per_kg ? spec.dose * patient.weight_kg : spec.dose;
  }
  double amount = 0;
  for (const RateStep& step : spec.rate_steps) amount += step.rate_mg_per_min * (step.end_min - step.start_min);
  return amount;
}

Status check_patient(const Patient& patient, const ModelSet& models) {
  const Status weight = in_range("field.weight", patient.weight_kg, models.field("weight_kg"));
  if (!weight) return weight.error();
  return in_range("field.age", patient.age_years, models.field("age_years"));
}

Result<Regimen> plan(const RegimenSpec& spec, const Patient& patient, const ModelSet& models) {
  const Status person = check_patient(patient, models);
  if (!person) return person.error();
  if (!is_supported(spec.drug, spec.route)) {
    return Message{"refusal.unsupported_route",
                   {{"drug", std::string(id_of(spec.drug))}, {"route", std::string(id_of(spec.route))}}};
  }
  if (spec.repeats < 1 || spec.repeats > static_cast<int>(models.field("repeats").maximum)) {
    return out_of_range("field.repeats", spec.repeats, models.field("repeats"));
  }
  if (spec.repeats > 1 && !spec.weekdays_mwf) {
    const Status interval = in_range("field.interval", spec.interval_min, models.field("interval_min"));
    if (!interval) return interval.error();
  }
  const bool infusion = spec.route == Route::iv, stepped = infusion && !spec.rate_steps.empty();
  if (spec.route == Route::nasal_spray && spec.unit == DoseUnit::mg_per_kg) {
    return Message{"refusal.spray_unit", {}};
  }
  if (stepped) {
    const Status steps = check_steps(spec.rate_steps, models);
    if (!steps) return steps.error();
  } else {
    const Status dose =
        in_range("field.dose", spec.dose, models.dose_field(spec.drug, spec.route, spec.unit));
    if (!dose) return dose.error();
  }
  if (infusion && !stepped) {
    const Status duration = in_range("field.duration", spec.duration_min, models.field("duration_min"));
    if (!duration) return duration.error();
  }

  const double amount = session_amount_mg(spec, patient);
  Regimen regimen{spec.drug, {}};
  for (const double start : starts_of(spec)) {
    if (stepped) {
      int piece = 0;
      for (const RateStep& step : spec.rate_steps) {
        if (step.rate_mg_per_min <= 0) continue;
        const double length = step.end_min - step.start_min;
        regimen.administrations.push_back(
            {start + step.start_min, step.rate_mg_per_min * length, length, Route::iv, piece++});
      }
    } else if (spec.route == Route::nasal_spray) {
      const double devices = amount / models.b.device_mg;
      if (std::fabs(devices - std::round(devices)) > 1e-9) {
        return Message{
            "refusal.spray_devices",
            {{"value", format_shortest(spec.dose)}, {"device", format_shortest(models.b.device_mg)}}};
      }
      for (int i = 0; i < static_cast<int>(std::lround(devices)); ++i) {
        regimen.administrations.push_back(
            {start + models.b.device_gap_min * i, models.b.device_mg, 0, Route::nasal_spray, i});
      }
    } else {
      regimen.administrations.push_back({start, amount, infusion ? spec.duration_min : 0, spec.route, 0});
    }
  }
  if (regimen.administrations.empty()) return Message{"refusal.empty", {}};
  return regimen;
}

RegimenSpec with_usual_values(RegimenSpec spec, const ModelSet& models) {
  if (!is_supported(spec.drug, spec.route)) {
    spec.route = spec.drug == Drug::esketamine ? Route::nasal_spray : Route::iv;
  }
  if (spec.route == Route::nasal_spray) spec.unit = DoseUnit::mg;
  const Field& dose = models.dose_field(spec.drug, spec.route, spec.unit);
  spec.dose = dose.initial;
  if (spec.route != Route::iv) spec.rate_steps.clear();
  const Field& duration = models.field("duration_min");
  if (spec.route == Route::iv &&
      !(spec.duration_min >= duration.minimum && spec.duration_min <= duration.maximum)) {
    spec.duration_min = duration.initial;
  }
  return spec;
}

double course_length_min(const RegimenSpec& spec) {
  const auto starts = starts_of(spec);
  return starts.empty() ? 0 : starts.back();
}

}  // namespace tc::sim
