// Which regimen a rating belongs to.
#include "app/feeling.h"

#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using namespace tc::app::test;

namespace {

sim::RegimenSpec spray(double dose_mg) {
  sim::RegimenSpec spec;
  spec.drug = sim::Drug::esketamine;
  spec.route = sim::Route::nasal_spray;
  spec.unit = sim::DoseUnit::mg;
  spec.dose = dose_mg;
  return spec;
}

}  // namespace

TEST_CASE("the end of the effects was rated after the studied infusion and the spray of 56 to 84 mg") {
  const sim::Patient patient;
  sim::RegimenSpec spec;
  CHECK(rated_end_min(spec, patient) == 120.0);
  spec.repeats = 6;
  CHECK(rated_end_min(spec, patient) == 120.0);
  CHECK(studied(spec, patient) == Studied::course);
  CHECK(studied_dose(spec, patient) == Studied::same);
  spec.dose = 1;
  CHECK_FALSE(rated_end_min(spec, patient));
  spec = {};
  spec.route = sim::Route::iv_bolus;
  CHECK_FALSE(rated_end_min(spec, patient));
  CHECK_FALSE(rated_end_min(spray(28), patient));
  CHECK(rated_end_min(spray(56), patient) == 90.0);
  CHECK(rated_end_min(spray(84), patient) == 90.0);
}

TEST_CASE("a mark of the feeling is seen, seen elsewhere or hidden, by the regimen") {
  const sim::Patient patient;
  const auto standing = [&](const char* id, const sim::RegimenSpec& spec) {
    const content::Observation* o = library()->observation(id);
    REQUIRE(o != nullptr);
    return feeling_standing(*o, spec, patient);
  };
  const sim::RegimenSpec infusion;
  sim::RegimenSpec strong;
  strong.dose = 2;
  CHECK(standing("T38", infusion) == Standing::seen);
  CHECK(standing("T40", infusion) == Standing::seen);
  CHECK(standing("T39", infusion) == Standing::hidden);
  CHECK(standing("T26", infusion) == Standing::hidden);  // of another clock
  CHECK(standing("T38", strong) == Standing::hidden);
  CHECK(standing("T40", strong) == Standing::seen_elsewhere);
  CHECK(standing("T37", strong) == Standing::seen_elsewhere);
  CHECK(standing("T38", spray(56)) == Standing::hidden);
  CHECK(standing("T39", spray(56)) == Standing::seen);
  CHECK(standing("T40", spray(56)) == Standing::seen_elsewhere);
  CHECK(standing("T39", spray(28)) == Standing::hidden);
}
