// Exact: no tolerance anywhere.
#include "content/library.h"
#include "content/loading.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "changed_content.h"
#include "content/json_place.h"

using tc::Message;
using tc::content::Library;

namespace {

constexpr const char* kObservations = "evidence/observations.json";
constexpr const char* kModel = "model/parameters.json";

}  // namespace

TEST_CASE("library: the embedded content has no fault") { CHECK(ChangedContent{}.problems().empty()); }

TEST_CASE("library: wrong types, unknown keys and unknown values are named") {
  CHECK(names(after(kObservations, "\"onset_min\":0", "\"onset_min\":\"0\""),
              "error.json.number evidence/observations.json 1 "));
  CHECK(names(after(kObservations, "\"clock\":\"drug\"", "\"clock\":\"heart\""), " heart"));
  CHECK(names(after(kObservations, "\"design\":\"review\"", "\"design\":\"gossip\""),
              "error.json.unknown_value"));
  CHECK(names(after(kObservations, "\"species\":", "\"specie\":"), "error.json.unknown_key"));
  CHECK(names(after(kObservations, "\"species\":", "\"specie\":"), "error.json.missing"));
  CHECK(names(after(kObservations, "\"n\":8", "\"n\":8.5"), "error.json.integer"));
  CHECK(names(after(kObservations, "\"n\":8", "\"n\":0"), "error.json.integer"));
  CHECK(names(after("timeline/presets.json", "\"route\":\"iv\"", "\"route\":\"ear\""),
              "error.json.unknown_value"));
  CHECK(names(after("timeline/stops.json", "\"time_min\":20}", "\"time_min\":-20}"),
              "error.evidence.negative"));
}

TEST_CASE("library: repeated ids and dangling references are named") {
  CHECK(names(after(kObservations, "\"id\":\"T02\"", "\"id\":\"T01\""), "error.json.repeated "));
  CHECK(names(after(kObservations, "\"reference\":\"fava2020\"", "\"reference\":\"fava2002\""),
              "error.content.reference evidence/observations.json 1"));
  CHECK(names(after("timeline/care.json", "\"reference\":\"price2022\"", "\"reference\":\"price2220\""),
              "error.content.reference timeline/care.json 1"));
  CHECK(names(after("evidence/references.json", "\"id\":\"fava2020\"", "\"id\":\"fava2021\""), "fava2020"));
}

