#pragma once
#include <optional>
#include <string>
#include <vector>

#include "content/library.h"
#include "learn/record.h"

namespace tc::learn {

/// Before and after, on the ten matched slots, first attempts only. Normalised gain <g> = (after − before) /
/// (1 − before) (Hake 1998, doi 10.1119/1.18809).
struct Gain {
  double before = 0, after = 0;      ///< 0 to 1
  std::optional<double> normalised;  ///< nothing when before is 1
  std::string caveat;                ///< key of a sentence (no room, little room, a loss), or empty
};

/// Share right at a level of certainty, which stands for a probability: see stated_probability().
struct CalibrationRow {
  int level = 1, n = 0;
  double right = 0;  ///< sum of credits
  double stated = 0;
};
struct Calibration {
  std::vector<CalibrationRow> rows;  ///< levels 1 to 3
  int n = 0;
  double brier = 0;  ///< mean squared distance of stated probability and credit; 0 is best, nothing at n 0
  double overconfidence = 0;              ///< mean stated probability less mean credit
  int intervals = 0, intervals_held = 0;  ///< 80 % of the intervals would hold
  double interval_score = 0;              ///< mean over intervals, as a share of the range
};

/// The gain from the first finished pre-test to the first finished post-test; nothing without both.
std::optional<Gain> gain(const Record& record);

/// The probability that a level of certainty (1 to 3) stands for: the middle of the zone in which the level
/// pays most (from 1/3, chance among three options, to 2/3; to 4/5; to 1): 0.5, 0.733, 0.9.
double stated_probability(int level);
/// Certainty against correctness, over all answers with certainty; partial credit counts at level 1, as in
/// the marks. Brier 1950.
Calibration calibration(const Record& record);

/// Items whose latest answer was given at certainty 3 and earned nothing, latest first.
std::vector<std::string> sure_and_wrong(const Record& record);
/// Items whose latest answer earned less than full credit, or was right only at certainty 1 or with a hint: sure and
/// wrong first, then wrong, partly right, unsure and hinted; within each, latest first.
std::vector<std::string> to_review(const Record& record);

/// Where to look again: one entry for each item to review that the library still has, in that order.
struct ReviewAim {
  enum class Why { sure_and_wrong, wrong, partly, unsure, hinted };
  std::string item;
  Why why = Why::wrong;
  double time_min = 0;  ///< where the timeline shows it
  std::string select;
  std::vector<std::string> claims, misconceptions;
};
std::vector<ReviewAim> review_aims(const Record& record, const content::Library& library);

}  // namespace tc::learn
