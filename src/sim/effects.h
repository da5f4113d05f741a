#pragma once
#include "sim/model_set.h"

namespace tc::sim {

/// Dissociation (external perception), 0 to 100: 100 C^g / (C^g + C50^g), C the racemate-equivalent
/// effect-site level in ng/mL, g = 2. Teaching link derived from Olofsen 2022.
double dissociation_index(double effect_site_ng_ml, const Effects& effects);
/// The same for a given C50, for the uncertainty of the link.
double dissociation_index(double effect_site_ng_ml, double c50_ng_ml, double slope);

/// Drug high, 0 to 100, same form. Teaching link derived from Simons 2022.
double drug_high_index(double effect_site_ng_ml, const Effects& effects);

struct Pressure {
  double systolic_mmhg = 0, diastolic_mmhg = 0;
};
/// Mean rise of blood pressure at a venous level of racemic ketamine: linear up to the level that was
/// studied, constant beyond it. Teaching link through the mean largest rise of 7.4/6.0 mmHg in 741 infusions.
Pressure pressure_rise(double venous_ng_ml, const Effects& effects);

}  // namespace tc::sim
