// Course packs: what they add, and that every fault is told at its place while the content built in stays. Exact.
#include "content/course_pack.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "changed_content.h"
#include "support/pack_fixture.h"

using tc::Message;
using namespace tc::content;
using tc::test::pack_files;

namespace {

const std::string kItems(tc::test::kItemsPath), kItemWords(tc::test::kItemWordsPath);

/// The faults of a pack, one per line: "key file line column what [other]".
std::string told(const PackFiles& files) {
  std::vector<Message> problems;
  const auto library_with = with_pack(library(), files, problems);
  CHECK(library_with.ok() == problems.empty());
  std::string out;
  for (const Message& m : problems) {
    out += joined(m) + "\n";
    CHECK_MESSAGE(library().strings.text(m).find('[') == std::string::npos, "no words for " << m.key);
  }
  return out;
}

std::string changed(const std::string& path, std::string_view from, std::string_view to) {
  PackFiles files = pack_files();
  std::string& text = files.at(path);
  const auto at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, std::string(from));
  text.replace(at, from.size(), to);
  return told(files);
}

std::string with_file(const std::string& path, const std::string& text) {
  PackFiles files = pack_files();
  files[path] = text;
  return told(files);
}

}  // namespace

TEST_CASE("course pack: its questions, objectives, tours and words stand behind those built in") {
  std::vector<Message> problems;
  const auto with = with_pack(library(), pack_files(), problems);
  REQUIRE(told(pack_files()) == "");
  REQUIRE(with.ok());
  CHECK(with->items.size() == library().items.size() + 12);
  CHECK(with->items.front().id == library().items.front().id);
  CHECK(with->item("F1")->from_pack);
  CHECK(with->item("F1")->file == kItems);
  CHECK_FALSE(with->items.front().from_pack);
  CHECK(with->objectives.back().id == "week_one");
  CHECK(with->tours.back().id == "week_one");
  CHECK(with->strings.raw("item.F1.stem") != "[?]");
  REQUIRE(with->pack.has_value());
  CHECK(with->pack->id == "week-one");
  CHECK(with->pack->authors == std::vector<std::string>{"A. Teacher"});
  CHECK(with->pack->review_by == "2028-11-01");
  CHECK(with->pack->items == 12);
  CHECK(with->pack->tours == 1);
  CHECK_FALSE(library().pack.has_value());
}

TEST_CASE("course pack: one that was zipped with its folder is the same pack") {
  PackFiles nested;
  for (const auto& [name, text] : pack_files()) nested["week one/" + name] = text;
  CHECK(told(nested) == "");
  nested.erase("week one/pack.json");
  CHECK(names(told(nested), "error.pack.none pack.json 1 1"));
}

TEST_CASE("course pack: without its own file, or with a faulty one") {
  CHECK(names(told({}), "error.pack.none pack.json 1 1"));
  PackFiles files = pack_files();
  files.erase("pack.json");
  CHECK(told(files) == "error.pack.none pack.json 1 1 \n");
  CHECK(changed("pack.json", "\"format\":1", "\"format\":2").starts_with("error.pack.format pack.json 1 11 2"));
  CHECK(names(changed("pack.json", "\"format\":1,", ""), "error.json.missing pack.json 1 1 format"));
  CHECK(names(changed("pack.json", "\"id\":\"week-one\"", "\"id\":\"Week One\""), "error.content.id_form pack.json 1 18 Week One"));
  CHECK(names(changed("pack.json", "pack.week-one.title", "pack.other.title"), "error.pack.title pack.json 1 37 pack.week-one.title"));
  CHECK(names(changed("pack.json", "\"licence\":\"CC-BY-4.0\"", "\"licence\":\"\""), "error.json.empty pack.json"));
  CHECK(names(changed("pack.json", "\"contact\":", "\"contacts\":"), "error.json.missing pack.json"));
  CHECK(names(changed("pack.json", "\"contact\":", "\"contacts\":"), "error.json.unknown_key pack.json"));
  CHECK(names(changed("pack.json", "[\"A. Teacher\"]", "[]"), "error.json.empty pack.json"));
  CHECK(names(changed("pack.json", "A. Teacher", std::string(201, 'a')), "error.pack.member pack.json 2 11 authors"));
  CHECK(names(changed("pack.json", "A. Teacher", "<b>A"), "error.pack.markup pack.json 2 11 <"));
  for (const char* day : {"2026-02-29", "2026-13-01", "1.11.2026", "2026-11-00", "20261101"})
    CHECK(names(changed("pack.json", "2026-11-01", day), std::string("error.pack.day pack.json 2 69 ") + day));
  CHECK(names(changed("pack.json", "2028-11-01", "2026-11-01"), "error.pack.review pack.json"));
  CHECK(told({{"pack.json", tc::test::pack_json()}}) == "error.content.words pack.json 1 1 pack.week-one.title\n");
}

