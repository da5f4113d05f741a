// The words at the playhead are true for the regimen that is shown.
#include "app/narration.h"

#include <cmath>
#include <map>
#include <set>

#include "app/axis.h"
#include "core/text.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using namespace tc::app::test;

namespace {

constexpr double kTimes[] = {0, 10, 40, 120, 360, 1440, 4320, 10080, 20160};

Narration at(Session& session, double time_min) {
  session.dispatch(cmd::Seek{time_min});
  return narrate(session);
}

std::size_t characters(const std::string& text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  return count;
}
bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("sentences fit, end as sentences and leave nothing open") {
  Session session(library());
  for (const auto& preset : library()->presets) {
    session.dispatch(cmd::ApplyPreset{preset.id});
    for (const bool compare : {false, true}) {
      if (compare) session.dispatch(cmd::PinRegimen{});
      for (const double t : kTimes) {
        const Narration n = at(session, t);
        CAPTURE(preset.id);
        CAPTURE(n.time_label);
        CAPTURE(n.sentence);
        CHECK(characters(n.sentence) <= 136);  // four lines of 34 characters
        CHECK(n.sentence.ends_with('.'));
        for (const std::string& text :
             {n.sentence, n.feeling.description, n.drug.description, n.plasticity.description,
              n.feeling.value, n.drug.value, n.plasticity.value, n.drug.note, n.regimen}) {
          CHECK_FALSE(text.empty());
          CHECK_FALSE(has(text, "{"));
          CHECK_FALSE(has(text, "["));
          CHECK_FALSE(has(text, "  "));
          CHECK_FALSE((has(text, " left.") && has(text, "Left:")));
        }
        CHECK(n.care_now.empty() == n.care_reason.empty());
        CHECK(n.difference.empty() != compare);
      }
    }
    session.dispatch(cmd::UnpinRegimen{});
  }
  CHECK(library()->strings.missing().empty());
}

TEST_CASE("the standard infusion: what the trials saw") {
  Session session(library());
  CHECK(at(session, 0).feeling_state == FeelingState::not_started);
  CHECK(at(session, 10).feeling_state == FeelingState::rising);
  const Narration peak = at(session, 40);
  CHECK(peak.feeling_state == FeelingState::near_peak);
  CHECK(peak.drug.value == "193 ng/mL");
  CHECK(has(peak.drug.note, "71 %"));
  CHECK(has(peak.feeling.note, "44 of 100"));
  CHECK(at(session, 80).feeling_state == FeelingState::fading);
  CHECK(at(session, 120).feeling.ended);
  CHECK(at(session, 120).feeling.remaining.empty());
  CHECK(has(at(session, 120).sentence, "44 %"));
  CHECK(has(at(session, 240).plasticity.note, "n = 30"));
  CHECK(at(session, 40).feeling.elapsed_share == doctest::Approx(1.0 / 3));
}

TEST_CASE("by mouth and under the tongue hardly anything is felt, and no sentence says otherwise") {
  Session session(library());
  for (const char* id : {"oral", "sublingual"}) {
    session.dispatch(cmd::ApplyPreset{id});
    CHECK(session.trajectory().peak(sim::Signal::dissociation_index).value < kSlightPeak);
    for (double t = 1; t < 400; t += 7) {
      const Narration n = at(session, t);
      CAPTURE(n.sentence);
      CHECK((n.feeling_state == FeelingState::slight || n.feeling_state == FeelingState::ended));
      CHECK_FALSE(has(n.sentence, "ivid"));
      CHECK_FALSE(has(n.sentence, "peak together"));
    }
  }
}

TEST_CASE("effects of the spray are gone by 1.5 h, as its trials rated them") {
  Session session(library());
  session.dispatch(cmd::ApplyPreset{"spray"});
  CHECK(at(session, 60).feeling.remaining == "30 min left");
  CHECK(at(session, 89).feeling_state != FeelingState::ended);
  CHECK(at(session, 90).feeling_state == FeelingState::ended);
  CHECK(has(at(session, 90).feeling.note, "1.5 h"));
}

TEST_CASE("time to zero of the feeling: rated where its end was, the model's elsewhere, or not studied") {
  Session session(library());
  CHECK(at(session, 60).feeling.remaining == "1 h left");
  CHECK(at(session, 60).feeling.elapsed_share == doctest::Approx(0.5));
  session.dispatch(cmd::SetRegimenField{"dose", "2 mg/kg"});
  const auto last = session.trajectory().last_time_at_or_above(sim::Signal::dissociation_index, kSlightPeak);
  REQUIRE(last);
  CHECK(*last > 240);
  for (const double t : {60.0, 150.0, 180.0}) {
    const ClockReading feeling = at(session, t).feeling;
    CAPTURE(t);
    CHECK_FALSE(feeling.ended);
    const std::string left = time_label(*last - t, library()->strings);
    CHECK(feeling.remaining == left + " left, model");
    CHECK(has(feeling.description, "Left: " + left + ", model."));
    CHECK(feeling.elapsed_share == doctest::Approx(t / *last));
  }
  const ClockReading over = at(session, *last + 1).feeling;
  CHECK(over.ended);
  CHECK(over.remaining.empty());
  CHECK(over.elapsed_share == 1);
  CHECK_FALSE(has(over.note, "2 h"));  // nobody saw it gone by then

  session.dispatch(cmd::SetRegimenField{"duration", "24h"});
  session.dispatch(cmd::SetRegimenField{"dose", "150 mg"});
  const ClockReading slight = at(session, 720).feeling;
  CHECK(at(session, 720).feeling_state == FeelingState::slight);
  CHECK(slight.remaining == "end not studied");
  CHECK(has(slight.description, "end not studied"));
  CHECK(slight.elapsed_share == 0);
  CHECK(at(session, 1441).feeling_state == FeelingState::slight);  // as much is felt as a minute before
}

TEST_CASE("in a course the feeling ends before the next dose, or its end is not known") {
  Session session(library());
  session.dispatch(cmd::ApplyPreset{"course"});
  CHECK(at(session, 2 * 1440 + 60).feeling.remaining == "1 h left");
  session.dispatch(cmd::ApplyPreset{"im"});
  const FeelingEnd once = feeling_end(session, 40);
  session.dispatch(cmd::SetRegimenField{"repeat", "2"});
  const FeelingEnd first = feeling_end(session, 40);
  REQUIRE(once.time_min);
  REQUIRE(first.time_min);
  CHECK_FALSE(first.rated);
  CHECK(std::fabs(*first.time_min - *once.time_min) < 0.5);
}

TEST_CASE("a long infusion and a large dose have not ended because two hours passed") {
  Session session(library());
  session.dispatch(cmd::SetRegimenField{"duration", "6h"});
  session.dispatch(cmd::SetRegimenField{"dose", "2 mg/kg"});
  CHECK(at(session, 180).feeling_state != FeelingState::ended);
  session.dispatch(cmd::SetRegimenField{"route", "iv-bolus"});
  session.dispatch(cmd::SetRegimenField{"dose", "4 mg/kg"});
  const Narration n = at(session, 121);
  const double level = session.trajectory().value(sim::Signal::dissociation_index, 121);
  CHECK((n.feeling_state == FeelingState::ended) == (level < kSlightPeak));
}

TEST_CASE("anaesthetic doses are not described as a feeling") {
  Session session(library());
  const std::string words = library()->strings.raw("narration.anaesthetic");
  const auto asleep = [&](double time_min) {
    const Narration n = at(session, time_min);
    const bool is = n.feeling_state == FeelingState::anaesthetic;
    CHECK(n.sentence.starts_with(words) == is);
    CHECK((n.feeling.description == words) == is);
    CHECK((n.feeling.value == "Anaesthetic range") == is);
    if (is) CHECK(n.feeling.remaining == "end not studied");
    CHECK_FALSE((is && n.feeling.ended));
    return is;
  };
  session.dispatch(cmd::SetRegimenField{"route", "iv-bolus"});
  CHECK_FALSE(asleep(2));  // 0.5 mg/kg
  session.dispatch(cmd::SetRegimenField{"dose", "1 mg/kg"});
  for (const double t : {1.0, 2.0, 5.0}) CHECK(asleep(t));
  CHECK_FALSE(asleep(30));
  session.dispatch(cmd::SetRegimenField{"dose", "2 mg/kg"});
  for (const double t : {1.0, 2.0, 8.0, 20.0}) CHECK(asleep(t));
  CHECK_FALSE(asleep(40));
  CHECK(has(at(session, 40).feeling.remaining, "left, model"));
  for (double t = 0; t < 400; t += 5) {
    const Narration n = at(session, t);
    CAPTURE(t);
    CHECK(n.feeling_state != FeelingState::near_peak);
    CHECK_FALSE(has(n.sentence, "ivid"));
    CHECK_FALSE(has(n.sentence, "feeling rises"));
  }
  session.dispatch(cmd::SetRegimenField{"route", "iv"});
  session.dispatch(cmd::SetRegimenField{"duration", "40 min"});
  session.dispatch(cmd::SetRegimenField{"dose", "2 mg/kg"});
  CHECK_FALSE(asleep(20));
  CHECK(asleep(40));
  CHECK(at(session, 60).feeling_state == FeelingState::fading);
  session.dispatch(cmd::SetRegimenField{"dose", "1 mg/kg"});
  CHECK_FALSE(asleep(40));

  Session other(library());  // pure esketamine counts double
  other.dispatch(cmd::SetRegimenField{"drug", "esketamine"});
  other.dispatch(cmd::SetRegimenField{"route", "iv-bolus"});
  other.dispatch(cmd::SetRegimenField{"dose", "0.5 mg/kg"});
  CHECK(at(other, 3).feeling_state == FeelingState::anaesthetic);
  other.dispatch(cmd::SetRegimenField{"dose", "0.2 mg/kg"});
  CHECK(at(other, 3).feeling_state != FeelingState::anaesthetic);
}

TEST_CASE("where the studies gave another regimen, the words say which") {
  Session session(library());
  for (const char* id : {"spray", "im", "sublingual", "oral"}) {
    session.dispatch(cmd::ApplyPreset{id});
    for (const double t : {40.0, 240.0, 1440.0}) {
      const Narration n = at(session, t);
      CAPTURE(n.sentence);
      CHECK(has(n.sentence, "IV"));
      CHECK(has(n.plasticity.note, "0.5 mg/kg IV"));
    }
  }
  session.dispatch(cmd::ApplyPreset{"iv"});
  CHECK_FALSE(has(at(session, 1440).sentence, "After 0.5"));
  session.dispatch(cmd::SetRegimenField{"unit", "mg"});  // 35 mg at 70 kg is the same dose
  CHECK_FALSE(has(at(session, 1440).plasticity.note, "0.5 mg/kg IV"));
}

TEST_CASE("a course of other doses says as well which dose the studies gave") {
  Session session(library());
  session.dispatch(cmd::ApplyPreset{"course"});
  const double last = 11 * 1440;
  for (const double t : {240.0, last + 240, last + 1440}) CHECK_FALSE(has(at(session, t).plasticity.note, "0.5 mg/kg IV"));
  session.dispatch(cmd::ApplyPreset{"spray"});
  session.dispatch(cmd::SetRegimenField{"repeat", "4"});
  session.dispatch(cmd::SetRegimenField{"interval", "84h"});
  for (const double t : {40.0, 240.0, 84.0 * 60 + 240}) CHECK(has(at(session, t).plasticity.note, "0.5 mg/kg IV"));
}

TEST_CASE("in a course the clocks count from the latest dose and the sentence says which") {
  Session session(library());
  session.dispatch(cmd::ApplyPreset{"course"});
  CHECK(has(at(session, 40).sentence, "Dose 1 of 6"));
  const Narration n = at(session, 2 * 1440 + 40);
  CHECK(has(n.sentence, "Dose 2 of 6, 40 min ago."));
  CHECK(n.feeling_state == FeelingState::near_peak);
  const Narration again = at(session, 7 * 1440);
  CHECK(has(again.sentence, "Dose 4 of 6 begins."));
  CHECK_FALSE(has(again.sentence, "No sign"));
  CHECK(again.plasticity.value == "Starts again");
}

TEST_CASE("the words follow the numbers: same level, same text everywhere") {
  Session session(library());
  for (const double t : {5.0, 40.0, 75.0, 600.0}) {
    const Narration n = at(session, t);
    const double level = session.trajectory().value(sim::Signal::ketamine_venous_ng_ml, t);
    CHECK(n.drug.value == format_level(level) + " ng/mL");
    CHECK(has(n.drug.description, format_level(level)));
  }
  session.dispatch(cmd::PinRegimen{});
  session.dispatch(cmd::SetRegimenField{"dose", "1"});
  const Narration n = at(session, 40);
  CHECK(has(n.difference, "193"));
  CHECK(has(n.difference, format_level(session.trajectory().value(sim::Signal::ketamine_venous_ng_ml, 40))));
  CHECK(has(n.pinned, "0.5 mg/kg"));
}

TEST_CASE("the live region speaks once for each thing that changed") {
  Session session(library());
  std::set<std::string> spoken;
  std::string last;
  int changes = 0;
  const sim::TimeScale axis = axis_of(session);
  for (int i = 0; i <= 2000; ++i) {
    const std::string id = at(session, axis.time_min(i / 2000.0)).phase_id;
    changes += id != last;
    last = id;
    spoken.insert(id);
  }
  CHECK(static_cast<std::size_t>(changes) == spoken.size());
  CHECK(changes < 25);
}

TEST_CASE("times in words") {
  const auto& words = library()->strings;
  const std::pair<double, const char*> labels[] = {
      {0, "0"},           {5, "5 min"},      {40, "40 min"},     {59.7, "1 h"},    {60, "1 h"},
      {75, "75 min"},     {90, "1.5 h"},     {105, "105 min"},   {120, "2 h"},     {150, "2.5 h"},
      {720, "12 h"},      {1440, "1 day"},   {2160, "1.5 days"}, {2880, "2 days"}, {10080, "7 days"},
      {14400, "10 days"}, {20160, "14 days"}};
  for (const auto& [time_min, label] : labels) CHECK(time_label(time_min, words) == label);
}

TEST_CASE("regimens in words") {
  Session session(library());
  CHECK(narrate(session).regimen == "0.5 mg/kg ketamine, IV over 40 min");
  session.dispatch(cmd::ApplyPreset{"course"});
  CHECK(has(narrate(session).regimen, "6 × 0.5 mg/kg"));
  session.dispatch(cmd::SetRegimenField{"repeat", "1"});
  session.dispatch(cmd::SetRegimenField{"steps", "0-10:1,10-40:0.5"});
  CHECK(narrate(session).regimen == "25 mg ketamine, IV in 2 steps over 40 min");
}
