// Exact: one fault put in, one named, at its place.
#include "content/quiz_loader.h"

#include <doctest/doctest.h>

#include <string>

#include "changed_content.h"
#include "content/quiz_ids.h"
#include "support/quiz_fixture.h"

using tc::Message;
using namespace tc::content;

namespace {

const std::string kPath(tc::test::kItemsPath), kWords(tc::test::kItemWordsPath);

ChangedContent fixture() {
  ChangedContent files;
  files.changed[kPath] = tc::test::items_json();
  files.changed[kWords] = tc::test::item_words_json();
  return files;
}

std::string told(const ChangedContent& files) {
  std::string out;
  for (const Message& m : files.problems()) out += joined(m) + "\n";
  return out;
}

/// The problems after one change to the items (or the words), behind the item `id`.
std::string after_change(const std::string& path, std::string_view id, std::string_view from,
                         std::string_view to) {
  ChangedContent files = fixture();
  std::string& text = files.changed[path];
  const auto start = text.find("\"id\":\"" + std::string(id) + "\"");
  const auto at = text.find(from, start == std::string::npos ? 0 : start);
  REQUIRE_MESSAGE(at != std::string::npos, std::string(from));
  text.replace(at, from.size(), to);
  return told(files);
}

struct Change {
  std::string_view id, from, to, expected;
};

void check(std::initializer_list<Change> changes) {
  for (const Change& c : changes) {
    CAPTURE(std::string(c.id));
    CAPTURE(std::string(c.from));
    const std::string problems = after_change(kPath, c.id, c.from, c.to);
    CAPTURE(problems);
    const std::string expected(c.expected);
    const std::string key = expected.substr(0, expected.find(' '));
    CHECK(names(problems, key + " " + kPath + " "));
    if (key.size() < expected.size()) CHECK(names(problems, expected.substr(key.size())));
  }
}

}  // namespace

TEST_CASE("quiz loader: an item of each type is read whole") {
  std::vector<Message> problems;
  std::vector<std::string_view> paths;
  const ChangedContent files = fixture();
  for (const auto& part : {embedded_assets(), embedded_dossier()}) {
    for (const auto& a : part) paths.push_back(a.path);
  }
  for (const auto& file : files.changed) paths.push_back(file.first);
  const auto read = [&](std::string_view path) -> std::optional<std::string_view> {
    const auto own = files.changed.find(path);
    if (own != files.changed.end()) return own->second;
    const std::string_view bytes = asset(path);
    return bytes.empty() ? std::nullopt : std::optional(bytes);
  };
  const auto library = load_library(read, paths, problems);
  CHECK(told(files) == "");
  REQUIRE(library.ok());
  for (const char* id : {"F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12"}) {
    const Item* item = library->item(id);
    REQUIRE(item != nullptr);
    CHECK(item->objective == "place_the_clocks");
    CHECK(item->show.select == "T44");
    CHECK(item->clock == Clock::drug);
  }
  CHECK(library->item("F1")->type() == ItemType::single);
  CHECK(library->item("F12")->type() == ItemType::audit);
  CHECK(options_of(*library->item("F10"))->at(1).credit == 0.5);
  CHECK(options_of(*library->item("F12")) == nullptr);
  CHECK(std::get<OrderTask>(library->item("F4")->task).ties.size() == 1);
  CHECK(std::get<PlaceTask>(library->item("F5")->task).targets[3].too_wide->high == 20160);
  CHECK(std::get<CurveTask>(library->item("F8")->task).lines[1].band[4].high == 35);
  CHECK(std::get<VignetteTask>(library->item("F9")->task).node("n1b")->card);
  CHECK(library->item("F4")->whys == 2);
  CHECK(library->item("F3")->whys == 1);
}

