// Exact text.
#include "app/entry.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "app/entry_text.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using test::library;

namespace {

struct Listed {
  std::string id;
  EntryKind kind;
  bool shown;
};

std::vector<Listed> all_entries() {
  const content::Library& l = *library();
  std::vector<Listed> out;
  for (const auto& o : l.observations) out.push_back({o.id, EntryKind::observation, true});
  for (const auto& c : l.claims) out.push_back({c.id, EntryKind::claim, c.shown});
  for (const auto& m : l.misconceptions) out.push_back({m.id, EntryKind::misconception, m.shown});
  for (const auto& s : l.safety) out.push_back({s.id, EntryKind::safety, s.shown});
  for (const auto& k : l.conflicts) out.push_back({k.id, EntryKind::conflict, k.shown});
  for (const auto& a : l.audits) out.push_back({a.id, EntryKind::audit, a.shown});
  for (const auto& n : l.learning) out.push_back({n.id, EntryKind::learning, n.shown});
  for (const auto& t : l.terms) out.push_back({"term/" + t.id, EntryKind::term, true});
  for (const auto& g : l.what_if) out.push_back({"whatif/" + g.id, EntryKind::trial, g.shown});
  for (const auto& r : l.references) out.push_back({"ref/" + r.id, EntryKind::reference, true});
  return out;
}

void check_words(const std::string& text) {
  CAPTURE(text);
  CHECK_FALSE(text.empty());
  CHECK(text.find("[?]") == std::string::npos);
  CHECK(text.find('{') == std::string::npos);
}

void check_citations(const std::vector<content::Citation>& list) {
  for (const content::Citation& c : list) CHECK(library()->reference(c.reference_id) != nullptr);
}

}  // namespace

TEST_CASE("every entry of every kind can be read: words in every part, citations that resolve, a way on") {
  std::set<EntryKind> kinds;
  for (const Listed& entry : all_entries()) {
    CAPTURE(entry.id);
    CHECK(kind_of_entry(entry.id) == entry.kind);
    CHECK(has_entry(*library(), entry.id) == entry.shown);
    const auto text = read_entry(*library(), entry.id);
    REQUIRE(text.has_value() == entry.shown);
    if (!text) {
      CHECK(entry_title(*library(), entry.id).empty());
      continue;
    }
    kinds.insert(entry.kind);
    CHECK(text->id == entry.id);
    CHECK(text->kind == entry.kind);
    check_words(text->kind_word);
    check_words(text->title);
    CHECK(text->title == entry_title(*library(), entry.id));
    std::set<std::string> sections;
    for (const EntrySection& s : text->sections) {
      CHECK(sections.insert(s.id).second);
      check_words(s.id);
      check_words(s.heading);
      check_words(s.text);
      check_citations(s.citations);
    }
    CHECK_FALSE(text->sections.empty());
    check_citations(text->citations);
    for (const std::string& id : text->related) {
      CAPTURE(id);
      CHECK(has_entry(*library(), id));
      CHECK(id != entry.id);
    }
    const bool a_fact = entry.kind != EntryKind::term && entry.kind != EntryKind::reference;
    if (!a_fact) continue;
    CHECK(text->contest.has_value());
    check_words(text->contest_line);
    check_words(text->whom);
    check_words(text->design);
    check_words(text->checked);
    const bool cites =
        !text->citations.empty() || std::any_of(text->sections.begin(), text->sections.end(),
                                                [](const EntrySection& s) { return !s.citations.empty(); });
    CHECK(cites);
  }
  CHECK(kinds.size() == entry_kinds().size());
  CHECK(library()->strings.missing().empty());
}

TEST_CASE("an unsettled claim shows both sides, each with its sources") {
  for (const content::Claim& c : library()->claims) {
    if (!c.shown || (c.contest != content::Contest::mixed && c.contest != content::Contest::contested))
      continue;
    CAPTURE(c.id);
    const auto text = read_entry(*library(), c.id);
    REQUIRE(text);
    int sides = 0;
    for (const EntrySection& s : text->sections)
      sides += (s.id == "for" || s.id == "against") && !s.citations.empty();
    CHECK(sides == 2);
  }
}

TEST_CASE("a citation that was not checked never stands under a figure that was") {
  for (const Listed& entry : all_entries()) {
    const auto text = read_entry(*library(), entry.id);
    if (!text || text->checked != library()->strings.raw("mark.checked")) continue;
    std::vector<content::Citation> all = text->citations;
    for (const EntrySection& s : text->sections)
      all.insert(all.end(), s.citations.begin(), s.citations.end());
    CAPTURE(entry.id);
    CHECK(std::any_of(all.begin(), all.end(), [](const content::Citation& c) { return c.verified; }));
  }
}

