// FSRS-5: against the published formulas worked out by another program (tolerance 1e-9 relative).
#include "learn/schedule.h"

#include "sample_events.h"

using namespace tc::learn;
using tc::test::Diary;

namespace {

constexpr Time_ms kDay = 86'400'000;
constexpr Time_ms kStart = 1'700'000'000'000;

Memory after(std::vector<Rating> ratings, std::vector<int> days) {
  Time_ms at = kStart;
  Memory m = first_memory(ratings[0], at);
  for (std::size_t i = 1; i < ratings.size(); ++i) {
    at += days[i] * kDay;
    m = next_memory(m, ratings[i], at);
  }
  return m;
}

}  // namespace

TEST_CASE("schedule: ratings from correctness and certainty") {
  CHECK(rating_of(0, 1) == Rating::again);
  CHECK(rating_of(0, 3) == Rating::again);
  CHECK(rating_of(0.5, 3) == Rating::hard);
  CHECK(rating_of(1, 1) == Rating::hard);
  CHECK(rating_of(1, 2) == Rating::good);
  CHECK(rating_of(1, 0) == Rating::good);
  CHECK(rating_of(1, 3) == Rating::easy);
}

TEST_CASE("schedule: stability and difficulty follow FSRS-5") {
  using enum Rating;
  const auto near = [](const Memory& m, double stability, double difficulty) {
    CHECK(m.stability_days == doctest::Approx(stability).epsilon(1e-9));
    CHECK(m.difficulty == doctest::Approx(difficulty).epsilon(1e-9));
  };
  near(first_memory(again, kStart), 0.40255, 7.1949);
  near(first_memory(good, kStart), 3.173, 5.282434422319005);
  near(after({again, good, good, good, good, good}, {0, 0, 1, 3, 8, 21}), 48.26549258937431,
       7.104417117112697);
  near(after({good, good, good, good}, {0, 3, 11, 35}), 100.74831285186508, 5.254165386489613);
  near(after({again, good, good}, {0, 1, 3}), 7.337957047781033, 7.158456348252584);
  near(after({easy, again, hard}, {0, 16, 2}), 3.9803707513274516, 6.144044598088668);
  CHECK(after({easy, again, hard}, {0, 16, 2}).lapses == 1);
}

TEST_CASE("schedule: recall is 90 % after the stability, falls with time, and intervals are whole days") {
  const Memory m = first_memory(Rating::easy, kStart);
  CHECK(retrievability(m, kStart) == 1);
  CHECK(retrievability(m, kStart - kDay) == 1);  // a clock that went back
  CHECK(retrievability(m, kStart + static_cast<Time_ms>(15.69105 * kDay)) == doctest::Approx(0.9));
  double before = 1;
  for (int day = 1; day < 400; ++day) {
    const double now = retrievability(m, kStart + day * kDay);
    CHECK(now < before);
    CHECK(now > 0);
    before = now;
  }
  CHECK(interval_days(m) == 16);
  CHECK(interval_days(m, 0.8) > 16);
  CHECK(interval_days(m, 0.95) < 16);
  CHECK(interval_days(first_memory(Rating::again, kStart)) == 1);
  CHECK(due_ms(m) == kStart + 16 * kDay);
  Memory old = m;
  for (int i = 0; i < 60; ++i) old = next_memory(old, Rating::easy, due_ms(old));
  CHECK(interval_days(old) == 365);
  CHECK(old.difficulty >= 1);
  for (int i = 0; i < 60; ++i) old = next_memory(old, Rating::again, due_ms(old));
  CHECK(interval_days(old) == 1);
  CHECK(old.difficulty <= 10);
}

TEST_CASE("schedule: better ratings come back later") {
  for (int days = 0; days < 30; days += 3) {
    double before = 0;
    for (const Rating rating : {Rating::again, Rating::hard, Rating::good, Rating::easy}) {
      const Memory m = next_memory(first_memory(Rating::good, kStart), rating, kStart + days * kDay);
      CHECK(m.stability_days > before);
      before = m.stability_days;
    }
  }
}

TEST_CASE("schedule: confident errors are due first, then what is least likely recalled") {
  Diary diary;
  diary.start("f", FormKind::practice, {"F1", "F2", "F3", "F4", "F5"});
  diary.answer("f", "F1", 1, 2).answer("f", "F2", 0, 1).answer("f", "F3", 0, 3).answer("f", "F4", 1, 1);
  diary.answer("f", "F5", 1, 3);
  const auto& items = tc::test::quiz_library().items;
  const Record record = derive(diary.events);
  CHECK(due_items(record, items, diary.now_ms).empty());
  CHECK(*next_due_ms(record, items, diary.now_ms) <= diary.now_ms + kDay);
  const auto due = due_items(record, items, diary.now_ms + 5 * kDay);
  REQUIRE(due.size() == 4);
  CHECK(due[0].item == "F3");
  CHECK(due[0].sure_and_wrong);
  CHECK(due[1].item == "F2");
  CHECK(due[2].item == "F4");
  CHECK(due[3].item == "F1");
  CHECK(due[1].recall < due[2].recall);
  CHECK(due_items(record, items, diary.now_ms + 30 * kDay).size() == 5);
  // Answered right, it is a confident error no longer; a rating by the learner counts instead of the
  // answer's.
  diary.at(Answered{"", "F3", Verdict{true}, 2, 1}, 5 * kDay).at(ReviewRated{"F3", 4});
  const Record later = derive(diary.events);
  for (const Due& d : due_items(later, items, diary.now_ms + 1 * kDay)) CHECK(d.item != "F3");
  CHECK(later.attempts.back().rated == 4);
}

TEST_CASE("schedule: a secure item never comes back; practice about the same misconception does") {
  std::vector<tc::content::Item> items(3);
  items[0].id = "S1";
  items[0].pool = tc::content::Pool::secure;
  items[0].misconceptions = {"M07"};
  items[1].id = "P1";
  items[1].misconceptions = {"M07", "M01"};
  items[2].id = "P2";
  items[2].misconceptions = {"M02"};
  Diary diary;
  diary.start("f", FormKind::posttest, {"S1"}).answer("f", "S1", 0, 3);
  const auto due = due_items(derive(diary.events), items, diary.now_ms + 2 * kDay);
  REQUIRE(due.size() == 1);
  CHECK(due[0].item == "P1");
  CHECK(due[0].sure_and_wrong);
  CHECK_FALSE(next_due_ms(Record{}, items, 0).has_value());
}
