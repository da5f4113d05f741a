// Exact text; what the report holds is tested with the app.
#include <doctest/doctest.h>

#include "app/evidence_report.h"
#include "cli/cli_support.h"

using namespace tc;
using namespace tc::test;

TEST_CASE("evidence: what the drawer shows, as Markdown or JSON, for a time and through an account") {
  for (const char* lens : {"", "a", "b", "c", "d"}) {
    const app::EvidenceReport report = app::evidence_report(*library(), 1440, lens);
    std::vector<std::string> words{"evidence", "--at", "24h"};
    if (*lens) words.insert(words.end(), {"--lens", lens});
    const auto plain = run(words);
    CHECK(plain.code == cli::kDone);
    CHECK(plain.err.empty());
    CHECK(plain.out == app::to_markdown(report, *library()));
    words.insert(words.end(), {"--format", "md"});
    CHECK(run(words).out == plain.out);
    words.back() = "json";
    CHECK(run(words).out == app::to_json(report, *library()) + "\n");
  }
  CHECK(run({"evidence", "--at", "1d"}).out == run({"evidence", "--at=1440"}).out);
  CHECK(run({"evidence", "--at", "0"}).code == cli::kDone);
  CHECK(run({"evidence", "--at", "100d"}).out.find("## Claims about this time") != std::string::npos);
}

TEST_CASE("evidence: one entry of any kind") {
  for (const char* id :
       {"T44", "C05", "M01", "S03", "K01", "L01", "A08", "ref/price2022", "term/bdnf", "whatif/training"}) {
    CAPTURE(id);
    const auto entry = app::read_entry(*library(), id);
    REQUIRE(entry);
    CHECK(run({"evidence", "--entry", id}).out == app::to_markdown(*entry, *library()));
    CHECK(run({"evidence", "--entry", id, "--format", "json"}).out ==
          app::to_json(*entry, *library()) + "\n");
  }
}
