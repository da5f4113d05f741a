// What the stage shows is true for the regimen, by the rules of the clocks.
#include "app/stage_now.h"

#include "app/feeling.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using namespace tc::app::test;

namespace {

double index_at(const Session& session, double time_min) {
  return session.trajectory().value(sim::Signal::dissociation_index, time_min);
}

void give(Session& session, const char* route, const char* dose) {
  session.dispatch(cmd::SetRegimenField{"route", route});
  session.dispatch(cmd::SetRegimenField{"dose", dose});
}

}  // namespace

TEST_CASE("the stage draws no feeling under anaesthesia, and the index again after it") {
  Session session(library());
  give(session, "iv-bolus", "2 mg/kg");
  for (const double t : {1.0, 8.0, 20.0}) {
    CAPTURE(t);
    const StageNow now = stage_now(session, t);
    CHECK(now.anaesthetic);
    CHECK_FALSE(now.feeling_ended);
    CHECK(now.dissociation == 0);
    CHECK(index_at(session, t) > 0);
  }
  const StageNow later = stage_now(session, 40);
  CHECK_FALSE(later.anaesthetic);
  CHECK(later.dissociation == index_at(session, 40));
}

TEST_CASE("the stage draws no feeling beyond the end that raters saw, and the model's where none did") {
  Session session(library());
  CHECK(stage_now(session, 40).dissociation == index_at(session, 40));
  CHECK(stage_now(session, 119).dissociation > 0);
  CHECK(stage_now(session, 120).dissociation == 0);
  CHECK(stage_now(session, 120).feeling_ended);
  CHECK(index_at(session, 120) > 0);
  session.dispatch(cmd::ApplyPreset{"spray"});
  CHECK(stage_now(session, 60).dissociation > 0);
  CHECK_FALSE(stage_now(session, 60).feeling_ended);
  CHECK(stage_now(session, 90).dissociation == 0);
  CHECK(stage_now(session, 90).feeling_ended);
  session.dispatch(cmd::ApplyPreset{"im"});
  CHECK_FALSE(stage_now(session, 120).feeling_ended);
  CHECK(stage_now(session, 120).dissociation == index_at(session, 120));
}

TEST_CASE("the drawn block counts pure esketamine as the index of feeling does") {
  const sim::Effects& effects = library()->model.effects;
  REQUIRE(effects.esketamine_factor > 1);
  const auto drawn = [&](double level_ng_ml) { return level_ng_ml / (level_ng_ml + effects.dissociation_c50_ng_ml); };
  Session session(library());
  const StageNow racemic = stage_now(session, 40);
  CHECK(racemic.nmda_occupancy == doctest::Approx(drawn(racemic.effect_site_ng_ml)));
  for (const bool spray : {false, true}) {
    if (spray) session.dispatch(cmd::ApplyPreset{"spray"});
    else session.dispatch(cmd::SetRegimenField{"drug", "esketamine"});
    const StageNow pure = stage_now(session, 40);
    REQUIRE(pure.effect_site_ng_ml > 0);
    CHECK(pure.nmda_occupancy == doctest::Approx(drawn(effects.esketamine_factor * pure.effect_site_ng_ml)));
  }
}

TEST_CASE("the glutamate signal is drawn from people's minutes alone, and not after an anaesthetic dose") {
  const content::Observation* people = library()->observation("T09");
  REQUIRE(people != nullptr);
  REQUIRE(people->peak_min);
  REQUIRE(people->offset_min);
  Session session(library());
  CHECK(stage_now(session, *people->peak_min).glutamate == doctest::Approx(1));
  for (double t = *people->offset_min; t <= 240; t += 10) {
    CAPTURE(t);
    CHECK(stage_now(session, t).glutamate == 0);
  }
  give(session, "iv-bolus", "2 mg/kg");
  for (const double t : {8.0, *people->peak_min, 45.0}) {
    CAPTURE(t);
    CHECK(stage_now(session, t).glutamate == 0);
  }
}

TEST_CASE("doses are repeated once the second of a course is given") {
  Session session(library());
  CHECK_FALSE(stage_now(session, 10080).repeated_doses);
  session.dispatch(cmd::ApplyPreset{"course"});
  CHECK_FALSE(stage_now(session, 1440).repeated_doses);
  CHECK(stage_now(session, 2 * 1440 + 40).repeated_doses);
}

TEST_CASE("the insula's shift is measured on the day of the scan and inferred before and after it") {
  const content::Observation* scan = library()->observation("T30");
  REQUIRE(scan != nullptr);
  REQUIRE(scan->peak_min);
  const Session session(library());
  CHECK(stage_now(session, *scan->peak_min).salience_scanned);
  CHECK(stage_now(session, *scan->peak_min).salience_shift == doctest::Approx(1));
  for (const double t : {1440.0, *scan->peak_min - 721, *scan->peak_min + 721, 5 * 1440.0, 9 * 1440.0}) {
    CAPTURE(t);
    CHECK_FALSE(stage_now(session, t).salience_scanned);
  }
}
