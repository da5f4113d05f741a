// Exact, but for the lengths of the accounts: the shortest text of a field has at least three quarters of the
// words of the longest.
#include "content/dossier.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "content_fixture.h"
#include "core/text.h"

using namespace tc::content;

namespace {

std::string numbered(char letter, int i) {
  return std::string(1, letter) + (i < 10 ? "0" : "") + std::to_string(i);
}

/// The entries that the evidence base lists; what was added later goes on counting.
template <class T>
void check_numbered(const std::vector<T>& items, char letter, std::size_t least) {
  REQUIRE(items.size() >= least);
  for (std::size_t i = 0; i < items.size(); ++i)
    CHECK(items[i].id == numbered(letter, static_cast<int>(i) + 1));
}

const std::string& words(const std::string& key) {
  REQUIRE_MESSAGE(library().strings.has(key), key);
  return library().strings.raw(key);
}

int word_count(std::string_view text) {
  int count = 0;
  for (const std::string_view part : tc::split(text, ' ')) count += !part.empty();
  return count;
}

/// What every kind of entry must satisfy to be shown.
void check_basis(const Basis& b, const std::string& id, const std::string& stem,
                 const std::vector<std::string>& parts) {
  CAPTURE(id);
  CHECK_FALSE(b.species.empty());
  for (const std::string& part : parts) CHECK_FALSE(words(stem + "." + part).empty());
  if (!b.shown) return;
  REQUIRE_FALSE(b.citations.empty());
  std::set<std::string> once;
  for (const Citation& c : b.citations) {
    CHECK(library().reference(c.reference_id) != nullptr);
    CHECK(once.insert(c.reference_id).second);
  }
  // "The figures shown were seen in the source" needs a source that was seen.
  if (b.verified)
    CHECK(std::any_of(b.citations.begin(), b.citations.end(), [](const Citation& c) { return c.verified; }));
}

bool has(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

}  // namespace

TEST_CASE("dossier: everything that the evidence base lists is there, under its id") {
  const Library& l = library();
  CHECK(l.references.size() >= 123);
  check_numbered(l.claims, 'C', 58);
  check_numbered(l.misconceptions, 'M', 32);
  check_numbered(l.safety, 'S', 15);
  check_numbered(l.conflicts, 'K', 17);
  check_numbered(l.learning, 'L', 12);
  check_numbered(l.audits, 'A', 20);
  CHECK(l.terms.size() >= 60);
  CHECK(l.lenses.size() == 4);
  int rows = 0;  // of the time course; a lettered one belongs to the row of its number
  for (const Observation& o : l.observations) rows += o.id.size() == 3 && o.id <= "T55";
  CHECK(rows == 54);  // 55 without T36, about which nothing is known
}

TEST_CASE("dossier: no shown fact without words and a citation that resolves") {
  const Library& l = library();
  for (const Claim& c : l.claims)
    check_basis(c, c.id, "claim." + c.id, {"statement", "verdict", "for", "against", "settle", "sample"});
  for (const Misconception& m : l.misconceptions)
    check_basis(m, m.id, "misconception." + m.id, {"myth", "fact", "error", "sample"});
  for (const SafetyFact& s : l.safety) check_basis(s, s.id, "safety." + s.id, {"title", "fact", "sample"});
  for (const Conflict& k : l.conflicts)
    check_basis(k, k.id, "conflict." + k.id, {"topic", "positions", "relation", "evidence", "sample"});
  for (const LearningNote& n : l.learning)
    check_basis(n, n.id, "learning." + n.id, {"principle", "evidence", "consequence", "sample"});
  for (const Audit& a : l.audits)
    check_basis(a, a.id, "audit." + a.id, {"title", "said", "checked", "better", "sample"});
  for (const WhatIfGroup& g : l.what_if)
    check_basis(g, g.id, "whatif." + g.id, {"title", "summary", "limits", "sample"});
  for (const Observation& o : l.observations) {
    CAPTURE(o.id);
    CHECK_FALSE(o.citations.empty());
  }
  for (const Guide& g : l.guides) CHECK_FALSE(g.citations.empty());
  for (const Agreement& a : l.agreements) CHECK_FALSE(a.citations.empty());
  // What an account draws as its own picture rests on claims, and those cite.
  for (const Lens& lens : l.lenses) {
    for (const ViewPart& part : lens.parts) {
      CAPTURE(part.id);
      CHECK((!part.claims.empty() || !part.citations.empty()));
    }
  }
}

TEST_CASE("dossier: a term that states a figure says whose it is") {
  const Library& l = library();
  for (const Term& term : l.terms) {
    const std::string stem = "term." + term.id;
    CAPTURE(term.id);
    CHECK_FALSE(words(stem + ".name").empty());
    CHECK_FALSE(words(stem + ".plain").empty());
    if (!l.strings.has(stem + ".clinician")) continue;
    const std::string& text = words(stem + ".clinician");
    const bool figure = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (figure && text.find('%') != std::string::npos) CHECK_FALSE(term.citations.empty());
  }
}

TEST_CASE("dossier: every mixed or contested claim has both sides, in words and in sources") {
  int open = 0;
  for (const Claim& c : library().claims) {
    if (c.contest != Contest::mixed && c.contest != Contest::contested) continue;
    ++open;
    CAPTURE(c.id);
    CHECK_FALSE(c.for_it.empty());
    CHECK_FALSE(c.against.empty());
    const std::string &pro = words("claim." + c.id + ".for"), &contra = words("claim." + c.id + ".against");
    CHECK(pro != contra);
    // Neither side is only a nod.
    CHECK(word_count(pro) * 4 >= word_count(contra));
    CHECK(word_count(contra) * 4 >= word_count(pro));
  }
  CHECK(open >= 20);
}

TEST_CASE("dossier: the sources of a claim's sides are among its citations") {
  for (const Claim& c : library().claims) {
    for (const auto* side : {&c.for_it, &c.against}) {
      for (const Citation& cited : *side) {
        CAPTURE(c.id);
        CAPTURE(cited.reference_id);
        CHECK(std::any_of(c.citations.begin(), c.citations.end(),
                          [&](const Citation& k) { return k.reference_id == cited.reference_id; }));
      }
    }
  }
}

TEST_CASE(
    "dossier: every contested observation stands with what speaks against it or with a claim that has both "
    "sides") {
  const Library& l = library();
  for (const Observation& o : l.observations) {
    if (o.contest != Contest::contested) continue;
    const bool answered = std::any_of(l.claims.begin(), l.claims.end(), [&](const Claim& c) {
      return has(c.observations, o.id) && !c.for_it.empty() && !c.against.empty();
    });
    CAPTURE(o.id);
    CHECK((!o.contradicts.empty() || answered));
  }
}

TEST_CASE("accounts: the same fields for each, of about the same length") {
  std::map<std::string, std::map<char, int>> fields;  // field → account → words
  for (const auto& entry : library().strings.all()) {
    const auto parts = tc::split(entry.first, '.');
    const bool of_account = parts[0] == "lens" && parts.size() >= 3 && parts[1].size() == 1;
    if (!of_account || (parts[2] == "view" && parts.back() != "title")) continue;
    if (parts[2] == "view" && parts.size() > 4) continue;  // the pictures differ, their headings do not
    const std::string field = entry.first.substr(7);
    fields[field][parts[1][0]] = word_count(entry.second);
  }
  CHECK(fields.size() >= 15);
  for (const auto& entry : fields) {
    const std::string& field = entry.first;
    CAPTURE(field);
    CHECK(entry.second.size() == 4);
    if (field == "name" || field == "letter") continue;  // a name is as long as it is
    int least = 1 << 20, most = 0;
    for (const auto& [account, count] : entry.second) {
      least = std::min(least, count);
      most = std::max(most, count);
    }
    CHECK(least * 4 >= most * 3);
  }
}

TEST_CASE(
    "accounts: each has its window, its best and least supported claim, what only it offers, its claims and "
    "its picture") {
  const Library& l = library();
  std::set<Lens::View> views;
  for (const Lens& lens : l.lenses) {
    CAPTURE(lens.id);
    CHECK((lens.window.no_times || lens.window.closes_min || !lens.window.also_closes_min.empty()));
    CHECK((lens.therapy_no_times || !lens.therapy.empty()));
    for (const ClaimWith* c : {&lens.strongest, &lens.weakest}) {
      REQUIRE(l.claim(c->claim) != nullptr);
      CHECK(l.claim(c->claim)->shown);
      CHECK_FALSE(c->citations.empty());
      CHECK(has(lens.claims, c->claim));
    }
    CHECK(lens.strongest.claim != lens.weakest.claim);
    CHECK_FALSE(lens.own_claims.empty());
    // A way of thinking is nobody's finding, and its claims say so.
    const bool thought =
        std::all_of(lens.own_claims.begin(), lens.own_claims.end(), [&](const std::string& id) {
          const Contest contest = l.claim(id)->contest;
          return contest == Contest::opinion || contest == Contest::unsupported;
        });
    CHECK((thought || !lens.own_citations.empty()));
    CHECK(lens.claims.size() >= 15);
    CHECK_FALSE(lens.parts.empty());
    views.insert(lens.view);
  }
  CHECK(views.size() == 4);
}

TEST_CASE("accounts: the claims name the accounts that take a stance, and the accounts name those claims") {
  const Library& l = library();
  for (const Lens& lens : l.lenses) {
    for (const Claim& c : l.claims) {
      const bool stance = std::any_of(c.lenses.begin(), c.lenses.end(),
                                      [&](const LensStance& s) { return s.lens == lens.id[0]; });
      CAPTURE(lens.id);
      CAPTURE(c.id);
      CHECK(stance == has(lens.claims, c.id));
    }
  }
}

TEST_CASE("accounts: a reader cannot tell from the wording which one we prefer") {
  constexpr std::string_view kVerdicts[] = {"rightly",  "wrongly",       "correctly",   "naive",
                                            "naively",  "unfortunately", "fortunately", "admirably",
                                            "merely",   "mistaken",      "sadly",       "brilliant",
                                            "careless", "flawed",        "obviously",   "of course"};
  for (const auto& entry : library().strings.all()) {
    if (!entry.first.starts_with("lens.")) continue;
    std::string text = " " + entry.second + " ";
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
      const bool letter = (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80u) != 0;
      return letter ? c : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : ' ';
    });
    const std::string& key = entry.first;
    CAPTURE(key);
    for (const std::string_view verdict : kVerdicts)
      CHECK(text.find(" " + std::string(verdict) + " ") == std::string::npos);
  }
}

