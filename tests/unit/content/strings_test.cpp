// Exact: no tolerance anywhere.
#include "content/strings.h"

#include <doctest/doctest.h>

using tc::content::Strings;

TEST_CASE(
    "strings: arguments replace their names, unknown names vanish, keys as arguments show their words") {
  Strings s;
  REQUIRE(s.add_file("a.json", R"({"a.b": "{x} of {y}{z}.", "unit.min": "minutes", "a.open": "{x and {"})"));
  CHECK(s.text({"a.b", {{"x", "1"}, {"y", "unit.min"}}}) == "1 of minutes.");
  CHECK(s.text({"a.b", {{"x", "0.5"}, {"y", "v1.2"}}}) == "0.5 of v1.2.");
  CHECK(s.text({"a.open", {{"x", "1"}}}) == "{x and {");
  CHECK(s.text("a.b") == "{x} of {y}{z}.");
  CHECK(&s.raw("a.b") == &s.raw("a.b"));
}

TEST_CASE("strings: a missing key shows itself and is noted once") {
  Strings s;
  CHECK(s.text(tc::Message{"no.words"}) == "[no.words]");
  for (int i = 0; i < 3; ++i) CHECK(s.raw("no.other") == "[?]");
  CHECK(s.missing() == std::vector<std::string>{"no.words", "no.other"});
}

TEST_CASE("strings: a faulty file adds nothing and is named with its place") {
  Strings s;
  REQUIRE(s.add_file("a.json", R"({"a.one": "1"})"));
  const auto refusal = [&](std::string_view json) {
    const auto status = s.add_file("b.json", json);
    if (status) return std::string("accepted");
    std::string out = status.error().key;
    for (const auto& [name, value] : status.error().args) out += " " + value;
    return out;
  };
  CHECK(refusal("{\"b.new\": \"x\",\n \"a.one\": \"again\"}") == "error.strings.repeated b.json 2 2 a.one");
  CHECK(refusal(R"({"b.new": 3})") == "error.json.text b.json 1 11 b.new");
  CHECK(refusal(R"({"b.new": "x", "nodots": "x"})") == "error.strings.key b.json 1 16 nodots");
  CHECK(refusal(R"({"b..c": "x"})") == "error.strings.key b.json 1 2 b..c");
  CHECK(refusal(R"([])") == "error.json.object b.json 1 1 b.json");
  CHECK(refusal(R"({"b.c": "x", "b.c": "y"})") == "error.json.repeated_key b.json 1 14 b.c");
  CHECK(refusal("{\"b.c\": \"\xff\"}").starts_with("error.json.utf8"));
  CHECK(s.all().size() == 1);
  CHECK(refusal(R"({"route.iv-bolus.spoken": "x", "unit.mg/kg": "y"})") == "accepted");
}
