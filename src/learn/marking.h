#pragma once
#include <optional>
#include <string>
#include <vector>

#include "content/quiz.h"
#include "learn/response.h"

namespace tc::learn {

enum class Outcome { wrong, partly, right };

/// What a part of the answer earned: an option, target, row, node, estimate or feature.
struct PartMark {
  std::string part;
  double credit = 0;   ///< 0 to 1
  std::string chosen;  ///< option or column that was chosen; empty where there is no such choice
};

/// How an interval did. Lower scores are better.
struct IntervalMark {
  std::string estimate;
  bool held = false;       ///< the value lies within
  bool whole = false;      ///< it is the whole range of the item, says nothing, and is not counted
  double score = 0;        ///< interval score in the item's unit
  double score_shown = 0;  ///< the score as a share of the item's range, so that items can be averaged
};

struct Mark {
  double credit = 0;  ///< 0 to 1
  bool answered = false;
  std::vector<PartMark> parts;
  std::vector<IntervalMark> intervals;  ///< estimates only
  std::optional<double> overlap;        ///< curves only: share of the drawn points within their bands

  /// right: full credit; partly: some.
  Outcome outcome() const {
    return credit >= 1 ? Outcome::right : credit > 0 ? Outcome::partly : Outcome::wrong;
  }
};

/// Marks an answer; the rules are those of docs/decisions/0008. An answer that is not whole (see answers())
/// earns nothing.
/// single, myth, point: the credit of what was chosen. multi: right choices less wrong ones, over the number
/// of right ones, not below 0. order: 1, or 0.5 when one neighbouring pair is swapped, ties allowed. place:
/// mean over the targets; a point in the accepted range 1, in the half range 0.5; a span half for each end; a
/// bracket 1 when it holds both ends of what is known, 0.5 when it holds one or is too wide. estimate: mean
/// over guesses in their accepted ranges. curve: share of the features that are there. vignette: mean over
/// the nodes met that are no cards. audit: as single or multi, or the mean over rows, a half column 0.5.
Mark mark(const content::Item& item, const Response& response);

/// Certainty-based marks (Gardner-Medwin 2006): right +1, +2, +3, wrong 0, −2, −6 for certainty 1, 2, 3; 0
/// for no certainty. Partial credit counts at certainty 1 whatever was chosen, so it earns the credit itself.
/// Level 2 pays from 2/3 certain, level 3 from 4/5: honest certainty earns most. `credit` 0 to 1, `certainty`
/// 0 to 3.
double certainty_mark(double credit, int certainty);
using content::takes_certainty;

/// Interval score of Winkler (1972) for a central (1 − alpha) interval: width, plus 2/alpha times the
/// distance by which the value falls outside. Proper: expected loss is least with the true alpha/2 and 1 −
/// alpha/2 quantiles (Gneiting & Raftery 2007, section 6.2, doi 10.1198/016214506000001437). Lower is better.
double interval_score(double low, double high, double value, double alpha = 0.2);

/// True when a drawn curve has this feature; straight lines between its points. `drawing` must answer the
/// task.
bool has_feature(const content::CurveTask& task, const content::CurveFeature& feature,
                 const Drawing& drawing);
/// Share (0 to 1) of the drawn points within their bands, over lines that have one (or only `line`); 0 when
/// none has.
double band_overlap(const content::CurveTask& task, const Drawing& drawing, std::string_view line = {});

}  // namespace tc::learn