TEST_CASE("accounts: what they share and where they part speaks of all four") {
  const Library& l = library();
  CHECK(l.agreements.size() >= 4);
  CHECK_FALSE(l.partings.empty());
  for (const Agreement& a : l.agreements) {
    CHECK(a.says.size() == 4);
    CHECK_FALSE(a.claims.empty());
  }
  for (const Parting& p : l.partings) {
    CAPTURE(p.id);
    for (const char* account : {".a", ".b", ".c", ".d"})
      CHECK_FALSE(words("lens.parting." + p.id + account).empty());
  }
  REQUIRE(l.guides.size() >= 3);
  for (std::size_t i = 1; i < l.guides.size(); ++i) CHECK(l.guides[i].time_min > l.guides[i - 1].time_min);
}

TEST_CASE("safety: what the lane must say is said, with whose rule it is and of which year") {
  std::set<std::string> topics;
  for (const SafetyFact& s : library().safety) {
    CAPTURE(s.id);
    topics.insert(s.topic);
    if (s.jurisdiction == "none") continue;
    REQUIRE(s.label_year);
    CHECK(*s.label_year >= 2000);
    CHECK(*s.label_year <= 2026);
  }
  for (const char* topic :
       {"monitoring", "blood_pressure", "driving", "contraindications", "dependence", "bladder"}) {
    CAPTURE(topic);
    CHECK(topics.contains(topic));
  }
}

