// Results: from events only, the same however they are derived; figures worked by hand.
#include "learn/record.h"

#include "learn/results.h"
#include "sample_events.h"

using namespace tc::learn;
using tc::test::Diary;

namespace {

std::vector<std::string> ids(const std::string& letter, int n) {
  std::vector<std::string> out;
  for (int i = 1; i <= n; ++i) out.push_back(letter + std::to_string(i));
  return out;
}

/// All that a record says, as text.
std::string told(const Record& r) {
  std::string out;
  for (const FormResult& f : r.forms) {
    out += f.form + ' ' + std::to_string(f.points) + ' ' + std::to_string(f.certainty_marks) + ' ' +
           std::to_string(f.finished_ms) + (f.passed ? *f.passed ? " passed" : " failed" : "") + '\n';
  }
  for (const Attempt& a : r.attempts) {
    out += a.form + ' ' + a.item + ' ' + to_json(a.response) + ' ' + std::to_string(a.credit) + ' ' +
           std::to_string(a.certainty) + ' ' + std::to_string(a.spent_ms) + ' ' + std::to_string(a.changes) +
           ' ' + std::to_string(a.hints) + ' ' + std::to_string(a.rated) + '\n';
  }
  return out + std::to_string(r.clock_turned_back);
}

/// A pre-test with `before` of ten right and a post-test with `after` of fifteen right, first ones first.
Record tests(int before, int after, RecordRules rules = {}) {
  Diary diary;
  diary.start("pre", FormKind::pretest, ids("A", 10));
  for (int i = 1; i <= 10; ++i) diary.answer("pre", "A" + std::to_string(i), i <= before ? 1 : 0, 1);
  diary.at(FormFinished{"pre"});
  diary.start("post", FormKind::posttest, ids("B", 15));
  for (int i = 1; i <= 15; ++i) diary.answer("post", "B" + std::to_string(i), i <= after ? 1 : 0, 1);
  diary.at(FormFinished{"post"});
  return derive(diary.events, rules);
}

}  // namespace

TEST_CASE("record: derived twice, and in pieces, it is the same") {
  const auto events = tc::test::sample_events();
  const Record whole = derive(events);
  CHECK(told(derive(events)) == told(whole));
  CHECK(whole.attempts.size() == 12);
  for (std::size_t cut = 0; cut <= events.size(); ++cut) {
    RecordBuilder builder;
    for (std::size_t i = 0; i < cut; ++i) builder.add(events[i]);
    CHECK(told(builder.record()) == told(derive(std::span(events).first(cut))));
    for (std::size_t i = cut; i < events.size(); ++i) builder.add(events[i]);
    CHECK(told(builder.record()) == told(whole));
  }
}

TEST_CASE("record: time, changes of mind and hints of an answer") {
  Diary diary;
  diary.start("f", FormKind::practice, {"Q1", "Q2"});
  diary.at(ItemShown{"f", "Q1"});
  diary.at(AnswerChanged{"f", "Q1", Choice{"a"}});
  diary.at(AnswerChanged{"f", "Q1", Choice{"b"}});
  diary.at(AnswerChanged{"f", "Q1", Choice{"b"}});
  diary.at(HintTaken{"f", "Q1"});
  diary.at(Answered{"f", "Q1", Choice{"c"}, 2, 1}, 3500);
  diary.at(Answered{"f", "Q2", Choice{"a"}, 2, 0});  // never shown, as far as is known
  const Record r = derive(diary.events);
  REQUIRE(r.attempts.size() == 2);
  CHECK(r.attempts[0].changes == 2);
  CHECK(r.attempts[0].hints == 1);
  CHECK(r.attempts[0].spent_ms == 7500);
  CHECK(r.attempts[1].spent_ms == 0);
  CHECK(r.attempts[1].changes == 0);
}

