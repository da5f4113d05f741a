#include "sim/link_range.h"

#include <algorithm>
#include <cmath>

#include "sim/effects.h"

namespace tc::sim {

LinkRange::LinkRange(const Trajectory& typical, const Patient& patient, const ModelSet& models)
    : courses_{typical}, effects_(models.effects) {
  if (typical.regimen().drug == Drug::esketamine) factor_ = effects_.esketamine_factor;
  ModelSet varied = models;
  for (const double half_life_min : {effects_.ke0_half_life_low_min, effects_.ke0_half_life_high_min}) {
    varied.a.ke0_per_min = std::log(2.0) / half_life_min;
    courses_.push_back(simulate(typical.regimen(), patient, varied));
  }
}

Interval LinkRange::at(Signal index, double time_min) const {
  const bool felt = index == Signal::dissociation_index;
  const double c50_low = felt ? effects_.dissociation_c50_low_ng_ml : effects_.drug_high_c50_ng_ml;
  const double c50_high = felt ? effects_.dissociation_c50_high_ng_ml : effects_.drug_high_c50_ng_ml;
  Interval range{100, 0};
  for (const Trajectory& course : courses_) {
    const double level = course.value(Signal::effect_site_ng_ml, time_min) * factor_;
    range.low = std::min(range.low, dissociation_index(level, c50_high, effects_.slope));
    range.high = std::max(range.high, dissociation_index(level, c50_low, effects_.slope));
  }
  return range;
}

}  // namespace tc::sim
