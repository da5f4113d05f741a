// Exact: events come back from their lines, and nothing else is taken for one.
#include "learn/event.h"

#include "core/random.h"
#include "sample_events.h"

using namespace tc::learn;

TEST_CASE("event: every kind comes back from its line") {
  for (const Event& event : tc::test::sample_events()) {
    const std::string line = to_json(event);
    CAPTURE(line);
    CHECK(line.find('\n') == std::string::npos);
    const auto back = event_from_json(line);
    REQUIRE(back.ok());
    CHECK(*back == event);
  }
  CHECK(to_json({"e1", 5, HintTaken{"f", "Q01"}}) ==
        R"({"id":"e1","t":5,"kind":"hint_taken","form":"f","item":"Q01"})");
  CHECK(
      to_json({"e1", -5, Answered{"", "Q01", Choice{"a"}, 3, 0.5}}) ==
      R"({"id":"e1","t":-5,"kind":"answered","item":"Q01","response":{"choice":"a"},"certainty":3,"credit":0.5})");
}

TEST_CASE("event: anything else is refused") {
  for (
      const char* text :
      {"",
       "[]",
       "null",
       "{}",
       R"({"id":"e","t":1})",
       R"({"id":"e","t":1,"kind":"dreamt"})",
       R"({"id":"e","t":"1","kind":"form_finished","form":"f"})",
       R"({"id":"e","t":1.5,"kind":"form_finished","form":"f"})",
       R"({"id":"e","t":1e300,"kind":"form_finished","form":"f"})",
       R"({"id":"","t":1,"kind":"form_finished","form":"f"})",
       R"({"id":"e 1","t":1,"kind":"form_finished","form":"f"})",
       R"({"id":"e","t":1,"kind":"form_finished"})",
       R"({"id":"e","t":1,"kind":"review_rated","item":"Q01","rating":5})",
       R"({"id":"e","t":1,"kind":"review_rated","item":"Q01"})",
       R"({"id":"e","t":1,"kind":"answered","item":"Q01","response":{},"credit":1.5})",
       R"({"id":"e","t":1,"kind":"answered","item":"Q01","response":{},"credit":1,"certainty":4})",
       R"({"id":"e","t":1,"kind":"answered","item":"Q01","credit":1})",
       R"({"id":"e","t":1,"kind":"answered","item":"Q01","response":{},"credit":1,"intervals":2,"held":3,"interval_score":1})",
       R"({"id":"e","t":1,"kind":"form_started","form":"f","of":"exam","letter":"A","seed":"1","items":[]})",
       R"({"id":"e","t":1,"kind":"form_started","form":"f","of":"pretest","letter":"A","seed":"-1","items":[]})"}) {
    CAPTURE(text);
    CHECK_FALSE(event_from_json(text).ok());
  }
}

TEST_CASE("event: a line with random damage is an event or refused, never anything else") {
  tc::Random random(77);
  const auto events = tc::test::sample_events();
  for (int i = 0; i < 3000; ++i) {
    std::string line = to_json(events[static_cast<std::size_t>(random.below(events.size()))]);
    for (std::uint64_t k = 0; k <= random.below(3); ++k)
      line[static_cast<std::size_t>(random.below(line.size()))] = static_cast<char>(random.below(256));
    const auto event = event_from_json(line);
    if (event) CHECK(event_from_json(to_json(*event)).ok());
  }
}

TEST_CASE("event: an answer is marked when it is given") {
  const Answered right = answered("f", tc::test::fixture_item("F1"), Choice{"b"}, 3);
  CHECK(right.credit == 0.5);
  CHECK(right.certainty == 3);
  CHECK(right.item == "F1");
  const Answered guess =
      answered("f", tc::test::fixture_item("F7"), Guesses{{{"a", 45, 40, 60}, {"b", 3, 3, 4}}}, 3);
  CHECK(guess.certainty == 0);  // the interval is the certainty
  CHECK(guess.intervals == 2);
  CHECK(guess.intervals_held == 1);
  CHECK(guess.interval_score == doctest::Approx((0.2 + 1.1) / 2));
}

TEST_CASE("event: a range that holds everything counts neither for nor against the aim of eight in ten") {
  const Answered all = answered("f", tc::test::fixture_item("F7"), Guesses{{{"a", 45, 0, 100}, {"b", 3, 1, 4}}}, 0);
  CHECK(all.intervals == 1);
  CHECK(all.intervals_held == 1);
  CHECK(all.interval_score == doctest::Approx(0.3));
  const Answered none = answered("f", tc::test::fixture_item("F7"), Guesses{{{"a", 45, 0, 100}, {"b", 3, 0, 10}}}, 0);
  CHECK(none.intervals == 0);
  CHECK(none.interval_score == 0);
  CHECK(none.credit == 0.5);  // the guesses stand
  const Event event{"e", 1, none};
  CHECK(*event_from_json(to_json(event)) == event);
  // Width is paid for: the whole range scores worse than a narrow one that holds the value.
  CHECK(interval_score(0, 100, 44) > interval_score(30, 60, 44));
}