TEST_CASE("course pack: the pass rule is optional, and one that cannot be is told at its place") {
  const auto with_rule = [](const std::string& rule) {
    PackFiles files = pack_files();
    files["pack.json"] = tc::test::pack_json_with_pass(rule);
    return files;
  };
  const auto rule_of = [&](const PackFiles& files) {
    std::vector<Message> problems;
    const auto with = with_pack(library(), files, problems);
    REQUIRE(with.ok());
    return with->pack->pass;
  };
  CHECK_FALSE(rule_of(pack_files()).has_value());
  CHECK(rule_of(with_rule("{\"points\":12.5}")) == PassRule{12.5, false});
  CHECK(rule_of(with_rule("{\"points\":15,\"by_certainty\":false}")) == PassRule{15, false});
  const int most = most_certainty_marks(library().items);
  CHECK(most == 36);  // of fifteen questions, two take intervals and one a drawn line
  CHECK(rule_of(with_rule("{\"points\":36,\"by_certainty\":true}")) == PassRule{36, true});
  for (const char* points : {"0", "-1", "15.5", "16"}) {
    CAPTURE(points);
    CHECK(told(with_rule(std::string("{\"points\":") + points + "}")) ==
          std::string("error.pack.pass_points pack.json 2 124 ") + points + "\n");
  }
  CHECK(told(with_rule("{\"points\":45.5,\"by_certainty\":true}")) == "error.pack.pass_certainty pack.json 2 124 45.5\n");
  CHECK(told(with_rule("{\"points\":37,\"by_certainty\":true}")) == "error.pack.pass_reach pack.json 2 124 37 > 36\n");
  CHECK(told(with_rule("{\"by_certainty\":true}")) == "error.json.missing pack.json 2 114 points\n");
  CHECK(told(with_rule("{\"points\":\"11\"}")) == "error.json.number pack.json 2 124 points\n");
  CHECK(told(with_rule("{\"points\":11,\"by_certainty\":1}")).starts_with("error.json.flag pack.json 2 "));
  CHECK(told(with_rule("{\"points\":11,\"certainty\":true}")).starts_with("error.json.unknown_key pack.json 2 "));
  CHECK(told(with_rule("11")) == "error.json.object pack.json 2 114 pass\n");
}

