// Deep links: what they carry, and that bad parts do not spoil good ones.
#include "app/axis.h"
#include "core/text.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using namespace tc::app::test;

namespace {

State opened(State state, std::string_view query, std::vector<Message>* problems = nullptr) {
  std::vector<Message> mine;
  for (const Command& command : parse_query(query, *library(), problems != nullptr ? *problems : mine)) {
    state = reduce(state, command, *library()).state;
  }
  if (problems == nullptr) CHECK_MESSAGE(mine.empty(), std::string(query));
  return state;
}
State start() { return initial_state(*library()); }

}  // namespace

TEST_CASE("a link says what is looked at") {
  const State s =
      opened(start(), "?t=40min&dose=1mg/kg&route=im&weight=82kg&theme=light&text=150%25&motion=reduced");
  CHECK(s.time_min == 40);
  CHECK(s.regimen.dose == 1);
  CHECK(s.regimen.route == sim::Route::im);
  CHECK(s.patient.weight_kg == 82);
  CHECK(s.settings.theme == ThemeChoice::light);
  CHECK(s.settings.text_scale == 1.5);
  CHECK(s.settings.reduced_motion);
  const State spray = opened(start(), "preset=spray&t=24h&compare=racemic,iv,0.5mg/kg,40min");
  CHECK(spray.regimen.route == sim::Route::nasal_spray);
  CHECK(spray.pinned == start().regimen);
  CHECK(spray.time_min == 1440);
  const State course = opened(start(), "repeat=6&interval=84h&t=7d");
  CHECK(course.regimen.repeats == 6);
  CHECK(course.time_min == 10080);
  CHECK(opened(start(), "drug=esketamine&route=nasal-spray&dose=84mg").regimen.dose == 84);
}

TEST_CASE("a link shows everybody the same, whatever was open before") {
  Random random(41);
  Session session(library());
  const std::string query = "t=40min&mark=" + library()->observations.front().id;
  const State fresh = opened(start(), query);
  for (int i = 0; i < 300; ++i) {
    session.dispatch(random_command(random));
    State there = opened(session.state(), query);
    // The viewer's own settings and playback habits stay.
    there.settings = fresh.settings;
    there.playback = fresh.playback;
    there.notice = fresh.notice;
    there.standing = fresh.standing;
    there.tour = fresh.tour;  // where a person's own tour and questions stand is theirs too
    there.quiz = fresh.quiz;
    there.quiz_aside = fresh.quiz_aside;
    there.own_quiz = fresh.own_quiz;
    there.own_quiz_aside = fresh.own_quiz_aside;
    CHECK(there == fresh);
  }
}

TEST_CASE("a link to a heavy patient opens over a dose that would be too much for the weight") {
  const State before = opened(start(), "dose=2mg/kg");
  CHECK(before.regimen.dose == 2);
  const State s = opened(before, "weight=150kg&dose=1mg/kg");
  CHECK(s.patient.weight_kg == 150);
  CHECK(s.regimen.dose == 1);
  CHECK_FALSE(s.notice);
}

TEST_CASE("a link does not lead outside the axis, whose end follows from its regimens") {
  const auto problem_of = [](std::string_view query) {
    std::vector<Message> problems;
    const State s = opened(opened(start(), "t=3h"), query, &problems);
    CHECK(s.time_min == 0);
    CHECK(s.view == AxisView{});
    return problems.size() == 1 ? library()->strings.text(problems.front()) : std::string();
  };
  CHECK(problem_of("t=30d") == "t: 30d is outside 0 to 20160 min.");
  CHECK(problem_of("at=-3") == "at: -3 is outside 0 to 20160 min.");
  CHECK(problem_of("preset=course&t=26d") == "t: 26d is outside 0 to 36000 min.");
  CHECK(problem_of("from=-5&to=8").find("from 0 to 1") != std::string::npos);
  CHECK(problem_of("from=0.5&to=0.2").find("from 0 to 1") != std::string::npos);
  CHECK(opened(start(), "preset=course&t=25d").time_min == 25 * 1440);
  CHECK(opened(start(), "t=25d&compare=racemic,iv,35mg,40min,x6,mwf").time_min == 25 * 1440);
}

TEST_CASE("a link of the viewer's settings leaves the view alone") {
  const State before = opened(start(), "preset=oral&t=3h");
  const State s = opened(before, "theme=contrast");
  CHECK(s.time_min == 180);
  CHECK(s.regimen == before.regimen);
  CHECK(opened(before, "") == before);
}

