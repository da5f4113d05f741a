#include "app/stage_now.h"

#include <algorithm>
#include <cmath>

#include "app/axis.h"
#include "app/feeling.h"

namespace tc::app {
namespace {

constexpr double kScanDay_min = 1440;  ///< a scan "on day 2" is known to the day

double smooth(double from, double until, double x) {
  if (until <= from) return x >= until ? 1 : 0;
  const double f = std::clamp((x - from) / (until - from), 0.0, 1.0);
  return f * f * (3 - 2 * f);
}

void amounts(StageNow& now, const sim::Trajectory& trajectory, const sim::Sample& s, double time_min) {
  for (const sim::Administration& a : trajectory.regimen().administrations) {
    if (a.start_min <= time_min) now.total_mg += a.amount_mg;
  }
  const auto mg = [&](sim::Signal signal) { return std::max(0.0, s[signal]); };
  now.blood_mg = mg(sim::Signal::blood_mg);
  now.tissue_mg = mg(sim::Signal::tissue_mg);
  now.norketamine_mg = mg(sim::Signal::norketamine_mg);
  now.hnk_mg = mg(sim::Signal::hnk_mg);
  now.eliminated_mg = mg(sim::Signal::eliminated_mg);
  const double elsewhere = now.blood_mg + now.tissue_mg + now.norketamine_mg + now.hnk_mg + now.eliminated_mg;
  now.dose_site_mg = std::max(0.0, now.total_mg - elsewhere);
}

/// As the clock of feeling says it: nothing of the index under anaesthesia, nor of its tail beyond a rated end.
void felt(StageNow& now, const Session& session, const sim::Sample& s, double time_min) {
  const FeelingEnd end = feeling_end(session, time_min);
  now.anaesthetic = is_anaesthetic(session, time_min);
  constexpr double kRounding_min = 1e-6;  // of a time that was a place on the axis
  now.feeling_ended = !now.anaesthetic && end.rated && time_min >= *end.time_min - kRounding_min;
  now.dissociation = now.anaesthetic || now.feeling_ended ? 0 : s[sim::Signal::dissociation_index];
}

void cleared(StageNow& now, const Session& session, double time_min) {
  if (time_min <= 0) return;
  for (const sim::Cleared& c : session.cleared()) {
    if (c.signal != sim::Signal::ketamine_venous_ng_ml) continue;
    const bool passed = !c.time_min || time_min > *c.time_min;
    if (c.id == "functional") now.cleared_felt = passed;
    if (c.id == "kinetic") now.cleared_kinetic = passed;
    if (c.id == "trace") now.cleared_assay = passed;
  }
}

}  // namespace

double strength_at(const content::Library& library, std::string_view observation, double t) {
  const content::Observation* o = library.observation(observation);
  if (o == nullptr) return 0;
  const double onset = o->onset_min.value_or(o->peak_min.value_or(0)), peak = o->peak_min.value_or(onset);
  const double offset = o->offset_min.value_or(peak);
  // What was only seen to rise falls as fast as a quarter of its time.
  const double end = offset > peak ? offset : peak + 0.25 * std::max(peak, 60.0);
  return smooth(onset, peak, t) * (1 - smooth(peak, end, t));
}

double present_at(const content::Library& library, std::string_view observation, double t) {
  const content::Observation* o = library.observation(observation);
  if (o == nullptr || !o->onset_min || !o->offset_min) return 0;
  return smooth(*o->onset_min, 2.5 * std::max(*o->onset_min, 1.0), t) *
         (1 - smooth(*o->offset_min, 1.25 * *o->offset_min, t));
}

StageNow stage_now(const Session& session, double time_min) {
  const content::Library& library = session.library();
  const sim::Trajectory& trajectory = session.trajectory();
  const sim::Sample s = trajectory.at(time_min);
  StageNow now;
  const double t = now.since_dose_min = std::max(0.0, time_min - trajectory.last_dose_min(time_min));
  felt(now, session, s, time_min);
  now.effect_site_ng_ml = s[sim::Signal::effect_site_ng_ml];
  const sim::Effects& effects = library.model.effects;
  const double half = effects.dissociation_c50_ng_ml;
  const bool pure = trajectory.regimen().drug == sim::Drug::esketamine;
  const double blocking = now.effect_site_ng_ml * (pure ? effects.esketamine_factor : 1);
  if (half > 0) now.nmda_occupancy = blocking / (blocking + half);
  now.systolic_rise_mmhg = s[sim::Signal::systolic_rise_mmhg];
  amounts(now, trajectory, s, time_min);
  cleared(now, session, time_min);
  const auto seen = [&](std::string_view id) { return strength_at(library, id, t); };
  now.interneuron_quiet = seen("T07");
  // People only. At an anaesthetic dose it fell in rats; no surge is drawn then.
  now.glutamate = reaches_anaesthesia(session, time_min) ? 0 : seen("T09");
  now.ampa = present_at(library, "T13", t);
  now.bdnf = now.eef2 = seen("T14");
  now.trkb = seen("T15");
  now.mtor = seen("T16");
  now.memory_impaired = seen("T37");
  now.default_mode_lower = seen("T29");
  const auto time_of = [&](std::string_view id, auto member, double otherwise) {
    const content::Observation* o = library.observation(id);
    return o != nullptr && (o->*member) ? *(o->*member) : otherwise;
  };
  using O = content::Observation;
  const double shifted = time_of("T30", &O::peak_min, 2880), back = time_of("T30b", &O::peak_min, 14400);
  now.salience_shift = smooth(shifted - 1440, shifted, t) * (1 - smooth(shifted + 1440, back, t));
  now.salience_scanned = std::fabs(t - shifted) <= kScanDay_min / 2;
  now.rapamycin_result = t >= time_of("T17", &O::peak_min, 1440);
  now.spines_from_min = time_of("T21", &O::onset_min, 720);
  now.spines_until_min = time_of("T21", &O::peak_min, 1440);
  now.late_from_min = time_of("T23", &O::onset_min, 4320);
  now.late_until_min = time_of("T23", &O::offset_min, 7920);
  now.fade_from_min = time_of("T22", &O::peak_min, 4320);
  now.fade_until_min = time_of("T22", &O::offset_min, 20160);
  now.repeated_doses = latest_dose(session.state().regimen, time_min).index > 0;
  return now;
}

}  // namespace tc::app
