#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content/library.h"

namespace tc::app {

/// A glossary term in running text: bytes [from, to) of the text.
struct TermMatch {
  std::size_t from = 0, to = 0;
  std::string_view term_id;  ///< "nmda-receptor"; lives as long as the finder
};

/// Finds the written forms of the glossary in texts: whole words, the longest form first, each term once.
/// Forms with capitals beyond the first letter must match exactly; others may begin a sentence.
class TermFinder {
 public:
  explicit TermFinder(const content::Library& library);
  /// Matches in reading order. Remembered by text.
  const std::vector<TermMatch>& find(std::string_view text) const;

 private:
  struct Form {
    std::string text, term_id;
    bool exact = false;
  };
  std::vector<Form> forms_;  ///< longest first
  mutable std::unordered_map<std::string, std::vector<TermMatch>> seen_;
};

}  // namespace tc::app
