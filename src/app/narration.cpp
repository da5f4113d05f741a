#include "app/narration.h"

#include <algorithm>
#include <cmath>

#include "app/axis.h"
#include "core/text.h"
#include "sim/clearance.h"

namespace tc::app {

using content::Strings;
using sim::Signal;

namespace {

constexpr double kFeelingTurn = 120, kDrugTurn = 2880, kPlasticityTurn = 20160;
/// Below this peak of 100 the dissociation model says that little is felt.
constexpr double kSlightPeak = 10;
constexpr double kGoneBelow = 1;

/// What the words are chosen from.
struct Facts {
  double time_min = 0, since_dose_min = 0;
  sim::Sample now, later;
  sim::Peak feeling_peak, drug_peak;
  FeelingState feeling = FeelingState::not_started;
};

/// Highest value of a signal within one dosing session, from its start for a day.
sim::Peak session_peak(const sim::Trajectory& trajectory, Signal signal, double dose_min) {
  const sim::Peak whole = trajectory.peak(signal);
  if (trajectory.last_dose_min(1e9) <= 0) return whole;
  sim::Peak best;
  for (double t = 0; t <= 240; t += 2) {
    const double v = trajectory.value(signal, dose_min + t);
    if (v > best.value) best = {dose_min + t, v};
  }
  return best;
}

FeelingState feeling_state(const Facts& f) {
  if (f.feeling_peak.value < kSlightPeak)
    return f.since_dose_min >= kFeelingTurn ? FeelingState::ended : FeelingState::slight;
  const double level = f.now[Signal::dissociation_index];
  if (f.time_min <= 0) return FeelingState::not_started;
  if (level >= 0.9 * f.feeling_peak.value) return FeelingState::near_peak;
  if (f.time_min < f.feeling_peak.time_min) return FeelingState::rising;
  // Raters found most effects gone two hours after the start; the model's tail beyond that is not felt.
  if (f.since_dose_min >= kFeelingTurn || level < kGoneBelow) return FeelingState::ended;
  return FeelingState::fading;
}

std::string remaining(const Strings& words, double left_min) {
  if (left_min <= 0) return {};
  return words.text({"clock.remaining", {{"time", time_label(left_min, words)}}});
}

ClockReading read_feeling(const Facts& f, const Strings& words) {
  constexpr std::string_view kIds[] = {"not_started", "rising", "near_peak", "fading", "slight", "ended"};
  const std::string id(kIds[static_cast<std::size_t>(f.feeling)]);
  ClockReading r;
  const std::string level = format_fixed(std::round(f.now[Signal::dissociation_index]), 0);
  r.ended = f.since_dose_min >= kFeelingTurn;
  r.value = words.raw("clock.feeling." + id);
  r.note = r.ended ? words.text("clock.feeling.ended_note")
                   : words.text({"clock.feeling.note", {{"level", level}}});
  r.elapsed_share = std::min(1.0, f.since_dose_min / kFeelingTurn);
  r.remaining = remaining(words, kFeelingTurn - f.since_dose_min);
  r.description =
      words.text({"clock.feeling.description",
                  {{"value", r.value},
                   {"level", level},
                   {"remaining", r.remaining.empty() ? words.raw("clock.no_more") : r.remaining}}});
  return r;
}

ClockReading read_drug(const Facts& f, const Session& session, const Strings& words) {
  ClockReading r;
  const double level = f.now[Signal::ketamine_venous_ng_ml];
  const std::string text = format_level(level);
  const std::string share = format_level(f.drug_peak.value > 0 ? 100 * level / f.drug_peak.value : 0);
  const std::string body = format_level(f.now[Signal::body_parent_percent]);
  const std::string norketamine = format_level(f.now[Signal::norketamine_ng_ml]);
  r.value = words.text({"clock.drug.value", {{"level", text}}});
  const bool trace =
      level < session.library().model.thresholds.trace_ng_ml && f.time_min > f.drug_peak.time_min;
  r.note = trace && f.now[Signal::norketamine_ng_ml] >= 0.05
               ? words.text({"clock.drug.note_norketamine", {{"level", norketamine}}})
           : trace ? words.text("clock.drug.note_none")
                   : words.text({"clock.drug.note_body", {{"percent", body}}});
  r.elapsed_share = std::min(1.0, f.since_dose_min / kDrugTurn);
  r.ended = f.since_dose_min >= kDrugTurn;
  for (const sim::Cleared& c : sim::clearance(session.trajectory(), session.library().model)) {
    if (c.id == "trace" && c.signal == Signal::ketamine_venous_ng_ml && c.time_min) {
      r.remaining = remaining(words, *c.time_min - f.time_min);
    }
  }
  r.description =
      words.text({"clock.drug.description",
                  {{"level", text},
                   {"share", share},
                   {"body", body},
                   {"norketamine", norketamine},
                   {"remaining", r.remaining.empty() ? words.raw("clock.no_more") : r.remaining}}});
  return r;
}

const content::PlasticityPhase* phase_at(const content::Library& library, double since_dose_min) {
  const content::PlasticityPhase* phase = nullptr;
  for (const auto& p : library.phases) {
    if (p.from_min <= since_dose_min) phase = &p;
  }
  return phase;
}

ClockReading read_plasticity(const Facts& f, const content::PlasticityPhase* phase, const Strings& words) {
  ClockReading r;
  if (phase != nullptr) {
    r.value = words.raw("plasticity." + phase->id + ".value");
    r.note = words.raw("plasticity." + phase->id + ".note");
  }
  r.elapsed_share = std::min(1.0, f.since_dose_min / kPlasticityTurn);
  r.ended = f.since_dose_min >= kPlasticityTurn;
  r.remaining = remaining(words, kPlasticityTurn - f.since_dose_min);
  r.description =
      words.text({"clock.plasticity.description",
                  {{"value", r.value},
                   {"note", r.note},
                   {"remaining", r.remaining.empty() ? words.raw("clock.no_more") : r.remaining}}});
  return r;
}

/// First sentence: what is felt and how much drug there is, true for this regimen.
std::string state_sentence(const Facts& f, const Session& session, const Strings& words) {
  const double level = f.now[Signal::ketamine_venous_ng_ml];
  const double share = f.drug_peak.value > 0 ? level / f.drug_peak.value : 0;
  const std::string body = format_level(f.now[Signal::body_parent_percent]);
  const std::string text = format_level(level);
  const bool rising = f.time_min < f.drug_peak.time_min,
             gone = level < session.library().model.thresholds.trace_ng_ml;
  std::string key = "hero.";
  switch (f.feeling) {
    case FeelingState::not_started:
      return words.text("hero.start");
    case FeelingState::slight:
      key += rising ? "slight_rising" : "slight_falling";
      break;
    case FeelingState::rising:
      key += "rising";
      break;
    case FeelingState::near_peak:
      key += share >= 0.8 ? "peak_together" : "peak_apart";
      break;
    case FeelingState::fading:
      key += "fading";
      break;
    case FeelingState::ended:
      key += gone ? "gone" : f.now[Signal::body_parent_percent] >= 1 ? "ended" : "ended_trace";
      break;
  }
  return words.text({key, {{"body", body}, {"level", text}, {"share", format_level(100 * share)}}});
}

std::string difference(const Session& session, const Facts& f, const Strings& words) {
  const sim::Trajectory* b = session.pinned_trajectory();
  if (b == nullptr) return {};
  const std::string a_text = format_level(f.now[Signal::ketamine_venous_ng_ml]);
  const std::string b_text = format_level(b->value(Signal::ketamine_venous_ng_ml, f.time_min));
  if (a_text == b_text) return words.text({"hero.compare_same", {{"a", a_text}}});
  return words.text({"hero.compare", {{"a", a_text}, {"b", b_text}}});
}

void split_time(double time_min, const Strings& words, std::string& number, std::string& unit) {
  const double hours = time_min / 60, days = time_min / 1440;
  const auto text = [](double v) { return format_fixed(v, std::fabs(v - std::round(v)) < 0.05 ? 0 : 1); };
  if (time_min < 59.5) {
    number = format_fixed(time_min, 0);
    unit = words.raw("time.min");
  } else if (hours < 9.95) {
    number = text(hours);
    unit = words.raw("time.h");
  } else if (hours < 35.5) {
    number = format_fixed(hours, 0);
    unit = words.raw("time.h");
  } else {
    number = text(days);
    unit = words.raw(number == "1" ? "time.day" : "time.days");
  }
}

}  // namespace

std::string time_label(double time_min, const Strings& words) {
  if (time_min < 0.05) return words.raw("time.zero");
  // On the axis a whole day is a day.
  if (std::fabs(time_min - 1440) < 0.5) return words.raw("time.one_day");
  std::string number, unit;
  split_time(time_min, words, number, unit);
  return number + " " + unit;
}

std::string regimen_label(const sim::RegimenSpec& spec, const Strings& words) {
  const std::string route = "route." + std::string(sim::id_of(spec.route)) + ".spoken";
  const std::string unit = words.raw(spec.unit == sim::DoseUnit::mg ? "unit.mg" : "unit.mg_per_kg");
  std::string label =
      words.text({"regimen.label",
                  {{"dose", format_shortest(spec.dose) + " " + unit},
                   {"drug", words.raw("drug." + std::string(sim::id_of(spec.drug)) + ".spoken")},
                   {"route", words.text({route, {{"duration", time_label(spec.duration_min, words)}}})}}});
  if (spec.repeats > 1) {
    label =
        words.text({"regimen.label_repeats", {{"count", std::to_string(spec.repeats)}, {"label", label}}});
  }
  return label;
}

Narration narrate(const Session& session) {
  const State& state = session.state();
  const content::Library& library = session.library();
  const Strings& words = library.strings;
  const sim::Trajectory& trajectory = session.trajectory();
  Facts f;
  f.time_min = state.time_min;
  const double dose_min = trajectory.last_dose_min(state.time_min);
  f.since_dose_min = std::max(0.0, state.time_min - dose_min);
  f.now = trajectory.at(state.time_min);
  f.feeling_peak = session_peak(trajectory, Signal::dissociation_index, dose_min);
  f.drug_peak = session_peak(trajectory, Signal::ketamine_venous_ng_ml, dose_min);
  f.feeling = feeling_state(f);

  Narration n;
  n.feeling_state = f.feeling;
  split_time(state.time_min, words, n.time_number, n.time_unit);
  n.time_label = time_label(state.time_min, words);
  n.regimen = regimen_label(state.regimen, words);
  if (state.pinned) n.pinned = regimen_label(*state.pinned, words);
  const content::PlasticityPhase* phase = phase_at(library, f.since_dose_min);
  n.feeling = read_feeling(f, words);
  n.drug = read_drug(f, session, words);
  n.plasticity = read_plasticity(f, phase, words);
  n.difference = difference(session, f, words);
  n.sentence = state_sentence(f, session, words);
  const std::string second = state.pinned       ? n.difference
                             : phase != nullptr ? words.raw("plasticity." + phase->id + ".sentence")
                                                : std::string();
  if (!second.empty()) n.sentence += " " + second;
  for (const content::CareRule& rule : library.care) {
    if (f.since_dose_min < rule.from_min || f.since_dose_min >= rule.until_min) continue;
    n.care_now = words.raw("care." + rule.id + ".now");
    n.care_reason = words.raw("care." + rule.id + ".reason");
    n.phase_id = rule.id;
  }
  n.phase_id += "/" + (phase != nullptr ? phase->id : std::string()) + "/" +
                std::to_string(static_cast<int>(f.feeling));
  return n;
}

}  // namespace tc::app
