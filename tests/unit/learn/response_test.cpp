// Exact: what is written comes back, what is not whole is no answer.
#include "learn/response.h"

#include <cmath>
#include <limits>

#include "core/random.h"
#include "learn_fixture.h"

using namespace tc::learn;
using tc::test::fixture_answer;
using tc::test::fixture_item;
using tc::test::kFixtureIds;

TEST_CASE("response: every kind comes back from its JSON") {
  for (const char* id : kFixtureIds) {
    for (const bool right : {true, false}) {
      const Response response = fixture_answer(id, right);
      const auto back = response_from_json(to_json(response));
      CAPTURE(to_json(response));
      REQUIRE(back.ok());
      CHECK(*back == response);
    }
  }
  CHECK(to_json(Response{}) == "{}");
  CHECK(*response_from_json("{}") == Response{});
  CHECK(to_json(Choice{"a"}) == R"({"choice":"a"})");
}

TEST_CASE("response: what is not set yet comes back so, and is no answer") {
  Guess guess{"a", 45, 0, 60};
  guess.low_open = true;
  Placed placed{"b", false, 30, 0};
  placed.until_open = true;
  CHECK(to_json(Guesses{{guess}}) == R"({"guesses":[{"estimate":"a","value":45.0,"high":60.0}]})");
  CHECK(to_json(Placement{{placed}}) == R"({"placed":[{"target":"b","from_min":30.0}]})");
  for (const Response& part : {Response(Guesses{{guess, {"b", 2, 1, 3}}}), Response(Guesses{}), Response(Placement{}), Response(Drawing{}),
                               Response(Placement{{{"a", false, 200, 200}, placed, {"c", true}, {"d", false, 100, 800}}}),
                               Response(Drawing{{{"ketamine", {0, 190, 80, 30, 5}}}})}) {
    CAPTURE(to_json(part));
    CHECK(*response_from_json(to_json(part)) == part);
    for (const char* id : kFixtureIds) CHECK_FALSE(answers(fixture_item(id), part));
  }
}

TEST_CASE("response: doubles come back bit for bit, and what JSON lacks becomes 0") {
  tc::Random random(5);
  for (int i = 0; i < 2000; ++i) {
    const double value = random.normal() * std::pow(10, random.uniform() * 8 - 4);
    const Response response = Drawing{{{"l", {value}}}};
    CHECK(*response_from_json(to_json(response)) == response);
  }
  CHECK(to_json(Drawing{{{"l", {std::nan(""), std::numeric_limits<double>::infinity()}}}}) ==
        R"({"lines":[{"line":"l","values":[0.0,0.0]}]})");
}

TEST_CASE("response: anything else is refused") {
  for (const char* text :
       {"", "[]", "7", "{\"choice\":7}", "{\"choice\":\"\"}", "{\"verdict\":\"maybe\"}", "{\"choices\":[1]}",
        "{\"choice\":\"a\",\"element\":\"b\"}", "{\"wish\":\"a\"}", "{\"placed\":[{\"target\":\"a\"}]}",
        "{\"guesses\":[{}]}", "{\"path\":{}}", "{\"choice\":"}) {
    CAPTURE(text);
    CHECK_FALSE(response_from_json(text).ok());
  }
}

TEST_CASE("response: an answer is whole, of the item's kind, and names only its parts") {
  for (const char* id : kFixtureIds) {
    CAPTURE(id);
    CHECK(answers(fixture_item(id), fixture_answer(id, true)));
    CHECK(answers(fixture_item(id), fixture_answer(id, false)));
    CHECK_FALSE(answers(fixture_item(id), Response{}));
    for (const char* other : kFixtureIds) {
      const Response response = fixture_answer(other, true);
      if (response.index() != fixture_answer(id, true).index())
        CHECK_FALSE(answers(fixture_item(id), response));
    }
  }
  const auto no = [](const char* id, const Response& response) {
    CAPTURE(id);
    CHECK_FALSE(answers(fixture_item(id), response));
  };
  no("F1", Choice{"z"});
  no("F2", Choices{{"a", "a"}});
  no("F4", Ordering{{"a", "b", "c"}});
  no("F4", Ordering{{"a", "b", "c", "c"}});
  no("F5", Placement{{{"a", true}}});
  no("F5", Placement{{{"a", false, 9, 2}, {"b", true}, {"c", true}, {"d", true}}});
  no("F6", Pointed{"hippocampus"});
  no("F7", Guesses{{{"a", 45, 50, 60}, {"b", 2, 1, 3}}});   // the guess lies outside its interval
  no("F7", Guesses{{{"a", 45, 30, 160}, {"b", 2, 1, 3}}});  // beyond the range
  no("F8", Drawing{{{"ketamine", {0, 1, 2}}, {"norketamine", {0, 1, 2, 3, 4}}}});
  no("F9", Path{{{"n1", "a"}}});  // not walked to its end
  no("F9", Path{{{"n1", "a"}, {"n1b", "on"}}});
  no("F9", Path{{{"n1", "a"}, {"n2", "a"}, {"n2", "a"}}});
  no("F12", Matches{{{"1", "holds"}}});
  no("F12", Matches{{{"1", "holds"}, {"2", "floats"}}});
  CHECK(answers(fixture_item("F2"), Choices{}));  // none ticked is an answer
}
