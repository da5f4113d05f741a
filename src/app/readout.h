#pragma once
#include <string>
#include <vector>

#include "app/session.h"
#include "content/evidence.h"

namespace tc::app {

/// Everything a person can learn about a mark, in words.
struct MarkReadOut {
  std::string title;
  std::string contest;                 ///< "Contested: needed in rats, not shown in people"
  std::string effect;                  ///< what was seen
  std::string window;                  ///< when, and whether it was measured
  std::string whom;                    ///< "people, n = 30"
  std::string design;                  ///< kind of study
  std::vector<std::string> citations;  ///< "Sumner and others 2020, Biol Psychiatry. doi:…"
  std::string checked;                 ///< whether the figures were seen in the source
};

MarkReadOut read_mark(const Session& session, const content::Observation& observation);

/// One reference as a line: authors, year, title, journal, DOI.
std::string citation_line(const content::Reference& reference);
/// The short form: first author and year.
std::string citation_short(const content::Reference& reference);

}  // namespace tc::app
