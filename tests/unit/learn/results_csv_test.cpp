// Exact: a table of answers is the record, whole or refused.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/random.h"
#include "learn/csv.h"
#include "learn/export.h"
#include "sample_events.h"

using namespace tc::learn;

namespace {

using Rows = std::vector<std::vector<std::string>>;
constexpr std::size_t kCredit = 6, kAnsweredMs = 14, kEvents = 16, kCheck = 17;

std::string joined(const Rows& rows, const std::string& line_end = "\n") {
  std::string out;
  for (const auto& row : rows) {
    std::string line = csv_line(row);
    line.pop_back();
    out += line + line_end;
  }
  return out;
}

/// "key" or "key line" of the refusal, which has words; empty when it was read.
std::string refusal(const std::string& text) {
  const auto read = results_from(text);
  if (read) return {};
  CHECK(tc::test::quiz_library().strings.has(read.error().key));
  const auto& args = read.error().args;
  return read.error().key + (args.empty() ? "" : " " + args.front().second);
}

tc::test::Diary random_record(tc::Random& random) {
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random.below(n)); };
  constexpr const char* kForms[] = {"pretest-1", "=1+1", "'=x", "''@y", "a,\"b\"", "-f", "1e5"};
  tc::test::Diary diary;
  for (std::size_t i = 0, n = below(60); i < n; ++i) {
    const std::string form = kForms[below(std::size(kForms))], maybe = below(5) == 0 ? std::string() : form;
    const std::string item = tc::test::kFixtureIds[below(std::size(tc::test::kFixtureIds))];
    const Response response = below(9) == 0 ? Response{} : tc::test::fixture_answer(item, below(2) == 0);
    const Time_ms after_ms = below(3) == 0 ? 0 : static_cast<Time_ms>(below(100'000)) - 10'000;
    const int intervals = static_cast<int>(below(3));
    switch (below(9)) {
      case 0: {
        std::vector<std::string> items;
        for (std::size_t k = 1 + below(8); k > 0; --k) items.push_back(tc::test::kFixtureIds[below(12)]);
        const auto letter = below(2) == 0 ? tc::content::TestForm::a : tc::content::TestForm::b;
        diary.at(FormStarted{form, {kFormKinds[below(std::size(kFormKinds))], letter, random.next(), items, static_cast<int>(below(3))}},
                 after_ms);
        break;
      }
      case 1: diary.at(ItemShown{maybe, item}, after_ms); break;
      case 2: diary.at(AnswerChanged{maybe, item, response}, after_ms); break;
      case 3: diary.at(HintTaken{maybe, item}, after_ms); break;
      case 4: diary.at(FeedbackSeen{maybe, item}, after_ms); break;
      case 5: diary.at(FormFinished{form}, after_ms); break;
      case 6: diary.at(ReviewRated{item, 1 + static_cast<int>(below(4))}, after_ms); break;
      default:
        diary.at(Answered{maybe, item, response, static_cast<int>(below(4)), below(2) == 0 ? 1 : random.uniform(), intervals,
                          intervals == 0 ? 0 : static_cast<int>(below(static_cast<std::size_t>(intervals) + 1)),
                          intervals == 0 ? 0 : random.uniform()},
                 after_ms);
    }
  }
  return diary;
}

}  // namespace

TEST_CASE("table of answers: any record comes back whole, through a spreadsheet's line ends and order of columns too") {
  tc::Random random(41);
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    const std::vector<Event> events = random_record(random).events;
    const std::string csv = results_csv(events, "=learner");
    const auto back = results_from(csv);
    REQUIRE(back.ok());
    CHECK(back->events == events);
    CHECK(back->learner == "=learner");
    CHECK(results_csv(back->events, back->learner) == csv);
    Rows rows = csv_rows(csv);
    for (auto& row : rows) std::reverse(row.begin(), row.end());
    const auto other = results_from("\xEF\xBB\xBF" + joined(rows, "\r\n"));
    REQUIRE(other.ok());
    CHECK(other->events == events);
    const auto answers = rows_from_results(csv);
    REQUIRE(answers.ok());
    CHECK(answers->size() == derive(events).attempts.size());
  }
}

TEST_CASE("table of answers: one with the learner filled in and times rounded is still the record") {
  const auto events = tc::test::sample_events();
  Rows rows = csv_rows(results_csv(events, ""));
  REQUIRE(rows.size() == 14);  // heading, twelve answers, end
  REQUIRE(rows[0].size() == 18);
  CHECK(rows[0][kEvents] == "events");
  CHECK(rows[0][kCheck] == "check");
  for (std::size_t i = 1; i < rows.size(); ++i) {
    rows[i][0] = "Learner 7";
    if (!rows[i][kAnsweredMs].empty()) rows[i][kAnsweredMs] = "1.7E+12";
  }
  const auto back = results_from(joined(rows));
  REQUIRE(back.ok());
  CHECK(back->events == events);
  CHECK(back->learner == "Learner 7");
}

TEST_CASE("table of answers: a line that was changed or taken out is named, and nothing is read") {
  const Rows rows = csv_rows(results_csv(tc::test::sample_events(), ""));
  REQUIRE(rows.size() == 14);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    CAPTURE(i);
    const std::string line = std::to_string(i + 1);
    Rows changed = rows;
    changed[i][kCredit] = "0.25";
    CHECK(refusal(joined(changed)) == "error.results.changed " + line);
    changed = rows;
    changed[i][kEvents] = "[{]";
    CHECK(refusal(joined(changed)) == "error.results.changed " + line);
    changed = rows;
    std::string& time = changed[i][kEvents];
    const auto at = time.find("\"t\":17");
    REQUIRE(at != std::string::npos);
    time.replace(at, 6, "\"t\":16");
    CHECK(refusal(joined(changed)) == "error.results.changed " + line);
    changed = rows;
    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK(refusal(joined(changed)) == (i == 13 ? "error.results.cut" : "error.results.changed " + line));
    changed = rows;
    changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(i), rows[i]);
    CHECK(refusal(joined(changed)) == "error.results.changed " + std::to_string(i + 2));
    CHECK(refusal(joined(Rows(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(i)))) == "error.results.cut");
  }
  Rows changed = rows;
  std::swap(changed[3], changed[4]);
  CHECK(refusal(joined(changed)) == "error.results.changed 4");
  // Lines are counted as an editor counts them.
  changed = rows;
  changed[3][kCredit] = "0";
  CHECK(refusal("\n\n" + joined(changed)) == "error.results.changed 6");
  CHECK(refusal(joined(rows) + joined(rows)) == "error.results.changed 15");  // two tables
}

TEST_CASE("table of answers: one from before it held events is analysed as ever, and refused as a record with the reason") {
  const auto events = tc::test::sample_events();
  const std::string csv = results_csv(events, "x");
  Rows rows = csv_rows(csv);
  rows.pop_back();
  for (auto& row : rows) row.resize(kEvents);
  CHECK(refusal(joined(rows)) == "error.results.table");
  const auto old = rows_from_results(joined(rows)), now = rows_from_results(csv);
  REQUIRE(old.ok());
  REQUIRE(now.ok());
  REQUIRE(old->size() == now->size());
  CHECK(analysis_csv(analyse(*old)) == analysis_csv(analyse(*now)));
  CHECK(refusal("a,b\n1,2\n") == "error.results.foreign");
  CHECK(refusal("") == "error.results.foreign");
  CHECK(refusal("{}") == "error.results.foreign");
  CHECK(refusal(results_json(events, "")).empty());
}
