// Rules of scoring: exact values, bounds, and the two properties that make honest answers pay.
#include "learn/marking.h"

#include <algorithm>
#include <cmath>

#include "core/random.h"
#include "learn_fixture.h"

using namespace tc::learn;
using tc::test::fixture_answer;
using tc::test::fixture_item;
using tc::test::kFixtureIds;

namespace {

double credit(const char* id, const Response& response) { return mark(fixture_item(id), response).credit; }

double order(std::vector<std::string> tiles) { return credit("F4", Ordering{std::move(tiles)}); }

/// The credit of one target of F5, the others left right.
double placed(const Placed& p) {
  Placement all = std::get<Placement>(fixture_answer("F5", true));
  for (Placed& other : all.placed) {
    if (other.target == p.target) other = p;
  }
  for (const PartMark& part : mark(fixture_item("F5"), all).parts) {
    if (part.part == p.target) return part.credit;
  }
  return -1;
}

}  // namespace

TEST_CASE("marking: right is 1, wrong is 0, not answered is neither") {
  for (const char* id : kFixtureIds) {
    CAPTURE(id);
    const Mark right = mark(fixture_item(id), fixture_answer(id, true));
    CHECK(right.credit == 1);
    CHECK(right.outcome() == Outcome::right);
    const Mark wrong = mark(fixture_item(id), fixture_answer(id, false));
    CHECK(wrong.credit == 0);
    CHECK(wrong.outcome() == Outcome::wrong);
    const Mark none = mark(fixture_item(id), Response{});
    CHECK_FALSE(none.answered);
    CHECK(none.credit == 0);
    CHECK(none.parts.empty());
  }
}

TEST_CASE("marking: choices") {
  CHECK(credit("F1", Choice{"b"}) == 0.5);
  CHECK(mark(fixture_item("F1"), Choice{"b"}).outcome() == Outcome::partly);
  CHECK(credit("F2", Choices{{"a"}}) == 0.5);
  CHECK(credit("F2", Choices{{"a", "b", "c"}}) == 0.5);
  CHECK(credit("F2", Choices{{"a", "c"}}) == 0);
  CHECK(credit("F2", Choices{{"a", "b", "c", "d"}}) == 0);
  CHECK(credit("F2", Choices{{"c", "d"}}) == 0);  // not below 0
  CHECK(credit("F2", Choices{}) == 0);
  CHECK(mark(fixture_item("F2"), Choices{{"a", "c"}}).parts.size() == 4);
}

TEST_CASE("marking: an order is half right with one neighbouring pair swapped, and ties may swap") {
  CHECK(order({"a", "b", "c", "d"}) == 1);
  CHECK(order({"a", "c", "b", "d"}) == 1);  // tied
  CHECK(order({"b", "a", "c", "d"}) == 0.5);
  CHECK(order({"a", "b", "d", "c"}) == 0.5);
  CHECK(order({"a", "c", "d", "b"}) == 0.5);  // b and d swapped in the tied order a c b d
  CHECK(order({"c", "a", "b", "d"}) == 0.5);
  CHECK(order({"b", "a", "d", "c"}) == 0);  // two pairs
  CHECK(order({"d", "b", "c", "a"}) == 0);
  std::vector<std::string> tiles{"a", "b", "c", "d"};
  int full = 0, half = 0;
  do {
    const double got = order(tiles);
    full += got == 1;
    half += got == 0.5;
  } while (std::next_permutation(tiles.begin(), tiles.end()));
  CHECK(full == 2);
  CHECK(half == 4);
}

