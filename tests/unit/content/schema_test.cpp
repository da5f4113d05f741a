// Exact. RapidJSON knows no propertyNames: the form of keys is tested with the strings.
#include <doctest/doctest.h>
#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <string>
#include <vector>

#include "content_fixture.h"
#include "content/quiz.h"
#include "content/tour_loader.h"
#include "support/pack_fixture.h"
#include "support/quiz_fixture.h"
#include "support/schemas_embedded.h"

namespace {

std::string_view schema(std::string_view name) {
  const std::string path = "schema/" + std::string(name) + ".schema.json";
  for (const auto& a : tc::content::embedded_schemas()) {
    if (a.path == path) return a.bytes;
  }
  return {};
}

/// Empty when the content fits the schema, else the place in the content and the rule that it breaks.
std::string violation(std::string_view name, std::string_view json) {
  rapidjson::Document rules, content;
  rules.Parse(schema(name).data(), schema(name).size());
  if (rules.HasParseError()) return "no schema";
  content.Parse(json.data(), json.size());
  if (content.HasParseError()) return "not JSON";
  const rapidjson::SchemaDocument compiled(rules);
  rapidjson::SchemaValidator validator(compiled);
  if (content.Accept(validator)) return {};
  rapidjson::StringBuffer place;
  validator.GetInvalidDocumentPointer().Stringify(place);
  return std::string(place.GetString()) + " " + validator.GetInvalidSchemaKeyword();
}

struct Kind {
  const char* schema;
  const char* path;
};
constexpr Kind kKinds[] = {
    {"references", "evidence/references.json"}, {"observations", "evidence/observations.json"},
    {"claims", "evidence/claims.json"},         {"misconceptions", "evidence/misconceptions.json"},
    {"safety", "evidence/safety.json"},         {"conflicts", "evidence/conflicts.json"},
    {"learning", "evidence/learning.json"},     {"audits", "evidence/audits.json"},
    {"lenses", "evidence/lenses.json"},         {"glossary", "evidence/glossary.json"},
    {"illustrations", "evidence/illustrations.json"}, {"whatif", "evidence/whatif.json"},
    {"stops", "timeline/stops.json"},           {"care", "timeline/care.json"},
    {"elements", "stage/elements.json"},         {"captions", "stage/captions.json"},
    {"phases", "timeline/phases.json"},         {"presets", "timeline/presets.json"},
    {"model", "model/parameters.json"},         {"theme", "theme/theme.json"},
    {"objectives", "quizzes/objectives.json"},
};

std::string replaced(std::string_view path, std::string_view from, std::string_view to) {
  std::string text(asset(path));
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("schema: every content file fits its schema, and no schema is left over") {
  for (const Kind& kind : kKinds) {
    CAPTURE(kind.path);
    CHECK(violation(kind.schema, asset(kind.path)) == "");
  }
  CHECK(tc::content::embedded_schemas().size() == std::size(kKinds) + 4);  // and those of items, tours, strings and packs
  int unmatched = 0;
  std::vector<tc::content::EmbeddedAsset> all;
  for (const auto& part : {tc::content::embedded_assets(), tc::content::embedded_dossier()})
    all.insert(all.end(), part.begin(), part.end());
  for (const auto& a : all) {
    if (!a.path.ends_with(".json")) continue;
    if (a.path.starts_with("strings/")) {
      CAPTURE(a.path);
      CHECK(violation("strings", a.bytes) == "");
      continue;
    }
    if (tc::content::is_tour_file(a.path)) {
      CAPTURE(a.path);
      CHECK(violation("tours", a.bytes) == "");
      continue;
    }
    if (tc::content::is_items_file(a.path)) {
      CAPTURE(a.path);
      CHECK(violation("items", a.bytes) == "");
      continue;
    }
    bool known = false;
    for (const Kind& kind : kKinds) known = known || a.path == kind.path;
    unmatched += !known;
  }
  CHECK(unmatched == 0);
}

TEST_CASE("schema: an item of each type fits, and what is none does not") {
  const std::string items = tc::test::items_json();
  CHECK(violation("items", items) == "");
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string text = items;
    return violation("items", text.replace(text.find(from), from.size(), to));
  };
  CHECK(with("\"type\":\"single\"", "\"type\":\"multi\"") != "");
  CHECK(with("\"credit\":0.5", "\"credit\":0.4") != "");
  CHECK(with("\"lenses\":", "\"lensses\":") != "");
  CHECK(with("\"reading_grade\":9,", "") != "");
}

TEST_CASE("schema: what a course pack says of itself") {
  const std::string pack = tc::test::pack_json();
  CHECK(violation("pack", pack) == "");
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string text = pack;
    return violation("pack", text.replace(text.find(from), from.size(), to));
  };
  CHECK(with("\"format\":1", "\"format\":2") != "");
  CHECK(with("\"id\":\"week-one\"", "\"id\":\"Week one\"") != "");
  CHECK(with("\"2028-11-01\"", "\"next year\"") != "");
  CHECK(with("\"contact\":", "\"kontakt\":") != "");
  const auto rule = [](const std::string& text) { return violation("pack", tc::test::pack_json_with_pass(text)); };
  CHECK(rule(R"({"points":11})") == "");
  CHECK(rule(R"({"points":15,"by_certainty":false})") == "");
  CHECK(rule(R"({"points":30,"by_certainty":true})") == "");
  CHECK(rule(R"({"points":16})") != "");
  CHECK(rule(R"({"points":30,"by_certainty":false})") != "");
  CHECK(rule(R"({"points":46,"by_certainty":true})") != "");
  CHECK(rule(R"({"by_certainty":true})") != "");
  CHECK(rule(R"({"points":11,"certainty":true})") != "");
}

TEST_CASE("schema: what the loader refuses, the schema refuses too") {
  const char* observations = "evidence/observations.json";
  CHECK(violation("observations", replaced(observations, "\"clock\":\"drug\"", "\"clock\":\"heart\"")) != "");
  CHECK(violation("observations", replaced(observations, "\"species\":", "\"specie\":")) != "");
  CHECK(violation("observations", replaced(observations, "\"onset_min\":0", "\"onset_min\":\"0\"")) != "");
  CHECK(violation("observations", replaced(observations, "\"n\":8", "\"n\":0")) != "");
  CHECK(violation("stops", replaced("timeline/stops.json", "\"time_min\":20}", "\"time_min\":-20}")) != "");
  CHECK(violation("theme", replaced("theme/theme.json", "\"#0E1418\"", "\"teal\"")) != "");
  CHECK(violation("theme", replaced("theme/theme.json", "\"projector\":", "\"beamer\":")) != "");
  CHECK(violation("presets", replaced("timeline/presets.json", "\"route\":\"iv\"", "\"route\":\"ear\"")) !=
        "");
  CHECK(violation("strings", R"({"a.b": 1})") != "");
}
