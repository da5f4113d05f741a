// Saved progress: no whole line is ever lost, nothing that is not whole is ever taken.
#include "learn/progress.h"

#include <algorithm>

#include "core/random.h"
#include "sample_events.h"

using namespace tc::learn;

namespace {

std::string sentence(const tc::Message& m) {
  const auto& words = tc::test::quiz_library().strings;
  REQUIRE(words.has(m.key));
  const std::string text = words.text(m);
  CHECK(text.find('{') == std::string::npos);
  return text;
}

/// A file as version 1 writes it. Frozen: newer programs must read it for ever.
constexpr std::string_view kVersion1 =
    "{\"three_clocks_progress\":1}\n"
    "59e6746d2dc9ad9f "
    "{\"id\":\"e0\",\"t\":1700000001000,\"kind\":\"hint_taken\",\"form\":\"f1\",\"item\":\"Q01\"}\n"
    "6a55a1abdbc85e68 "
    "{\"id\":\"e1\",\"t\":1700000002000,\"kind\":\"answered\",\"form\":\"f1\",\"item\":\"Q01\",\"response\":"
    "{\"choice\":\"a\"},\"certainty\":3,\"credit\":1.0}\n";

}  // namespace

TEST_CASE("progress: what is written comes back") {
  const auto events = tc::test::sample_events();
  const auto back = parse_progress(progress_text(events));
  REQUIRE(back.ok());
  CHECK(back->events == events);
  CHECK_FALSE(back->rewrite);
  CHECK(back->told.empty());
  CHECK(parse_progress("")->events.empty());
  CHECK(parse_progress(progress_header())->events.empty());
  std::string grown = progress_header();
  for (const Event& event : events) grown += progress_line(event);
  CHECK(grown == progress_text(events));
}

TEST_CASE("progress: cut at any byte, all whole lines are kept and no other") {
  const std::size_t header = progress_header().size();
  const auto samples = tc::test::sample_events();
  // Two lines at a time, the second cut anywhere: what stands before them is whole anyway.
  for (std::size_t pair = 0; pair + 1 < samples.size(); ++pair) {
    const std::vector<Event> events{samples[pair], samples[pair + 1]};
    const std::string text = progress_text(events);
    CAPTURE(pair);
    for (std::size_t length = pair == 0 ? 0 : header + progress_line(samples[pair]).size(); length <= text.size(); ++length) {
      const auto back = parse_progress(std::string_view(text).substr(0, length));
      CAPTURE(length);
      REQUIRE(back.ok());
      // Whole: up to and with its last bracket; the line break may be missing.
      std::size_t whole = 0, at = header;
      while (whole < events.size() && (at = text.find('\n', at)) != std::string::npos && at <= length) {
        ++whole;
        ++at;
      }
      REQUIRE(back->events.size() == whole);
      CHECK(std::equal(back->events.begin(), back->events.end(), events.begin()));
      const bool clean = length == 0 || (length >= header && text[length - 1] == '\n');
      CHECK(back->rewrite == !clean);
      CHECK(back->dropped <= 1);
      CHECK(back->told.size() == static_cast<std::size_t>(back->dropped));
      // After that, adding goes on as if nothing had happened.
      const Event next{"next", 5, FormFinished{"f"}};
      const std::string mended =
          (back->rewrite || length == 0 ? progress_text(back->events) : text.substr(0, length)) +
          progress_line(next);
      const auto again = parse_progress(mended);
      REQUIRE(again.ok());
      CHECK(again->events.size() == whole + 1);
      CHECK(again->dropped == 0);
    }
  }
}

TEST_CASE("progress: a line that was edited is left out and told, those around it stay") {
  const auto events = tc::test::sample_events();
  const std::string text = progress_text(events);
  tc::Random random(9);
  for (int i = 0; i < 500; ++i) {
    const std::size_t header = progress_header().size();
    const std::size_t at = header + static_cast<std::size_t>(random.below(text.size() - header));
    std::string bad = text;
    const char with = static_cast<char>('0' + random.below(75));
    if (bad[at] == with || bad[at] == '\n') continue;
    bad[at] = with;
    const auto back = parse_progress(bad);
    REQUIRE(back.ok());
    CHECK(back->events.size() == events.size() - 1);
    CHECK(back->dropped == 1);
    CHECK(back->rewrite);
    REQUIRE(back->told.size() == 1);
    sentence(back->told[0]);
  }
}