TEST_CASE("marking: places on the timeline") {
  for (const auto& at : {std::pair(150.0, 1.0),
                         {300.0, 1.0},
                         {149.0, 0.5},
                         {120.0, 0.5},
                         {360.0, 0.5},
                         {119.0, 0.0},
                         {361.0, 0.0}}) {
    CAPTURE(at.first);
    CHECK(placed({"a", false, at.first, at.first}) == at.second);
  }
  CHECK(placed({"a", true}) == 0);
  CHECK(placed({"b", false, 60, 1080}) == 1);
  CHECK(placed({"b", false, 61, 1080}) == 0.5);
  CHECK(placed({"b", false, 60, 1000}) == 0.5);
  CHECK(placed({"b", true}) == 0);
  CHECK(placed({"c", false, 10, 10}) == 0);
  CHECK(placed({"d", false, 180, 720}) == 1);
  CHECK(placed({"d", false, 180, 700}) == 0.5);
  CHECK(placed({"d", false, 0, 720}) == 0.5);  // too wide to inform
  CHECK(placed({"d", false, 180, 20160}) == 0.5);
  CHECK(placed({"d", false, 800, 900}) == 0);
  CHECK(placed({"d", true}) == 0);
  CHECK(credit("F5", Placement{{{"a", true}, {"b", false, 30, 100}, {"c", true}, {"d", false, 1, 800}}}) ==
        doctest::Approx((0 + 0.5 + 1 + 1) / 4.0));
}

TEST_CASE("marking: estimates by their accepted range, intervals by the interval score") {
  const Mark half = mark(fixture_item("F7"), Guesses{{{"a", 33, 20, 40}, {"b", 3, 1, 4}}});
  CHECK(half.credit == 0.5);
  REQUIRE(half.intervals.size() == 2);
  CHECK_FALSE(half.intervals[0].held);
  CHECK(half.intervals[0].score == doctest::Approx(20 + 10 * 4));
  CHECK(half.intervals[0].score_shown == doctest::Approx(0.6));
  CHECK(half.intervals[1].held);
  CHECK(half.intervals[1].score_shown == doctest::Approx(0.3));
  CHECK(interval_score(2, 5, 3) == 3);
  CHECK(interval_score(2, 5, 1) == doctest::Approx(13));
  CHECK(interval_score(2, 5, 6) == doctest::Approx(13));
  CHECK(interval_score(2, 5, 6, 0.5) == doctest::Approx(7));
}

TEST_CASE("marking: a curve by its features and its overlap with the band") {
  const auto drawn = [](std::vector<double> ketamine, std::vector<double> norketamine) {
    return mark(fixture_item("F8"),
                Drawing{{{"ketamine", std::move(ketamine)}, {"norketamine", std::move(norketamine)}}});
  };
  const Mark truth = drawn({0, 193, 84, 30, 5}, {0, 80, 90, 51, 19});
  CHECK(truth.credit == 1);
  CHECK(truth.overlap == 1);
  const Mark late = drawn({0, 60, 193, 30, 5}, {0, 80, 90, 51, 19});
  CHECK(late.credit == doctest::Approx(2 / 5.0));  // peak, fall and the one crossing are lost
  CHECK(late.overlap == doctest::Approx(0.8));
  const Mark flat = drawn({100, 100, 100, 100, 100}, {100, 100, 100, 100, 100});
  CHECK(flat.credit == 0);
}

