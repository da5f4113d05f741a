// Tolerance: exact text where two runs must agree; printed numbers have ten significant digits.
#include <doctest/doctest.h>

#include <cmath>

#include "cli/cli_support.h"
#include "core/text.h"
#include "sim/plan.h"
#include "sim/trajectory.h"

using namespace tc;
using namespace tc::test;

namespace {

double number(const std::string& cell) { return parse_number(cell).value_or(NAN); }

}  // namespace

TEST_CASE("simulate: the promised columns, one row for each time, the models' own values") {
  const auto outcome = run({"simulate", "--at", "24h,40min,80min"});
  REQUIRE(outcome.code == cli::kDone);
  CHECK(outcome.err.empty());
  const auto lines = lines_of(outcome.out);
  REQUIRE(lines.size() == 4);
  CHECK(
      lines[0].starts_with("time_min,ketamine_arterial_ng_ml,ketamine_venous_ng_ml,effect_site_ng_ml,"
                           "norketamine_ng_ml,hnk_ng_ml,dissociation_index,"));
  CHECK(cells_of(lines[0]).size() == 1 + sim::kSignalCount);

  const sim::Regimen regimen = sim::plan({}, {}, library()->model).value();
  const sim::Trajectory expected = sim::simulate(regimen, {}, library()->model);
  const double times[] = {40, 80, 1440};
  for (std::size_t row = 0; row < 3; ++row) {
    const auto cells = cells_of(lines[row + 1]);
    REQUIRE(cells.size() == 1 + sim::kSignalCount);
    CHECK(number(cells[0]) == times[row]);
    const sim::Sample sample = expected.at(times[row]);
    for (std::size_t i = 0; i < sim::kSignalCount; ++i) {
      CHECK(number(cells[i + 1]) == doctest::Approx(sample.value[i]).epsilon(1e-9));
    }
  }
}

TEST_CASE("simulate: the flags say the regimen and the patient") {
  const auto rows = [](std::vector<std::string> flags) {
    flags.insert(flags.begin(), "simulate");
    flags.insert(flags.end(), {"--at", "10d"});
    const auto outcome = run(flags);
    CHECK_MESSAGE(outcome.code == cli::kDone, outcome.err);
    return outcome.out;
  };
  const std::string plain = rows({});
  CHECK(rows({"--drug", "racemic", "--route", "iv", "--dose", "0.5mg/kg", "--duration", "40min"}) == plain);
  CHECK(rows({"--dose=35mg", "--weight=70kg"}) == plain);
  CHECK(rows({"--preset", "iv"}) == plain);
  CHECK(rows({"--preset", "course"}) == rows({"--mwf"}));
  CHECK(rows({"--repeat", "6", "--interval", "84h"}) != plain);
  CHECK(rows({"--preset", "course", "--interval", "84h"}) == rows({"--repeat", "6", "--interval", "84h"}));
  CHECK(rows({"--repeat", "3", "--interval", "3d"}) == rows({"--repeat", "3", "--interval", "72h"}));
  CHECK(rows({"--weight", "82"}) != plain);
  CHECK(rows({"--preset", "spray", "--age", "80"}) != rows({"--preset", "spray"}));
  CHECK(rows({"--covariate", "cyp2b6-6-homo"}) == rows({"--covariate", "cyp2b6_6_homo"}));
  CHECK(rows({"--covariate", "cyp2b6-6-homo"}) != plain);
  for (const std::string route : {"iv", "iv-bolus", "im", "sc", "nasal", "sublingual", "oral", "rectal"}) {
    CAPTURE(route);
    CHECK_FALSE(rows({"--route", route}).empty());
  }
}

TEST_CASE("simulate: what a model does not say is empty in CSV and null in JSON") {
  const std::vector<std::string> spray{"simulate", "--drug", "esketamine", "--route", "nasal-spray",
                                       "--dose",   "56mg",   "--at",       "40min"};
  const auto lines = lines_of(run(spray).out);
  REQUIRE(lines.size() == 2);
  CHECK(cells_of(lines[1])[1].empty());
  CHECK(number(cells_of(lines[1])[2]) > 0);
  auto json = spray;
  json.insert(json.end(), {"--format", "json"});
  const auto outcome = run(json);
  CHECK(outcome.out.find("\"ketamine_arterial_ng_ml\":null") != std::string::npos);
  CHECK(outcome.out.find("\"model\":\"B\"") != std::string::npos);
  CHECK(outcome.out.find("\"route\":\"nasal-spray\"") != std::string::npos);
}

TEST_CASE("simulate: steps of time include one that ends at the last time and do not drift") {
  const auto lines = lines_of(run({"simulate", "--every", "0.1min", "--until", "1min"}).out);
  REQUIRE(lines.size() == 12);
  CHECK(cells_of(lines[4])[0] == "0.3");
  CHECK(cells_of(lines[11])[0] == "1");
  CHECK(lines_of(run({"simulate", "--every", "1min"}).out).size() == 1 + 20161);
  // Whole steps only, as docs/cli.md says: the end has a row where a step ends there.
  CHECK(lines_of(run({"simulate", "--every", "2h", "--until", "1h"}).out).size() == 1 + 1);
  CHECK(lines_of(run({"simulate", "--every", "2h", "--until", "5h"}).out).size() == 1 + 3);
}

TEST_CASE("simulate: cohort percentiles ascend, follow the seed and do not depend on how the times are cut") {
  const auto cohort = [](std::vector<std::string> more) {
    more.insert(more.begin(), {"simulate", "--cohort", "200"});
    return lines_of(run(more).out);
  };
  const auto some = cohort({"--at", "40min,24h"});
  REQUIRE(some.size() == 3);
  const auto names = cells_of(some[0]);
  REQUIRE(names.size() == 1 + sim::kSignalCount + 6 * 5);
  CHECK(names[1 + sim::kSignalCount] == "ketamine_arterial_ng_ml_p05");
  CHECK(names.back() == "dissociation_index_p95");
  for (std::size_t row = 1; row < some.size(); ++row) {
    const auto cells = cells_of(some[row]);
    for (std::size_t i = 1 + sim::kSignalCount; i + 1 < cells.size(); ++i) {
      if ((i - 1 - sim::kSignalCount) % 5 < 4) CHECK(number(cells[i]) <= number(cells[i + 1]));
    }
  }
  CHECK(cohort({"--at", "40min,24h", "--seed", "1"}) == some);
  CHECK(cohort({"--at", "40min,24h", "--seed", "2"}) != some);
  CHECK(cohort({"--at", "40min,24h", "--vary-weight"}) != some);
  // 2881 times of 200 patients take two pieces; the row at 24 h is in the first, 48 h in the second.
  const auto many = cohort({"--every", "1min", "--until", "48h"});
  REQUIRE(many.size() == 2882);
  CHECK(many[1 + 40] == some[1]);
  CHECK(many[1 + 1440] == some[2]);
  CHECK(many.back() == cohort({"--at", "48h"}).back());
}
