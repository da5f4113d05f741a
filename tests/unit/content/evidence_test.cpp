// Exact: no tolerance anywhere.
#include "content/evidence.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "content_fixture.h"
#include "core/text.h"
#include "sim/plan.h"

using namespace tc::content;

namespace {

bool any_recalled(const Observation& o) {
  return o.onset_status == TimeStatus::recalled || o.peak_status == TimeStatus::recalled ||
         o.offset_status == TimeStatus::recalled;
}

const Observation& observation(std::string_view id) {
  const Observation* o = library().observation(id);
  REQUIRE(o != nullptr);
  return *o;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

}  // namespace

TEST_CASE("observations: all 55 rows of the time course; what is unknown is absent") {
  std::set<std::string> wanted;
  for (int i = 1; i <= 55; ++i) wanted.insert((i < 10 ? "T0" : "T") + std::to_string(i));
  wanted.erase("T36");  // nothing is known about it, neither a time nor a source
  // A row that spoke of two studies, two species or two times stands as two or more.
  for (const char* id : {"T09b", "T13b", "T21b", "T21c", "T27b", "T29b", "T30b", "T37b", "T37c", "T37d",
                         "T37e", "T37f", "T44b"})
    wanted.insert(id);
  std::set<std::string> found;
  for (const Observation& o : library().observations) {
    if (o.id <= "T55z") found.insert(o.id);  // what was added later counts from T56 on
  }
  CHECK(found == wanted);
}

TEST_CASE("observations: everything drawn has species, citation and words; animals are named on the mark") {
  const Library& l = library();
  for (const Observation& o : l.observations) {
    CAPTURE(o.id);
    CHECK((o.line == Line::people) == (o.species == Species::human));
    CHECK(l.strings.has("species." + std::string(id_of(o.species))));
    CHECK_FALSE(o.citations.empty());
    const std::string label = l.strings.raw("obs." + o.id + ".label");
    if (o.line == Line::animals && o.drawn) {
      CHECK(label.find(l.strings.raw("species." + std::string(id_of(o.species)))) != std::string::npos);
    }
    if (o.drawn && o.n && o.line == Line::people && o.design != StudyDesign::meta_analysis) {
      CHECK(o.n.value() > 0);
    }
  }
}

TEST_CASE("observations: labels fit their places") {
  const Library& l = library();
  struct Limit {
    const char* part;
    std::size_t most;
  };
  for (const Observation& o : l.observations) {
    const std::size_t label = o.mark == Mark::rule ? 50 : 34;
    for (const Limit& limit : {Limit{".label", label}, Limit{".label_short", 20}, Limit{".title", 60},
                               Limit{".effect", 420}, Limit{".window", 170}}) {
      const std::string& text = l.strings.raw("obs." + o.id + limit.part);
      CAPTURE(o.id);
      CAPTURE(text);
      CHECK_FALSE(text.empty());
      CHECK(characters(text) <= limit.most);
    }
  }
}

TEST_CASE("observations: solid only where the hours were measured") {
  for (const Observation& o : library().observations) {
    CAPTURE(o.id);
    if (o.mark == Mark::span) {
      CHECK(o.onset_status == TimeStatus::verified);
      CHECK(o.offset_status == TimeStatus::verified);
    }
    if (o.mark == Mark::point || o.mark == Mark::no_change || o.mark == Mark::contradiction ||
        o.mark == Mark::two_sided) {
      CHECK(o.peak_status == TimeStatus::verified);
    }
  }
}

TEST_CASE("observations: recalled figures are not passed off as checked") {
  const Library& l = library();
  for (const Observation& o : l.observations) {
    CAPTURE(o.id);
    if (any_recalled(o)) CHECK_FALSE(o.verified);
    if (o.verified) {
      CHECK(
          std::any_of(o.citations.begin(), o.citations.end(), [](const Citation& c) { return c.verified; }));
    } else {
      const std::string& window = l.strings.raw("obs." + o.id + ".window");
      const bool said =
          window.find("not yet checked") != std::string::npos || window.find("recalled") != std::string::npos;
      CHECK(said);
    }
  }
}

TEST_CASE("observations: the marks of the home screen stand where the studies put them") {
  CHECK(observation("T09").mark == Mark::inferred_span);
  CHECK(observation("T09").peak_min == 26);
  CHECK(observation("T11").mark == Mark::no_change);
  CHECK(observation("T11").peak_min == 193);
  CHECK(observation("T17").mark == Mark::contradiction);
  CHECK(observation("T26").mark == Mark::span);
  CHECK(observation("T26").onset_min == 180);
  CHECK(observation("T26").offset_min == 240);
  CHECK(observation("T26").key_mark);
  CHECK(observation("T32").mark == Mark::no_change);
  CHECK(observation("T32").line == Line::people);
  CHECK(observation("T21").mark == Mark::fade);
  CHECK(observation("T21").line == Line::animals);
  CHECK(observation("T21").onset_min == 720);
  CHECK(observation("T30b").mark == Mark::no_change);
  CHECK(observation("T38").peak_min == 40);
  CHECK(observation("T44").peak_min == 1440);
  CHECK(observation("T42").mark == Mark::rule);
  CHECK(observation("T42").offset_min == 1440);
  CHECK(observation("T53").n == 154);
  CHECK(observation("T06").contest == Contest::contested);
  CHECK(observation("T17").contest == Contest::contested);
  CHECK(observation("T31").mark == Mark::two_sided);
  int key = 0;
  for (const Observation& o : library().observations) {
    if (!o.key_mark) continue;
    ++key;
    CAPTURE(o.id);
    CHECK(o.drawn);
  }
  CHECK(key >= 4);
}

TEST_CASE("references: sorted, with something to find each by; a DOI leads to itself") {
  const Library& l = library();
  for (std::size_t i = 0; i < l.references.size(); ++i) {
    const Reference& r = l.references[i];
    CAPTURE(r.id);
    if (i > 0) CHECK(l.references[i - 1].id < r.id);
    CHECK_FALSE(r.authors.empty());
    CHECK_FALSE(r.title.empty());
    const bool can_be_found = !r.doi.empty() || !r.url.empty() || !r.journal.empty();
    CHECK(can_be_found);
    if (!r.doi.empty()) CHECK(r.doi.starts_with("10."));
    if (!r.url.empty()) CHECK(r.url.starts_with("http"));
    CHECK(l.reference(r.id) == &r);
  }
  CHECK(l.reference("nobody1900") == nullptr);
}

TEST_CASE("references: none stands there that nothing cites") {
  const Library& l = library();
  std::set<std::string> cited;
  const auto add = [&](const std::vector<Citation>& list) {
    for (const Citation& c : list) cited.insert(c.reference_id);
  };
  for (const auto& o : l.observations) add(o.citations);
  for (const auto& rule : l.care) add(rule.citations);
  for (const auto& phase : l.phases) add(phase.citations);
  for (const auto& claim : l.claims) {
    add(claim.citations);
    add(claim.for_it);
    add(claim.against);
  }
  for (const auto& m : l.misconceptions) add(m.citations);
  for (const auto& s : l.safety) add(s.citations);
  for (const auto& k : l.conflicts) add(k.citations);
  for (const auto& note : l.learning) add(note.citations);
  for (const auto& audit : l.audits) add(audit.citations);
  for (const auto& group : l.what_if) add(group.citations);
  for (const auto& term : l.terms) add(term.citations);
  for (const auto& guide : l.guides) add(guide.citations);
  for (const auto& agreement : l.agreements) add(agreement.citations);
  for (const auto& lens : l.lenses) {
    add(lens.strongest.citations);
    add(lens.weakest.citations);
    add(lens.own_citations);
    for (const auto& part : lens.parts) add(part.citations);
    cited.insert(lens.reference);
  }
  for (const auto& i : l.illustrations) {
    for (const auto& point : i.points) cited.insert(point.citation.reference_id);
  }
  for (const auto& source : l.model.catalogue->sources) {
    cited.insert(source.references.begin(), source.references.end());
  }
  for (const auto& [id, field] : l.model.catalogue->fields) {
    cited.insert(field.references.begin(), field.references.end());
  }
  for (const Reference& r : l.references) {
    CAPTURE(r.id);
    CHECK(cited.contains(r.id));
  }
}

TEST_CASE("care: one rule at a time, without gaps, each citing whose rule it is") {
  const Library& l = library();
  REQUIRE_FALSE(l.care.empty());
  CHECK(l.care.front().from_min == 0);
  CHECK(l.care.back().until_min == 20160);
  for (std::size_t i = 0; i < l.care.size(); ++i) {
    CAPTURE(l.care[i].id);
    CHECK_FALSE(l.care[i].citations.empty());
    if (i > 0) CHECK(l.care[i].from_min == l.care[i - 1].until_min);
    CHECK(characters(l.strings.raw("care." + l.care[i].id + ".now")) <= 40);
    CHECK(characters(l.strings.raw("care." + l.care[i].id + ".reason")) <= 40);
  }
}

TEST_CASE("plasticity phases: from the start to the end of the data, short enough for the dial") {
  const Library& l = library();
  REQUIRE_FALSE(l.phases.empty());
  CHECK(l.phases.front().from_min == 0);
  CHECK(l.phases.back().from_min == 20160);
  for (const PlasticityPhase& phase : l.phases) {
    CAPTURE(phase.id);
    if (phase.from_min > 0) CHECK_FALSE(phase.citations.empty());
    CHECK(characters(l.strings.raw("plasticity." + phase.id + ".value")) <= 18);
    CHECK(characters(l.strings.raw("plasticity." + phase.id + ".note")) <= 34);
    CHECK(characters(l.strings.raw("plasticity." + phase.id + ".sentence")) <= 90);
  }
}

TEST_CASE("stops: the twelve labelled times") {
  std::vector<double> times;
  for (const Stop& stop : library().stops) times.push_back(stop.time_min);
  CHECK(times == std::vector<double>{0, 20, 40, 120, 240, 720, 1440, 2880, 4320, 7200, 10080, 20160});
}

TEST_CASE("presets: the models accept every one for the standard patient") {
  const Library& l = library();
  CHECK(l.presets.front().spec == tc::sim::RegimenSpec{});
  for (const Preset& preset : l.presets) {
    CAPTURE(preset.id);
    const auto regimen = tc::sim::plan(preset.spec, {}, l.model);
    CHECK(regimen.ok());
    CHECK(l.strings.has("preset." + preset.id));
  }
}
