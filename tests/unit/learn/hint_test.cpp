// Hints: where they are given, and what the second rules out. Tolerance: exact.
#include "learn/hint.h"

#include <algorithm>

#include "learn/results.h"
#include "learn/schedule.h"
#include "sample_events.h"

using namespace tc::learn;
using tc::content::Item;
using tc::test::Diary;

namespace {

Item of_options(std::vector<tc::content::Option> options) {
  Item item;
  item.id = "X1";
  item.task = tc::content::SingleTask{std::move(options)};
  return item;
}

}  // namespace

TEST_CASE("hint: never in the two tests") {
  for (const FormKind kind : kFormKinds) {
    CAPTURE(id_of(kind));
    CHECK(gives_hints(kind) == (kind != FormKind::pretest && kind != FormKind::posttest));
  }
}

TEST_CASE("hint: ruled out is the first shown that is wrong and voices no misconception, else the last shown that is wrong") {
  const Item mixed = of_options({{"a", 1, ""}, {"b", 0, ""}, {"c", 0, "M01"}, {"d", 0, ""}, {"e", 0.5, ""}});
  const Item voiced = of_options({{"a", 0, "M01"}, {"b", 1, ""}, {"c", 0, "M02"}, {"d", 0.5, "M03"}});
  bool first_b = false, first_d = false;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    std::string first, last;
    for (const std::size_t i : shuffled(5, seed, "X1")) {
      if (first.empty() && (i == 1 || i == 3)) first = i == 1 ? "b" : "d";
    }
    for (const std::size_t i : shuffled(4, seed, "X1")) {
      if (i == 0 || i == 2) last = i == 0 ? "a" : "c";
    }
    REQUIRE(ruled_out_option(mixed, seed).has_value());
    CHECK(*ruled_out_option(mixed, seed) == first);
    REQUIRE(ruled_out_option(voiced, seed).has_value());
    CHECK(*ruled_out_option(voiced, seed) == last);
    first_b = first_b || first == "b";
    first_d = first_d || first == "d";
  }
  CHECK(first_b);
  CHECK(first_d);
  CHECK(hints_of(mixed) == 2);
  CHECK_FALSE(ruled_out_option(of_options({{"a", 1, ""}, {"b", 0, ""}}), 1).has_value());
  CHECK_FALSE(ruled_out_option(of_options({{"a", 1, ""}, {"b", 0.5, ""}, {"c", 0.5, ""}}), 1).has_value());
}

TEST_CASE("hint: only a question of one best answer has a second") {
  for (const char* id : tc::test::kFixtureIds) {
    CAPTURE(id);
    const Item& item = tc::test::fixture_item(id);
    CHECK(hints_of(item) == (item.type() == tc::content::ItemType::single ? 2 : 1));
  }
  CHECK(*ruled_out_option(tc::test::fixture_item("F1"), 9) == "c");
}

TEST_CASE("hint: after one an answer is hard at best, comes back sooner, and its mark stays") {
  CHECK(rating_of(1, 3, 1) == Rating::hard);
  CHECK(rating_of(1, 2, 2) == Rating::hard);
  CHECK(rating_of(0.5, 2, 1) == Rating::hard);
  CHECK(rating_of(0, 3, 1) == Rating::again);
  Diary diary;
  diary.start("f", FormKind::practice, {"F1", "F2"});
  diary.at(HintTaken{"f", "F1"}).answer("f", "F1", 1, 3).answer("f", "F2", 1, 3);
  const Record record = derive(diary.events);
  REQUIRE(record.attempts.size() == 2);
  CHECK(record.attempts[0].hints == 1);
  CHECK(record.attempts[1].hints == 0);
  CHECK(record.attempts[0].marks() == record.attempts[1].marks());
  CHECK(record.forms.front().points == 2);
  const auto due = due_items(record, tc::test::quiz_library().items, diary.now_ms + 3LL * 86'400'000);
  REQUIRE(due.size() == 1);
  CHECK(due.front().item == "F1");
  // It is to be looked at again until it is right without.
  const auto aims = review_aims(record, tc::test::quiz_library());
  REQUIRE(aims.size() == 1);
  CHECK(aims.front().item == "F1");
  CHECK(aims.front().why == ReviewAim::Why::hinted);
  diary.start("g", FormKind::practice, {"F1"}).answer("g", "F1", 1, 3);
  CHECK(to_review(derive(diary.events)).empty());
}
