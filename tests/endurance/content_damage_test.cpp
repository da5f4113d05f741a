// Every content file broken in several ways, and at random: each fault is located, nothing crashes. Exact.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/random.h"
#include "unit/content/changed_content.h"

using tc::Message;

TEST_CASE("library: any file that is broken, no text or empty is one fault, located, and nothing is loaded") {
  for (const auto& part : {tc::content::embedded_assets(), tc::content::embedded_dossier()}) {
    for (const auto& file : part) {
      if (!file.path.ends_with(".json")) continue;
      const std::string path(file.path);
      CAPTURE(path);
      for (const auto& [bytes, key] :
           {std::pair("{\"broken\": ", "error.json.syntax"), std::pair("\xff", "error.json.utf8"),
            std::pair("", "error.json.syntax")}) {
        ChangedContent files;
        files.changed[path] = bytes;
        if (files.changed[path].empty()) files.changed[path] = " ";  // the fixture takes no bytes for no file
        const auto problems = files.problems();
        // What the file would have held is not missed at every place that names it.
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].key == key);
        CHECK(argument(problems[0], "file") == path);
        CHECK(argument(problems[0], "line") == "1");
        CHECK_FALSE(argument(problems[0], "column").empty());
      }
    }
  }
}

TEST_CASE("library: a list or a text where an object belongs is told in any file") {
  for (const auto& part : {tc::content::embedded_assets(), tc::content::embedded_dossier()}) {
    for (const auto& file : part) {
      if (!file.path.ends_with(".json")) continue;
      const std::string path(file.path);
      CAPTURE(path);
      for (const char* bytes : {"[]", "\"text\"", "7", "null"}) {
        ChangedContent files;
        files.changed[path] = bytes;
        const auto problems = files.problems();
        REQUIRE_FALSE(problems.empty());
        CHECK(std::any_of(problems.begin(), problems.end(), [&](const Message& m) {
          return argument(m, "file") == path && argument(m, "line") == "1" && argument(m, "column") == "1";
        }));
      }
    }
  }
}

TEST_CASE("content with random damage loads or is refused with a place, never anything else") {
  tc::Random random(20260301);
  std::vector<std::string> paths;
  for (const auto& part : {tc::content::embedded_assets(), tc::content::embedded_dossier()}) {
    for (const auto& a : part) {
      if (a.path.ends_with(".json")) paths.emplace_back(a.path);
    }
  }
  constexpr std::string_view kPieces[] = {"null", "-1",          "1e308",    "\"\"",   "[]", "{}",
                                          "[[[[", "\"\\u0000\"", "true",     "\xC3",   ",",  "}",
                                          "\"x",  "0.1",         "99999999", "\"T01\""};
  const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random.below(bound)); };
  for (int round = 0; round < 160; ++round) {
    const std::string& path = paths[below(paths.size())];
    std::string text(asset(path));
    for (std::size_t i = 0, count = 1 + below(3); i < count; ++i) {
      const std::size_t at = below(text.size());
      if (below(2) == 0) {  // a whole value gives place to another
        const auto from = text.find_first_of(":[,", at);
        const auto to = from == std::string::npos ? from : text.find_first_of(",]}", from + 1);
        if (to != std::string::npos)
          text.replace(from + 1, to - from - 1, kPieces[below(std::size(kPieces))]);
      } else {
        text.replace(at, below(12), std::string(kPieces[below(std::size(kPieces))]));
      }
    }
    CAPTURE(path);
    CAPTURE(round);
    ChangedContent files;
    files.changed[path] = text;
    for (const Message& m : files.problems()) {
      CAPTURE(joined(m));
      CHECK_FALSE(argument(m, "file").empty());
      CHECK(std::stoi(argument(m, "line")) >= 1);
      CHECK(std::stoi(argument(m, "column")) >= 1);
    }
  }
}