TEST_CASE("audits: a mis-citation and overclaims are recorded, of every account as many") {
  std::map<char, int> of_account;
  std::set<Audit::Kind> kinds;
  for (const Audit& a : library().audits) {
    ++of_account[a.lens];
    kinds.insert(a.kind);
  }
  CHECK(kinds.contains(Audit::Kind::miscitation));
  CHECK(kinds.contains(Audit::Kind::overclaim));
  REQUIRE(of_account.size() == 4);
  for (const auto& [account, count] : of_account) CHECK(count == of_account['a']);
}

TEST_CASE("misreadings: both mirror errors are there") {
  std::map<Misconception::Side, int> sides;
  for (const Misconception& m : library().misconceptions) ++sides[m.side];
  CHECK(sides[Misconception::Side::experience_is_all] >= 3);
  CHECK(sides[Misconception::Side::experience_is_nothing] >= 3);
}

TEST_CASE("glossary: sorted; every form is one term's, and can be found as a whole word") {
  const Library& l = library();
  std::map<std::string, std::string> owner;
  for (std::size_t i = 0; i < l.terms.size(); ++i) {
    const Term& term = l.terms[i];
    CAPTURE(term.id);
    if (i > 0) CHECK(l.terms[i - 1].id < term.id);
    CHECK(l.term(term.id) == &term);
    for (const std::string_view form : tc::split(words("term." + term.id + ".forms"), '|')) {
      CAPTURE(std::string(form));
      CHECK(form.size() >= 2);
      CHECK(tc::trim(form) == form);
      CHECK(owner.emplace(std::string(form), term.id).second);
    }
  }
}