TEST_CASE("a source leads to everything shown that cites it") {
  for (const Listed& entry : all_entries()) {
    const auto text = read_entry(*library(), entry.id);
    if (!text || entry.kind == EntryKind::reference) continue;
    std::vector<content::Citation> all = text->citations;
    for (const EntrySection& s : text->sections)
      all.insert(all.end(), s.citations.begin(), s.citations.end());
    for (const content::Citation& c : all) {
      CAPTURE(entry.id);
      CAPTURE(c.reference_id);
      const auto source = read_entry(*library(), "ref/" + c.reference_id);
      REQUIRE(source);
      CHECK(std::find(source->related.begin(), source->related.end(), entry.id) != source->related.end());
    }
  }
}

TEST_CASE("other words are no entries") {
  for (const char* id : {"",           "T",           "Txx",
                         "T99",        "C00",         "C5",
                         "X01",        "ref",         "ref/",
                         "ref/nobody", "term/",       "term/no-term",
                         "whatif/",    "whatif/none", "t26",
                         " T26",       "T26 ",        "T26/1",
                         "/",          "C05\n",       "ref/../price2022"}) {
    CAPTURE(id);
    CHECK_FALSE(has_entry(*library(), id));
    CHECK_FALSE(read_entry(*library(), id));
    CHECK(entry_title(*library(), id).empty());
  }
  CHECK(local_id("term/bdnf") == "bdnf");
  CHECK(local_id("T26") == "T26");
}

TEST_CASE("before the dossier has arrived, its entries may be asked for and none can be read") {
  const auto base = content::load_embedded_base();
  REQUIRE(base.ok());
  CHECK(has_entry(*base, "T26"));
  CHECK(can_select(*base, "C05"));
  CHECK_FALSE(has_entry(*base, "C05"));
  CHECK_FALSE(read_entry(*base, "C05"));
  CHECK_FALSE(read_entry(*base, "T26"));
  CHECK_FALSE(can_select(*base, "T99"));
  CHECK_FALSE(can_select(*base, std::string(100, 'C')));
}

TEST_CASE("an estimate says its measure, its value and its interval, with a true minus") {
  const content::Strings& words = library()->strings;
  CHECK(estimate_text(words, {content::Measure::smd, -1, -1.28, -.73}).find("−1.00 (−1.28 to −0.73)") !=
        std::string::npos);
  CHECK(estimate_text(words, {content::Measure::percent, 48, {}, {}}).ends_with(" 48"));
  CHECK(estimate_text(words, {content::Measure::percent_change, 12, 3, 21}).ends_with(" 12 (3 to 21)"));
  CHECK(estimate_text(words, {content::Measure::odds_ratio, 2.5, .333, 10}).ends_with(" 2.50 (0.33 to 10.00)"));
  CHECK(estimate_text(words, {content::Measure::points, -18.9, {}, {}}).ends_with(" −18.9"));
}

TEST_CASE("filters of the library take their own values and refuse others") {
  LibraryQuery query;
  const std::vector<std::pair<const char*, const char*>> good{
      {"text", "mTOR – ‘β’"},   {"kind", "claim"}, {"species", "mouse"},   {"grade", "controlled"},
      {"contest", "contested"}, {"account", "c"},  {"at_playhead", "true"}};
  for (const auto& [field, value] : good) {
    const auto set = set_query_field(query, field, value);
    REQUIRE(set.ok());
    CHECK(query_value(*set, field) == value);
    const auto lifted = set_query_field(*set, field, "");
    REQUIRE(lifted.ok());
    CHECK(*lifted == query);
  }
  const std::vector<std::pair<const char*, std::string>> bad{{"text", std::string(81, 'x')},
                                                             {"text", "\xff"},
                                                             {"kind", "rumour"},
                                                             {"species", "plant"},
                                                             {"grade", "A"},
                                                             {"contest", "sure"},
                                                             {"account", "e"},
                                                             {"account", "ab"},
                                                             {"at_playhead", "maybe"},
                                                             {"colour", "red"}};
  for (const auto& filter : bad) {
    const auto& field = filter.first;
    CAPTURE(field);
    CHECK_FALSE(set_query_field(query, field, filter.second).ok());
  }
}
