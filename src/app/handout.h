#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "app/session.h"

namespace tc::app {

/// Files that the program hands out: "picture" (PNG) and "drawing" (SVG) of the screen, "values" (CSV of every
/// signal), "transcript" (HTML of the tour that is on), "answers" (CSV) and "record" (JSON; both can be taken in
/// again), "summary" (HTML of the results, for printing) and "certificate" (HTML, see certificate.h).
bool is_handout(std::string_view what);

struct Handout {
  std::string name;  ///< of the file: letters, digits, '-' and one '.'
  std::string text;  ///< empty for pictures and drawings, which the screen makes
};
/// The file; nothing when there is none now (no tour is on, no certificate is due). `name` goes onto a certificate.
std::optional<Handout> handout(const Session& session, std::string_view what, std::string_view name = {});

/// Every signal of the present regimen as CSV: each minute to 4 h, every 10 min to 24 h, every hour to the end of
/// the axis. First column time_min, then the signals by id; ten significant digits, nothing where the model says
/// nothing. The same columns as `threeclocks simulate`.
std::string values_csv(const Session& session);

/// The results as one page of HTML that stands alone: scores, gain with its caveat, certainty against correctness,
/// what to look at again, and a check number of the record (FNV-1a). Holds no name.
std::string summary_html(const Session& session);

}  // namespace tc::app
