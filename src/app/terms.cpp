#include "app/terms.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "core/text.h"

namespace tc::app {
namespace {

/// Enough for every text of the content; beyond it the memory starts anew.
constexpr std::size_t kMostRemembered = 4000;

/// Letters and digits; of what lies beyond ASCII, the letters of Latin and Greek. Quotes, dashes, spaces and
/// signs such as × end a word.
bool is_letter(std::uint32_t code) {
  if (code < 0x80) {
    const char c = static_cast<char>(code);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
  constexpr std::uint32_t kTimes = 0xD7, kDivided = 0xF7, kMicro = 0xB5;
  return code == kMicro || (code >= 0xC0 && code < 0x2000 && code != kTimes && code != kDivided);
}
/// The character that begins at, or ends before, a place in well-formed UTF-8.
std::uint32_t code_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  std::uint32_t code = more == 0 ? lead : lead & (0x3Fu >> more);
  for (std::size_t i = 1; i <= more && at + i < text.size(); ++i)
    code = code << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
  return code;
}
std::uint32_t code_before(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u);
  return code_at(text, at);
}
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// The form at this place; the first letter may be a capital where the form is not exact.
bool matches(std::string_view text, std::size_t at, std::string_view form, bool exact) {
  if (text.size() - at < form.size()) return false;
  if (exact ? text[at] != form.front() : lower(text[at]) != lower(form.front())) return false;
  if (text.substr(at + 1, form.size() - 1) != form.substr(1)) return false;
  const std::size_t end = at + form.size();
  if (at > 0 && is_letter(code_before(text, at)) && is_letter(code_at(form, 0))) return false;
  return end == text.size() || !is_letter(code_at(text, end)) || !is_letter(code_before(form, form.size()));
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
    for (std::size_t at = 0; at + form.text.size() <= text.size(); ++at) {
      if (!matches(text, at, form.text, form.exact)) continue;
      const std::size_t end = at + form.text.size();
      const bool taken =
          std::any_of(found.begin(), found.end(), [&](const TermMatch& m) { return at < m.to && m.from < end; });
      if (!taken) found.push_back({at, end, form.term_id});
    }
  }
  std::sort(found.begin(), found.end(), [](const TermMatch& a, const TermMatch& b) { return a.from < b.from; });
  // Of each term the first place, in whichever form it stands there.
  std::vector<TermMatch> first;
  for (const TermMatch& m : found) {
    if (std::none_of(first.begin(), first.end(), [&](const TermMatch& f) { return f.term_id == m.term_id; }))
      first.push_back(m);
  }
  found = std::move(first);
  return found;
}

}  // namespace tc::app
