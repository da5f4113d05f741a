#pragma once
#include <string>
#include <vector>

#include "app/entry.h"

namespace tc::app {

/// One entry found.
struct SearchHit {
  std::string id;
  EntryKind kind = EntryKind::claim;
  std::string title;
};

/// Every entry that learners may see, with its words and facets. Searching is a pass over a few hundred short
/// texts in memory; nothing is fetched.
class SearchIndex {
 public:
  explicit SearchIndex(const content::Library& library);

  /// Entries that hold every word of the text (anywhere in a word, ignoring case and accents of the Latin
  /// letters) and pass every filter; words in titles first, then by kind and id. `time_min` counts from the
  /// dose and matters with at_playhead.
  std::vector<SearchHit> find(const LibraryQuery& query, double time_min) const;
  /// How many of a kind the other filters leave; index as in entry_kinds().
  std::vector<int> count_by_kind(const LibraryQuery& query, double time_min) const;
  std::size_t size() const { return docs_.size(); }

 private:
  struct Doc {
    SearchHit hit;
    std::string title, text;  ///< folded
    unsigned species = 0, accounts = 0;
    std::optional<content::Grade> grade;
    std::optional<content::Contest> contest;
    std::optional<double> from_min, until_min;
  };
  void add(EntryKind kind, const std::string& id, const std::string& title,
           std::initializer_list<std::string> texts);
  void set_basis(const content::Library& library, const content::Basis& basis);
  static bool passes(const Doc& doc, const LibraryQuery& query, double time_min);
  std::vector<Doc> docs_;
};

/// Lower case, Latin letters without accents, for comparing.
std::string folded(std::string_view text);

}  // namespace tc::app
