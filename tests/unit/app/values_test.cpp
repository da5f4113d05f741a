// Values as people write them.
#include "app/values.h"

#include "app/reduce.h"
#include "core/text.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using namespace tc::app::test;

TEST_CASE("times with and without units") {
  CHECK(parse_duration_min("40") == 40.0);
  CHECK(parse_duration_min(" 40 min ") == 40.0);
  CHECK(parse_duration_min("40min") == 40.0);
  CHECK(parse_duration_min("1.5h") == 90.0);
  CHECK(parse_duration_min("2 H") == 120.0);
  CHECK(parse_duration_min("3d") == 4320.0);
  CHECK(parse_duration_min("2 weeks") == 20160.0);
  CHECK(parse_duration_min("1e2") == 100.0);
  for (const char* bad : {"", "min", "40 parsecs", "4 0", "nan", "inf", "1e999", "--4", "40 min 3"}) {
    CHECK_MESSAGE(!parse_duration_min(bad), bad);
  }
  for (const double t : {0.0, 40.0, 84 * 60.0, 20160.0, 0.1, 37.123456789012345, 1440.0}) {
    CHECK(parse_duration_min(format_duration(t)) == t);
  }
  CHECK(format_duration(84 * 60) == "84h");
  CHECK(format_duration(20160) == "14d");
  CHECK(format_duration(40) == "40min");
}

TEST_CASE("doses, factors, switches, steps") {
  CHECK(parse_dose("0.5 mg/kg")->unit == sim::DoseUnit::mg_per_kg);
  CHECK(parse_dose("35mg")->amount == 35);
  CHECK_FALSE(parse_dose("0.5")->unit);
  CHECK_FALSE(parse_dose("0.5 ng"));
  CHECK_FALSE(parse_dose("a lot"));
  CHECK(parse_factor("150%") == 1.5);
  CHECK(parse_factor("1.5") == 1.5);
  CHECK_FALSE(parse_factor("big"));
  CHECK(parse_switch("on") == true);
  CHECK(parse_switch("false") == false);
  CHECK_FALSE(parse_switch("maybe"));
  const auto steps = parse_steps("0-10:1.5, 10-40:0.6");
  REQUIRE(steps);
  CHECK(steps->size() == 2);
  CHECK(parse_steps(steps_word(*steps)) == *steps);
  CHECK_FALSE(parse_steps("10:1"));
  CHECK_FALSE(parse_steps("0-10"));
}

TEST_CASE("text from outside is made safe to show") {
  CHECK(shown_text("plain") == "plain");
  CHECK(shown_text("a\nb") == "a b");
  CHECK(shown_text("\xff") == "\xEF\xBF\xBD");
  CHECK(is_utf8(shown_text(std::string(1000, '\x80'))));
  CHECK(shown_text(std::string(1000, 'x')).size() == 60 + 3);
  CHECK(shown_text("漢字🧠") == "漢字🧠");
}

TEST_CASE("a regimen in one word comes back the same") {
  const sim::Patient patient = initial_state(*library()).patient;
  for (const auto& preset : library()->presets) {
    sim::RegimenSpec spec = preset.spec;
    const auto read = parse_regimen_word(regimen_word(spec), patient, library()->model);
    REQUIRE_MESSAGE(read.ok(), regimen_word(spec));
    if (spec.route != sim::Route::iv) spec.duration_min = read->duration_min;
    if (spec.repeats == 1 || spec.weekdays_mwf) spec.interval_min = read->interval_min;
    CHECK(*read == spec);
  }
  for (const char* bad : {"", "racemic", "racemic,iv", "racemic,iv,9mg/kg", "racemic,nasal-spray,56mg",
                          "iv,racemic,1mg", "esketamine,nasal-spray,56",  "racemic,iv,35mg,40min,x0", "racemic,iv,35mg,1min,2min"}) {
    CHECK_MESSAGE(!parse_regimen_word(bad, patient, library()->model).ok(), bad);
  }
}

TEST_CASE("another drug or route keeps what suits and says what it changed") {
  const auto& models = library()->model;
  State state = initial_state(*library());
  const auto to = [&](std::string_view field, std::string_view value) {
    const auto change = set_regimen_field(state.regimen, state.patient, field, value, models);
    REQUIRE_MESSAGE(change.ok(), value);
    state.regimen = change->spec;
    return change->note.has_value();
  };
  CHECK_FALSE(to("route", "im"));
  CHECK(state.regimen.dose == 0.5);
  CHECK_FALSE(to("route", "iv"));
  CHECK(to("drug", "esketamine"));  // 0.5 mg/kg was not studied intravenously for esketamine
  CHECK(state.regimen.dose == 0.2);
  CHECK(to("route", "nasal-spray"));
  CHECK(state.regimen.dose == 56);
  CHECK(state.regimen.unit == sim::DoseUnit::mg);
  CHECK(to("drug", "racemic"));
  CHECK(state.regimen.route == sim::Route::iv);
}