TEST_CASE("the link of any reachable view opens that view") {
  Random random(42);
  Session session(library());
  for (int i = 0; i < 800; ++i) {
    session.dispatch(random_command(random));
    State expected = session.state();
    expected.playback.playing = false;
    expected.notice.reset();
    expected.tour = {};  // the person's own
    expected.quiz = {};
    expected.own_quiz = expected.own_quiz_aside = {};
    expected.settings.speech = false;
    std::vector<Message> problems;
    const std::string query = to_query(session.state(), *library());
    for (const char c : query)
      CHECK((static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7f));
    State there = opened(start(), query, &problems);
    there.notice.reset();
    CHECK_MESSAGE(problems.empty(), query);
    CHECK_MESSAGE(there == expected, query);
  }
}

TEST_CASE("the standard view makes a short link") {
  CHECK(to_query(start(), *library()) == "t=0min");
  State s = start();
  s.time_min = 40;
  CHECK(to_query(s, *library()) == "t=40min");
}

TEST_CASE("each bad part is named, the good ones apply") {
  const auto problems_of = [](std::string_view query) {
    std::vector<Message> problems;
    const State s = opened(start(), query, &problems);
    CHECK(s.time_min == 40);
    std::string all;
    for (const Message& problem : problems) {
      CHECK(library()->strings.has(problem.key));
      all += library()->strings.text(problem) + "\n";
    }
    CHECK(is_utf8(all));
    return std::pair(problems.size(), all);
  };
  const auto expect = [&](std::string_view query, std::string_view part) {
    const auto found = problems_of(query);
    const std::size_t count = found.first;
    const std::string& text = found.second;
    CHECK_MESSAGE(count == 1, text);
    CHECK_MESSAGE(text.find(part) != std::string::npos, text);
  };
  expect("t=40min&colour=red", "‘colour’");
  expect("t=40min&dose=99mg/kg", "0.01 to 2");
  expect("t=40min&dose=2mg/kg&weight=150kg", "300 is outside 1 to 150 mg");
  expect("t=40min&steps=0-1440:50", "72000 is outside 1 to 150 mg");
  expect("t=40min&repeat=1000", "1000 is outside 1 to 36");
  expect("t=40min&dose=1", "mg or mg/kg");
  expect("t=40min&unit=mg&dose=35", "mg or mg/kg");
  expect("t=40min&compare=esketamine,nasal-spray,56", "84mg");
  expect("t=40min&steps=", "0-10:1.5");
  expect("t=40min&dose=much", "‘much’");
  expect("t=40min&route=ear", "‘ear’");
  expect("t=40min&drug=racemic&route=nasal-spray", "no published model");
  expect("t=40min&weight=7", "40 to 150");
  expect("t=40min&theme=plaid", "‘plaid’");
  expect("t=40min&text=900%25", "‘900%’");
  expect("t=40min&compare=x", "‘x’");
  expect("t=40min&preset=zz", "‘zz’");
  expect("t=40min&mark=zz", "‘zz’");
  expect("t=40min&t=50min", "twice");
  expect("t=40min&covariate=luck", "‘luck’");
  expect("t=40min&%ff%00=1", "cannot carry");
  CHECK(problems_of("t=40min&a&b=&=c&%").first == 4);
  std::vector<Message> problems;
  CHECK(parse_query(std::string(100000, 'a'), *library(), problems).empty());
  CHECK(problems.size() == 1);
}

TEST_CASE("random queries never leave an impossible state") {
  Random random(43);
  const std::string alphabet = "tdoseruiwgh=&=&%,.0123456789-/kgmin?#+xé";
  for (int i = 0; i < 3000; ++i) {
    std::string query;
    for (std::size_t k = below(random, 60); k > 0; --k) query += alphabet[below(random, alphabet.size())];
    std::vector<Message> problems;
    check_invariants(opened(start(), query, &problems));
  }
}

TEST_CASE("links of the stage") {
  const State s = opened(start(), "stage=synapse&focus=nmda_receptor&t=40min&names=on&tier=plain");
  CHECK(s.stage.open);
  CHECK(s.stage.scene == Scene::synapse);
  CHECK(s.stage.focus == "nmda_receptor");
  CHECK(s.stage.names);
  CHECK(s.settings.stage_tier == StageTier::plain);
  CHECK(opened(start(), "scene=body").stage.scene == Scene::body);
  CHECK_FALSE(opened(start(), "scene=body").stage.open);
  CHECK_FALSE(opened(s, "t=1h").stage.open);
  CHECK(opened(s, "t=1h").settings.stage_tier == StageTier::plain);
  CHECK(to_query(s, *library()).find("stage=synapse") != std::string::npos);
  std::vector<Message> problems;
  CHECK(opened(start(), "stage=moon&focus=soul&tier=best", &problems).stage == start().stage);
  CHECK(problems.size() == 3);
}