TEST_CASE("course pack: what is built in is never replaced, and both places are named") {
  PackFiles files = pack_files();
  for (const auto& path : {kItems, kItemWords, std::string("tours/week_one.json")}) {
    std::string& text = files[path];
    for (auto at = text.find("F1\""); at != std::string::npos; at = text.find("F1\"", at + 3)) text.replace(at, 2, "Q01");
    for (auto at = text.find("item.F1."); at != std::string::npos; at = text.find("item.F1.", at + 8)) text.replace(at, 8, "item.Q01.");
  }
  const std::string taken = told(files);
  CHECK(names(taken, "error.pack.taken " + kItems + " 2 7 Q01 " + library().item("Q01")->file));
  CHECK(names(changed("quizzes/objectives.json", "week_one", "keep_safe"),
              "error.pack.taken quizzes/objectives.json 2 7 keep_safe quizzes/objectives.json"));
  CHECK(names(changed("tours/week_one.json", "week_one", "learner"), "error.pack.taken tours/week_one.json 1 1 learner tours/learner.json"));
  CHECK(names(with_file("strings/en/x.json", R"({"item.Q01.stem":"Other"})"),
              "error.pack.words_taken strings/en/x.json 1 18 item.Q01.stem " + library().item("Q01")->file));
  CHECK(names(with_file("strings/en/x.json", R"({"tour.learner.name":"Other"})"), "error.pack.words_taken strings/en/x.json"));
  CHECK(names(with_file("strings/en/x.json", R"({"app.name":"Other"})"), "error.pack.key strings/en/x.json 1 13 app.name"));
  CHECK(names(with_file("strings/en/x.json", R"({"tour.panel.minutes":"Other"})"), "error.pack.key strings/en/x.json"));
  CHECK(names(with_file("strings/en/x.json", R"({"objective.nobody":"Other"})"), "error.pack.key strings/en/x.json"));
  CHECK(names(with_file("strings/en/x.json", R"({"pack.other.title":"Other"})"), "error.pack.key strings/en/x.json"));
  CHECK(names(with_file("strings/en/x.json", R"({"item.F99.stem":"Other"})"), "error.quiz.words_left strings/en/x.json"));
}

TEST_CASE("course pack: the two tests stay as they are") {
  const std::string problems = changed(kItems, "\"pool\":\"practice\"", "\"pool\":\"secure\",\"slot\":1,\"form\":\"A\"");
  CAPTURE(problems);
  CHECK(problems.starts_with("error.pack.secure " + kItems + " 2 "));
  CHECK(problems.find('\n') == problems.size() - 1);
}

TEST_CASE("course pack: the rules of our own questions hold, and evidence is that built in") {
  CHECK(names(changed(kItems, "\"id\":\"F2\"", "\"id\":\"F1\""), "error.json.repeated " + kItems));
  PackFiles twice = pack_files();
  twice["quizzes/items_more.json"] = twice.at(kItems);
  CHECK(names(told(twice), "error.json.repeated quizzes/items_more.json 2 7 F1"));
  CHECK(names(changed(kItems, "\"C01\"", "\"C99\""), "error.content.unknown_id " + kItems));
  CHECK(names(changed(kItems, "price2022", "nobody1900"), "error.content.reference " + kItems));
  CHECK(names(changed(kItems, "place_the_clocks", "fly"), "error.content.unknown_id " + kItems));
  CHECK(names(changed(kItems, "\"credit\":0.5", "\"credit\":7"), kItems));
  CHECK(names(changed("tours/week_one.json", "\"check\":\"F1\"", "\"check\":\"F98\""), "error.content.unknown_id tours/week_one.json 2 "));
  CHECK(names(changed("tours/week_one.json", "\"entries\":[\"T26\"]", "\"entries\":[\"T99\"]"), "error.content.unknown_id tours/week_one.json"));
  CHECK(names(changed("strings/en/tour_week_one.json", "week_one.sign.title", "week_one.sign.titel"), "error.content.words tours/week_one.json"));
  CHECK(names(changed(kItemWords, "item.F1.stem", "item.F1.sten"), "error.content.words " + kItems));
}