TEST_CASE("quiz loader: what an item is") {
  check({{"F1", "\"type\":\"single\"", "\"type\":\"riddle\"", "error.json.unknown_value riddle"},
         {"F1", "\"topic\":\"clearance\"", "\"topic\":\"weather\"", "error.json.unknown_value weather"},
         {"F1", "\"level\":\"3A\"", "\"level\":\"5\"", "error.json.unknown_value 5"},
         {"F1", "\"clock\":\"drug\"", "\"clock\":\"wall\"", "error.json.unknown_value wall"},
         {"F1", "\"reading_grade\":9,", "", "error.json.missing reading_grade"},
         {"F1", "\"lenses\":", "\"lensses\":", "error.json.unknown_key lensses"},
         {"F1", "\"id\":\"F1\"", "\"id\":\"1F\"", "error.content.id_form 1F"},
         {"F2", "\"id\":\"F2\"", "\"id\":\"F1\"", "error.json.repeated F1"},
         {"F1", "\"pool\":\"practice\"", "\"pool\":\"secure\"", "error.quiz.slot F1"},
         {"F1", "\"pool\":\"practice\"", "\"pool\":\"practice\",\"slot\":3", "error.quiz.slot F1"},
         {"F1", "\"pool\":\"practice\"", "\"pool\":\"secure\",\"slot\":16,\"form\":\"A\"",
          "error.json.integer slot"},
         {"F1", "\"contest\":\"supported\"", "\"contest\":\"mixed\",\"us\":1", "error.json.flag us"},
         {"F1", "\"time_min\":60", "\"time_min\":60000", "error.evidence.too_late"}});
  ChangedContent files = fixture();
  std::string& text = files.changed[kPath];
  text.replace(text.find("\"practice\""), 10, "\"secure\",\"slot\":1,\"form\":\"A\"");
  text.replace(text.find("\"verified\":true"), 15, "\"verified\":false");
  CHECK(names(told(files), "error.quiz.recalled " + kPath));
  files = fixture();
  std::string& open = files.changed[kPath];
  open.replace(open.find("\"supported\""), 11, "\"contested\"");
  CHECK(told(files) == "");
  open.replace(open.find("[\"C01\"]"), 7, "[]");
  CHECK(names(told(files), "error.quiz.no_claim " + kPath));
  constexpr std::string_view kCited = "[{\"reference\":\"price2022\",\"verified\":true}]";
  open.replace(open.find(kCited), kCited.size(), "[]");
  CHECK(names(told(files), "error.content.uncited_here " + kPath));
}

TEST_CASE("quiz loader: what an item names must be there") {
  check({{"F1", "\"place_the_clocks\"", "\"fly\"", "error.content.unknown_id fly"},
         {"F1", "[\"M01\"]", "[\"M99\"]", "error.content.unknown_id M99"},
         {"F1", "[\"C01\"]", "[\"C99\"]", "error.content.unknown_id C99"},
         {"F1", "\"M02\"", "\"M98\"", "error.content.unknown_id M98"},
         {"F1", "\"price2022\"", "\"nobody\"", "error.content.reference nobody"},
         {"F1", "\"T44\"", "\"T99\"", "error.content.unknown_id T99"},
         {"F7", "\"unit.percent\"", "\"unit.furlongs\"", "error.content.words unit.furlongs"},
         {"F1", "\"id\":\"a\"", "\"id\":\"e\"", "error.content.words item.F1.option.e"}});
  CHECK(names(after_change(kWords, "", "item.F1.option.a", "item.F1.optoin.a"),
              "error.quiz.words_left " + kWords));
  CHECK(names(after_change(kWords, "", "item.F4.why.2", "item.F4.why.3"), "error.content.words " + kPath));
  CHECK(names(after_change(kWords, "", "item.F4.stem\":\"Words", "item.F4.stem\":\"" + std::string(301, 'w')),
              "error.content.too_long " + kWords));
}

TEST_CASE("quiz loader: an item may have a hint of its own") {
  const auto with_hint = [](const std::string& text) {
    return after_change(kWords, "", "\"item.F1.stem\"", "\"item.F1.hint\":\"" + text + "\",\n\"item.F1.stem\"");
  };
  CHECK(with_hint("Words of a fixture") == "");
  CHECK(names(with_hint(std::string(161, 'w')), "error.content.too_long " + kWords));
}

TEST_CASE("quiz loader: choices, orders, places, pointing and numbers") {
  check(
      {{"F1", "\"credit\":1", "\"credit\":0", "error.quiz.one_key 0"},
       {"F1", "\"credit\":0,", "\"credit\":1,", "error.quiz.one_key 2"},
       {"F1", "\"credit\":0.5", "\"credit\":0.4", "error.quiz.credit"},
       {"F1", "{\"id\":\"b\",\"credit\":0.5},", "", "error.quiz.options 2"},
       {"F1", "\"id\":\"b\",", "\"id\":\"a\",", "error.json.repeated a"},
       {"F2", "\"key\":true},{\"id\":\"b\",\"key\":true}", "\"key\":false},{\"id\":\"b\",\"key\":false}",
        "error.quiz.some_keys 0"},
       {"F3", "\"key\":\"myth\"", "\"key\":\"legend\"", "error.json.unknown_value legend"},
       {"F4", "\"c\",\"d\"", "\"c\",\"c\"", "error.json.repeated c"},
       {"F4", "[[\"b\",\"c\"]]", "[[\"b\",\"z\"]]", "error.quiz.tie"},
       {"F4", "[[\"b\",\"c\"]]", "[\"b\"]", "error.json.texts ties"},
       {"F4", "\"tiles\":[\"a\",\"b\",\"c\",\"d\"]", "\"tiles\":[\"b\",\"c\"]", "error.quiz.few"},
       {"F5", "[150,300]", "[300,150]", "error.quiz.range accept"},
       {"F5", "[150,300]", "[150,30000]", "error.quiz.axis accept"},
       {"F5", "\"tray\":true", "\"tray\":false", "error.quiz.no_tray"},
       {"F5", "[180,720]", "[180,20160]", "error.quiz.range too_wide"},
       {"F5", "\"kind\":\"tray\"", "\"kind\":\"tray\",\"accept\":[0,1]", "error.json.unknown_key accept"},
       {"F5", "[1080,2160]", "[0,0]", "error.evidence.end_before_start"},
       {"F6", "\"key\":[\"nmda_receptor\"]", "\"key\":[\"glutamate\"]", "error.quiz.no_candidate glutamate"},
       {"F6", "\"scene\":\"synapse\"", "\"scene\":\"moon\"", "error.json.unknown_value moon"},
       {"F7", "\"value\":44", "\"value\":60", "error.quiz.range accept"},
       {"F7", "[0,100]", "[40,100]", "error.quiz.range range"},
       {"F7", "\"step\":1", "\"step\":0", "error.quiz.step"}});
}