TEST_CASE("marking: every test of a drawn curve") {
  using Test = tc::content::CurveFeature::Test;
  tc::content::CurveTask task;
  task.xs_min = {0, 10, 20};
  task.range = {0, 100};
  task.lines = {{"l", {}, {{0, 10}, {0, 10}, {0, 10}}}, {"o", {}, {}}};
  const auto has = [&](Test test, std::vector<double> l, double from, double until, double amount,
                       std::vector<double> o = {50, 50, 50}) {
    return has_feature(task, {"f", test, "l", "o", from, until, amount},
                       Drawing{{{"l", std::move(l)}, {"o", std::move(o)}}});
  };
  CHECK(has(Test::peak_between, {0, 9, 3}, 5, 15, 0));
  CHECK_FALSE(has(Test::peak_between, {9, 8, 3}, 5, 15, 0));
  CHECK_FALSE(has(Test::peak_between, {5, 5, 5}, 0, 20, 0));
  CHECK(has(Test::falls, {30, 20, 10}, 0, 20, 20));
  CHECK_FALSE(has(Test::falls, {30, 20, 10.5}, 0, 20, 20));
  CHECK(has(Test::falls, {30, 20, 10}, 5, 15, 10));  // between the points
  CHECK(has(Test::falls_by_share, {40, 30, 20}, 0, 20, 0.5));
  CHECK_FALSE(has(Test::falls_by_share, {40, 30, 21}, 0, 20, 0.5));
  CHECK_FALSE(has(Test::falls_by_share, {0, 0, 0}, 0, 20, 0));
  CHECK(has(Test::rises, {0, 5, 20}, 0, 20, 20));
  CHECK_FALSE(has(Test::rises, {20, 5, 0}, 0, 20, 1));
  CHECK(has(Test::flat, {10, 12, 10}, 0, 20, 2));
  CHECK_FALSE(has(Test::flat, {10, 13, 10}, 0, 20, 2));
  CHECK(has(Test::crosses, {40, 50, 60}, 0, 20, 0));
  CHECK_FALSE(has(Test::crosses, {40, 60, 40}, 0, 20, 0));
  CHECK(has(Test::above, {60, 51, 60}, 0, 20, 0));
  CHECK_FALSE(has(Test::above, {60, 50, 60}, 0, 20, 0));
  CHECK(has(Test::above, {0, 50, 60}, 12, 20, 0));
  CHECK(has(Test::close, {0, 45, 0}, 10, 10, 5));
  CHECK_FALSE(has(Test::close, {0, 44, 0}, 10, 10, 5));
  CHECK(has(Test::in_band, {5, 5, 50}, 0, 0, 0.6));
  CHECK_FALSE(has(Test::in_band, {5, 50, 50}, 0, 0, 0.5));
  tc::content::CurveTask by_category = task;
  by_category.xs_min.clear();
  by_category.categories = {"x", "y", "z"};
  CHECK(has_feature(by_category, {"f", Test::rises, "l", "", 0, 2, 5}, Drawing{{{"l", {0, 1, 9}}}}));
}

TEST_CASE("marking: a vignette by the nodes met, cards apart") {
  CHECK(credit("F9", Path{{{"n1", "b"}, {"n1b", "on"}, {"n2", "a"}}}) == 0.5);
  CHECK(credit("F9", Path{{{"n1", "a"}, {"n2", "b"}}}) == 0.75);
  CHECK(mark(fixture_item("F9"), Path{{{"n1", "b"}, {"n1b", "on"}, {"n2", "a"}}}).parts.size() == 2);
  CHECK(mark(fixture_item("F9"), Path{{{"n1", "b"}, {"n1b", "on"}, {"n2", "a"}}}).parts[1].credit == 1);
}

TEST_CASE("marking: audits by choice, by choices and by rows") {
  CHECK(credit("F10", Choice{"b"}) == 0.5);
  CHECK(credit("F11", Choices{{"a"}}) == 0.5);
  CHECK(credit("F12", Matches{{{"1", "mixed"}, {"2", "failed"}}}) == 0.75);
  CHECK(credit("F12", Matches{{{"1", "holds"}, {"2", "mixed"}}}) == 0.5);
}

TEST_CASE("marking: random answers stay within the bounds") {
  tc::Random random(11);
  for (int round = 0; round < 2000; ++round) {
    Drawing drawing{{{"ketamine", {}}, {"norketamine", {}}}};
    for (auto& line : drawing.lines) {
      for (int i = 0; i < 5; ++i) line.values.push_back(random.uniform() * 250);
    }
    std::vector<std::string> tiles{"a", "b", "c", "d"};
    for (std::size_t i = 3; i > 0; --i)
      std::swap(tiles[i], tiles[static_cast<std::size_t>(random.below(i + 1))]);
    const double low = random.uniform() * 90, high = low + random.uniform() * (100 - low);
    Placement place;
    for (const char* id : {"a", "b", "c", "d"}) {
      const double from = random.uniform() * 10000;
      place.placed.push_back(random.below(4) == 0 ? Placed{id, true} : Placed{id, false, from, from * 2});
    }
    for (const auto& answer :
         {std::pair<const char*, Response>("F8", drawing),
          {"F4", Ordering{tiles}},
          {"F5", place},
          {"F7", Guesses{{{"a", (low + high) / 2, low, high}, {"b", 2, 1, 3}}}}}) {
      CAPTURE(answer.first);
      const Mark got = mark(fixture_item(answer.first), answer.second);
      CHECK(got.answered);
      CHECK(got.credit >= 0);
      CHECK(got.credit <= 1);
      for (const PartMark& p : got.parts) CHECK((p.credit >= 0 && p.credit <= 1));
      for (const IntervalMark& i : got.intervals) CHECK(i.score >= 0);
      if (got.overlap) CHECK((*got.overlap >= 0 && *got.overlap <= 1));
    }
  }
}

