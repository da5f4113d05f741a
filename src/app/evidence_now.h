#pragma once
#include <string>
#include <vector>

#include "content/library.h"

namespace tc::app {

/// True when the observation's time covers a time since the dose: a span while it runs, a moment within five
/// minutes or a tenth of it.
bool is_active(const content::Observation& observation, double since_dose_min);
/// The times between which is_active() holds.
double active_from_min(const content::Observation& observation);
double active_until_min(const content::Observation& observation);
/// Where an observation begins and ends on the axis; equal for a moment.
double start_min(const content::Observation& observation);
double end_min(const content::Observation& observation);
/// Whether it is drawn as a stretch of time.
bool is_span(content::Mark mark);

/// What is known about a moment. Ids of entries, in the order to show them.
struct EvidenceNow {
  struct Seen {
    std::string id;
    std::vector<std::string> against;  ///< opposing studies, shown with it whenever they were made
  };
  std::vector<Seen> seen;            ///< people first, then animals
  std::vector<std::string> claims;   ///< unsettled first
  std::vector<std::string> safety;
  std::vector<std::string> nearest;  ///< when nothing was seen: the observation before and the one after
};

/// The evidence at a time since the dose. With a lens ("a" to "d"), only claims on which that account takes a
/// stance; what was measured is the same for every lens.
EvidenceNow evidence_at(const content::Library& library, double since_dose_min, std::string_view lens);

}  // namespace tc::app
