// Exact: no tolerance anywhere.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content_fixture.h"

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool has_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool before = at == 0 || !letter(text[at - 1]);
    const auto end = at + word.size();
    if (before && (end == text.size() || !letter(text[end]))) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("words: balanced braces, no stray white space, no straight apostrophes") {
  for (const auto& entry : library().strings.all()) {
    const std::string &key = entry.first, &text = entry.second;
    CAPTURE(key);
    CAPTURE(text);
    CHECK(text.find("  ") == std::string::npos);
    CHECK(text.find('\'') == std::string::npos);
    CHECK((text.empty() || (text.front() != ' ' && text.back() != ' ')));
    int depth = 0;
    bool sane = true;
    for (const char c : text) {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      sane = sane && depth >= 0 && depth <= 1;
    }
    if (!key.starts_with("error.json.syntax.")) CHECK((sane && depth == 0));  // those speak of brackets
  }
}

TEST_CASE("words: a space before % and units, en dashes between numbers") {
  for (const auto& entry : library().strings.all()) {
    const std::string &key = entry.first, &text = entry.second;
    if (key.starts_with("expected.") || key.starts_with("cli.")) continue;  // show what to type
    CAPTURE(key);
    CAPTURE(text);
    for (std::size_t i = 1; i < text.size(); ++i) {
      if (!digit(text[i - 1])) continue;
      CHECK(text[i] != '%');
      if (text[i] == '-') CHECK_FALSE((i + 1 < text.size() && digit(text[i + 1])));
      const std::string_view rest = std::string_view(text).substr(i);
      for (const std::string_view unit : {"mg", "min", "kg", "ng", "mmHg", "ml", "mL"}) {
        CHECK_FALSE((rest.starts_with(unit) && (rest.size() == unit.size() || !letter(rest[unit.size()]))));
      }
    }
  }
}

TEST_CASE("words: British spelling") {
  constexpr std::string_view kAmerican[] = {"color",     "colors",    "behavior",   "center",     "analyze",
                                            "gray",      "signaling", "randomized", "anesthesia", "labeled",
                                            "program's", "license",   "recognize",  "summarize",  "modeling"};
  for (const auto& entry : library().strings.all()) {
    const std::string &key = entry.first, &text = entry.second;
    CAPTURE(key);
    CAPTURE(text);
    for (const std::string_view word : kAmerican) CHECK_FALSE(has_word(text, word));
  }
}

TEST_CASE("words: no dosing advice, no verdict on the experience") {
  constexpr std::string_view kForbidden[] = {"recommended dose", "should take",   "best dose", "you should",
                                             "is the treatment", "is irrelevant", "proven",    "cure"};
  for (const auto& entry : library().strings.all()) {
    const std::string &key = entry.first, &text = entry.second;
    std::string low = text;
    std::transform(low.begin(), low.end(), low.begin(), [](unsigned char c) { return std::tolower(c); });
    CAPTURE(key);
    CAPTURE(text);
    for (const std::string_view word : kForbidden) CHECK_FALSE(has_word(low, word));
  }
}

TEST_CASE("words: the badges beside a part of the stage are those that its note names, in its order") {
  using tc::content::Species;
  constexpr std::pair<std::string_view, Species> kNames[] = {
      {"People", Species::human}, {"and people", Species::human}, {"Mice", Species::mouse},      {"Rats", Species::rat},
      {"Rodents", Species::rodent}, {"Cells", Species::cell},     {"Monkeys", Species::primate}};
  for (const tc::content::StageElement& e : library().stage_elements) {
    CAPTURE(e.id);
    const std::string& note = library().strings.raw("stage." + std::string(tc::content::id_of(e.scene)) + "." + e.id + ".note");
    CAPTURE(note);
    std::vector<std::pair<std::size_t, Species>> found;
    for (const auto& [name, species] : kNames) {
      if (const std::size_t at = note.find(name); at != std::string::npos) found.emplace_back(at, species);
    }
    std::sort(found.begin(), found.end());
    std::vector<Species> named;
    for (const auto& [at, species] : found) named.push_back(species);
    if (named.empty()) {
      CHECK(note.starts_with("Model: "));
      named.push_back(Species::none);
    }
    CHECK((e.species == named));
  }
}
