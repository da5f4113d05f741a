// Tolerance: exact; both sides come from the same functions.
#include "sim/clearance.h"

#include <doctest/doctest.h>

#include "cli/cli_support.h"
#include "core/text.h"
#include "sim/plan.h"

using namespace tc;
using namespace tc::test;

TEST_CASE("clearance: one line for each meaning, under the regimen in words") {
  const auto outcome = run({"clearance"});
  REQUIRE(outcome.code == cli::kDone);
  const auto lines = lines_of(outcome.out);
  const auto trajectory = sim::simulate(sim::plan({}, {}, library()->model).value(), {}, library()->model);
  CHECK(lines.size() == 1 + sim::clearance(trajectory, library()->model).size());
  CHECK(lines[0].find("0.5 mg/kg") != std::string::npos);
  CHECK(outcome.out.find("assay limit") != std::string::npos);
  CHECK(outcome.out.find("lowest level tested") != std::string::npos);
  CHECK(outcome.out.find("active") == std::string::npos);  // not shown by the study behind it
  CHECK(outcome.out.find('[') == std::string::npos);
}

TEST_CASE("clearance: the parent has the name of what was given") {
  const auto lines = lines_of(run({"clearance", "--preset", "spray"}).out);
  REQUIRE(lines.size() > 5);
  int named = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    CHECK_FALSE(lines[i].starts_with("ketamine"));
    named += lines[i].starts_with("esketamine") ? 1 : 0;
  }
  CHECK(named == 5);
}

TEST_CASE("clearance: JSON carries level and time, null for what is never reached") {
  const auto outcome = run({"clearance", "--dose", "0.1mg/kg", "--format", "json"});
  REQUIRE(outcome.code == cli::kDone);
  CHECK(outcome.out.starts_with("{\"format\":\"three-clocks-clearance\",\"version\":1,"));
  CHECK(outcome.out.find("\"id\":\"functional\",\"substance\":\"ketamine\"") != std::string::npos);
  CHECK(outcome.out.find("\"id\":\"functional\",\"substance\":\"norketamine\"") == std::string::npos);
  CHECK(outcome.out.find("\"id\":\"functional\",\"substance\":\"hydroxynorketamine\"") == std::string::npos);
  CHECK(outcome.out.find("\"time_min\":null") != std::string::npos);
}
