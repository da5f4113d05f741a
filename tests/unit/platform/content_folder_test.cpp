// A folder of content, and looking after it. Exact; no test waits for a clock.
#include "platform/native/content_folder.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "content/assets_embedded.h"
#include "platform/faults.h"
#include "platform/native/content_watch.h"
#include "unit/platform/folder.h"

namespace fs = std::filesystem;
using tc::Message;
using tc::platform::ContentFolder;
using tc::platform::ContentWatch;
using tc::test::Folder;

namespace {

std::string built_in(std::string_view path) {
  for (const auto& part : {tc::content::embedded_assets(), tc::content::embedded_dossier()}) {
    for (const auto& asset : part) {
      if (asset.path == path) return std::string(asset.bytes);
    }
  }
  return {};
}

std::string with(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

const std::string kClaims = "evidence/claims.json", kObservations = "evidence/observations.json";

}  // namespace

TEST_CASE("content folder: one changed file is enough, the rest is built in") {
  const Folder folder;
  folder.put("strings/en/observations.json", with(built_in("strings/en/observations.json"),
                                                  "Mood benefit is largest about day 1", "Changed"));
  const auto opened = ContentFolder::open(folder.path.string() + "//");
  REQUIRE(opened.ok());
  CHECK(opened->file_count() == 1);
  std::vector<Message> problems;
  const auto library = opened->load(problems);
  REQUIRE(library.ok());
  CHECK(library->strings.raw("obs.T44.title") == "Changed");
  CHECK(library->claims.size() == 58);
}

TEST_CASE("content folder: a whole copy of the content has no fault") {
  const Folder folder;
  for (const auto& part : {tc::content::embedded_assets(), tc::content::embedded_dossier()}) {
    for (const auto& asset : part) folder.put(std::string(asset.path), asset.bytes);
  }
  CHECK(folder.faults().empty());
}

TEST_CASE("content folder: what is no folder is refused") {
  const Folder folder;
  folder.put("file.json", "{}");
  for (const std::string& path :
       {std::string(), std::string("/no/such/folder"), (folder.path / "file.json").string()}) {
    CAPTURE(path);
    const auto opened = ContentFolder::open(path);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().key == "platform.content_unread");
    ContentFolder::fingerprint(path);
  }
}

TEST_CASE("content folder: an empty one is told, for it would change nothing") {
  const Folder folder;
  CHECK(folder.faults() == std::vector<std::string>{"error.content.empty :1:1 "});
  folder.put("README.md", "words");
  folder.put("claims.json", "{}");
  folder.put("schema/claims.schema.json", "{}");
  CHECK(folder.first() == "error.content.empty :1:1 ");
}

TEST_CASE("content folder: broken JSON, wrong types, unknown ids and cycles have file, line and column") {
  const Folder folder;
  const auto after = [&](const std::string& file, const std::string& text) {
    folder.put(file, text);
    const std::string first = folder.first();
    fs::remove(folder.path / file);
    return first;
  };
  CHECK(after(kClaims, "{\n  \"claims\": [\n    {]\n") ==
        "error.json.syntax /evidence/claims.json:3:6 error.json.syntax.name");
  CHECK(after("timeline/stops.json", "{\"stops\": [{\"id\": \"a\",\n \"time_min\": \"soon\"}]}") ==
        "error.json.number /timeline/stops.json:2:14 time_min");
  CHECK(after("timeline/care.json", with(built_in("timeline/care.json"), "{\"reference\":\"price2022\"",
                                         "\n{\"reference\":\"nobody\""))
            .starts_with("error.content.reference /timeline/care.json:"));
  CHECK(after("evidence/glossary.json",
              with(built_in("evidence/glossary.json"), "\"id\":\"half-life\",\"see\":[",
                   "\"id\":\"half-life\",\"see\":[\"half-life\","))
            .starts_with("error.content.cycle /evidence/glossary.json:1:"));
  CHECK(after(kObservations, with(built_in(kObservations), "\"id\":\"T44\",", "\"id\":\"T44\",\"colour\":1,"))
            .starts_with("error.json.unknown_key /evidence/observations.json:1:"));
}

TEST_CASE("content folder: a file of 50 MB is not read, and told") {
  const Folder folder;
  folder.put(kClaims, "");
  fs::resize_file(folder.path / kClaims, 50u << 20);
  CHECK(folder.faults() == std::vector<std::string>{"error.json.too_large /evidence/claims.json:1:1 50"});
}

