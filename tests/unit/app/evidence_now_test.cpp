// Exact.
#include "app/evidence_now.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "app/entry.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using test::library;

namespace {

/// Moments from the dose to three weeks, closer together at the start, and all edges of the observations.
std::vector<double> moments() {
  std::vector<double> out{0, 1e-9, 1e9};
  for (double t = .5; t < 30'240; t *= 1.12) out.push_back(t);
  for (const content::Observation& o : library()->observations) {
    out.push_back(start_min(o));
    out.push_back(end_min(o));
  }
  return out;
}

bool contains(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

int order_of(content::Contest c) {
  using content::Contest;
  constexpr Contest kOrder[] = {Contest::contested, Contest::mixed,       Contest::unsupported,
                                Contest::supported, Contest::established, Contest::opinion};
  return static_cast<int>(std::find(std::begin(kOrder), std::end(kOrder), c) - std::begin(kOrder));
}

}  // namespace

TEST_CASE("everything seen at a time is told once, people before animals, with what speaks against it") {
  const content::Library& l = *library();
  for (const double t : moments()) {
    CAPTURE(t);
    const EvidenceNow now = evidence_at(l, t, "");
    std::set<std::string> told, heads;
    bool animals = false;
    for (const EvidenceNow::Seen& seen : now.seen) {
      CAPTURE(seen.id);
      const content::Observation* o = l.observation(seen.id);
      REQUIRE(o != nullptr);
      CHECK(is_active(*o, t));
      CHECK(heads.insert(seen.id).second);
      CHECK_FALSE(told.contains(seen.id));  // not again, when it stood as the other side of one before
      CHECK(seen.against == o->contradicts);
      told.insert(seen.id);
      told.insert(seen.against.begin(), seen.against.end());
      if (o->line == content::Line::animals) animals = true;
      if (animals) CHECK(o->line == content::Line::animals);
    }
    for (const content::Observation& o : l.observations) {
      CAPTURE(o.id);
      if (is_active(o, t)) CHECK(told.contains(o.id));
    }
  }
}

TEST_CASE("where nothing was seen, the nearest before and after are named") {
  const content::Library& l = *library();
  int empty = 0;
  for (const double t : moments()) {
    const EvidenceNow now = evidence_at(l, t, "");
    CAPTURE(t);
    CHECK(now.seen.empty() == !now.nearest.empty());
    if (!now.seen.empty()) continue;
    ++empty;
    for (const std::string& id : now.nearest) {
      const content::Observation& o = *l.observation(id);
      for (const content::Observation& other : l.observations) {
        if (end_min(o) < t) CHECK_FALSE((end_min(other) < t && end_min(other) > end_min(o)));
        if (start_min(o) > t) CHECK_FALSE((start_min(other) > t && start_min(other) < start_min(o)));
      }
    }
  }
  CHECK(empty > 0);  // the day after the end of the universe, if nowhere else
}

TEST_CASE("claims and safety facts are those that bear on the time, unsettled claims first") {
  const content::Library& l = *library();
  for (const double t : moments()) {
    CAPTURE(t);
    const EvidenceNow now = evidence_at(l, t, "");
    int last = 0;
    for (const std::string& id : now.claims) {
      const int order = order_of(l.claim(id)->contest);
      CHECK(order >= last);
      last = order;
    }
    const auto covers = [&](const content::Basis& b) {
      return b.shown && b.from_min && *b.from_min <= t && t <= *b.until_min;
    };
    for (const content::Claim& c : l.claims) CHECK(covers(c) == contains(now.claims, c.id));
    for (const content::SafetyFact& s : l.safety) CHECK(covers(s) == contains(now.safety, s.id));
  }
}

TEST_CASE("an account leaves only its claims, in the same order; what was measured is the same for all") {
  const content::Library& l = *library();
  for (const double t : {0.0, 40.0, 720.0, 1440.0, 10080.0}) {
    const EvidenceNow all = evidence_at(l, t, "");
    std::set<std::string> of_any;
    for (const char* lens : {"a", "b", "c", "d"}) {
      CAPTURE(lens);
      const EvidenceNow one = evidence_at(l, t, lens);
      CHECK(one.seen.size() == all.seen.size());
      for (std::size_t i = 0; i < one.seen.size(); ++i) CHECK(one.seen[i].id == all.seen[i].id);
      CHECK(one.safety == all.safety);
      std::vector<std::string> expected;
      for (const std::string& id : all.claims) {
        const auto& stances = l.claim(id)->lenses;
        if (std::any_of(stances.begin(), stances.end(), [&](const auto& s) { return s.lens == lens[0]; }))
          expected.push_back(id);
      }
      CHECK(one.claims == expected);
      of_any.insert(one.claims.begin(), one.claims.end());
    }
    CHECK(evidence_at(l, t, "z").claims.empty());
  }
}

TEST_CASE("key moments show what they are known for") {
  const content::Library& l = *library();
  const auto seen = [&](double t, const std::string& id) {
    const EvidenceNow now = evidence_at(l, t, "");
    return std::any_of(now.seen.begin(), now.seen.end(),
                       [&](const auto& s) { return s.id == id || contains(s.against, id); });
  };
  CHECK(seen(40, "T38"));    // the peak of the experience …
  CHECK(seen(26, "T09"));    // … which is not empty: the glutamate signal
  CHECK(seen(210, "T26"));   // the first sign of plasticity in people
  CHECK(seen(1440, "T44"));  // mood, the day after
  CHECK(seen(1440, "T32"));  // and no change of synapses on PET
  CHECK_FALSE(seen(10, "T26"));
  CHECK_FALSE(evidence_at(l, 60, "").safety.empty());
}

TEST_CASE("without the dossier only observations are known") {
  const auto base = content::load_embedded_base();
  REQUIRE(base.ok());
  const EvidenceNow now = evidence_at(*base, 1440, "");
  CHECK_FALSE(now.seen.empty());
  CHECK(now.claims.empty());
  CHECK(now.safety.empty());
}