TEST_CASE("progress: of the future or foreign is refused with a sentence") {
  const auto future = parse_progress("{\"three_clocks_progress\":3}\n");
  REQUIRE_FALSE(future.ok());
  CHECK(future.error().key == "error.progress.future");
  sentence(future.error());
  for (const char* text :
       {"hello", "{}\n", "{\"three_clocks_progress\":2,\"cleared\":-1}\n", "{\"three_clocks_progress\":2,\"cleared\":\"x\"}\n", "{\"three_clocks_progress\":0}\n", "{\"three_clocks_state\":2}\n", "\n\n",
        "{\"three_clocks_progress\":1.5}\n", "{\"three_clocks_progress\":\"1\"}\n", "PK\x03\x04"}) {
    CAPTURE(text);
    const auto back = parse_progress(text);
    REQUIRE_FALSE(back.ok());
    CHECK(back.error().key == "error.progress.foreign");
  }
  sentence({"error.progress.foreign"});
}

TEST_CASE("progress: an event that stands twice counts once; an editor's line ends do no harm") {
  auto events = tc::test::sample_events();
  const std::string text = progress_text(events) + progress_line(events[3]) + progress_line(events[0]);
  const auto back = parse_progress(text);
  CHECK(back->events == events);
  CHECK(back->repeated == 2);
  CHECK_FALSE(back->rewrite);
  std::string windows;
  for (const char c : text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  CHECK(parse_progress(windows)->events == events);
}

TEST_CASE("progress: version 1 is read for ever, and carried over to the next version") {
  const std::string fixture(kVersion1);
  const auto back = parse_progress(fixture);
  REQUIRE(back.ok());
  CHECK(back->version == 1);
  CHECK(back->rewrite);
  CHECK(back->cleared == 0);
  CHECK(back->events == std::vector<Event>{{"e0", 1700000001000, HintTaken{"f1", "Q01"}},
                                           {"e1", 1700000002000, Answered{"f1", "Q01", Choice{"a"}, 3, 1}}});
  // As a version 3 would: one step renames a kind, the next one an item.
  static constexpr Migration kSteps[] = {
      {1,
       [](std::string_view json) {
         std::string out(json);
         const auto at = out.find("hint_taken");
         return at == std::string::npos ? out : out.replace(at, 10, "feedback_seen");
       }},
      {2, [](std::string_view json) {
         std::string out(json);
         const auto at = out.find("Q01");
         return at == std::string::npos ? out : out.replace(at, 3, "Q02");
       }}};
  const auto carried = parse_progress(fixture, {3, kSteps});
  REQUIRE(carried.ok());
  CHECK(carried->version == 1);
  CHECK(carried->rewrite);
  REQUIRE(carried->events.size() == 2);
  CHECK(carried->events[0].what == Happening(FeedbackSeen{"f1", "Q02"}));
  // A version 2 file takes the second step only.
  std::string second = fixture;
  second.replace(second.find(":1}"), 3, ":2}");
  CHECK(parse_progress(second, {3, kSteps})->events[0].what == Happening(HintTaken{"f1", "Q02"}));
}

TEST_CASE("progress: when everything was cleared stands in the header, and is read at whatever byte it is cut") {
  const auto events = tc::test::sample_events();
  constexpr Time_ms kCleared = 1'795'000'000'000;
  const std::string text = progress_text(events, kCleared), header = progress_header(progress_format(), kCleared);
  CHECK(header == "{\"three_clocks_progress\":2,\"cleared\":1795000000000}\n");
  const auto back = parse_progress(text);
  REQUIRE(back.ok());
  CHECK(back->cleared == kCleared);
  CHECK(back->events == events);
  CHECK_FALSE(back->rewrite);
  for (std::size_t length = 0; length < header.size(); ++length) {
    CAPTURE(length);
    const auto cut = parse_progress(header.substr(0, length));
    REQUIRE(cut.ok());
    CHECK(cut->events.empty());
    CHECK(cut->rewrite == (length > 0));
  }
  // Nothing that only begins like it.
  CHECK_FALSE(parse_progress("{\"three_clocks_progress\":2,\"cleared\":12x").ok());
  CHECK_FALSE(parse_progress("{\"three_clocks_progress\":1,\"more").ok());
}

TEST_CASE("progress: two records of one learner as one") {
  const auto events = tc::test::sample_events();
  std::vector<Event> odd, even;
  for (std::size_t i = 0; i < events.size(); ++i) (i % 2 == 0 ? even : odd).push_back(events[i]);
  odd.push_back(even[2]);
  CHECK(merged(odd, even) == events);
  CHECK(merged(events, {}) == events);
}