TEST_CASE("content folder: text that is not UTF-8 is told where it begins") {
  const Folder folder;
  folder.put("timeline/stops.json", "{\"stops\":\n [\"\xE9t\xE9\"]}");
  CHECK(folder.first() == "error.json.utf8 /timeline/stops.json:2:4 ");
  folder.put("timeline/stops.json", std::string("{\0}", 3));
  CHECK(folder.first().starts_with("error.json.syntax /timeline/stops.json:1:2"));
}

TEST_CASE("content folder: deep nesting is told where it begins") {
  const Folder folder;
  folder.put(kClaims, std::string(64, '[') + "\n" + std::string(1'000'000, '['));
  CHECK(folder.first() == "error.json.too_deep /evidence/claims.json:2:1 64");
}

TEST_CASE("content folder: what is there under a file's name and is no file") {
  const Folder folder;
  fs::create_directories(folder.path / kClaims);
  CHECK(folder.faults() ==
        std::vector<std::string>{"error.content.unread /evidence/claims.json:1:1 it is no file"});
  fs::remove_all(folder.path / kClaims);
  REQUIRE(mkfifo((folder.path / kClaims).c_str(), 0600) == 0);
  CHECK(folder.first() == "error.content.unread /evidence/claims.json:1:1 it is no file");
}

TEST_CASE("content folder: links to files are followed, links in circles and into nothing are told") {
  const Folder folder;
  folder.put("elsewhere", built_in(kClaims));
  fs::create_directories(folder.path / "evidence");
  fs::create_symlink("../elsewhere", folder.path / kClaims);
  CHECK(folder.faults().empty());
  fs::create_symlink("safety.json", folder.path / "evidence/safety.json");
  CHECK(folder.first().starts_with("error.content.unread /evidence/safety.json:1:1"));
  fs::remove(folder.path / "evidence/safety.json");
  fs::create_symlink("nothing", folder.path / "evidence/audits.json");
  CHECK(folder.first().starts_with("error.content.unread /evidence/audits.json:1:1"));
  fs::remove(folder.path / "evidence/audits.json");
  fs::create_directory_symlink("..", folder.path / "evidence/again");  // a circle below a content folder
  fs::create_directory_symlink(".", folder.path / "model");  // a content folder that is the folder itself
  CHECK(folder.faults().empty());
}

TEST_CASE("content folder: unreadable files and folders are told") {
  if (geteuid() == 0) return;  // to whom nothing is unreadable
  const Folder folder;
  folder.put(kClaims, built_in(kClaims));
  fs::permissions(folder.path / kClaims, fs::perms::none);
  CHECK(folder.first().starts_with("error.content.unread /evidence/claims.json:1:1"));
  fs::permissions(folder.path / "evidence", fs::perms::none);
  CHECK(folder.first().starts_with("error.content.unread /evidence/:1:1"));
  fs::permissions(folder.path / "evidence", fs::perms::owner_all);
}

TEST_CASE("content folder: a content folder that is a file is told") {
  const Folder folder;
  folder.put("evidence", "not a folder");
  CHECK(folder.first().starts_with("error.content.unread /evidence/:1:1"));
}

TEST_CASE("content folder: a file that nothing reads is told; hidden ones and other kinds are left alone") {
  const Folder folder;
  folder.put("evidence/claim.json", "{}");
  folder.put("evidence/.claims.json.swp", "x");
  folder.put("evidence/.hidden.json", "x");
  folder.put("evidence/notes.txt", "x");
  folder.put("evidence/claims.json~", "x");
  CHECK(folder.faults() == std::vector<std::string>{"error.content.unknown_file /evidence/claim.json:1:1 "});
}

TEST_CASE("content folder: words may lie in files of any name, but each key once") {
  const Folder folder;
  folder.put("strings/en/mine.json", "{\"mine.hello\": \"Hello\"}");
  CHECK(folder.faults().empty());
  folder.put("strings/en/mine.json", "{\n\"app.name\": \"Mine\"}");
  CHECK(folder.first() == "error.strings.repeated /strings/en/mine.json:2:1 app.name");
}

TEST_CASE("content folder: words that the program asks for must stay, those of an entry may go with it") {
  const Folder folder;
  folder.put("strings/en/timeline.json",
             with(built_in("strings/en/timeline.json"), "\"app.name\"", "\"app.nome\""));
  CHECK(folder.faults() ==
        std::vector<std::string>{"error.content.words /strings/en/timeline.json:1:1 app.name"});
}

TEST_CASE("content folder: what the folder takes away from built-in content is told under its bare name") {
  const Folder folder;
  folder.put("evidence/learning.json", "{\"learning\": []}");
  CHECK(folder.faults().empty());
  folder.put("evidence/claims.json", "{\"claims\": []}");
  const auto faults = folder.faults();
  REQUIRE_FALSE(faults.empty());
  for (const std::string& fault : faults) {
    const auto in = [&](const char* place) { return fault.find(place) != std::string::npos; };
    CHECK((in(" evidence/") || in(" quizzes/") || in(" tours/") || in(" stage/")));
  }
}