TEST_CASE("course pack: for those who learn, a faulty tour is left out alone, and told") {
  const std::string tour = "tours/week_one.json", words = "strings/en/tour_week_one.json";
  const auto sound = [&](const std::string& path, std::string_view from, std::string_view to, std::string_view fault) {
    PackFiles files = pack_files();
    // A second tour, without a fault, stays.
    files["tours/other.json"] = std::string(files.at(tour)).replace(files.at(tour).find("week_one"), 8, "other");
    std::string text = files.at(words);
    for (auto at = text.find("week_one"); at != std::string::npos; at = text.find("week_one", at)) text.replace(at, 8, "other");
    files["strings/en/tour_other.json"] = text;
    std::string& file = files.at(path);
    const auto at = file.find(from);
    REQUIRE(at != std::string::npos);
    file.replace(at, from.size(), to);
    std::vector<Message> problems;
    CHECK_FALSE(with_pack(library(), files, problems).ok());
    problems.clear();
    const auto with = with_sound_pack(library(), files, problems);
    std::string out;
    for (const Message& m : problems) out += joined(m) + "\n";
    CAPTURE(out);
    CHECK(names(out, std::string(fault)));
    REQUIRE(with.ok());
    CHECK(with->pack->tours == 1);
    CHECK(with->tour("week_one") == nullptr);
    CHECK(with->tour("other") != nullptr);
    CHECK(with->item("F1") != nullptr);
    CHECK_FALSE(with->strings.has("tour.week_one.name"));
    CHECK(with->strings.has("tour.other.name"));
  };
  sound(tour, "\"scene\":\"person\"", "\"scene\":\"moon\"", "error.tour.scene " + tour);
  sound(tour, "\"time_min\":210", "\"time_min\":30000", "error.tour.after_the_axis " + tour);
  sound(tour, "\"time_min\":210", "\"time_min\":-1", tour);
  sound(tour, "\"focus\":\"whole\"", "\"focus\":\"tail\"", "error.tour.element " + tour);
  sound(tour, "\"check\":\"F1\"", "\"check\":\"F98\"", "error.content.unknown_id " + tour);
  sound(tour, "\"steps\":[", "\"steps\":", tour);  // no JSON at all
  sound(tour, "\"id\":\"week_one\"", "\"id\":\"learner\"", "error.pack.taken " + tour);
  sound(words, "sign.title", "sign.titel", "error.content.words " + tour);
  sound(words, "\"H\"", "\"<b>\"", "error.pack.markup " + words);
}

TEST_CASE("course pack: for those who learn, any other fault still leaves the whole pack out") {
  const auto refused = [](const std::string& path, const std::string& text) {
    PackFiles files = pack_files();
    files["tours/week_one.json"] = "{";
    files[path] = text;
    std::vector<Message> problems;
    CHECK_FALSE(with_sound_pack(library(), files, problems).ok());
    CHECK(problems.size() >= 2);
  };
  refused("strings/en/x.json", R"({"item.F99.stem":"Other"})");
  refused("strings/en/x.json", R"({"tour.learner.name":"Other"})");
  refused("strings/en/x.json", "{");
  refused("quizzes/items_x.json", "{");
  std::vector<Message> problems;
  const auto with = with_sound_pack(library(), pack_files(), problems);
  CHECK(problems.empty());
  CHECK(with->tour("week_one") != nullptr);
}

TEST_CASE("course pack: texts are plain and can be shown") {
  const auto with_text = [](const std::string& text) {
    return changed("strings/en/pack.json", "Know it", text);
  };
  const std::string place = " strings/en/pack.json 3 22 ";
  CHECK(with_text("p = 0.05 & more; 5 > 3; see https://example.org; naïve? no: * and _ are fine").starts_with("error.pack.glyph" + place + "ï"));
  CHECK(with_text("p = 0.05 & more; 5 > 3; see https://example.org; a * b_c") == "");
  for (const char* markup : {"<", "{", "}", "](", "`", "**", "__"})
    CHECK(with_text(std::string("a ") + markup + " b") == "error.pack.markup" + place + markup + "\n");
  CHECK(with_text("a\\u202eb") == "error.pack.invisible" + place + "U+202E\n");
  CHECK(with_text("a\\nb") == "error.pack.invisible" + place + "U+000A\n");
  CHECK(with_text("a\\u0000b") == "error.pack.invisible" + place + "U+0000\n");
  CHECK(with_text("a\u200Bb") == "error.pack.invisible" + place + "U+200B\n");
  CHECK(with_text("a\U000E0041b") == "error.pack.glyph" + place + "\U000E0041\n");
  CHECK(with_text("a😀b") == "error.pack.glyph" + place + "😀\n");
  CHECK(with_text(std::string(1001, 'a')) == "error.content.too_long" + place + "1001 > 1000\n");
  CHECK(with_text(std::string(1000, 'a')) == "");
  CHECK(names(with_text("a\xFF"), "error.json.utf8 strings/en/pack.json 3 "));
}

