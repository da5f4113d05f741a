#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/entry.h"
#include "content/illustration.h"

namespace tc::app {

/// A part of what is said about an entry, under a heading.
struct EntrySection {
  std::string id;  ///< "for", "against", …: stable, for the tree
  std::string heading, text;
  std::vector<content::Citation> citations;     ///< of this part alone
  std::optional<content::Estimate> estimate;
};

/// Everything a person can learn about an entry, in words: the same for the drawer, the command line and
/// exports.
struct EntryText {
  std::string id;
  EntryKind kind = EntryKind::claim;
  std::string kind_word;  ///< "Claim"
  std::string title;
  std::optional<content::Contest> contest;
  std::string contest_line;  ///< "Contested: good studies contradict each other"
  std::string whom;          ///< "people, n = 154: adults with …"
  std::string whom_short;    ///< "people, n = 154"
  std::string design;        ///< "randomised trial (controlled, in people)"
  std::vector<EntrySection> sections;
  std::vector<content::Citation> citations;  ///< of the whole entry, without those of its sections
  std::string checked;                       ///< whether its figures were seen in the source; may be empty
  std::vector<std::string> related;          ///< entries to go on to
  std::optional<double> time_min;            ///< the moment that shows it, from the dose
};

/// The entry in words. Nothing when the library does not hold it (or not yet).
std::optional<EntryText> read_entry(const content::Library& library, std::string_view entry_id);
/// Its title alone; empty when the library does not hold it.
std::string entry_title(const content::Library& library, std::string_view entry_id);

/// Authors, journal and year of a reference, short.
std::string reference_by_line(const content::Library& library, std::string_view entry_id);

/// "−1.00 (−1.28 to −0.73)" with the name of the measure before it.
std::string estimate_text(const content::Strings& words, const content::Estimate& estimate);

}  // namespace tc::app
