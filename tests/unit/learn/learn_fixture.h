#pragma once
#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/assets_embedded.h"
#include "content/library.h"
#include "learn/response.h"
#include "support/quiz_fixture.h"

namespace tc::test {

/// The embedded library with one fixture item of each type (F1 to F12).
inline const content::Library& quiz_library() {
  static const std::string items = items_json(), words = item_words_json();
  static const Result<content::Library> loaded = [] {
    std::vector<std::string_view> paths{kItemsPath, kItemWordsPath};
    for (const auto& part : {content::embedded_assets(), content::embedded_dossier()}) {
      for (const auto& a : part) paths.push_back(a.path);
    }
    std::vector<Message> problems;
    return content::load_library(
        [](std::string_view path) -> std::optional<std::string_view> {
          if (path == kItemsPath) return items;
          if (path == kItemWordsPath) return words;
          for (const auto& part : {content::embedded_assets(), content::embedded_dossier()}) {
            for (const auto& a : part) {
              if (a.path == path) return a.bytes;
            }
          }
          return std::nullopt;
        },
        paths, problems);
  }();
  REQUIRE_MESSAGE(loaded.ok(), loaded.error().key);
  return *loaded;
}

inline const content::Item& fixture_item(std::string_view id) {
  const content::Item* item = quiz_library().item(id);
  REQUIRE(item != nullptr);
  return *item;
}

/// A whole answer to each fixture item: right (full credit) or wrong (none).
inline learn::Response fixture_answer(std::string_view id, bool right) {
  using namespace learn;
  if (id == "F1" || id == "F10") return Choice{right ? "a" : "c"};
  if (id == "F2" || id == "F11") return right ? Choices{{"a", "b"}} : Choices{{"c"}};
  if (id == "F3") return Verdict{right};
  if (id == "F4") return right ? Ordering{{"a", "b", "c", "d"}} : Ordering{{"d", "c", "b", "a"}};
  if (id == "F5") {
    return right ? Placement{{{"a", false, 200, 200},
                              {"b", false, 30, 1440},
                              {"c", true},
                              {"d", false, 100, 800}}}
                 : Placement{
                       {{"a", true}, {"b", false, 500, 600}, {"c", false, 5, 5}, {"d", false, 5000, 6000}}};
  }
  if (id == "F6") return Pointed{right ? "nmda_receptor" : "bdnf"};
  if (id == "F7") {
    return right ? Guesses{{{"a", 45, 30, 60}, {"b", 2, 1, 3}}} : Guesses{{{"a", 5, 0, 10}, {"b", 9, 8, 10}}};
  }
  if (id == "F8") {
    return right ? Drawing{{{"ketamine", {0, 190, 80, 30, 5}}, {"norketamine", {0, 80, 90, 50, 20}}}}
                 : Drawing{
                       {{"ketamine", {250, 240, 230, 220, 210}}, {"norketamine", {200, 200, 200, 200, 200}}}};
  }
  if (id == "F9") {
    return right ? Path{{{"n1", "a"}, {"n2", "a"}}} : Path{{{"n1", "b"}, {"n1b", "on"}, {"n2", "c"}}};
  }
  return right ? Matches{{{"1", "holds"}, {"2", "failed"}}} : Matches{{{"1", "failed"}, {"2", "holds"}}};
}

inline constexpr const char* kFixtureIds[] = {"F1", "F2", "F3", "F4",  "F5",  "F6",
                                              "F7", "F8", "F9", "F10", "F11", "F12"};

}  // namespace tc::test