TEST_CASE("course pack: limits") {
  PackFiles files = pack_files();
  files["strings/en/long.json"] = "{" + std::string(PackLimits::kFileBytes, ' ') + "}";
  CHECK(told(files) == "error.pack.file_size strings/en/long.json 1 1 strings/en/long.json\n");
  files = pack_files();
  for (int i = 0; i < 9; ++i) files["strings/en/z" + std::to_string(i) + ".json"] = "{" + std::string(1000000, ' ') + "}";
  CHECK(told(files) == "error.pack.size  1 1 8\n");
  files = pack_files();
  for (int i = 0; i < 200; ++i) files["strings/en/z" + std::to_string(i) + ".json"] = "{}";
  CHECK(told(files) == "error.pack.files  1 1 207\n");
  files = pack_files();
  files["quizzes/items_x.json"] = "[" + std::string(500'000, ',') + "]";
  CHECK(names(told(files), "error.pack.values  1 1 500"));
  CHECK(told(tc::test::big_pack(2000)) == "");
  std::string objectives = "{\"objectives\":[{\"id\":\"week_one\"}";
  for (int i = 0; i < 2000; ++i) objectives += ",{\"id\":\"o" + std::to_string(i) + "\"}";
  CHECK(names(with_file("quizzes/objectives.json", objectives + "]}"), "error.pack.items quizzes/objectives.json 1 1 2000"));
  CHECK(names(told(tc::test::big_pack(2001)), "error.pack.items quizzes/items_9.json 1 1 2000"));
}

TEST_CASE("course pack: words that belong to nothing are told up to a number, however many there are") {
  PackFiles files = pack_files();
  for (int f = 0; f < 7; ++f) {
    std::string words = "{\"item.X" + std::to_string(f) + ".stem\":\"a\"";
    for (int i = 0; i < 8000; ++i)
      words += ",\"item.X" + std::to_string(f) + "-" + std::to_string(i) + ".stem\":\"" + std::string(80, 'a') + "\"";
    files["strings/en/x" + std::to_string(f) + ".json"] = words + "}";
  }
  std::vector<Message> problems;
  CHECK_FALSE(with_pack(library(), files, problems).ok());
  CHECK(problems.size() == 501);
  CHECK(problems.back().key == "error.content.more");
}

TEST_CASE("course pack: names stay below the pack") {
  for (const char* name : {"/etc/pack.json", "../x.json", "a/../../x.json", "a\\b.json", "C:/x.json", "a//b.json", "./a.json", ""})
    CHECK_MESSAGE(unfit_pack_name(name) == "error.pack.name_outside", name);
  for (const char* name : {"a\nb.json", "a\x7F.json", "\xFF.json"}) CHECK(unfit_pack_name(name) == "error.pack.name_text");
  for (const char* name : {"pack.json", "quizzes/items_a.json", "my pack/pack.json", "a..b/c.json"}) CHECK(unfit_pack_name(name) == "");
  CHECK(is_read_from_pack("quizzes/items_a.json"));
  CHECK(is_read_from_pack("../x.json"));
  for (const char* name : {"README.md", "more.zip", "__MACOSX/quizzes/._items_a.json", ".git/x.json", "quizzes/.x.json", "a.json/"})
    CHECK_MESSAGE(!is_read_from_pack(name), name);
  CHECK(names(with_file("../x.json", "{}"), "error.pack.name_outside ../x.json 1 1 ../x.json"));
  CHECK(names(with_file("quizzes/week1.json", "{}"), "error.content.unknown_file quizzes/week1.json"));
  CHECK(names(with_file("evidence/claims.json", "{}"), "error.content.unknown_file evidence/claims.json"));
}