TEST_CASE("certainty: +1 +2 +3 right, 0 -2 -6 wrong, partial credit at level 1") {
  const double right[] = {0, 1, 2, 3}, wrong[] = {0, 0, -2, -6};
  for (int level = 0; level <= 3; ++level) {
    CHECK(certainty_mark(1, level) == right[level]);
    CHECK(certainty_mark(0, level) == wrong[level]);
    CHECK(certainty_mark(0.5, level) == (level == 0 ? 0 : 0.5));
  }
  CHECK(certainty_mark(1, 9) == 3);
  CHECK(certainty_mark(1, -4) == 0);
}

TEST_CASE("certainty: the expected mark is greatest at honest certainty") {
  for (int i = 0; i <= 1000; ++i) {
    if (i == 800) continue;  // as good at 2 as at 3
    const double p = i / 1000.0;
    double expected[4] = {};
    for (int level = 1; level <= 3; ++level)
      expected[level] = p * certainty_mark(1, level) + (1 - p) * certainty_mark(0, level);
    const int best = static_cast<int>(std::max_element(expected + 1, expected + 4) - expected);
    CAPTURE(p);
    CHECK(best == (p <= 2.0 / 3 ? 1 : p <= 0.8 ? 2 : 3));
  }
}

TEST_CASE("certainty: not for intervals and drawn curves") {
  for (const char* id : kFixtureIds) {
    CAPTURE(id);
    const std::string name = id;
    CHECK(takes_certainty(fixture_item(id)) == (name != "F7" && name != "F8"));
  }
  tc::content::Item bracket;
  bracket.task = tc::content::PlaceTask{{{"d", tc::content::Target::Kind::bracket}}, false};
  CHECK_FALSE(takes_certainty(bracket));
}

TEST_CASE("interval score: expected loss is least at the true 10th and 90th percentiles") {
  // Exact expectations, by integrals: uniform on [0, 1], and exponential with mean 1.
  const auto uniform = [](double l, double u) { return (u - l) + 10 * (l * l / 2 + (1 - u) * (1 - u) / 2); };
  const auto exponential = [](double l, double u) {
    return (u - l) + 10 * (l - (1 - std::exp(-l)) + std::exp(-u));  // E(l − X)+ and E(X − u)+
  };
  const auto least = [](const auto& loss, double top) {
    double best = 1e9, at_low = 0, at_high = 0;
    for (int i = 0; i <= 400; ++i) {
      for (int k = i; k <= 400; ++k) {
        const double l = top * i / 400, u = top * k / 400;
        if (loss(l, u) < best) {
          best = loss(l, u);
          at_low = l;
          at_high = u;
        }
      }
    }
    return std::pair(at_low, at_high);
  };
  const auto [uniform_low, uniform_high] = least(uniform, 1);
  CHECK(uniform_low == doctest::Approx(0.1).epsilon(0.01));
  CHECK(uniform_high == doctest::Approx(0.9).epsilon(0.01));
  const auto [low, high] = least(exponential, 4);
  CHECK(std::fabs(low - -std::log(0.9)) <= 0.006);
  CHECK(std::fabs(high - -std::log(0.1)) <= 0.006);
  // And the function that is used gives those expectations: a mean over the quantiles of the distribution.
  double mean = 0;
  for (int i = 0; i < 100000; ++i) mean += interval_score(0.2, 0.7, (i + 0.5) / 100000) / 100000;
  CHECK(mean == doctest::Approx(uniform(0.2, 0.7)).epsilon(1e-6));
}
