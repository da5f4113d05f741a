// Exact: no tolerance anywhere.
#include "content/strings.h"

#include <doctest/doctest.h>

#include <memory>

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

TEST_CASE("strings: words of one stem may stand together, and are checked like any other") {
  Strings strings;
  REQUIRE(strings.add_file("a.json", R"({"a.one": {"x": "X", "y": "Y"}, "a.two": "2"})"));
  CHECK(strings.raw("a.one.x") == "X");
  CHECK(strings.raw("a.one.y") == "Y");
  CHECK(strings.raw("a.two") == "2");
  const auto refusal = [&](const char* json) {
    const auto done = strings.add_file("b.json", json);
    REQUIRE_FALSE(done);
    return done.error().key;
  };
  CHECK(refusal(R"({"a.one": {"x": "again"}})") == "error.strings.repeated");
  CHECK(refusal(R"({"b.one": {"x": {"y": "too deep"}}})") == "error.json.text");
  CHECK(refusal(R"({"b.one": {"x.": "x"}})") == "error.strings.key");
  CHECK_FALSE(strings.has("b.one.x"));
}

TEST_CASE("strings: each key keeps its own words, whichever were asked for before; a copy has its own") {
  constexpr int kKeys = 4000;  // many more than are remembered
  std::string json = "{";
  const auto key = [](int i) { return "k" + std::to_string(i) + ".the_same_end"; };
  for (int i = 0; i < kKeys; ++i)
    json += (i > 0 ? ",\"" : "\"") + key(i) + "\": \"" + std::to_string(i) + "\"";
  auto one = std::make_unique<Strings>();
  REQUIRE(one->add_file("a.json", json + "}"));
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < kKeys; ++i) CHECK(one->raw(key(i)) == std::to_string(i));
  }
  CHECK_FALSE(one->has("k4000.the_same_end"));
  const Strings copy = *one;
  Strings moved = std::move(*one);
  one.reset();
  for (int i = 0; i < kKeys; i += 7) {
    CHECK(copy.raw(key(i)) == std::to_string(i));
    CHECK(moved.raw(key(i)) == std::to_string(i));
  }
  CHECK(copy.missing().empty());
}
