#include "app/terms.h"

#include <algorithm>

#include "core/text.h"

namespace tc::app {
namespace {

/// Enough for every text of the content; beyond it the memory starts anew.
constexpr std::size_t kMostRemembered = 4000;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80u) != 0;
}
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// The form at this place; the first letter may be a capital where the form is not exact.
bool matches(std::string_view text, std::size_t at, std::string_view form, bool exact) {
  if (text.size() - at < form.size()) return false;
  if (at > 0 && is_word(text[at - 1])) return false;
  const std::size_t end = at + form.size();
  if (end < text.size() && is_word(text[end]) && is_word(form.back())) {
    // A curly quote or dash after the word is no letter, though its first byte is above 127.
    const bool punctuation = static_cast<unsigned char>(text[end]) == 0xE2u;
    if (!punctuation) return false;
  }
  if (text.substr(at + 1, form.size() - 1) != form.substr(1)) return false;
  return exact ? text[at] == form.front() : lower(text[at]) == lower(form.front());
}

}  // namespace

TermFinder::TermFinder(const content::Library& library) {
  for (const content::Term& term : library.terms) {
    for (const std::string_view form : split(library.strings.raw("term." + term.id + ".forms"), '|')) {
      if (form.empty()) continue;
      const bool capitals = std::any_of(form.begin() + 1, form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      forms_.push_back({std::string(form), term.id, capitals});
    }
  }
  std::stable_sort(forms_.begin(), forms_.end(),
                   [](const Form& a, const Form& b) { return a.text.size() > b.text.size(); });
}

const std::vector<TermMatch>& TermFinder::find(std::string_view text) const {
  if (seen_.size() > kMostRemembered) seen_.clear();
  const auto [entry, fresh] = seen_.try_emplace(std::string(text));
  std::vector<TermMatch>& found = entry->second;
  if (!fresh) return found;
  for (const Form& form : forms_) {
    const bool told = std::any_of(found.begin(), found.end(),
                                  [&](const TermMatch& m) { return m.term_id == form.term_id; });
    if (told) continue;
    for (std::size_t at = 0; at + form.text.size() <= text.size(); ++at) {
      if (!matches(text, at, form.text, form.exact)) continue;
      const std::size_t end = at + form.text.size();
      const bool taken =
          std::any_of(found.begin(), found.end(), [&](const TermMatch& m) { return at < m.to && m.from < end; });
      if (taken) continue;
      found.push_back({at, end, form.term_id});
      break;
    }
  }
  std::sort(found.begin(), found.end(), [](const TermMatch& a, const TermMatch& b) { return a.from < b.from; });
  return found;
}

}  // namespace tc::app
