// check, and --content for every command that takes it. Exact text; each bad input has a test of its own.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/cli_support.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "content/assets_embedded.h"

using namespace tc;
using namespace tc::test;
namespace fs = std::filesystem;

namespace {

const std::string kClaims = "evidence/claims.json", kObservations = "evidence/observations.json",
                  kObservationWords = "strings/en/observations.json", kStops = "timeline/stops.json";

std::string built_in(std::string_view path) {
  for (const auto& part : {content::embedded_assets(), content::embedded_dossier()}) {
    for (const auto& asset : part) {
      if (asset.path == path) return std::string(asset.bytes);
    }
  }
  return {};
}

std::string with(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, std::string(from));
  return text.replace(at, from.size(), to);
}

/// An empty content folder of this name, and files in it.
std::string folder(const std::string& name) {
  const std::string path = scratch("content/" + name);
  fs::remove_all(path);
  fs::create_directories(path);
  return path;
}
void put(const std::string& folder, const std::string& name, std::string_view bytes) {
  REQUIRE(cli::write_file(folder + "/" + name, bytes).ok());
}

/// "file:line:column: what" with a whole sentence.
bool is_fault_line(const std::string& line) {
  std::size_t at = line.find(".json:");
  at = at == std::string::npos ? line.find(':') : at + 5;
  if (at == std::string::npos) return false;
  for (int number = 0; number < 2; ++number) {
    const std::size_t from = ++at;
    while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
    if (at == from || at >= line.size() || line[at] != ':') return false;
  }
  return line.size() > at + 10 && line[at + 1] == ' ' && (line.ends_with('.') || line.ends_with('?'));
}

/// What must hold for every faulty folder: `check` tells each fault on one line and fails; every other
/// command tells them, says that the built-in content stays in use, and does its work with it.
void expect_fault(const std::string& dir, std::string_view expected) {
  const auto checked = run({"check", dir});
  CAPTURE(checked.err);
  CHECK(checked.code == cli::kFailed);
  CHECK(checked.out.empty());
  const auto lines = lines_of(checked.err);
  REQUIRE_FALSE(lines.empty());
  for (const std::string& line : lines) {
    CAPTURE(line);
    CHECK(is_fault_line(line));
    CHECK(line.find("[") == std::string::npos);
  }
  CHECK(std::any_of(lines.begin(), lines.end(),
                    [&](const std::string& l) { return l.find(expected) != std::string::npos; }));

  const auto used = run({"evidence", "--entry", "T44", "--content", dir});
  CHECK(used.code == cli::kDone);
  CHECK(used.out == run({"evidence", "--entry", "T44"}).out);
  const auto told = lines_of(used.err);
  REQUIRE(told.size() == lines.size() + 1);
  CHECK(std::equal(lines.begin(), lines.end(), told.begin()));
  CHECK(told.back().starts_with("threeclocks: "));
  CHECK(told.back().find("the content built in stays in use") != std::string::npos);
}

}  // namespace

TEST_CASE("check: the program's own content has no fault, whole or in part") {
  const std::string dir = folder("good");
  put(dir, kObservations, built_in(kObservations));
  const auto part = run({"check", dir});
  CHECK_MESSAGE(part.code == cli::kDone, part.err);
  CHECK(part.err.empty());
  CHECK(part.out.starts_with("1 files, no fault: 67 observations, 58 claims"));
  for (const auto& files : {content::embedded_assets(), content::embedded_dossier()}) {
    for (const auto& asset : files) put(dir, std::string(asset.path), asset.bytes);
  }
  const auto whole = run({"check", dir + "/"});
  CHECK_MESSAGE(whole.code == cli::kDone, whole.err);
  CHECK(lines_of(whole.out).size() == 1);
}

