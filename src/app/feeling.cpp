#include "app/feeling.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "app/axis.h"
#include "sim/effects.h"

namespace tc::app {
namespace {

using sim::Signal;

/// Most effects of the infusion were gone (T38), and those of the spray (T39), this long after the start.
constexpr double kInfusionGone_min = 120, kSprayGone_min = 90;
/// A patient in whom the model goes beyond this peak differs from those who were rated.
constexpr double kStudiedPeak = 50;
constexpr double kLeastRatedSpray_mg = 56;
/// The spray's rating; on the lanes only beside a spray.
constexpr std::string_view kSprayRating = "T39";
constexpr double kLongestSession_min = 2880;

double mg_per_kg(const sim::RegimenSpec& spec, const sim::Patient& patient) {
  return spec.unit == sim::DoseUnit::mg ? spec.dose / patient.weight_kg : spec.dose;
}

bool is_rated_spray(const sim::RegimenSpec& spec) {
  return spec.drug == sim::Drug::esketamine && spec.route == sim::Route::nasal_spray &&
         spec.dose >= kLeastRatedSpray_mg;
}

/// A bolus, or an infusion as short as one, that puts people to sleep.
bool is_anaesthetic_bolus(const sim::RegimenSpec& spec, const sim::Patient& patient,
                          const sim::ModelSet& model) {
  constexpr double kAsBolus_min = 5;
  const bool quick =
      spec.route == sim::Route::iv_bolus ||
      (spec.route == sim::Route::iv && spec.rate_steps.empty() && spec.duration_min <= kAsBolus_min);
  const double factor = spec.drug == sim::Drug::esketamine ? model.effects.esketamine_factor : 1;
  return quick && factor * mg_per_kg(spec, patient) >= model.thresholds.anaesthetic_bolus_mg_per_kg - 1e-9;
}

/// The index at the level of awakening.
double awakening_index(const sim::ModelSet& model) {
  return sim::dissociation_index(model.thresholds.awakening_ng_ml, model.effects);
}

/// The model's end of one dose of a course.
std::optional<double> end_in_course(const Session& session, double start_min, double peak_min) {
  double until = start_min + kLongestSession_min;
  for (const double dose : dose_starts_min(session.state().regimen)) {
    if (dose > start_min) until = std::min(until, dose);
  }
  const auto felt = [&](double t) {
    return session.trajectory().value(Signal::dissociation_index, t) >= kSlightPeak;
  };
  if (felt(until)) return std::nullopt;
  constexpr double kStep_min = 20;
  double above = until, below = until;
  while (!felt(above) && above > peak_min) {
    below = above;
    above = std::max(peak_min, above - kStep_min);
  }
  while (below - above > .1) {
    const double middle = (above + below) / 2;
    (felt(middle) ? above : below) = middle;
  }
  return below;
}

}  // namespace

Studied studied_dose(const sim::RegimenSpec& spec, const sim::Patient& patient) {
  const bool same = spec.drug == sim::Drug::racemic && spec.route == sim::Route::iv &&
                    spec.rate_steps.empty() && std::fabs(mg_per_kg(spec, patient) - 0.5) <= 0.025 &&
                    spec.duration_min >= 35 && spec.duration_min <= 45;
  return same ? Studied::same : Studied::other;
}

Studied studied(const sim::RegimenSpec& spec, const sim::Patient& patient) {
  return spec.repeats > 1 ? Studied::course : studied_dose(spec, patient);
}

std::optional<double> rated_end_min(const sim::RegimenSpec& spec, const sim::Patient& patient) {
  if (studied_dose(spec, patient) == Studied::same) return kInfusionGone_min;
  if (is_rated_spray(spec)) return kSprayGone_min;
  return std::nullopt;
}

Standing feeling_standing(const content::Observation& o, const sim::RegimenSpec& spec,
                          const sim::Patient& patient) {
  using content::Track;
  if (o.clock != content::Clock::feeling) return Standing::hidden;
  const bool spray = is_rated_spray(spec);
  if (o.id == kSprayRating) return spray ? Standing::seen : Standing::hidden;
  if (!o.drawn || !o.home) return Standing::hidden;
  if (studied_dose(spec, patient) == Studied::same) return Standing::seen;
  // The lane has two rows; the spray's own rating takes that of memory.
  const bool gives_way = o.track == Track::experience || (spray && o.track == Track::memory);
  return gives_way ? Standing::hidden : Standing::seen_elsewhere;
}

FeelingEnd feeling_end(const Session& session, double time_min) {
  const State& state = session.state();
  const double start_min = latest_dose(state.regimen, time_min).start_min;
  const sim::Peak peak = session.session_peak(Signal::dissociation_index, time_min);
  if (const auto after = rated_end_min(state.regimen, state.patient)) {
    const double end_min = start_min + *after;
    if (peak.value <= kStudiedPeak && peak.time_min < end_min) return {end_min, true};
  }
  if (peak.value < kSlightPeak) return {};
  if (state.regimen.repeats > 1) return {end_in_course(session, start_min, peak.time_min), false};
  return {session.trajectory().last_time_at_or_above(Signal::dissociation_index, kSlightPeak), false};
}

bool is_anaesthetic(const Session& session, double time_min) {
  const State& state = session.state();
  const sim::ModelSet& model = session.library().model;
  if (session.trajectory().value(Signal::dissociation_index, time_min) >= awakening_index(model)) return true;
  return is_anaesthetic_bolus(state.regimen, state.patient, model) &&
         time_min > latest_dose(state.regimen, time_min).start_min &&
         time_min <= session.session_peak(Signal::dissociation_index, time_min).time_min;
}

bool reaches_anaesthesia(const Session& session, double time_min) {
  const State& state = session.state();
  const sim::ModelSet& model = session.library().model;
  return is_anaesthetic_bolus(state.regimen, state.patient, model) ||
         session.session_peak(Signal::dissociation_index, time_min).value >= awakening_index(model);
}

}  // namespace tc::app