TEST_CASE("record: the first answer in a form stands; strays do not count there, and are kept as reviews") {
  Diary diary;
  diary.start("f", FormKind::pretest, {"Q1", "Q2"});
  diary.answer("f", "Q1", 1, 3);
  diary.answer("f", "Q1", 0, 3);  // a second window
  diary.answer("f", "Q9", 1, 3);  // not of this form
  diary.answer("elsewhere", "Q1", 1, 3);
  diary.at(FormFinished{"f"});
  diary.answer("f", "Q2", 1, 3);  // too late
  const Record r = derive(diary.events);
  REQUIRE(r.forms.size() == 1);
  CHECK(r.forms[0].points == 1);
  CHECK(r.forms[0].answered == 1);
  CHECK(r.forms[0].accuracy() == 0.5);
  CHECK(r.forms[0].certainty_marks == 3);
  CHECK_FALSE(r.forms[0].passed.has_value());  // a pre-test has no pass mark
  REQUIRE(r.attempts.size() == 3);
  CHECK(r.attempts[1].item == "Q9");
  CHECK(r.attempts[1].kind == FormKind::review);
  CHECK(r.attempts[2].form == "elsewhere");
  CHECK(r.attempts[2].kind == FormKind::review);
}

TEST_CASE("record: forms that share a name, as older programs gave them, lose no answer to one another") {
  Diary diary;
  diary.start("checkpoint-0", FormKind::checkpoint, {"A"}).at(ItemShown{"checkpoint-0", "A"});  // left unanswered
  diary.start("checkpoint-0", FormKind::checkpoint, {"B"}).answer("checkpoint-0", "B", 1, 3);
  diary.at(FormFinished{"checkpoint-0"});
  diary.answer("checkpoint-0", "A", 0, 2);  // gone back to, in the form that holds it
  diary.start("checkpoint-0", FormKind::checkpoint, {"B"}).answer("checkpoint-0", "B", 0, 1);  // the same one again
  const Record r = derive(diary.events);
  REQUIRE(r.forms.size() == 3);
  CHECK(r.forms[0].answered == 1);
  CHECK_FALSE(r.forms[0].finished);
  CHECK(r.forms[1].answered == 1);
  CHECK(r.forms[1].points == 1);
  CHECK(r.forms[1].finished);
  CHECK(r.forms[2].answered == 1);
  REQUIRE(r.attempts.size() == 3);
  for (const Attempt& a : r.attempts) CHECK(a.kind == FormKind::checkpoint);
}

TEST_CASE("record: a clock that goes back is clamped and counted") {
  Diary diary;
  diary.start("f", FormKind::practice, {"Q1"});
  diary.at(ItemShown{"f", "Q1"});
  diary.at(HintTaken{"f", "Q1"}, -3'600'000);
  diary.at(Answered{"f", "Q1", Choice{"a"}, 1, 1}, 5000);
  const Record r = derive(diary.events);
  CHECK(r.clock_turned_back == 2);
  CHECK(r.attempts[0].spent_ms == 0);
}

TEST_CASE("results: pass on accuracy, or on certainty marks where the course says so") {
  CHECK(*tests(0, 11).forms[1].passed);
  CHECK_FALSE(*tests(0, 10).forms[1].passed);
  CHECK(*tests(0, 10, {.pass_points = 10}).forms[1].passed);
  CHECK_FALSE(*tests(0, 15, {.pass_points = 16, .pass_by_certainty = true}).forms[1].passed);
  CHECK(*tests(0, 15, {.pass_points = 15, .pass_by_certainty = true}).forms[1].passed);
  CHECK_FALSE(tests(3, 3).forms[0].passed.has_value());
}

TEST_CASE("results: normalised gain with its caveats") {
  const auto at = [](int before, int after) { return *gain(tests(before, after)); };
  CHECK(*at(4, 7).normalised == doctest::Approx(0.5));
  CHECK(at(4, 7).caveat.empty());
  CHECK(at(4, 15).after == 1);  // slots 11 to 15 do not count
  CHECK(*at(0, 10).normalised == doctest::Approx(1));
  CHECK_FALSE(at(10, 10).normalised.has_value());
  CHECK(at(10, 10).caveat == "learn.gain.no_room");
  CHECK(*at(6, 4).normalised == doctest::Approx(-0.5));
  CHECK(at(6, 4).caveat == "learn.gain.loss");
  CHECK(at(8, 9).caveat == "learn.gain.little_room");
  for (const char* key : {"learn.gain.no_room", "learn.gain.loss", "learn.gain.little_room"})
    CHECK(tc::test::quiz_library().strings.has(key));
  CHECK_FALSE(gain(Record{}).has_value());
  // A second attempt changes nothing.
  Diary diary;
  diary.start("pre", FormKind::pretest, ids("A", 10)).at(FormFinished{"pre"});
  diary.start("p1", FormKind::posttest, ids("B", 15)).at(FormFinished{"p1"});
  diary.start("p2", FormKind::posttest, ids("A", 15)).answer("p2", "A1", 1, 1).at(FormFinished{"p2"});
  CHECK(gain(derive(diary.events))->after == 0);
}

