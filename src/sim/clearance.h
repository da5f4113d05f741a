#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/trajectory.h"

namespace tc::sim {

/// One honest meaning of "cleared". A single "five half-lives" hides the multi-compartment tail, so there are
/// several.
struct Cleared {
  std::string id;  ///< "functional", "kinetic", "body", "trace", "tenth"
  Signal signal = Signal::ketamine_venous_ng_ml;
  double level = 0;  ///< in the signal's unit
  std::optional<double>
      time_min;  ///< last time at or above the level, from the start; nothing when it was never reached
  std::string title_key, text_key;  ///< wording
  bool shown_on_timeline = false;   ///< the three that the drug lane numbers
};

/// Every definition for ketamine, norketamine and hydroxynorketamine:
/// functional 50 ng/mL counted as racemate (25 of pure esketamine; parent only), kinetic 3.125 % of the own peak, body 3 % of
/// the dose (parent only), trace 1 ng/mL, 10 % of peak.
std::vector<Cleared> clearance(const Trajectory& trajectory, const ModelSet& models);

}  // namespace tc::sim
