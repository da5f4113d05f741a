// Against the independent Runge-Kutta solver: 0.1 % wherever a level stands above 0.1 ng/mL.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "unit/sim/models.h"

using namespace tc::sim;
using namespace tc::sim::test;

namespace {

struct Dose {
  double start_min, amount_mg, duration_min;
  Route route;
  int device;
};
struct Row {
  double time_min, level[5];  // in the order of kLevels
};
struct Case {
  const char* name;
  char model;
  Drug drug;
  double weight_kg, age_years;
  std::vector<Dose> doses;
  std::vector<Row> rows;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
#include "data/oracle/tables.inc"
  };
  return all;
}

constexpr double kTolerance = 1e-3, kFromNgMl = 0.1;

}  // namespace

TEST_CASE("oracle: every level of every regimen within 0.1 % above 0.1 ng/mL") {
  double worst = 0, worst_time = 0;
  std::string worst_name;
  int compared = 0;
  CHECK(cases().size() >= 40);
  for (const Case& c : cases()) {
    Regimen regimen{c.drug, {}};
    for (const Dose& d : c.doses) {
      regimen.administrations.push_back({d.start_min, d.amount_mg, d.duration_min, d.route, d.device});
    }
    Patient patient;
    patient.weight_kg = c.weight_kg;
    patient.age_years = c.age_years;
    const Trajectory trajectory = simulate(regimen, patient, models());
    CAPTURE(c.name);
    CHECK(trajectory.model_id() == std::string(1, c.model));
    for (const Row& row : c.rows) {
      const Sample sample = trajectory.at(row.time_min);
      for (int i = 0; i < 5; ++i) {
        if (row.level[i] <= kFromNgMl) continue;
        const double deviation = relative(sample[kLevels[i]], row.level[i]);
        CAPTURE(row.time_min);
        CAPTURE(i);
        CHECK(deviation <= kTolerance);
        ++compared;
        if (deviation > worst) {
          worst = deviation;
          worst_time = row.time_min;
          worst_name = std::string(c.name) + ", " + std::string(id_of(kLevels[i]));
        }
      }
    }
  }
  MESSAGE("largest deviation " << worst << " of " << compared << " levels: " << worst_name << " at "
                               << worst_time << " min");
}

TEST_CASE("oracle: the tables cover every drug and route, 40 to 150 kg, 1 minute to 28 days") {
  std::vector<std::pair<Drug, Route>> seen;
  double light = 1e9, heavy = 0, early = 1e9, late = 0;
  for (const Case& c : cases()) {
    light = std::min(light, c.weight_kg);
    heavy = std::max(heavy, c.weight_kg);
    early = std::min(early, c.rows.front().time_min);
    late = std::max(late, c.rows.back().time_min);
    for (const Dose& d : c.doses) seen.emplace_back(c.drug, d.route);
  }
  CHECK(light == 40);
  CHECK(heavy == 150);
  CHECK(early == 1);
  CHECK(late == 28 * 1440);
  for (const RegimenSpec& spec : every_route()) {
    CAPTURE(id_of(spec.drug));
    CAPTURE(id_of(spec.route));
    CHECK(std::find(seen.begin(), seen.end(), std::pair{spec.drug, spec.route}) != seen.end());
  }
}