TEST_CASE("results: calibration and Brier score, worked by hand") {
  CHECK(stated_probability(1) == doctest::Approx(0.5));
  CHECK(stated_probability(2) == doctest::Approx(11 / 15.0));
  CHECK(stated_probability(3) == doctest::Approx(0.9));
  Diary diary;
  diary.start("f", FormKind::practice, ids("Q", 6));
  diary.answer("f", "Q1", 1, 3).answer("f", "Q2", 0, 3).answer("f", "Q3", 1, 2);
  diary.answer("f", "Q4", 0, 1).answer("f", "Q5", 0.5, 3);  // partly right: at level 1
  diary.answer("f", "Q6", 1, 0);                            // without certainty
  const Calibration c = calibration(derive(diary.events));
  CHECK(c.n == 5);
  CHECK(c.rows[0].n == 2);
  CHECK(c.rows[0].right == 0.5);
  CHECK(c.rows[1].n == 1);
  CHECK(c.rows[2].n == 2);
  CHECK(c.rows[2].right == 1);
  const double two = 4 / 15.0;
  CHECK(c.brier == doctest::Approx((0.01 + 0.81 + two * two + 0.25 + 0.0) / 5));
  CHECK(c.overconfidence == doctest::Approx((0.9 + 0.9 + 11 / 15.0 + 0.5 + 0.5 - 2.5) / 5));
  CHECK(calibration(Record{}).n == 0);
  CHECK(calibration(Record{}).brier == 0);
}

TEST_CASE("results: how often intervals held") {
  Diary diary;
  diary.start("f", FormKind::practice, {"Q1", "Q2"});
  diary.at(Answered{"f", "Q1", {}, 0, 1, 2, 1, 0.4}).at(Answered{"f", "Q2", {}, 0, 1, 1, 1, 0.1});
  const Calibration c = calibration(derive(diary.events));
  CHECK(c.intervals == 3);
  CHECK(c.intervals_held == 2);
  CHECK(c.interval_score == doctest::Approx(0.3));
}

TEST_CASE("results: what to review, sure and wrong first, until it is answered right") {
  Diary diary;
  diary.start("f", FormKind::practice, {"F1", "F2", "F3", "F4", "F5", "F6"});
  diary.answer("f", "F1", 0, 3).answer("f", "F2", 0, 1).answer("f", "F3", 0.5, 2).answer("f", "F4", 1, 1);
  diary.answer("f", "F5", 1, 3).answer("f", "F6", 0, 3);
  CHECK(sure_and_wrong(derive(diary.events)) == std::vector<std::string>{"F6", "F1"});
  CHECK(to_review(derive(diary.events)) == std::vector<std::string>{"F6", "F1", "F2", "F3", "F4"});
  diary.start("g", FormKind::practice, {"F6", "gone"}).answer("g", "F6", 1, 2).answer("g", "gone", 0, 3);
  CHECK(sure_and_wrong(derive(diary.events)) == std::vector<std::string>{"gone", "F1"});
  const auto aims = review_aims(derive(diary.events), tc::test::quiz_library());
  REQUIRE(aims.size() == 4);  // without the one that the library no longer has
  CHECK(aims[0].item == "F1");
  CHECK(aims[0].why == ReviewAim::Why::sure_and_wrong);
  CHECK(aims[0].time_min == 60);
  CHECK(aims[0].claims == std::vector<std::string>{"C01"});
  CHECK(aims[3].why == ReviewAim::Why::unsure);
}