TEST_CASE("trials: the three arms of the training trial, therapy after a course, and nothing at all") {
  const Library& l = library();
  std::map<std::string, const WhatIfGroup*> groups;
  for (const WhatIfGroup& g : l.what_if) groups[g.id] = &g;
  REQUIRE(groups.contains("training"));
  REQUIRE(groups.contains("cbt"));
  REQUIRE(groups.contains("nothing"));
  REQUIRE(groups["training"]->arms.size() == 3);
  int n = 0;
  for (const WhatIfArm& arm : groups["training"]->arms) {
    CHECK(arm.from_min == 1440);
    CHECK(arm.until_min == 30 * 1440);
    n += arm.n.value_or(0);
    // Values are drawn only where they were seen in the paper.
    for (const FitPoint& p : arm.values) CHECK(p.citation.verified);
  }
  CHECK(n == groups["training"]->n);
  CHECK(groups["nothing"]->arms[0].direction == WhatIfArm::Direction::returns);
}

TEST_CASE("illustrations: every point is an observation's, within its interval") {
  const Library& l = library();
  CHECK_FALSE(l.illustrations.empty());
  for (const Illustration& i : l.illustrations) {
    CAPTURE(i.id);
    for (const FitPoint& p : i.points) {
      REQUIRE(l.observation(p.observation) != nullptr);
      CHECK(l.reference(p.citation.reference_id) != nullptr);
      CHECK(l.observation(p.observation)->track == i.track);
    }
  }
}

TEST_CASE("references: DOIs and years are well-formed, none stands there twice, weak sources say so") {
  const Library& l = library();
  std::set<std::string> dois, titles;
  for (const Reference& r : l.references) {
    CAPTURE(r.id);
    if (!r.doi.empty()) {
      CHECK(r.doi.starts_with("10."));
      CHECK(r.doi.find('/') >= 7);
      CHECK(r.doi.find(' ') == std::string::npos);
      std::string low = r.doi;
      std::transform(low.begin(), low.end(), low.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      CHECK(dois.insert(low).second);
    }
    CHECK((r.year == 0 || (r.year >= 1950 && r.year <= 2026)));
    CHECK(titles.insert(r.title).second);
  }
  for (const char* id : {"halflife", "zarate2006news"}) {
    const Reference* r = l.reference(id);
    REQUIRE(r != nullptr);
    CHECK(r->title.find("weak source") != std::string::npos);
  }
}

TEST_CASE("dossier: a file belongs to it or to the base, never to both") {
  for (const EmbeddedAsset& a : embedded_dossier()) CHECK(is_dossier_file(a.path));
  for (const EmbeddedAsset& a : embedded_assets()) CHECK_FALSE(is_dossier_file(a.path));
}

TEST_CASE("dossier: loaded after the base, it gives the library that loads at once") {
  const auto base = load_embedded_base();
  REQUIRE(base.ok());
  CHECK_FALSE(base->has_dossier);
  CHECK(base->references.empty());
  std::vector<std::string_view> paths;
  for (const EmbeddedAsset& a : embedded_dossier()) paths.push_back(a.path);
  const auto read = [](std::string_view path) -> std::optional<std::string_view> {
    const std::string_view bytes = asset(path);
    return bytes.empty() ? std::nullopt : std::optional(bytes);
  };
  std::vector<tc::Message> problems;
  const auto whole = with_dossier(*base, read, paths, problems);
  REQUIRE(whole.ok());
  CHECK(whole->has_dossier);
  CHECK(whole->strings.all() == library().strings.all());
  CHECK(whole->claims.size() == library().claims.size());
  // A faulty dossier leaves the base as it was.
  const auto broken = [&](std::string_view path) {
    return path == "evidence/claims.json" ? std::optional<std::string_view>("[") : read(path);
  };
  problems.clear();
  CHECK_FALSE(with_dossier(*base, broken, paths, problems).ok());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].key == "error.json.syntax");
  CHECK_FALSE(base->has_dossier);
}