TEST_CASE("quiz loader: curves, stories and audits") {
  check({{"F8", "[0,40,80,240,720]", "[0,80,40,240,720]", "error.quiz.ascending"},
         {"F8", "[0,193,84,30,5]", "[0,193,84,30]", "error.quiz.points truth"},
         {"F8", "[140,250]", "[140]", "error.quiz.range band"},
         {"F8", "[140,250]", "140", "error.json.number band"},
         {"F8", "\"line\":\"ketamine\",\"from\":30", "\"line\":\"alcohol\",\"from\":30",
          "error.quiz.no_part alcohol"},
         {"F8", "\"until\":50", "\"until\":5000", "error.quiz.range f1"},
         {"F8", "\"share\":0.5}", "\"by\":0.5}", "error.json.unknown_key by"},
         {"F8", "\"share\":0.5}", "\"share\":-0.5}", "error.evidence.negative share"},
         {"F8", "\"x\":\"time\"", "\"x\":\"category\"", "error.json.missing categories"},
         {"F9", "\"next\":\"n1b\"", "\"next\":\"n9\"", "error.quiz.no_part n9"},
         {"F9", "\"next\":\"n1b\"", "\"next\":\"n2\"", "error.quiz.unmet n1b"},
         {"F9", "{\"id\":\"on\",\"next\":\"n2\"}", "{\"id\":\"on\",\"next\":\"n1\"}", "error.quiz.circle n1"},
         {"F9", "\"card\":true,", "", "error.quiz.node_key n1b"},
         {"F9", "{\"id\":\"on\",\"next\":\"n2\"}", "{\"id\":\"on\",\"next\":\"n2\"},{\"id\":\"off\"}",
          "error.quiz.card n1b"},
         {"F12", "\"key\":\"holds\"", "\"key\":\"floats\"", "error.quiz.no_part floats"},
         {"F12", "\"mode\":\"match\"", "\"mode\":\"guess\"", "error.json.unknown_value guess"}});
}

TEST_CASE("quiz loader: items of one slot are parallel, and ids differ over all files") {
  ChangedContent files = fixture();
  std::string& text = files.changed[kPath];
  for (int i = 0; i < 2; ++i) {
    const auto at = text.find("\"practice\"");
    text.replace(at, 10, "\"secure\",\"slot\":1,\"form\":\"" + std::string(i == 0 ? "A" : "B") + "\"");
  }
  CHECK(names(told(files), "error.quiz.parallel " + kPath));  // a single and a multi
  files = fixture();
  files.changed["quizzes/deeper/items_more.json"] =
      "{\"items\":[" + tc::test::common("F3", "myth") + "\"key\":\"myth\"}]}";
  const std::string problems = told(files);
  CHECK(names(problems, "error.json.repeated "));
  CHECK_FALSE(names(problems, "error.content.words"));
}

TEST_CASE("quiz loader: a broken file of items is one fault") {
  ChangedContent files = fixture();
  files.changed[kPath].pop_back();
  const auto problems = files.problems();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].key == "error.json.syntax");
}

TEST_CASE("quiz loader: every id of a table is the id of its value") {
  for (const auto& choice : choices_of(ItemType{})) CHECK(id_of(choice.second) == choice.first);
  for (const auto& choice : choices_of(Topic{})) CHECK(id_of(choice.second) == choice.first);
  CHECK(choices_of(ItemType{}).size() == std::variant_size_v<Task>);
  CHECK(is_items_file("quizzes/items_a.json"));
  CHECK(is_items_file("quizzes/deep/items_a.json"));
  CHECK_FALSE(is_items_file("quizzes/objectives.json"));
  CHECK_FALSE(is_items_file("evidence/items_a.json"));
}
