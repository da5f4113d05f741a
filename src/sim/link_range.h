#pragma once
#include <vector>

#include "sim/trajectory.h"

namespace tc::sim {

struct Interval {
  double low = 0, high = 0;
};

/// Where the typical patient's dissociation and drug high may lie by what was published about the links: C50
/// and the half-life of the effect site run through their intervals together, so this is an envelope and no
/// confidence interval. The slope, and C50 of the drug high, have no published interval and stay. Not the
/// spread between patients: that is the cohort's.
class LinkRange {
 public:
  /// `typical` is the course of the patient with the models as they are.
  LinkRange(const Trajectory& typical, const Patient& patient, const ModelSet& models);
  /// 0 to 100, holds the typical patient's value. `index` is dissociation_index or drug_high_index.
  Interval at(Signal index, double time_min) const;

 private:
  std::vector<Trajectory> courses_;  ///< the typical one, with the shortest and with the longest half-life
  Effects effects_;
  double factor_ = 1;  ///< racemate-equivalents per effect-site level
};

}  // namespace tc::sim
