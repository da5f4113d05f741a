// Exact: no tolerance anywhere.
#include "content/library.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "content_fixture.h"

using tc::Message;
using tc::content::Library;

namespace {

/// The embedded content with some files replaced, so that one fault at a time can be put in.
struct Files {
  std::map<std::string, std::string, std::less<>> changed;

  std::vector<Message> problems() const {
    std::vector<std::string_view> paths;
    for (const auto& part : {tc::content::embedded_assets(), tc::content::embedded_dossier()}) {
      for (const auto& a : part) paths.push_back(a.path);
    }
    std::vector<Message> out;
    const auto read = [this](std::string_view path) -> std::optional<std::string_view> {
      const auto found = changed.find(path);
      if (found != changed.end()) return found->second;
      const std::string_view bytes = asset(path);
      return bytes.empty() ? std::nullopt : std::optional(bytes);
    };
    const auto library = tc::content::load_library(read, paths, out);
    CHECK(library.ok() == out.empty());
    if (!library) CHECK(library.error() == out.front());
    return out;
  }
};

std::string joined(const Message& m) {
  std::string out = m.key;
  for (const auto& [name, value] : m.args) out += " " + value;
  return out;
}

/// The problems after one piece of text in one file was replaced, one per line.
std::string after(const std::string& path, std::string_view from, std::string_view to) {
  std::string text(asset(path));
  const auto at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, "not in " << path << ": " << std::string(from));
  Files files;
  files.changed[path] = text.replace(at, from.size(), to);
  std::string out;
  for (const Message& m : files.problems()) out += joined(m) + "\n";
  return out;
}

bool names(const std::string& problems, std::string_view what) {
  return problems.find(what) != std::string::npos;
}

constexpr const char* kObservations = "evidence/observations.json";

}  // namespace

TEST_CASE("library: the embedded content has no fault") { CHECK(Files{}.problems().empty()); }

TEST_CASE("library: broken JSON in any file is named and nothing is loaded") {
  for (const char* path : {"evidence/observations.json", "evidence/references.json", "timeline/stops.json",
                           "timeline/care.json", "timeline/phases.json", "timeline/presets.json",
                           "theme/theme.json", "model/parameters.json", "strings/en/timeline.json"}) {
    CAPTURE(path);
    Files files;
    files.changed[path] = "{\"broken\": ";
    const auto problems = files.problems();
    REQUIRE_FALSE(problems.empty());
    bool named = false;
    for (const Message& m : problems) named = named || names(joined(m), path);
    CHECK(named);
  }
}

TEST_CASE("library: wrong types, unknown keys and unknown values are named") {
  CHECK(names(after(kObservations, "\"onset_min\":0", "\"onset_min\":\"0\""),
              "error.json.number evidence/observations.json 1 "));
  CHECK(names(after(kObservations, "\"clock\":\"drug\"", "\"clock\":\"heart\""), " heart"));
  CHECK(names(after(kObservations, "\"design\":\"review\"", "\"grade\":\"gossip\""),
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
  CHECK(names(after("evidence/references.json", "\"id\":\"kamp2020\"", "\"id\":\"kamp2021\""),
              "error.content.reference model/parameters.json 1 1 kamp2020"));
  CHECK(names(after("model/parameters.json", "\"unit.mg_per_kg\"", "\"unit.grain\""),
              "error.content.words model/parameters.json 1 1 unit.grain"));
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
  CHECK(names(without("strings/en/observations.json"), "error.content.words obs.T01.label"));
}

TEST_CASE("library: an observation that is drawn must cite something") {
  std::string text(asset(kObservations));
  const auto at = text.find("\"citations\":", text.find("\"id\":\"T26\""));
  const auto end = text.find(']', at);
  Files files;
  files.changed[kObservations] = text.replace(at, end - at, "\"citations\":[");
  const auto problems = files.problems();
  REQUIRE(problems.size() == 1);
  CHECK(joined(problems.front()) == "error.content.uncited T26");
}
