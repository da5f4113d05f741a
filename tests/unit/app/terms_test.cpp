// Exact places.
#include "app/terms.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using test::library;

namespace {

/// A library with a glossary of its own: name, written forms.
content::Library glossary(const std::vector<std::pair<std::string, std::string>>& terms) {
  content::Library l;
  std::string json = "{";
  for (const auto& [id, forms] : terms) {
    content::Term term;
    term.id = id;
    l.terms.push_back(term);
    json += (json.size() > 1 ? "," : "") + ("\"term." + id + ".forms\":\"" + forms + "\"");
  }
  REQUIRE(l.strings.add_file("terms.json", json + "}").ok());
  return l;
}

const content::Library& small() {
  static const content::Library kLibrary = glossary({{"receptor", "receptor|receptors"},
                                                     {"nmda", "NMDA receptor|NMDA receptors"},
                                                     {"bdnf", "BDNF"},
                                                     {"half-life", "half-life|half-lives"},
                                                     {"ci", "CI"},
                                                     {"mtor", "mTOR"}});
  return kLibrary;
}

/// "[term:as written]" for every term found.
std::string marked(std::string_view text) {
  static const TermFinder kFinder(small());
  std::string out;
  for (const TermMatch& m : kFinder.find(text))
    out += "[" + std::string(m.term_id) + ":" + std::string(text.substr(m.from, m.to - m.from)) + "]";
  return out;
}

}  // namespace

TEST_CASE("the longest form wins, each term once, in reading order") {
  CHECK(marked("The NMDA receptor is a receptor.") == "[nmda:NMDA receptor][receptor:receptor]");
  CHECK(marked("NMDA receptors") == "[nmda:NMDA receptors]");
  CHECK(marked("A receptor, then NMDA receptors, then receptors") ==
        "[receptor:receptor][nmda:NMDA receptors]");
  CHECK(marked("BDNF and BDNF") == "[bdnf:BDNF]");
}

TEST_CASE("only whole words, also beside letters of other alphabets") {
  CHECK(marked("CIRCUIT, ACID, CI") == "[ci:CI]");
  CHECK(marked("receptory preceptor").empty());
  CHECK(marked("proBDNF BDNF2 βBDNF BDNFß éBDNF").empty());
  CHECK(marked("low-receptor receptor-like") == "[receptor:receptor]");
}

TEST_CASE("curly quotes, dashes, brackets and signs end a word on either side") {
  for (const std::string text : {"‘BDNF’", "“BDNF”", "BDNF’s", "–BDNF–", "—BDNF—", "(BDNF)", "BDNF…",
                                 "\xC2\xA0"
                                 "BDNF\xC2\xA0",
                                 "×BDNF÷", "→BDNF", "BDNF.", "1,BDNF;"}) {
    CAPTURE(text);
    CHECK(marked(text) == "[bdnf:BDNF]");
  }
}

TEST_CASE("a small first letter may be a capital at the start of a sentence; capitals within must match") {
  CHECK(marked("Receptors. Half-life.") == "[receptor:Receptors][half-life:Half-life]");
  CHECK(marked("RECEPTOR bdnf Bdnf MTOR Mtor").empty());
  CHECK(marked("mTOR") == "[mtor:mTOR]");
  CHECK(marked("nmda receptor") == "[receptor:receptor]");
}

TEST_CASE("any text is taken, also none and half a character") {
  CHECK(marked("").empty());
  CHECK(marked("B").empty());
  CHECK(marked("BDNF\xE2") == "[bdnf:BDNF]");
  CHECK(marked("\xE2\x80"
               "BDNF") != "x");
  CHECK(marked("\x80\x80"
               "BDNF") != "x");
  Random random(5);
  for (int i = 0; i < 300; ++i) marked(test::hostile_text(random) + " receptor");
}

TEST_CASE("what was found is remembered and stays the same") {
  const TermFinder finder(small());
  const std::string text = "A receptor with a half-life.";
  const auto* first = &finder.find(text);
  CHECK(first == &finder.find(text));
  for (int i = 0; i < 5000; ++i) finder.find("text " + std::to_string(i));
  CHECK(finder.find(text).size() == 2);
}

TEST_CASE("every term of the glossary is found in its own written forms and somewhere in the program") {
  const TermFinder finder(*library());
  for (const content::Term& term : library()->terms) {
    CAPTURE(term.id);
    const std::string forms = library()->strings.raw("term." + term.id + ".forms");
    std::size_t from = 0;
    while (from <= forms.size()) {
      const std::size_t to = std::min(forms.find('|', from), forms.size());
      const std::string form = forms.substr(from, to - from);
      CAPTURE(form);
      const auto& found = finder.find("Here ‘" + form + "’ stands.");
      REQUIRE(found.size() == 1);
      CHECK(found[0].term_id == term.id);
      CHECK(found[0].to - found[0].from == form.size());
      from = to + 1;
    }
  }
}
