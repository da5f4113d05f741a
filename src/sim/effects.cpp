#include "sim/effects.h"

#include <algorithm>
#include <cmath>

namespace tc::sim {

double dissociation_index(double level, double c50, double slope) {
  if (level <= 0) return 0;
  const double ratio = std::pow(level / c50, slope);
  return 100 * ratio / (1 + ratio);
}

double dissociation_index(double level, const Effects& e) {
  return dissociation_index(level, e.dissociation_c50_ng_ml, e.slope);
}

double drug_high_index(double level, const Effects& e) {
  return dissociation_index(level, e.drug_high_c50_ng_ml, e.slope);
}

Pressure pressure_rise(double level, const Effects& e) {
  const double f = std::min(level, e.pressure_linear_to_ng_ml) / e.pressure_at_ng_ml;
  return {e.systolic_mmhg * f, e.diastolic_mmhg * f};
}

}  // namespace tc::sim
