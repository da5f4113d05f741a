#include "app/narration.h"

#include <algorithm>
#include <cmath>

#include "app/axis.h"
#include "core/text.h"

namespace tc::app {

using content::Strings;
using sim::Signal;

namespace {

/// Below this level of 100 nothing is felt.
constexpr double kNothingFelt = 1;

/// What the words are chosen from.
struct Facts {
  double time_min = 0, since_dose_min = 0;
  LatestDose dose;
  int dose_count = 1;
  Studied studied = Studied::same, studied_dose = Studied::same;  ///< the regimen; one dose of it
  FeelingEnd end;
  bool anaesthetic = false, reaches_anaesthesia = false;  ///< now; at any time after this dose
  sim::Sample now;
  sim::Peak feeling_peak, drug_peak;  ///< of this dosing session
  FeelingState feeling = FeelingState::not_started;
};

FeelingState feeling_state(const Facts& f) {
  const double level = f.now[Signal::dissociation_index];
  if (f.since_dose_min <= 0) return FeelingState::not_started;
  if (f.anaesthetic) return FeelingState::anaesthetic;
  // After some regimens raters saw the end, so that the model's tail beyond it is not felt; after others the
  // model decides.
  if (f.end.time_min && f.time_min >= *f.end.time_min) return FeelingState::ended;
  const bool past_peak = f.time_min > f.feeling_peak.time_min;
  if (f.feeling_peak.value < kSlightPeak) {
    const bool over = past_peak && f.since_dose_min >= kFeelingTurn_min && level < kNothingFelt;
    return over ? FeelingState::ended : FeelingState::slight;
  }
  if (level >= 0.9 * f.feeling_peak.value && !f.reaches_anaesthesia) return FeelingState::near_peak;
  return past_peak ? FeelingState::fading : FeelingState::rising;
}

Facts facts_of(const Session& session) {
  const State& state = session.state();
  Facts f;
  f.time_min = state.time_min;
  f.dose = latest_dose(state.regimen, state.time_min);
  f.dose_count = state.regimen.repeats;
  f.since_dose_min = std::max(0.0, state.time_min - f.dose.start_min);
  f.studied = studied(state.regimen, state.patient);
  f.studied_dose = studied_dose(state.regimen, state.patient);
  f.now = session.trajectory().at(state.time_min);
  f.feeling_peak = session.session_peak(Signal::dissociation_index, state.time_min);
  f.drug_peak = session.session_peak(Signal::ketamine_venous_ng_ml, state.time_min);
  f.end = feeling_end(session, state.time_min);
  f.anaesthetic = is_anaesthetic(session, state.time_min);
  f.reaches_anaesthesia = reaches_anaesthesia(session, state.time_min);
  f.feeling = feeling_state(f);
  return f;
}

std::string remaining(const Strings& words, double left_min) {
  if (left_min <= 0) return {};
  return words.text({"clock.remaining", {{"time", time_label(left_min, words)}}});
}

/// The same inside a description that already says "left".
std::string left_of(const Strings& words, double left_min) {
  return left_min > 0 ? time_label(left_min, words) : words.raw("clock.no_more");
}

/// The end of the feeling as a note, once it has come.
std::string ended_note(const Facts& f, const Strings& words) {
  if (!f.end.rated) return words.text("clock.feeling.ended_model");
  return words.text(
      {"clock.feeling.ended_note", {{"time", time_label(*f.end.time_min - f.dose.start_min, words)}}});
}

ClockReading read_feeling(const Facts& f, const Strings& words) {
  constexpr std::string_view kIds[] = {"not_started", "rising", "near_peak", "fading",
                                       "slight",      "ended",  "anaesthetic"};
  const std::string id(kIds[static_cast<std::size_t>(f.feeling)]);
  ClockReading r;
  const std::string level = format_fixed(std::round(f.now[Signal::dissociation_index]), 0);
  r.ended = f.feeling == FeelingState::ended;
  r.value = words.raw("clock.feeling." + id);
  if (f.feeling == FeelingState::anaesthetic) {
    r.note = words.raw("clock.feeling.anaesthetic_note");
    r.remaining = words.raw("clock.no_end");
    r.description = words.raw("narration.anaesthetic");
    return r;
  }
  r.note = r.ended ? ended_note(f, words) : words.text({"clock.feeling.note", {{"level", level}}});
  std::string left;  // as it stands after "Left:"
  if (r.ended) {
    r.elapsed_share = 1;
    left = words.raw("clock.no_more");
  } else if (!f.end.time_min) {
    left = r.remaining = words.raw("clock.no_end");
  } else {
    const double left_min = *f.end.time_min - f.time_min;
    r.elapsed_share = f.since_dose_min / (*f.end.time_min - f.dose.start_min);
    left = left_of(words, left_min);
    r.remaining = remaining(words, left_min);
    if (!f.end.rated) {
      left = words.text({"clock.by_model", {{"time", left}}});
      r.remaining = words.text({"clock.by_model", {{"time", r.remaining}}});
    }
  }
  r.description = words.text({"clock.feeling.description",
                              {{"value", r.value}, {"level", level}, {"remaining", left}}});
  return r;
}

/// When the level passes the assay limit for the last time before the next dose; nothing when it never
/// reached it.
std::optional<double> trace_end_min(const Facts& f, const Session& session) {
  if (f.dose_count == 1) {
    for (const sim::Cleared& c : session.cleared()) {
      if (c.id == "trace" && c.signal == Signal::ketamine_venous_ng_ml) return c.time_min;
    }
    return std::nullopt;
  }
  const double limit = session.library().model.thresholds.trace_ng_ml;
  double end = f.dose.start_min + kDrugTurn_min;
  for (const double dose : dose_starts_min(session.state().regimen)) {
    if (dose > f.dose.start_min) end = std::min(end, dose);
  }
  constexpr double kStep_min = 20;
  for (double t = end; t > f.dose.start_min; t -= kStep_min) {
    if (session.trajectory().value(Signal::ketamine_venous_ng_ml, t) >= limit) return t;
  }
  return std::nullopt;
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
  r.elapsed_share = std::min(1.0, f.since_dose_min / kDrugTurn_min);
  r.ended = f.since_dose_min >= kDrugTurn_min;
  const std::optional<double> trace_end = trace_end_min(f, session);
  if (trace_end) r.remaining = remaining(words, *trace_end - f.time_min);
  r.description = words.text({"clock.drug.description",
                              {{"level", text},
                               {"drug", drug_word(session.state().regimen.drug, words)},
                               {"share", share},
                               {"body", body},
                               {"norketamine", norketamine},
                               {"remaining", left_of(words, trace_end ? *trace_end - f.time_min : 0)}}});
  return r;
}

const content::PlasticityPhase* phase_at(const content::Library& library, double since_dose_min) {
  const content::PlasticityPhase* phase = nullptr;
  for (const auto& p : library.phases) {
    if (p.from_min <= since_dose_min) phase = &p;
  }
  return phase;
}

/// Right after a later dose of a course nothing new can be seen yet, but "nothing" would be wrong as well.
bool begins_again(const Facts& f, const content::PlasticityPhase* phase) {
  return f.dose.index > 0 && phase->from_min <= 0;
}

ClockReading read_plasticity(const Facts& f, const content::PlasticityPhase* phase, const Strings& words) {
  ClockReading r;
  if (phase != nullptr && begins_again(f, phase)) {
    r.value = words.raw("narration.again.value");
    r.note = words.raw("narration.again.note");
  } else if (phase != nullptr) {
    r.value = words.raw("plasticity." + phase->id + ".value");
    r.note =
        words.raw(f.studied_dose == Studied::other ? "narration.marks_from" : "plasticity." + phase->id + ".note");
  }
  r.elapsed_share = std::min(1.0, f.since_dose_min / kPlasticityTurn_min);
  r.ended = f.since_dose_min >= kPlasticityTurn_min;
  r.remaining = remaining(words, kPlasticityTurn_min - f.since_dose_min);
  r.description = words.text({"clock.plasticity.description",
                              {{"value", r.value},
                               {"note", r.note},
                               {"remaining", left_of(words, kPlasticityTurn_min - f.since_dose_min)}}});
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
      if (f.dose_count > 1) return f.dose.index == 0 ? words.text("narration.together") : std::string();
      return words.text("hero.start");
    case FeelingState::anaesthetic:
      return words.text("narration.anaesthetic");
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
      key += gone ? "gone" : f.now[Signal::body_parent_percent] < 1 ? "ended_trace" : "ended";
      if (key == "hero.ended" && f.now[Signal::dissociation_index] < kNothingFelt)
        key = "narration.nothing_felt";
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

/// Second sentence: what has been seen of plasticity by now, and after which regimen.
std::string plasticity_sentence(const Facts& f, const content::PlasticityPhase* phase, const Strings& words) {
  if (phase == nullptr) return {};
  if (begins_again(f, phase)) return words.text("narration.again.sentence");
  if (f.studied != Studied::same) {
    const std::string key =
        (f.studied == Studied::course ? "narration.course." : "narration.other.") + phase->id;
    if (words.has(key)) return words.text(key);
  }
  return words.text("plasticity." + phase->id + ".sentence");
}

/// In a course of doses: which one the clocks now count from.
std::string dose_sentence(const Facts& f, const Strings& words) {
  if (f.dose_count <= 1) return {};
  return words.text({f.since_dose_min <= 0 ? "narration.dose_now" : "narration.dose_ago",
                     {{"n", std::to_string(f.dose.index + 1)},
                      {"count", std::to_string(f.dose_count)},
                      {"time", time_label(f.since_dose_min, words)}}});
}

void append(std::string& text, const std::string& sentence) {
  if (!text.empty() && !sentence.empty()) text += ' ';
  text += sentence;
}

}  // namespace

Narration narrate(const Session& session) {
  const State& state = session.state();
  const content::Library& library = session.library();
  const Strings& words = library.strings;
  const Facts f = facts_of(session);

  Narration n;
  n.feeling_state = f.feeling;
  TimeText time = time_text(state.time_min, words);
  n.time_number = std::move(time.number);
  n.time_unit = std::move(time.unit);
  n.time_label = state.time_min < 0.05 ? words.raw("time.zero") : n.time_number + " " + n.time_unit;
  n.regimen = regimen_label(state.regimen, words);
  if (state.pinned) n.pinned = regimen_label(*state.pinned, words);
  const content::PlasticityPhase* phase = phase_at(library, f.since_dose_min);
  n.feeling = read_feeling(f, words);
  n.drug = read_drug(f, session, words);
  n.plasticity = read_plasticity(f, phase, words);
  n.difference = difference(session, f, words);
  n.sentence = dose_sentence(f, words);
  append(n.sentence, state_sentence(f, session, words));
  append(n.sentence, state.pinned ? n.difference : plasticity_sentence(f, phase, words));
  for (const content::CareRule& rule : library.care) {
    if (f.since_dose_min < rule.from_min || f.since_dose_min >= rule.until_min) continue;
    n.care_now = words.raw("care." + rule.id + ".now");
    n.care_reason = words.raw("care." + rule.id + ".reason");
    n.phase_id = rule.id;
  }
  n.phase_id += "/" + (phase != nullptr ? phase->id : std::string()) + "/" +
                std::to_string(static_cast<int>(f.feeling)) + "/" + std::to_string(f.dose.index + 1);
  return n;
}

}  // namespace tc::app