TEST_CASE("units change the dose with the weight") {
  const auto& models = library()->model;
  State state = initial_state(*library());
  state.patient.weight_kg = 82;
  const auto mg = set_regimen_field(state.regimen, state.patient, "unit", "mg", models);
  REQUIRE(mg);
  CHECK(mg->spec.dose == doctest::Approx(41));
  const auto back = set_regimen_field(mg->spec, state.patient, "unit", "mg/kg", models);
  REQUIRE(back);
  CHECK(back->spec.dose == doctest::Approx(0.5));
}

TEST_CASE("no way of writing a dose gives more than the largest dose in mg") {
  const auto& models = library()->model;
  const auto refusal = [&](const sim::RegimenSpec& spec, const sim::Patient& patient) {
    const Status valid = check_regimen(spec, patient, models);
    return valid ? std::string() : library()->strings.text(in_words(valid.error(), library()->strings));
  };
  sim::RegimenSpec stepped;
  stepped.rate_steps = {{0, 1440, 50}};
  CHECK(refusal(stepped, {}) == "Dose: 72000 is outside 1 to 150 mg.");
  stepped.rate_steps = {{0, 60, 2.5}};
  CHECK(refusal(stepped, {}).empty());
  sim::Patient heavy;
  heavy.weight_kg = 150;
  sim::RegimenSpec per_kg;
  per_kg.dose = 2;
  CHECK(refusal(per_kg, heavy) == "Dose: 300 is outside 1 to 150 mg.");
  CHECK(refusal(per_kg, {}).empty());  // 140 mg
  per_kg.dose = 1;
  CHECK(refusal(per_kg, heavy).empty());
  // Every usual dose suits every weight.
  for (const sim::Drug drug : sim::kDrugs) {
    for (const sim::Route route : sim::kRoutes) {
      if (!sim::is_supported(drug, route)) continue;
      for (const sim::DoseUnit unit : {sim::DoseUnit::mg, sim::DoseUnit::mg_per_kg}) {
        sim::RegimenSpec usual;
        usual.drug = drug;
        usual.route = route;
        usual.unit = unit;
        CHECK(refusal(sim::with_usual_values(usual, models), heavy).empty());
      }
    }
  }
  // The weight counts also when it is changed afterwards.
  const Reduced refused = reduce(
      reduce(initial_state(*library()), cmd::SetRegimenField{"dose", "2 mg/kg"}, *library()).state,
      cmd::SetPatientField{"weight", "150"}, *library());
  CHECK(refused.state.patient.weight_kg == 70);
  CHECK(refused.state.notice);
}

TEST_CASE("a number of doses out of range is quoted as it was given") {
  const State state = initial_state(*library());
  for (const char* count : {"1000", "-3", "0", "37", "9000000000"}) {
    const auto change = set_regimen_field(state.regimen, state.patient, "repeat", count, library()->model);
    REQUIRE_FALSE(change.ok());
    CHECK(library()->strings.text(in_words(change.error(), library()->strings)) ==
          std::string("Repeats: ") + count + " is outside 1 to 36 times.");
  }
  CHECK(set_regimen_field(state.regimen, state.patient, "repeat", "36", library()->model).ok() == false);  // 18 weeks
  CHECK(set_regimen_field(state.regimen, state.patient, "repeat", "12", library()->model)->spec.repeats == 12);
}

TEST_CASE("a dose that stands alone needs its unit, beside a field with one it does not") {
  const State state = initial_state(*library());
  const auto written = [&](std::string_view field, std::string_view value) {
    return set_written_field(state.regimen, state.patient, field, value, library()->model);
  };
  const auto refused = written("dose", "1");
  REQUIRE_FALSE(refused.ok());
  CHECK(library()->strings.text(in_words(refused.error(), library()->strings)) ==
        "Dose: ‘1’ cannot be read; write a number with mg or mg/kg, such as 0.5 mg/kg.");
  CHECK(written("dose", "1 mg/kg")->spec.dose == 1);
  CHECK(written("dose", "70mg")->spec.unit == sim::DoseUnit::mg);
  CHECK_FALSE(written("steps", " ").ok());
  CHECK(written("duration", "20").ok());  // bare times are minutes everywhere
  CHECK(set_regimen_field(state.regimen, state.patient, "dose", "1", library()->model).ok());
}

TEST_CASE("one patient has one CYP2B6 genotype") {
  const auto& models = library()->model;
  auto patient = set_patient_field({}, "covariate.cyp2b6_6_homo", "on", models);
  REQUIRE(patient);
  patient = set_patient_field(*patient, "covariate.cyp2b6_6_hetero", "true", models);
  REQUIRE(patient);
  CHECK_FALSE(patient->covariates.cyp2b6_6_homo);
  CHECK(patient->covariates.cyp2b6_6_hetero);
}
