// Figures worked by hand, or from the tables of the methods' authors; tolerance as written.
#include "learn/item_analysis.h"

#include <cmath>

#include "learn/csv.h"
#include "sample_events.h"

using namespace tc::learn;

namespace {

AnswerRow row(const char* learner, const char* item, double credit, int certainty = 0,
              const char* chosen = nullptr) {
  AnswerRow out{learner, "f", FormKind::pretest, item, credit, certainty, 12};
  if (chosen != nullptr) out.chosen = {chosen};
  return out;
}

bool flagged(const ItemAnalysis& a, ItemFlag flag) {
  return std::find(a.flags.begin(), a.flags.end(), flag) != a.flags.end();
}

/// Five learners on three items.
std::vector<AnswerRow> small_class() {
  const char* learners[] = {"l1", "l2", "l3", "l4", "l5"};
  const double a[] = {1, 1, 0, 0, 1}, b[] = {1, 1, 0, 0, 0}, c[] = {1, 0, 0, 1, 0};
  std::vector<AnswerRow> out;
  for (int i = 0; i < 5; ++i) {
    out.push_back(row(learners[i], "A", a[i], 1 + i % 3));
    out.push_back(row(learners[i], "B", b[i]));
    out.push_back(row(learners[i], "C", c[i]));
  }
  return out;
}

}  // namespace

TEST_CASE("item analysis: Wilson's and Fisher's intervals") {
  const WithInterval half = wilson(0.5, 10);
  CHECK(half.low == doctest::Approx(0.2366).epsilon(0.0005));
  CHECK(half.high == doctest::Approx(0.7634).epsilon(0.0005));
  CHECK(wilson(0, 10).low == 0);
  CHECK(wilson(0, 10).high == doctest::Approx(0.2775).epsilon(0.0005));
  CHECK(wilson(1, 10).high == doctest::Approx(1));
  CHECK(fisher(0.5, 28).low == doctest::Approx(0.1561).epsilon(0.001));
  CHECK(fisher(0.5, 28).high == doctest::Approx(0.7356).epsilon(0.001));
  CHECK(fisher(0.5, 3).low == -1);
  CHECK(std::isfinite(fisher(1, 10).high));
}

TEST_CASE("item analysis: difficulty and corrected item-rest correlation, by hand") {
  const auto rows = small_class();
  const auto all = analyse(rows);
  REQUIRE(all.size() == 3);
  const ItemAnalysis& a = all[0];
  CHECK(a.item == "A");
  CHECK(a.n == 5);
  CHECK(a.difficulty.value == doctest::Approx(0.6));
  // Rest 1, 1/2, 0, 1/2, 0: sum of products 0.30, of squares 1.2 and 0.7.
  REQUIRE(a.discrimination.has_value());
  CHECK(a.discrimination->value == doctest::Approx(0.30 / std::sqrt(1.2 * 0.7)));
  CHECK(a.discrimination->low ==
        doctest::Approx(std::tanh(std::atanh(0.30 / std::sqrt(0.84)) - 1.959964 / std::sqrt(2))));
  CHECK(a.discrimination_n == 5);
  CHECK(a.median_seconds == 12);
  CHECK(a.certainty[0].n == 2);
  CHECK(a.certainty[0].right == doctest::Approx(0.5));  // l1 and l4
  CHECK(a.certainty[2].n == 1);
  CHECK(flagged(a, ItemFlag::few_answers));
  CHECK_FALSE(flagged(a, ItemFlag::weak));
}

TEST_CASE("item analysis: only the first answer of a learner counts") {
  auto rows = small_class();
  rows.push_back(row("l3", "A", 1));
  CHECK(analyse(rows)[0].difficulty.value == doctest::Approx(0.6));
  CHECK(analyse(rows)[0].n == 5);
}

TEST_CASE("item analysis: flags") {
  std::vector<AnswerRow> rows;
  for (int i = 0; i < 40; ++i) {
    const std::string learner = "l" + std::to_string(i);
    rows.push_back(row(learner.c_str(), "easy", i < 38));
    rows.push_back(row(learner.c_str(), "hard", i % 10 == 0));
    rows.push_back(row(learner.c_str(), "good", i < 20));
    rows.push_back(row(learner.c_str(), "also", i < 22));
    rows.push_back(row(learner.c_str(), "backwards", i >= 25));
  }
  for (const ItemAnalysis& a : analyse(rows)) {
    CAPTURE(a.item);
    CHECK(flagged(a, ItemFlag::too_easy) == (a.item == "easy"));
    CHECK(flagged(a, ItemFlag::too_hard) == (a.item == "hard"));
    CHECK_FALSE(flagged(a, ItemFlag::few_answers));
    if (a.item == "backwards") CHECK(flagged(a, ItemFlag::weak));
    if (a.item == "good") CHECK_FALSE(flagged(a, ItemFlag::weak));
  }
  // One that all get right cannot tell learners apart, and says nothing of it.
  std::vector<AnswerRow> same{row("l1", "A", 1), row("l2", "A", 1), row("l3", "A", 1)};
  CHECK_FALSE(analyse(same)[0].discrimination.has_value());
  CHECK(analyse({}).empty());
}

TEST_CASE("item analysis: options, with those that nobody chose") {
  const auto& items = tc::test::quiz_library().items;
  std::vector<AnswerRow> rows{row("l1", "F1", 1, 3, "a"), row("l2", "F1", 0.5, 1, "b"),
                              row("l3", "F1", 1, 2, "a")};
  const auto known = analyse(rows, items);
  REQUIRE(known[0].options.size() == 3);
  CHECK(known[0].options[0].n == 2);
  CHECK(known[0].options[0].share == doctest::Approx(2 / 3.0));
  CHECK(known[0].options[0].certainty == doctest::Approx(2.5));
  CHECK(*known[0].options[0].credit == 1);
  CHECK(known[0].options[2].n == 0);
  CHECK(flagged(known[0], ItemFlag::unused_distractor));
  rows.push_back(row("l4", "F1", 0, 1, "c"));
  CHECK_FALSE(flagged(analyse(rows, items)[0], ItemFlag::unused_distractor));
  CHECK(analyse(rows)[0].options.size() == 3);  // those that were seen
  CHECK(chosen_in(tc::test::fixture_answer("F9", false)) ==
        std::vector<std::string>{"n1.b", "n1b.on", "n2.c"});
  CHECK(chosen_in(tc::test::fixture_answer("F12", true)) == std::vector<std::string>{"1.holds", "2.failed"});
  CHECK(chosen_in(tc::test::fixture_answer("F4", true)).empty());
}

TEST_CASE("item analysis: as CSV and JSON") {
  const auto all = analyse(small_class());
  const auto lines = csv_rows(analysis_csv(all));
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].size() == 13);
  CHECK(lines[1][0] == "A");
  CHECK(lines[1][1] == "5");
  CHECK(lines[1][2] == "0.600");
  CHECK(lines[1][11] == "1:2/0.50 2:2/1.00 3:1/0.00");
  CHECK(lines[1][12] == "few_answers");
  CHECK(analysis_json(all).starts_with(
      "{\"format\":\"three-clocks-items\",\"version\":1,\"items\":[{\"item\":\"A\",\"n\":5"));
}