TEST_CASE("check: every fault of every file, one line each, in their order") {
  const std::string dir = folder("many");
  put(dir, kObservations,
      with(with(built_in(kObservations), "\"id\":\"T44\",", "\"id\":\"T44\",\"colour\":1,"),
           "\"id\":\"T45\",\"clock\":\"plasticity\"", "\"id\":\"T45\",\"clock\":\"heart\""));
  put(dir, kStops,
      "{\"stops\": [\n  {\"id\": \"start\", \"time_min\": \"0\"},\n  {\"id\": \"end\", \"time_mni\": "
      "5}\n]}\n");
  const auto checked = run({"check", dir});
  CHECK(checked.code == cli::kFailed);
  const auto lines = lines_of(checked.err);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0].starts_with(dir + "/" + kObservations + ":1:"));
  CHECK(lines[0].find("‘colour’") != std::string::npos);
  CHECK(lines[1].find("‘heart’") != std::string::npos);
  CHECK(lines[2] == dir + "/" + kStops + ":2:31: ‘time_min’ must be a number, without quotes.");
  CHECK(lines[3].starts_with(dir + "/" + kStops + ":3:3: "));
  CHECK(lines[4].starts_with(dir + "/" + kStops + ":3:17: "));
}

TEST_CASE("bad content: broken JSON") {
  const std::string dir = folder("broken");
  put(dir, kClaims, "{\"claims\": [\n  {\"id\": \"C01\",}\n]}");
  expect_fault(dir, kClaims + ":2:16: not valid JSON: a key in double quotes is expected here");
}

TEST_CASE("bad content: an empty file") {
  const std::string dir = folder("nothing");
  put(dir, kClaims, "");
  expect_fault(dir, kClaims + ":1:1: not valid JSON: the file is empty.");
}

TEST_CASE("bad content: wrong types") {
  const std::string dir = folder("types");
  put(dir, kObservations, with(built_in(kObservations), "\"n\":8", "\"n\":\"eight\""));
  expect_fault(dir, "‘n’ must be a whole number");
}

TEST_CASE("bad content: unknown ids") {
  const std::string dir = folder("unknown");
  put(dir, kClaims, with(built_in(kClaims), "\"observations\":[\"T05\"", "\"observations\":[\"T98\""));
  expect_fault(dir, "there is no entry ‘T98’; correct the id or add the entry.");
}

TEST_CASE("bad content: unknown sources") {
  const std::string dir = folder("sources");
  put(dir, kObservations,
      with(built_in(kObservations), "\"reference\":\"fava2020\"", "\"reference\":\"fava2002\""));
  expect_fault(dir, "‘fava2002’ is not in evidence/references.json; add it there or correct the id.");
}

TEST_CASE("bad content: an id used twice") {
  const std::string dir = folder("twice");
  put(dir, kClaims, with(built_in(kClaims), "\"id\":\"C02\"", "\"id\":\"C01\""));
  expect_fault(dir, "the id ‘C01’ is used twice; ids must differ.");
}

TEST_CASE("bad content: a term that leads to itself") {
  const std::string dir = folder("cycle");
  put(dir, "evidence/glossary.json",
      with(built_in("evidence/glossary.json"), "\"id\":\"half-life\",\"see\":[",
           "\"id\":\"half-life\",\"see\":[\"half-life\","));
  expect_fault(dir, "‘half-life’ names itself; take it out.");
}

TEST_CASE("bad content: an observation that contradicts itself") {
  const std::string dir = folder("contradiction");
  put(dir, kObservations,
      with(built_in(kObservations), "\"contradicts\":[\"T52\"]", "\"contradicts\":[\"T52\",\"T44\"]"));
  expect_fault(dir, "‘T44’ names itself");
}

TEST_CASE("bad content: a file of 50 MB") {
  const std::string dir = folder("large");
  put(dir, kClaims, "");
  fs::resize_file(dir + "/" + kClaims, 50u << 20);
  expect_fault(
      dir, kClaims + ":1:1: the file has 50 MB, and the largest that is read has 8 MB; split or shorten it.");
}

TEST_CASE("bad content: text that is not UTF-8") {
  const std::string dir = folder("latin1");
  put(dir, kObservationWords, "{\n  \"obs.T01.title\": \"d\xE9j\xE0 vu\"}");
  expect_fault(dir, kObservationWords + ":2:22: the text is not UTF-8 from here on; save it as UTF-8.");
}

TEST_CASE("bad content: an empty folder") { expect_fault(folder("empty"), "no content file is here"); }

