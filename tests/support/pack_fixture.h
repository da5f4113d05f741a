#pragma once
#include <string>

#include "content/course_pack.h"
#include "support/quiz_fixture.h"

// Course packs for tests: a small one with an item of each type and a tour, and one of any size.
namespace tc::test {

inline std::string pack_json() {
  return R"({"format":1,"id":"week-one","title":"pack.week-one.title","version":"1.0","licence":"CC-BY-4.0",
"authors":["A. Teacher"],"contact":"teacher@example.org","released":"2026-11-01","review_by":"2028-11-01"})";
}

/// The same with a pass rule of its own, as JSON.
inline std::string pack_json_with_pass(const std::string& rule) {
  std::string text = pack_json();
  return text.insert(text.size() - 1, ",\"pass\":" + rule);
}

inline content::PackFiles pack_files() {
  return {
      {"pack.json", pack_json()},
      {std::string(kItemsPath), items_json()},
      {std::string(kItemWordsPath), item_words_json()},
      {"quizzes/objectives.json", "{\"objectives\":[\n{\"id\":\"week_one\"}]}"},
      {"strings/en/pack.json", "{\n\"pack.week-one.title\":\"Week one\",\n\"objective.week_one\":\"Know it\"}"},
      {"tours/week_one.json",
       "{\"id\":\"week_one\",\"minutes\":1,\"chapters\":[{\"id\":\"first\",\"steps\":[\n"
       "{\"id\":\"sign\",\"time_min\":210,\"stage\":false,\"scene\":\"person\",\"focus\":\"whole\",\"highlight\":[\"T26\"],"
       "\"entries\":[\"T26\"],\"citations\":[],\"species\":[\"human\"],\"contest\":\"supported\",\"check\":\"F1\","
       "\"minutes\":0.3}]}]}"},
      {"strings/en/tour_week_one.json",
       "{\"tour.week_one.name\":\"A\",\"tour.week_one.summary\":\"B\",\"tour.week_one.objectives\":\"C\",\n"
       "\"tour.week_one.first.name\":\"D\",\"tour.week_one.first.objective\":\"E\",\n"
       "\"tour.week_one.sign.title\":\"F\",\"tour.week_one.sign.caption\":\"G\",\"tour.week_one.sign.narration\":\"H\"}"},
  };
}

/// A pack of so many questions of one best answer, a hundred to a file, with texts as long as ours are.
inline content::PackFiles big_pack(int items) {
  content::PackFiles files{{"pack.json", pack_json()}, {"strings/en/pack.json", R"({"pack.week-one.title":"Week one"})"}};
  const std::string text = "In 30 patients, repeated pictures strengthened a visual brain wave more at 3–4 h than before it.";
  for (int first = 0; first < items; first += 100) {
    std::string list = "{\"items\":[\n", words = "{\n";
    for (int i = first; i < std::min(items, first + 100); ++i) {
      const std::string id = "P" + std::to_string(i), comma = i == first ? "" : ",\n";
      list += comma + common(id.c_str(), "single") +
              "\"options\":[{\"id\":\"a\",\"credit\":1},{\"id\":\"b\",\"credit\":0,\"misconception\":\"M02\"},"
              "{\"id\":\"c\",\"credit\":0},{\"id\":\"d\",\"credit\":0}]}";
      std::string separator = comma;
      for (const char* part : {"stem", "fact", "warning", "slip", "again", "option.a", "option.b", "option.c",
                               "option.d", "why.a", "why.b", "why.c", "why.d"}) {
        const bool option = std::string_view(part).starts_with("option");
        words += separator + "\"item." + id + "." + part + "\":\"" + (option ? "At 3–4 hours" : text) + "\"";
        separator = ",\n";
      }
    }
    const std::string part = std::to_string(first / 100);
    files["quizzes/items_" + part + ".json"] = list + "]}";
    files["strings/en/items_" + part + ".json"] = words + "}";
  }
  return files;
}

}  // namespace tc::test
