#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/entry_text.h"

namespace tc::app {

/// An observation with the studies that speak against it.
struct SeenEntry {
  EntryText entry;
  std::vector<EntryText> against;
};

/// What the drawer of the evidence shows, every entry in full; the same for the command line and exports.
struct EvidenceReport {
  double since_dose_min = 0;
  std::string lens;                ///< "a" to "d": only claims on which this account takes a stance; or empty
  std::vector<SeenEntry> seen;     ///< people first, then animals
  std::vector<EntryText> nearest;  ///< when nothing was seen: the observation before and the one after
  std::vector<EntryText> claims;   ///< unsettled first
  std::vector<EntryText> safety;
};

/// The report about a time since the dose. Empty when the library has no dossier.
EvidenceReport evidence_report(const content::Library& library, double since_dose_min, std::string_view lens);

/// A handout in Markdown: sections as in the drawer, then the sources that are cited, numbered in that order.
std::string to_markdown(const EvidenceReport& report, const content::Library& library);
std::string to_markdown(const EntryText& entry, const content::Library& library);

/// {"format":"three-clocks-evidence","version":1,…}, described in docs/cli.md. Members are never renamed or
/// dropped without another version.
std::string to_json(const EvidenceReport& report, const content::Library& library);
/// {"format":"three-clocks-entry","version":1,"entry":{…},"references":[…]}
std::string to_json(const EntryText& entry, const content::Library& library);

}  // namespace tc::app