TEST_CASE("bad content: what cannot be read as a file") {
  const std::string dir = folder("unreadable");
  fs::create_directories(dir + "/" + kClaims);
  expect_fault(dir, kClaims + ":1:1: the file could not be read");
  fs::remove_all(dir + "/" + kClaims);
  REQUIRE(mkfifo((dir + "/" + kClaims).c_str(), 0600) == 0);
  expect_fault(dir, kClaims + ":1:1: the file could not be read");
}

TEST_CASE("bad content: a link that leads to itself") {
  const std::string dir = folder("loop");
  fs::create_directories(dir + "/evidence");
  fs::create_symlink("claims.json", dir + "/" + kClaims);
  expect_fault(dir, kClaims + ":1:1: the file could not be read");
}

TEST_CASE("bad content: folders that lead in circles do not matter") {
  const std::string dir = folder("circles");
  put(dir, kStops, built_in(kStops));
  fs::create_directory_symlink("..", dir + "/timeline/up");
  fs::create_directory_symlink(".", dir + "/evidence");
  const auto checked = run({"check", dir});
  CHECK_MESSAGE(checked.code == cli::kDone, checked.err);
}

TEST_CASE("bad content: ten thousand files") {
  const std::string dir = folder("crowd");
  fs::create_directories(dir + "/evidence");
  for (int i = 0; i < 10'000; ++i) put(dir, "evidence/" + std::to_string(i) + ".json", "{}");
  expect_fault(dir, "no content is read from a file of this name");
  fs::remove_all(dir);
}

TEST_CASE("bad content: nested too deep") {
  const std::string dir = folder("deep");
  put(dir, kClaims, "{\"claims\":\n" + std::string(500'000, '['));
  expect_fault(dir,
               kClaims + ":2:64: lists and objects are nested deeper than 64 levels here; flatten them.");
}

TEST_CASE("bad content: numbers beyond everything") {
  const std::string dir = folder("numbers");
  put(dir, kStops, with(built_in(kStops), "\"time_min\":20160", "\"time_min\":1e300"));
  expect_fault(dir, "‘time_min’ is more than ten years");
  put(dir, kStops, with(built_in(kStops), "\"time_min\":20160", "\"time_min\":1e999"));
  expect_fault(dir, "a number is incomplete or too large");
}

TEST_CASE("bad content: models and theme") {
  const std::string dir = folder("models");
  put(dir, "model/parameters.json",
      with(built_in("model/parameters.json"), "\"value\":25.0", "\"value\":-25"));
  expect_fault(dir, "model/parameters.json:1:");
  fs::remove(dir + "/model/parameters.json");
  put(dir, "theme/theme.json", with(built_in("theme/theme.json"), "\"#0E1418\"", "\"teal\""));
  expect_fault(dir, "‘teal’ is not a colour; write #RRGGBB.");
}

TEST_CASE("bad content: words that the program needs") {
  const std::string dir = folder("words");
  put(dir, "strings/en/timeline.json",
      with(built_in("strings/en/timeline.json"), "\"app.name\":", "\"app.nome\":"));
  expect_fault(dir, "the words ‘app.name’ are missing");
}

TEST_CASE("bad content: a file that nothing reads") {
  const std::string dir = folder("misnamed");
  put(dir, "evidence/claim.json", "{}");
  expect_fault(dir, "evidence/claim.json:1:1: no content is read from a file of this name");
}

TEST_CASE("check and --content refuse what is no folder, in one sentence") {
  const std::string file = scratch("content/file");
  REQUIRE(cli::write_file(file, "x").ok());
  for (const std::string& path : {file, std::string("/no/such/folder")}) {
    for (const std::vector<std::string>& words : {std::vector<std::string>{"check", path},
                                                  {"evidence", "--at", "24h", "--content", path},
                                                  {"semantics", "--content=" + path},
                                                  {"render", "--out", scratch("x.png"), "--content", path}}) {
      const auto outcome = run(words);
      CHECK(outcome.code == cli::kFailed);
      CHECK(outcome.out.empty());
      CHECK(lines_of(outcome.err).size() == 1);
      CHECK(outcome.err.find(path) != std::string::npos);
    }
  }
  CHECK(run({"check"}).code == cli::kRefused);
  CHECK(run({"check", "a", "b"}).code == cli::kRefused);
  CHECK(run({"evidence", "--at", "24h", "--content"}).code == cli::kRefused);
  CHECK(run({"evidence", "--at", "24h", "--content", ""}).code == cli::kFailed);
}

TEST_CASE("--content: good content is what every command shows") {
  const std::string dir = folder("preview");
  put(dir, kObservationWords,
      with(built_in(kObservationWords), "Mood benefit is largest about day 1", "Told anew for this preview"));
  const auto entry = run({"evidence", "--entry", "T44", "--content", dir});
  CHECK(entry.err.empty());
  CHECK(entry.out.starts_with("# T44: Told anew for this preview\n"));
  const auto tree = run({"semantics", "--mark", "T44", "--content", dir});
  CHECK(tree.code == cli::kDone);
  CHECK(tree.err.empty());
  CHECK(tree.out.find("Told anew for this preview") != std::string::npos);
  const std::string plain = scratch("plain.png"), changed = scratch("changed.png");
  const std::vector<std::string> render{"render", "--size", "640x480", "--mark", "T44", "--out"};
  const auto rendered = [&](const std::string& path, std::vector<std::string> more) {
    std::vector<std::string> words = render;
    words.push_back(path);
    words.insert(words.end(), more.begin(), more.end());
    const auto outcome = run(words);
    CHECK_MESSAGE(outcome.code == cli::kDone, outcome.err);
    return cli::read_file(path).value();
  };
  CHECK(rendered(plain, {}) != rendered(changed, {"--content", dir}));
  CHECK(run({"window", "--content", dir, "--at", "40min"}).code == cli::kDone);
}

TEST_CASE("--content: faulty content leaves picture, sheet and tree as they are built in, and says so") {
  const std::string dir = folder("faulty");
  put(dir, kStops, "{");
  const auto same = [&](std::vector<std::string> words) {
    const auto without = run(words);
    words.insert(words.end(), {"--content", dir});
    const auto outcome = run(words);
    CHECK(outcome.code == cli::kDone);
    CHECK(outcome.out == without.out);
    CHECK(lines_of(outcome.err).size() == 2);
    return words;
  };
  same({"semantics", "--size", "640x480"});
  const std::string one = scratch("one.png"), two = scratch("two.png");
  CHECK(run({"render", "--size", "320x240", "--out", one}).code == cli::kDone);
  same({"render", "--size", "320x240", "--out", two});
  CHECK(cli::read_file(one).value() == cli::read_file(two).value());
  same({"sheet", "--out", scratch("sheet.png")});
  // A refusal comes after the faults.
  const auto refused = run({"evidence", "--entry", "X1", "--content", dir});
  CHECK(refused.code == cli::kRefused);
  CHECK(lines_of(refused.err).size() == 3);
}

TEST_CASE("--content: what is asked for is looked up in that content") {
  const std::string dir = folder("added");
  put(dir, kObservations,
      with(built_in(kObservations), "{\"observations\":[{\"id\":\"T01\"",
           "{\"observations\":[{\"id\":\"T91\",\"clock\":\"plasticity\",\"track\":\"function\",\"line\":"
           "\"people\",\"mark\":\"point\",\"peak_min\":60,\"onset_status\":\"none\",\"peak_status\":"
           "\"verified\",\"offset_status\":\"none\",\"species\":\"human\",\"design\":\"crossover\","
           "\"contest\":\"supported\",\"verified\":true,\"citations\":[{\"reference\":\"sumner2020\","
           "\"verified\":true}]},{\"id\":\"T01\""));
  expect_fault(dir, "the words ‘obs.T91.label’ are missing; add the key to a file in strings/en.");
  put(dir, "strings/en/mine.json",
      R"({"obs.T91.label": "new", "obs.T91.label_short": "new", "obs.T91.title": "A new thing",
  "obs.T91.effect": "It was seen.", "obs.T91.window": "Once, at 60 min: measured."})");
  CHECK(run({"check", dir}).code == cli::kDone);
  CHECK(run({"semantics", "--mark", "T91", "--content", dir}).code == cli::kDone);
  CHECK(run({"semantics", "--mark", "T91"}).code == cli::kRefused);
  CHECK(run({"evidence", "--at", "60min", "--content", dir}).out.find("T91: A new thing") !=
        std::string::npos);
}
