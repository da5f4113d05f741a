// Beside a curve that nobody rated stands no rating, and a dose that puts to sleep is not offered as a feeling.
#include <doctest/doctest.h>

#include <string>

#include "support/headless.h"

using namespace tc;
using test::Headless;

namespace {

const std::string kLanes = "timeline/lanes/";

bool is_hollow(Headless& app, const std::string& mark) {
  const ui::Node* node = app.node(kLanes + mark);
  REQUIRE(node != nullptr);
  return node->description.starts_with(test::library()->strings.raw("mark.other"));
}

}  // namespace

TEST_CASE("ratings stand on the curve of the regimen that was rated, and nowhere else") {
  Headless app(1280, 720, {app::cmd::Seek{40}});
  app.frames(2);
  CHECK(app.node(kLanes + "T38") != nullptr);
  CHECK(app.node(kLanes + "T39") == nullptr);
  CHECK_FALSE(is_hollow(app, "T40"));
  CHECK_FALSE(is_hollow(app, "T37"));
  app.dispatch(app::cmd::SetRegimenField{"dose", "2 mg/kg"});
  app.frames(2);
  CHECK(app.node(kLanes + "T38") == nullptr);
  CHECK(app.node(kLanes + "T39") == nullptr);
  CHECK(is_hollow(app, "T40"));
  CHECK(is_hollow(app, "T37"));
  app.dispatch(app::cmd::ApplyPreset{"spray"});
  app.frames(2);
  CHECK(app.node(kLanes + "T38") == nullptr);
  CHECK_FALSE(is_hollow(app, "T39"));
  CHECK(is_hollow(app, "T40"));
}

TEST_CASE("the panel warns of a dose in the anaesthetic range, which its studied range leaves out") {
  Headless app(1280, 720, {app::cmd::OpenPanel{app::Panel::regimen}, app::cmd::SetRegimenField{"route", "iv-bolus"}});
  app.frames(2);
  CHECK(app.node("drawer/dose-note") == nullptr);
  for (const char* dose : {"1 mg/kg", "2 mg/kg"}) {
    app.dispatch(app::cmd::SetRegimenField{"dose", dose});
    app.frames(2);
    const ui::Node* note = app.node("drawer/dose-note");
    REQUIRE(note != nullptr);
    CHECK(note->name == test::library()->strings.raw("narration.anaesthetic"));
  }
  const sim::ModelSet& model = test::library()->model;
  const double most = model.dose_field(sim::Drug::racemic, sim::Route::iv_bolus, sim::DoseUnit::mg_per_kg).evidence_maximum;
  CHECK(most < model.thresholds.anaesthetic_bolus_mg_per_kg);
}
