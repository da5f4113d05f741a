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

/// Refuses a patient out of range.
Status check_patient(const Patient& patient, const ModelSet& models);

/// The spec with values that suit its drug, route and unit: what a person gets after choosing another route.
RegimenSpec with_usual_values(RegimenSpec spec, const ModelSet& models);

/// Time from the first to the last dose of a plan, minutes.
double course_length_min(const RegimenSpec& spec);

}  // namespace tc::sim
