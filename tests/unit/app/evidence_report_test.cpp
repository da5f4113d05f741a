// Exact text.
#include "app/evidence_report.h"

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "app/evidence_now.h"
#include "app/readout.h"
#include "core/text.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using test::library;

namespace {

constexpr double kTimes[] = {0, 40, 210, 720, 1440, 2880, 10080, 20160, 60'000};

rapidjson::Document parsed(const std::string& json) {
  rapidjson::Document doc;
  doc.Parse(json.data(), json.size());
  REQUIRE_FALSE(doc.HasParseError());
  REQUIRE(doc.IsObject());
  return doc;
}

std::string text_of(const rapidjson::Value& value) {
  return value.IsString() ? value.GetString() : "no text";
}

std::vector<std::string> members(const rapidjson::Value& object) {
  std::vector<std::string> out;
  for (const auto& m : object.GetObject()) out.emplace_back(m.name.GetString());
  return out;
}

std::vector<std::string> ids(const rapidjson::Value& list) {
  std::vector<std::string> out;
  for (const auto& e : list.GetArray()) out.emplace_back(e["id"].GetString());
  return out;
}

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t n = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("the report is the drawer: the same entries in the same order, each in full") {
  for (const double t : kTimes) {
    for (const char* lens : {"", "a", "d"}) {
      CAPTURE(t);
      const EvidenceNow now = evidence_at(*library(), t, lens);
      const EvidenceReport report = evidence_report(*library(), t, lens);
      REQUIRE(report.seen.size() == now.seen.size());
      for (std::size_t i = 0; i < now.seen.size(); ++i) {
        CHECK(report.seen[i].entry.id == now.seen[i].id);
        REQUIRE(report.seen[i].against.size() == now.seen[i].against.size());
        for (std::size_t k = 0; k < now.seen[i].against.size(); ++k)
          CHECK(report.seen[i].against[k].id == now.seen[i].against[k]);
      }
      const auto same = [](const std::vector<EntryText>& entries, const std::vector<std::string>& expected) {
        return std::equal(entries.begin(), entries.end(), expected.begin(), expected.end(),
                          [](const EntryText& e, const std::string& id) { return e.id == id; });
      };
      CHECK(same(report.nearest, now.nearest));
      CHECK(same(report.claims, now.claims));
      CHECK(same(report.safety, now.safety));
    }
  }
}

TEST_CASE("as Markdown: every entry with its words, whom, design and contest; every source once, in full") {
  for (const double t : kTimes) {
    CAPTURE(t);
    const EvidenceReport report = evidence_report(*library(), t, "");
    const std::string text = to_markdown(report, *library());
    CHECK(text.starts_with("# "));
    CHECK(text.ends_with("\n"));
    CHECK(text.find("[?]") == std::string::npos);
    CHECK(text.find("\n\n\n") == std::string::npos);
    CHECK(is_utf8(text));
    std::set<std::string> cited;
    std::vector<const EntryText*> all;
    for (const SeenEntry& seen : report.seen) {
      all.push_back(&seen.entry);
      for (const EntryText& other : seen.against) all.push_back(&other);
    }
    for (const auto* list : {&report.nearest, &report.claims, &report.safety}) {
      for (const EntryText& e : *list) all.push_back(&e);
    }
    for (const EntryText* e : all) {
      CAPTURE(e->id);
      CHECK(text.find("# " + e->id + ": ") != std::string::npos);
      std::vector<content::Citation> citations = e->citations;
      for (const EntrySection& s : e->sections) {
        citations.insert(citations.end(), s.citations.begin(), s.citations.end());
        CHECK(text.find(s.text.substr(0, s.text.find_first_of("*_[]<>|`"))) != std::string::npos);
      }
      for (const content::Citation& c : citations) cited.insert(c.reference_id);
    }
    CHECK(count(text, "\n#### ") == count(text, "*A study that speaks against it*"));
    for (const std::string& id : cited) {
      const content::Reference& r = *library()->reference(id);
      const std::string& where = r.doi.empty() ? r.url : r.doi;
      CAPTURE(id);
      if (where.find_first_of("_*[]<>") == std::string::npos) CHECK(text.find(where) != std::string::npos);
    }
    // The sources are numbered through, and no number leads beyond them.
    CHECK(text.find("\n" + std::to_string(cited.size()) + ". ") != std::string::npos);
    CHECK(text.find("\n" + std::to_string(cited.size() + 1) + ". ") == std::string::npos);
    CHECK(text.find("[" + std::to_string(cited.size()) + "]") != std::string::npos);
    CHECK(text.find("[" + std::to_string(cited.size() + 1) + "]") == std::string::npos);
  }
}

TEST_CASE("as Markdown: through an account it says so; signs of Markdown in the words stay signs") {
  const std::string text = to_markdown(evidence_report(*library(), 1440, "b"), *library());
  CHECK(text.find(library()->strings.raw("lens.b.name")) != std::string::npos);
  EntryText entry;
  entry.id = "C05";
  entry.kind_word = "Claim";
  entry.title = "# *CYP2B6*6* <b>";
  entry.sections.push_back({"for", "For", "- [a](b) `c` _d_ | e\\", {}, {}});
  const std::string one = to_markdown(entry, *library());
  CHECK(one.find("# C05: # \\*CYP2B6\\*6\\* \\<b\\>\n") == 0);
  CHECK(one.find("**For.** \\- \\[a\\](b) \\`c\\` \\_d\\_ \\| e\\\\\n") != std::string::npos);
}

TEST_CASE("as JSON: format and version, members in a fixed order, every reference that is cited") {
  const std::vector<std::string> top{"format",  "version", "since_dose_min", "lens",      "seen",
                                     "nearest", "claims",  "safety",         "references"};
  const std::vector<std::string> of_entry{"id",           "kind",     "title",     "contest", "contest_words",
                                          "species",      "n",        "whom",      "design",  "grade",
                                          "design_words", "sections", "citations", "checked", "checked_words",
                                          "related",      "time_min"};
  const std::vector<std::string> of_section{"id", "heading", "text", "estimate", "citations"};
  const std::vector<std::string> of_reference{"id",  "authors", "year",    "title",   "journal",
                                              "doi", "url",     "checked", "citation"};
  for (const double t : kTimes) {
    const EvidenceNow now = evidence_at(*library(), t, "");
    const auto doc = parsed(to_json(evidence_report(*library(), t, ""), *library()));
    CHECK(members(doc) == top);
    CHECK(text_of(doc["format"]) == "three-clocks-evidence");
    CHECK(doc["version"].GetInt() == 1);
    CHECK(doc["since_dose_min"].GetDouble() == t);
    CHECK(doc["lens"].IsNull());
    CHECK(ids(doc["claims"]) == now.claims);
    CHECK(ids(doc["safety"]) == now.safety);
    CHECK(ids(doc["nearest"]) == now.nearest);
    std::set<std::string> known, cited;
    for (const auto& r : doc["references"].GetArray()) {
      CHECK(members(r) == of_reference);
      CHECK(known.insert(r["id"].GetString()).second);
      CHECK(text_of(r["citation"]) == citation_line(*library()->reference(r["id"].GetString())));
    }
    const auto check_entry = [&](const rapidjson::Value& e) {
      CHECK(members(e) == of_entry);
      CHECK(e["checked"].IsBool());
      CHECK(e["species"].Size() >= 1);
      CHECK_FALSE(e["design"].IsNull());
      for (const auto& c : e["citations"].GetArray()) cited.insert(c["reference"].GetString());
      for (const auto& s : e["sections"].GetArray()) {
        CHECK(members(s) == of_section);
        for (const auto& c : s["citations"].GetArray()) cited.insert(c["reference"].GetString());
      }
    };
    std::size_t i = 0;
    for (const auto& seen : doc["seen"].GetArray()) {
      CHECK(members(seen) == std::vector<std::string>{"entry", "against"});
      CHECK(text_of(seen["entry"]["id"]) == now.seen[i].id.c_str());
      CHECK(ids(seen["against"]) == now.seen[i++].against);
      check_entry(seen["entry"]);
      for (const auto& other : seen["against"].GetArray()) check_entry(other);
    }
    for (const char* list : {"nearest", "claims", "safety"}) {
      for (const auto& e : doc[list].GetArray()) check_entry(e);
    }
    CHECK(known == cited);
  }
  CHECK(text_of(parsed(to_json(evidence_report(*library(), 40, "c"), *library()))["lens"]) == "c");
}

TEST_CASE("one entry of each kind as JSON and as Markdown") {
  for (const char* id : {"T44", "C05", "M01", "S03", "K01", "L01", "A08", "ref/price2022", "ref/halflife",
                         "term/bdnf", "whatif/training"}) {
    CAPTURE(id);
    const auto entry = read_entry(*library(), id);
    REQUIRE(entry);
    const auto doc = parsed(to_json(*entry, *library()));
    CHECK(members(doc) == std::vector<std::string>{"format", "version", "entry", "references"});
    CHECK(text_of(doc["format"]) == "three-clocks-entry");
    CHECK(text_of(doc["entry"]["id"]) == id);
    CHECK(doc["references"].Size() > 0);
    const std::string text = to_markdown(*entry, *library());
    CHECK(text.starts_with("# "));
    CHECK(text.find("[?]") == std::string::npos);
    CHECK(text.find("\n1. ") != std::string::npos);
  }
  // An estimate is a number as well as words.
  const auto training = parsed(to_json(*read_entry(*library(), "whatif/training"), *library()));
  const auto& estimate = training["entry"]["sections"][0]["estimate"];
  CHECK(text_of(estimate["measure"]) == "beta");
  CHECK(estimate["value"].GetDouble() == -.61);
  CHECK(estimate["low"].GetDouble() == -.95);
  CHECK(to_markdown(*read_entry(*library(), "ref/halflife"), *library()).find("https://www.droracle.ai") !=
        std::string::npos);
}

TEST_CASE("without the dossier the report is empty and still a text") {
  const auto base = content::load_embedded_base();
  REQUIRE(base.ok());
  const EvidenceReport report = evidence_report(*base, 1440, "");
  CHECK(report.seen.empty());
  CHECK(report.claims.empty());
}