TEST_CASE("content folder: faults come in the order of files, lines and columns") {
  const Folder folder;
  folder.put(
      "timeline/stops.json",
      "{\"stops\": [\n{\"id\": \"b\", \"time_min\": \"x\"},\n{\"id\": 5, \"time_min\": 1, \"x\": 1}]}");
  folder.put("timeline/care.json", "{\"care\": 5}");
  const auto faults = folder.faults();
  REQUIRE(faults.size() == 4);
  CHECK(faults[0] == "error.json.list /timeline/care.json:1:10 care");
  CHECK(faults[1] == "error.json.number /timeline/stops.json:2:25 time_min");
  CHECK(faults[2] == "error.json.text /timeline/stops.json:3:8 id");
  CHECK(faults[3] == "error.json.unknown_key /timeline/stops.json:3:26 x");
}

TEST_CASE("content folder: a fault is one line, whatever files are called and hold") {
  const Folder folder;
  folder.put("evidence/two\nlines\x01.json", "{}");
  folder.put("timeline/stops.json", "{\"stops\": [{\"id\": \"a\\nb\\u0007\", \"time_min\": 1}]}");
  const auto library = tc::content::load_embedded_library();
  REQUIRE(library.ok());
  const auto opened = ContentFolder::open(folder.path.string());
  std::vector<Message> problems;
  opened->load(problems);
  CHECK(problems.size() == 2);
  for (const Message& m : problems) {
    const std::string line = tc::platform::fault_line(m, library->strings);
    CAPTURE(line);
    for (const char c : line) CHECK((c < 0 || c >= ' '));
  }
}

TEST_CASE(
    "content folder: the fingerprint changes with what is written, added and removed, and with nothing "
    "else") {
  const Folder folder;
  folder.put(kClaims, "1");
  const std::string path = folder.path.string();
  const auto first = ContentFolder::fingerprint(path);
  CHECK(ContentFolder::fingerprint(path) == first);
  folder.put("notes.txt", "x");
  folder.put("evidence/.claims.json.swp", "x");
  CHECK(ContentFolder::fingerprint(path) == first);
  folder.put(kClaims, "12");
  const auto written = ContentFolder::fingerprint(path);
  CHECK(written != first);
  fs::last_write_time(folder.path / kClaims, fs::file_time_type::clock::now() + std::chrono::seconds(5));
  CHECK(ContentFolder::fingerprint(path) != written);
  const auto before = ContentFolder::fingerprint(path);
  folder.put("evidence/safety.json", "1");
  CHECK(ContentFolder::fingerprint(path) != before);
  fs::remove(folder.path / "evidence/safety.json");
  CHECK(ContentFolder::fingerprint(path) == before);
}

TEST_CASE(
    "content watch: looks twice a second, gives good content and faults, and nothing when nothing changed") {
  const Folder folder;
  const std::string words = "strings/en/observations.json", path = folder.path.string();
  folder.put(words, built_in(words));
  ContentWatch watch(path, ContentFolder::fingerprint(path));
  CHECK(watch.due_s(100) == 0);
  CHECK_FALSE(watch.look(100));
  CHECK(watch.due_s(100) == .5);
  CHECK(watch.due_s(100.4) == doctest::Approx(.1));
  folder.put(words, with(built_in(words), "Mood benefit is largest about day 1", "Changed"));
  CHECK_FALSE(watch.look(100.4));  // not yet
  auto change = watch.look(100.5);
  REQUIRE(change);
  REQUIRE(change->library);
  CHECK(change->problems.empty());
  CHECK(change->library->strings.raw("obs.T44.title") == "Changed");
  CHECK_FALSE(watch.look(101));
  folder.put(words, "{");
  change = watch.look(101.5);
  REQUIRE(change);
  CHECK_FALSE(change->library);
  CHECK(change->problems.size() == 1);
  CHECK_FALSE(watch.look(102));  // told once
  folder.put(words, built_in(words));
  change = watch.look(102.5);
  REQUIRE(change);
  CHECK(change->library);
  fs::remove_all(folder.path);
  change = watch.look(103);
  REQUIRE(change);
  CHECK(change->problems.front().key == "platform.content_unread");
  folder.put(words, built_in(words));
  change = watch.look(103.5);
  REQUIRE(change);
  CHECK(change->library);
}

TEST_CASE("content watch: without a folder nothing is ever due") {
  ContentWatch watch("", 0);
  CHECK_FALSE(watch.due_s(5));
  CHECK_FALSE(watch.look(5));
}
