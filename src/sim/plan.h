#pragma once
#include "core/result.h"
#include "sim/model_set.h"
#include "sim/regimen.h"

namespace tc::sim {

/// The administrations of what a person asks for: repeats by interval or on Monday, Wednesday and Friday,
/// nasal spray as devices of 28 mg five minutes apart, rate steps as pieces of an infusion. Refuses, naming
/// the field, the value and the allowed range: doses, durations, repeats, intervals, weight or age that are
/// not numbers or out of range, a drug by a route that no model describes, spray doses that are not whole
/// devices, steps that end before they start. Limits: `models.fields`.
Result<Regimen> plan(const RegimenSpec& spec, const Patient& patient, const ModelSet& models);

/// The refusal of a value outside its range: `field` and `unit` are keys of words or words, `value` is quoted as given.
Message out_of_range(std::string_view field, std::string value, double minimum, double maximum, std::string_view unit);

/// What one session of the regimen gives the patient, mg: a dose per kilogram by the weight, steps by their rates.
double session_amount_mg(const RegimenSpec& spec, const Patient& patient);

/// Refuses a patient out of range.
Status check_patient(const Patient& patient, const ModelSet& models);

/// The spec with values that suit its drug, route and unit: what a person gets after choosing another route.
RegimenSpec with_usual_values(RegimenSpec spec, const ModelSet& models);

/// Time from the first to the last dose of a plan, minutes.
double course_length_min(const RegimenSpec& spec);

}  // namespace tc::sim
