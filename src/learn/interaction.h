#pragma once
#include <string>
#include <vector>

#include "content/quiz.h"
#include "learn/response.h"

namespace tc::learn {

/// How answers are reported to a course: SCORM 1.2 and SCORM 2004 (cmi.interactions.n), xAPI and cmi5
/// (interaction activities and results).
enum class Standard { scorm12, scorm2004, xapi };

struct Interaction {
  std::string type;  ///< as the standard spells it: "choice", "true-false", ...
  std::vector<std::string>
      correct;           ///< correct response patterns; empty where the standard has no way to say it
  std::string response;  ///< what was answered; empty when nothing whole was
  std::string result;    ///< "correct", "wrong" (1.2) or "incorrect" (2004), a number from 0 to 1 for
                         ///< partial credit, "neutral" when not answered; xAPI: "true" or "false"
};

/// The item's type and its answer in the terms of a standard:
/// single, point and audit of one: choice; multi and audit of several: choice with several; myth: true-false
/// (is the statement true?); order: sequencing; audit by rows: matching; one estimate: numeric; place,
/// vignette and several estimates: performance; curve: performance in SCORM 1.2, which lacks "other", else
/// other. SCORM 1.2 knows ids of one character: where an item's are longer, its parts are a, b, c in the
/// order of the file. Its texts are at most 255 characters. Guesses are reported, their intervals are not: no
/// standard has room for them.
Interaction interaction_of(const content::Item& item, const Response& response, Standard standard);

/// The certainty (1 to 3) that goes with an answer, as an interaction of its own: likert.
Interaction certainty_interaction(int certainty, Standard standard);

}  // namespace tc::learn