TEST_CASE("library: faults of the models and the theme have their place too") {
  const std::string_view model = asset(kModel);
  const auto column = [&](std::size_t offset) {  // in characters
    const auto before = model.substr(0, offset);
    const auto characters = std::count_if(before.begin(), before.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return " 1 " + std::to_string(characters + 1) + " ";
  };
  const auto field = model.rfind('{', model.find("\"unit.mg_per_kg\""));
  CHECK(names(after(kModel, "\"unit.mg_per_kg\"", "\"unit.grain\""),
              "error.content.words model/parameters.json" + column(field) + "unit.grain"));
  const auto first = model.find("[\"kamp2020\"]");
  CHECK(names(after("evidence/references.json", "\"id\":\"kamp2020\"", "\"id\":\"kamp2021\""),
              "error.content.reference model/parameters.json" + column(first) + "kamp2020"));
  CHECK(names(after(kModel, "\"id\":\"a.v1_l\"", "\"id\":\"a.v9_l\""), "error.model.unknown"));
  CHECK(names(after(kModel, "\"id\":\"a.v1_l\"", "\"id\":\"a.v9_l\""), "error.model.missing"));
  CHECK(names(after(kModel, "\"id\":\"a.v1_l\"", "\"id\":\"a.v2_l\""), "error.model.repeated"));
  CHECK(names(after(kModel, "\"value\":25.0", "\"value\":0"), "error.model.value"));
  CHECK(names(after(kModel, "\"value\":25.0", "\"value\":1e99"), "error.model.value"));
  CHECK(names(after(kModel, "\"value\":25.0", "\"value\":\"25\""), "error.json.number"));
  CHECK(names(after(kModel, "\"value\":25.0", "\"valeu\":25"), "error.json.unknown_key"));
  CHECK(names(after(kModel, "\"step\":1", "\"step\":0"), "error.model.field"));
  CHECK(names(after(kModel, "\"minimum\":40", "\"minimum\":-40"), "error.model.field"));
  // All of them, not only the first.
  std::string two = replaced(kModel, "\"value\":25.0", "\"value\":\"25\"");
  two.replace(two.find("\"value\":56.0"), 12, "\"value\":-6");
  ChangedContent files;
  files.changed[kModel] = two;
  CHECK(files.problems().size() == 2);
  const std::string_view theme = asset("theme/theme.json");
  const auto face = theme.find("\"inter-regular\"");
  CHECK(names(after("theme/theme.json", "\"inter-regular\"", "\"papyrus\""),
              "error.theme.face theme/theme.json" + column(face) + "papyrus"));
  CHECK(names(after("theme/theme.json", "\"horizon_min\":20160", "\"horizon_min\":1"), "error.theme.range"));
  CHECK(names(after("theme/theme.json", "\"story_s\":90", "\"story_s\":0"), "error.theme.range"));
}

TEST_CASE("library: a preset that the models would refuse is named") {
  CHECK(names(after("timeline/presets.json", "\"dose\":0.5", "\"dose\":50"),
              "error.content.preset timeline/presets.json 1 "));
}

TEST_CASE("library: ids have the form of their kind, times and numbers stay in bounds") {
  CHECK(names(after(kObservations, "\"id\":\"T02\"", "\"id\":\"X02\""), "error.content.id_form"));
  CHECK(names(after(kObservations, "\"id\":\"T02\"", "\"id\":\"T2\""), "error.content.id_form"));
  CHECK(names(after(kObservations, "\"id\":\"T02\"", "\"id\":\"T02/\""), "error.content.id_form"));
  CHECK(names(after("timeline/stops.json", "\"time_min\":20160", "\"time_min\":1e300"),
              "error.evidence.too_late"));
  CHECK(names(
      after(kObservations, "\"measure\":\"percent\",\"value\":48", "\"measure\":\"percent\",\"value\":1e300"),
      "error.evidence.too_large"));
}

TEST_CASE("library: contradictions are mutual, known and never with oneself") {
  const std::string_view both = "\"contradicts\":[\"T52\"]", mark = "\"id\":\"T44\"";
  CHECK(names(after(kObservations, both, "\"contradicts\":[]", mark), "error.content.contradiction"));
  CHECK(names(after(kObservations, both, "\"contradicts\":[\"T99\"]", mark), "error.content.unknown_id"));
  CHECK(names(after(kObservations, both, "\"contradicts\":[\"T52\",\"T44\"]", mark), "error.content.cycle"));
}

TEST_CASE("library: what is wrong a thousand times is told so often and no more") {
  std::string many = "{\"observations\":[";
  for (int i = 0; i < 20'000; ++i) many += "{\"id\":7},";
  ChangedContent files;
  files.changed[kObservations] = many + "{}]}";
  const auto problems = files.problems();
  REQUIRE(problems.size() == tc::content::kMostFaults + 1);
  CHECK(problems.back().key == "error.content.more");
}

TEST_CASE("library: times that run backwards are named") {
  CHECK(names(after("timeline/stops.json", "\"time_min\":20}", "\"time_min\":50}"), "error.evidence.order"));
  CHECK(names(after(kObservations, "\"onset_min\":180", "\"onset_min\":300"),
              "error.evidence.end_before_start"));
  CHECK(names(after("timeline/care.json", "\"until_min\":20,", "\"until_min\":0,"),
              "error.evidence.end_before_start"));
}

TEST_CASE("library: a mark may not promise more than was measured") {
  const std::string_view first =
      "\"onset_min\":180,\"peak_min\":210,\"offset_min\":240,\"onset_status\":\"verified\"";
  CHECK(names(after(kObservations, first,
                    "\"onset_min\":180,\"peak_min\":210,\"offset_min\":240,\"onset_status\":\"derived\""),
              "error.evidence.solid_unmeasured"));
  CHECK(names(after(kObservations, "\"peak_min\":193,\"onset_status\":\"none\",\"peak_status\":\"verified\"",
                    "\"peak_min\":193,\"onset_status\":\"none\",\"peak_status\":\"recalled\""),
              "error.evidence.recalled_verified"));
  CHECK(names(after(kObservations, "\"peak_min\":193,", ""), "error.evidence.status"));
  CHECK(names(after(kObservations, "\"peak_min\":193,", ""), "error.evidence.no_time"));
}

TEST_CASE("library: a missing file and missing words are named") {
  const auto without = [](std::string_view gone) {
    std::vector<std::string_view> paths;
    for (const auto& a : tc::content::embedded_assets()) {
      if (a.path != gone) paths.push_back(a.path);
    }
    std::vector<Message> problems;
    const auto read = [&](std::string_view path) -> std::optional<std::string_view> {
      if (path == gone) return std::nullopt;
      return asset(path);
    };
    const auto library = tc::content::load_library(read, paths, problems);
    CHECK_FALSE(library);
    std::string out;
    for (const Message& m : problems) out += joined(m) + "\n";
    return out;
  };
  CHECK(names(without("timeline/stops.json"), "error.content.missing timeline/stops.json"));
  CHECK(names(without("strings/en/observations.json"),
              "error.content.words evidence/observations.json 1 18 obs.T01.label"));
}

TEST_CASE("library: an observation must cite something") {
  std::string text(asset(kObservations));
  const auto at = text.find("\"citations\":", text.find("\"id\":\"T26\""));
  const auto end = text.find(']', at);
  ChangedContent files;
  files.changed[kObservations] = text.replace(at, end - at, "\"citations\":[");
  const auto problems = files.problems();
  REQUIRE(problems.size() == 1);
  const auto column = files.changed[kObservations].find("[]", at) + 1;
  CHECK(joined(problems.front()) ==
        "error.content.uncited_here evidence/observations.json 1 " + std::to_string(column) + " T26");
}

TEST_CASE("library: words too long for their place are named where they stand") {
  constexpr const char* kWords = "strings/en/observations.json";
  const std::string key = "\"obs.T44.label_short\":\"";
  // Columns count characters; the value opens with the last quote of the key.
  const int column = tc::content::place_of(asset(kWords), asset(kWords).find(key) + key.size() - 1)
                         .column;  // of the opening quote, from 1
  CHECK(after(kWords, key, key + std::string(40, 'x'))
            .starts_with("error.content.too_long strings/en/observations.json 1 " + std::to_string(column) +
                         " "));
  CHECK(names(after("strings/en/care.json", ".now\":\"", ".now\":\"" + std::string(41, 'x')),
              "error.content.too_long"));
  CHECK(names(after("strings/en/phases.json", ".value\":\"", ".value\":\"" + std::string(19, 'x')),
              "error.content.too_long"));
}
