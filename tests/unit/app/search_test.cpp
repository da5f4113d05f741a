// Exact.
#include "app/search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/entry_text.h"
#include "app/evidence_now.h"
#include "content/evidence_ids.h"
#include "core/text.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using test::library;

namespace {

const SearchIndex& search_index() {
  static const SearchIndex kIndex(*library());
  return kIndex;
}

LibraryQuery text(const std::string& words) {
  LibraryQuery query;
  query.text = words;
  return query;
}

std::vector<std::string> ids(const LibraryQuery& query, double time_min = 0) {
  std::vector<std::string> out;
  for (const SearchHit& hit : search_index().find(query, time_min)) out.push_back(hit.id);
  return out;
}
std::vector<std::string> ids(const std::string& words) { return ids(text(words)); }

bool contains(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

/// The content's own statement about an entry with a basis; null for those without.
const content::Basis* basis_of(const std::string& id) {
  const auto in = [&](const auto& list) -> const content::Basis* {
    for (const auto& item : list) {
      if (item.id == local_id(id)) return &item;
    }
    return nullptr;
  };
  const content::Library& l = *library();
  switch (kind_of_entry(id).value()) {
    case EntryKind::claim:
      return in(l.claims);
    case EntryKind::misconception:
      return in(l.misconceptions);
    case EntryKind::safety:
      return in(l.safety);
    case EntryKind::conflict:
      return in(l.conflicts);
    case EntryKind::audit:
      return in(l.audits);
    case EntryKind::learning:
      return in(l.learning);
    case EntryKind::trial:
      return in(l.what_if);
    default:
      return nullptr;
  }
}

}  // namespace

TEST_CASE("with nothing asked for, everything that is shown is found, each once, by kind and id") {
  const auto all = search_index().find({}, 0);
  CHECK(all.size() == search_index().size());
  const content::Library& l = *library();
  const auto shown = [](const auto& list) {
    return static_cast<std::size_t>(
        std::count_if(list.begin(), list.end(), [](const auto& e) { return e.shown; }));
  };
  CHECK(all.size() == l.observations.size() + shown(l.claims) + shown(l.misconceptions) + shown(l.safety) +
                          shown(l.conflicts) + shown(l.audits) + shown(l.learning) + l.terms.size() +
                          shown(l.what_if) + l.references.size());
  std::set<std::string> once;
  for (std::size_t i = 0; i < all.size(); ++i) {
    CAPTURE(all[i].id);
    CHECK(once.insert(all[i].id).second);
    CHECK(has_entry(l, all[i].id));
    CHECK(all[i].title == entry_title(l, all[i].id));
    CHECK(kind_of_entry(all[i].id) == all[i].kind);
    if (i == 0) continue;
    CHECK(all[i - 1].kind <= all[i].kind);
    if (all[i - 1].kind == all[i].kind) CHECK(all[i - 1].id < all[i].id);
  }
}

TEST_CASE("every entry is found by its title, its id and its shouted title") {
  for (const SearchHit& hit : search_index().find({}, 0)) {
    CAPTURE(hit.id);
    CHECK(contains(ids(hit.title), hit.id));
    CHECK(contains(ids(std::string(local_id(hit.id))), hit.id));
    std::string loud = hit.title;
    for (char& c : loud) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    CHECK(contains(ids(loud), hit.id));
  }
}

TEST_CASE("all words must be there, in any order, anywhere in a word; nonsense finds nothing") {
  const auto both = ids("ketamine training"), swapped = ids("  training   ketamine ");
  CHECK_FALSE(both.empty());
  CHECK(std::set(both.begin(), both.end()) == std::set(swapped.begin(), swapped.end()));
  const auto one = ids("training");
  for (const std::string& id : both) CHECK(contains(one, id));
  CHECK(one.size() > both.size());
  CHECK(contains(ids("dissoc"), "term/dissociation"));
  CHECK(ids("zzzqqq").empty());
  CHECK(ids("training zzzqqq").empty());
  CHECK(ids("\xff\xfe").empty());
  CHECK(ids("   ").size() == search_index().size());
}

TEST_CASE("accents, case and the signs of print do not matter") {
  CHECK(folded("ÄÖÜ éèê Łukasz Šiška ñ ß ø") == "aou eee lukasz siska n ß o");
  CHECK(folded("a\xCC\x88o\xCC\x81") == "ao");
  CHECK(folded("‘don’t’ “x” 1–2 −3 a\xC2\xA0"
               "b") == "'don't' \"x\" 1-2 -3 a b");
  CHECK(folded("5 × 3 ÷ 2 µg β") == "5 × 3 ÷ 2 µg β");
  CHECK(folded("\xC3") == "\xC3");  // cut within a character
  for (const content::Reference& r : library()->references) {
    // Whoever has an accent in the name is found without it.
    const bool accented = std::any_of(r.authors.begin(), r.authors.end(),
                                      [](char c) { return (static_cast<unsigned char>(c) & 0x80u) != 0; });
    if (!accented) continue;
    CAPTURE(r.authors);
    CHECK(contains(ids(folded(r.authors)), "ref/" + r.id));
  }
}

TEST_CASE("words in titles come first, then kind and id decide") {
  for (const char* words : {"plasticity", "ketamine depression", "sleep", "blood pressure"}) {
    CAPTURE(words);
    const auto hits = search_index().find(text(words), 0);
    REQUIRE(hits.size() > 2);
    const auto in_title = [&](const SearchHit& hit) {
      int count = 0;
      for (const auto word : split(words, ' ')) count += folded(hit.title).find(word) != std::string::npos;
      return count;
    };
    for (std::size_t i = 1; i < hits.size(); ++i) {
      CHECK(in_title(hits[i - 1]) >= in_title(hits[i]));
      if (in_title(hits[i - 1]) == in_title(hits[i])) CHECK(hits[i - 1].kind <= hits[i].kind);
    }
  }
}

TEST_CASE("each filter leaves exactly what the content says") {
  const auto all = ids(LibraryQuery{});
  const content::Library& l = *library();
  for (const auto& choice : content::choices_of(content::Species{})) {
    const auto& id = choice.first;
    const content::Species species = choice.second;
    LibraryQuery query;
    query.species = id;
    const auto found = ids(query);
    CAPTURE(query.species);
    for (const std::string& entry : all) {
      const content::Basis* basis = basis_of(entry);
      const content::Observation* o = l.observation(entry);
      std::vector<content::Species> in = basis ? basis->species : std::vector<content::Species>{};
      if (o != nullptr) in = {o->species};
      const bool rodents = species == content::Species::rodent;
      const bool expected = std::any_of(in.begin(), in.end(), [&](content::Species s) {
        return s == species || (rodents && (s == content::Species::mouse || s == content::Species::rat));
      });
      CHECK(contains(found, entry) == expected);
    }
  }
  for (const auto& [id, grade] : content::choices_of(content::Grade{})) {
    LibraryQuery query;
    query.grade = id;
    for (const std::string& entry : ids(query)) {
      const content::Basis* basis = basis_of(entry);
      const content::Observation* o = l.observation(entry);
      CHECK(content::grade_of(basis ? basis->design : o->design) == grade);
    }
  }
  for (const auto& [id, contest] : content::choices_of(content::Contest{})) {
    LibraryQuery query;
    query.contest = id;
    const auto found = ids(query);
    for (const std::string& entry : all) {
      const content::Basis* basis = basis_of(entry);
      const content::Observation* o = l.observation(entry);
      const bool expected = (basis && basis->contest == contest) || (o && o->contest == contest);
      CHECK(contains(found, entry) == expected);
    }
  }
  for (const char* account : {"a", "b", "c", "d"}) {
    LibraryQuery query;
    query.account = account;
    query.kind = "claim";
    const auto found = ids(query);
    for (const content::Claim& c : l.claims) {
      const bool stance =
          std::any_of(c.lenses.begin(), c.lenses.end(), [&](const auto& s) { return s.lens == account[0]; });
      CHECK(contains(found, c.id) == (c.shown && stance));
    }
  }
}

TEST_CASE("filters and words narrow each other; the counts are those of the hits") {
  LibraryQuery query = text("ketamine");
  query.contest = "contested";
  for (const double time : {0.0, 1440.0}) {
    for (const bool at_playhead : {false, true}) {
      query.at_playhead = at_playhead;
      std::map<EntryKind, int> expected;
      for (const SearchHit& hit : search_index().find(query, time)) ++expected[hit.kind];
      const auto counts = search_index().count_by_kind(query, time);
      REQUIRE(counts.size() == entry_kinds().size());
      for (const EntryKind kind : entry_kinds()) {
        CHECK(counts[static_cast<std::size_t>(kind)] == expected[kind]);
        LibraryQuery one = query;
        one.kind = id_of(kind);
        CHECK(static_cast<int>(search_index().find(one, time).size()) == expected[kind]);
        CHECK(search_index().count_by_kind(one, time) == counts);  // the other kinds stay told
      }
    }
  }
}

TEST_CASE("at the playhead, search finds what the drawer of the evidence shows") {
  const content::Library& l = *library();
  for (const double t :
       {0.0, 3.0, 26.0, 40.0, 193.0, 210.0, 720.0, 1400.0, 1440.0, 2880.0, 10080.0, 20160.0, 40000.0}) {
    CAPTURE(t);
    LibraryQuery query;
    query.at_playhead = true;
    const auto found = ids(query, t);
    const EvidenceNow now = evidence_at(l, t, "");
    for (const content::Observation& o : l.observations) CHECK(contains(found, o.id) == is_active(o, t));
    for (const content::Claim& c : l.claims) CHECK(contains(found, c.id) == contains(now.claims, c.id));
    for (const content::SafetyFact& s : l.safety) CHECK(contains(found, s.id) == contains(now.safety, s.id));
    for (const std::string& id : found) CHECK_FALSE(id.starts_with("ref/"));
  }
}
