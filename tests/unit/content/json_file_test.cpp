// Exact: places are whole numbers.
#include "content/json_file.h"

#include <doctest/doctest.h>

#include <string>

#include "content/json_place.h"

using tc::Message;
using tc::content::Cursor;
using tc::content::JsonFile;

namespace {

std::string arg(const Message& m, std::string_view name) {
  for (const auto& [key, value] : m.args) {
    if (key == name) return value;
  }
  return "none";
}

/// "key@line:column what".
std::string brief(const Message& m) {
  return m.key + "@" + arg(m, "line") + ":" + arg(m, "column") + " " + arg(m, "what");
}

std::string refusal(std::string_view text) {
  const auto file = JsonFile::parse("x.json", text);
  return file ? "accepted" : brief(file.error());
}

}  // namespace

TEST_CASE("json: a syntax fault is named with line and column") {
  CHECK(refusal("{\n  \"a\": 1,\n}") == "error.json.syntax@3:1 error.json.syntax.name");
  CHECK(refusal("{\"a\" 1}") == "error.json.syntax@1:6 error.json.syntax.colon");
  CHECK(refusal("[1\n 2]") == "error.json.syntax@2:2 error.json.syntax.list");
  CHECK(refusal("{\"a\":1 \"b\":2}") == "error.json.syntax@1:8 error.json.syntax.object");
  CHECK(refusal("") == "error.json.syntax@1:1 error.json.syntax.empty");
  CHECK(refusal("{} {}") == "error.json.syntax@1:4 error.json.syntax.more");
  CHECK(refusal("[x]") == "error.json.syntax@1:2 error.json.syntax.value");
  CHECK(refusal("[1e999]").find("error.json.syntax.number") != std::string::npos);
  CHECK(refusal("[\"\\q\"]").find("error.json.syntax.escape") != std::string::npos);
  CHECK(refusal("[\"a]").find("error.json.syntax.quote") != std::string::npos);
}

TEST_CASE("json: columns count characters, not bytes") {
  CHECK(refusal("[\"–é\" 1]") == "error.json.syntax@1:7 error.json.syntax.list");
}

TEST_CASE("json: text that is not UTF-8, too deep or too large is refused before it is parsed") {
  CHECK(refusal("[\"\xff\"]").starts_with("error.json.utf8"));
  CHECK(refusal("[\"\xc0\xaf\"]").starts_with("error.json.utf8"));
  CHECK(refusal(std::string(100'000, '[')).starts_with("error.json.too_deep"));
  CHECK(refusal(std::string(64, '[') + std::string(64, ']')) == "accepted");
  const std::string large(50u << 20, ' ');
  CHECK(refusal(large).starts_with("error.json.too_large"));
  CHECK(refusal(large).ends_with(" 50"));
}

TEST_CASE("json: a byte order mark is skipped and does not move the columns") {
  CHECK(refusal("\xEF\xBB\xBF{\"a\": 1}") == "accepted");
  CHECK(refusal("\xEF\xBB\xBF[1 2]") == "error.json.syntax@1:4 error.json.syntax.list");
}

TEST_CASE("json: a key given twice is refused at its second place") {
  CHECK(refusal("{\"a\": 1,\n \"b\": {\"c\": 1, \"c\": 2}}") == "error.json.repeated_key@2:16 c");
  CHECK(refusal("{\"a\": [1, {\"x\": 0}, {\"x\": 0}], \"b\": 1,\n\"a\": 2}") ==
        "error.json.repeated_key@2:1 a");
  CHECK(refusal("[{\"a\": 1}, {\"a\": 1}]") == "accepted");
}

TEST_CASE("json: numbers read back as the nearest double") {
  const auto file = JsonFile::parse("x.json", "[2.683333333333333, 0.1, 1e-7]");
  REQUIRE(file);
  CHECK(file->root()[0].GetDouble() == 2.683333333333333);
  CHECK(file->root()[1].GetDouble() == 0.1);
  CHECK(file->root()[2].GetDouble() == 1e-7);
}

TEST_CASE("json: every kind of value is found where it starts") {
  const std::string text =
      "{\n"
      "  \"text\": \"a, b\",\n"
      "  \"number\": -12.5,\n"
      "  \"list\": [true, [ ], {\"x/y\": null}],\n"
      "  \"~\" : { \"end\":false }\n"
      "}";
  const auto at = [&](std::string_view pointer) {
    const auto found = tc::content::find_value(text, pointer);
    if (!found) return std::string("nowhere");
    const auto value = tc::content::place_of(text, found->value),
               key = tc::content::place_of(text, found->key);
    return std::to_string(key.line) + ":" + std::to_string(key.column) + " " + std::to_string(value.line) +
           ":" + std::to_string(value.column);
  };
  CHECK(at("") == "1:1 1:1");
  CHECK(at("/text") == "2:3 2:11");
  CHECK(at("/number") == "3:3 3:13");
  CHECK(at("/list") == "4:3 4:11");
  CHECK(at("/list/0") == "4:12 4:12");
  CHECK(at("/list/1") == "4:18 4:18");
  CHECK(at("/list/2/x~1y") == "4:24 4:31");
  CHECK(at("/~0/end") == "5:11 5:17");
  CHECK(at("/list/3") == "nowhere");
}

TEST_CASE("cursor: one pass finds all faults, each at its place, and carries on with defaults") {
  const std::string text =
      "{\"items\": [\n"
      "  {\"id\": \"a\", \"n\": 1.5, \"kind\": \"blue\"},\n"
      "  {\"id\": 7, \"n\": 3, \"colour\": \"red\", \"on\": 1},\n"
      "  {\"id\": \"\"},\n"
      "  5\n"
      "], \"other\": {}}";
  const auto file = JsonFile::parse("x.json", text);
  REQUIRE(file);
  std::vector<Message> problems;
  const Cursor root(*file, problems);
  root.only({"items"});
  for (const Cursor& item : root.list("items")) {
    item.only({"id", "n", "kind", "on"});
    item.text("id");
    item.optional_integer("n", 1, 10);
    item.flag("on", false);
  }
  CHECK(root.list("items")[0].choice<int>("kind", {{"green", 4}, {"red", 5}}) == 4);
  root.list("other");
  root.object("absent").number("inside");  // reported once, for what is absent
  std::vector<std::string> found;
  for (const Message& m : problems) found.push_back(brief(m));
  CHECK(found == std::vector<std::string>{"error.json.unknown_key@6:4 other", "error.json.integer@2:20 n",
                                          "error.json.unknown_key@3:21 colour", "error.json.text@3:10 id",
                                          "error.json.flag@3:44 on", "error.json.empty@4:10 id",
                                          "error.json.not_object@5:3 id",
                                          "error.json.unknown_value@2:33 blue", "error.json.list@6:13 other",
                                          "error.json.missing@1:1 absent"});
}

TEST_CASE("cursor: numbers that are not given, given as null or out of range") {
  const auto file = JsonFile::parse("x.json", "{\"a\": null, \"b\": \"1\", \"c\": 20}");
  REQUIRE(file);
  std::vector<Message> problems;
  const Cursor root(*file, problems);
  CHECK_FALSE(root.optional_number("absent"));
  CHECK(problems.empty());
  root.optional_number("a");
  CHECK(problems.size() == 1);
  root.number("b");
  CHECK(problems.size() == 2);
  CHECK(root.optional_integer("c", 1, 10) == 1);
  CHECK(problems.size() == 3);
}
