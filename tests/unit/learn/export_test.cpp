// Exact: what is exported comes back.
#include "learn/export.h"

#include "core/random.h"
#include "learn/csv.h"
#include "sample_events.h"

using namespace tc::learn;

TEST_CASE("CSV: values with commas, quotes and line breaks come back; formulas are disarmed") {
  tc::Random random(3);
  constexpr std::string_view kPieces = "ab,\"\n\r =-+@'1.;";
  for (int i = 0; i < 2000; ++i) {
    std::vector<std::string> values(1 + static_cast<std::size_t>(random.below(4)));
    for (std::string& value : values) {
      for (std::uint64_t k = random.below(6); k > 0; --k)
        value += kPieces[static_cast<std::size_t>(random.below(kPieces.size()))];
    }
    if (values.size() == 1 && values[0].empty()) continue;
    const std::string line = csv_line(values);
    CAPTURE(line);
    CHECK(csv_rows(line) == std::vector<std::vector<std::string>>{values});
  }
  CHECK(csv_line({"=1+1", "-5", "@x", "'=x", "'x"}) == "'=1+1,-5,'@x,''=x,'x\n");
  std::vector<std::size_t> begin;
  CHECK(csv_rows("\na,\"b\nc\"\n\nd\n", &begin).size() == 2);
  CHECK(begin == std::vector<std::size_t>{2, 5});
  CHECK(csv_rows("a,b\r\n\r\nc,d").size() == 2);
  CHECK(csv_rows("\xEF\xBB\xBF"
                 "a")
            .front()
            .front() == "a");
  CHECK(csv_rows("").empty());
  CHECK(csv_rows("\"open").front().front() == "open");
}

TEST_CASE("export: JSON comes back whole") {
  const auto events = tc::test::sample_events();
  const std::string text = results_json(events, "learner 7");
  const auto back = results_from_json(text);
  REQUIRE(back.ok());
  CHECK(back->events == events);
  CHECK(back->learner == "learner 7");
  CHECK(back->dropped == 0);
  CHECK(results_json(back->events, back->learner) == text);
  CHECK(results_from_json(results_json({}, "")).ok());
}

TEST_CASE("export: damaged events are left out and counted, foreign text is refused") {
  const auto events = tc::test::sample_events();
  std::string text = results_json(events, "x");
  text.replace(text.find("\"kind\":\"hint_taken\""), 19, "\"kind\":\"sigh_heaved\"");
  const auto back = results_from_json(text);
  REQUIRE(back.ok());
  CHECK(back->dropped == 1);
  CHECK(back->events.size() == events.size() - 1);
  const auto refusal = [](std::string_view t) {
    const auto r = rows_from_results(t);
    REQUIRE_FALSE(r.ok());
    CHECK(tc::test::quiz_library().strings.has(r.error().key));
    return r.error().key;
  };
  CHECK(refusal("") == "error.results.foreign");
  CHECK(refusal("{}") == "error.results.foreign");
  CHECK(refusal("{\"format\":\"three-clocks-results\"}") == "error.results.foreign");
  CHECK(refusal("{\"format\":\"three-clocks-results\",\"version\":1}") == "error.results.foreign");
  CHECK(refusal("{\"format\":\"three-clocks-results\",\"version\":2,\"events\":[]}") ==
        "error.results.future");
  CHECK(refusal("a,b,c\n1,2,3\n") == "error.results.foreign");
  CHECK(refusal("learner,form,kind,item,credit,certainty,seconds,response\nx,f,exam,Q01,1,1,1,{}\n") ==
        "error.results.row");
  CHECK(refusal("learner,form,kind,item,credit,certainty,seconds,response\nx,f,pretest,Q01,2,1,1,{}\n") ==
        "error.results.row");
}

TEST_CASE("export: CSV and JSON give the same answers to the analysis") {
  const auto events = tc::test::sample_events();
  const Record record = derive(events);
  const std::string csv = results_csv(events, "=evil,\"name\"");
  const auto from_csv = rows_from_results(csv),
             from_json = rows_from_results(results_json(events, "=evil,\"name\""));
  REQUIRE(from_csv.ok());
  REQUIRE(from_json.ok());
  REQUIRE(from_csv->size() == record.attempts.size());
  REQUIRE(from_json->size() == record.attempts.size());
  for (std::size_t i = 0; i < from_csv->size(); ++i) {
    const AnswerRow &a = (*from_csv)[i], &b = (*from_json)[i];
    CHECK(a.learner == "=evil,\"name\"");
    CHECK(a.learner == b.learner);
    CHECK(a.item == b.item);
    CHECK(a.credit == b.credit);
    CHECK(a.certainty == b.certainty);
    CHECK(a.chosen == b.chosen);
    CHECK(a.seconds == doctest::Approx(b.seconds).epsilon(0.05));
  }
  const auto lines = csv_rows(csv);
  CHECK(lines[0].size() == 18);
  CHECK(lines[1][4] == "1");
  CHECK(lines[12][4] == "12");
}
