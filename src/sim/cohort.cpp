#include "sim/cohort.h"

#include <algorithm>
#include <cmath>

#include "sim/plan.h"

namespace tc::sim {
namespace {

/// Multiplies by exp(N(0, s)) with the log-normal s of a coefficient of variation.
void vary(double& value, double cv, Random& random) {
  const double draw = random.normal();
  value *= std::exp(draw * std::sqrt(std::log1p(cv * cv)));
}

/// Linear interpolation between order statistics. Only partly sorts; ask in ascending order of `p`, with the
/// end of the part already in place as `sorted_to`.
double percentile(std::vector<double>& values, double p, std::size_t& sorted_to) {
  const double x = p * static_cast<double>(values.size() - 1);
  const auto i = static_cast<std::size_t>(x);
  const auto place = [&](std::size_t k) {
    if (k < sorted_to) return;
    const auto at = [&](std::size_t n) { return values.begin() + static_cast<std::ptrdiff_t>(n); };
    std::nth_element(at(sorted_to), at(k), values.end());
    sorted_to = k + 1;
  };
  place(i);
  const double low = values[i];
  if (i + 1 >= values.size()) return low;
  place(i + 1);
  return low + (values[i + 1] - low) * (x - static_cast<double>(i));
}

}  // namespace

const Percentiles& Bands::of(Signal signal) const {
  const auto found = std::find(signals.begin(), signals.end(), signal);
  return percentiles[static_cast<std::size_t>(found - signals.begin())];
}

DrawnPatient draw_patient(Random& random, const Patient& base, const ModelSet& models, bool vary_weight) {
  DrawnPatient d{base, models};
  const Variability& v = models.variability;
  const double weight = v.weight_mean_kg + v.weight_sd_kg * random.normal();
  if (vary_weight) d.patient.weight_kg = std::clamp(weight, v.weight_low_kg, v.weight_high_kg);
  ModelA& a = d.models.a;
  vary(a.v1_l, v.v1, random);
  vary(a.v2_l, v.v2, random);
  vary(a.v3_l, v.v3, random);
  vary(a.cl_l_per_min, v.cl, random);
  vary(a.q2_l_per_min, v.q2, random);
  vary(a.q3_l_per_min, v.q3, random);
  vary(a.cln_l_per_min, v.cln, random);
  vary(a.vn2_l, v.vn2, random);
  vary(a.mtt_nk_min, v.mtt_nk, random);
  vary(a.vh1_l, v.vh1, random);
  vary(a.vh2_l, v.vh2, random);
  vary(a.clh_l_per_min, v.clh, random);
  vary(a.qh_l_per_min, v.qh, random);
  for (auto& [route, r] : d.models.routes) {
    const bool nasal = route == Route::nasal;
    const double ka_draw = nasal ? v.ka_nasal : route == Route::im || route == Route::sc ? 0 : v.ka_oral;
    vary(r.ka_per_min, ka_draw, random);
    const double normal = random.normal();
    if (nasal) {
      const double logit =
          std::log(r.fraction_systemic / (1 - r.fraction_systemic)) + v.nasal_fraction_logit_sd * normal;
      r.fraction_systemic = 1 / (1 + std::exp(-logit));
    } else if (route != Route::im && route != Route::sc) {
      const double share = std::exp(normal * std::sqrt(std::log1p(v.f_oral * v.f_oral)));
      r.fraction_systemic *= share;
      if (route == Route::sublingual) {  // the film meets the same mouth, and the rest of it is swallowed
        RouteParameters& film = d.models.film;
        film.ka_per_min *= r.ka_per_min / models.routes.at(route).ka_per_min;
        film.fraction_systemic = std::min(film.fraction_systemic * share, 1.0);
        film.fraction_metabolised = std::min(film.fraction_metabolised, 1 - film.fraction_systemic);
      }
    }
    // What passes into the blood and what is metabolised on the way can never be more than the dose.
    r.fraction_systemic = std::min(r.fraction_systemic, 1 - r.fraction_metabolised);
  }
  ModelB& b = d.models.b;
  const double logit =
      std::log(b.nasal_fraction / (1 - b.nasal_fraction)) + v.nasal_fraction_logit_sd * random.normal();
  b.nasal_fraction = 1 / (1 + std::exp(-logit));
  vary(b.ka_nose_per_h, v.ka_nasal, random);
  vary(b.ka_swallowed_per_h, v.ka_oral, random);
  vary(b.ka_oral_per_h, v.ka_oral, random);
  vary(b.vc_l, v.vc, random);
  vary(b.vp1_l, v.vp1, random);
  vary(b.qh_l_per_h, v.liver_flow, random);
  vary(b.vh_l, v.vh, random);
  vary(b.k_el_per_h, v.k_el, random);
  vary(b.vcn_l, v.vcn, random);
  vary(b.cln_l_per_h, v.cln_b, random);
  return d;
}

CohortRun::CohortRun(const RegimenSpec& spec, const Patient& base, const ModelSet& models,
                     std::vector<double> times_min, std::vector<Signal> signals, int patients,
                     std::uint64_t seed, bool vary_weight)
    : spec_(spec),
      base_(base),
      models_(&models),
      times_(std::move(times_min)),
      signals_(std::move(signals)),
      values_(signals_.size()),
      random_(seed),
      patients_(patients),
      vary_weight_(vary_weight) {
  for (auto& v : values_) v.reserve(times_.size() * static_cast<std::size_t>(patients));
}

bool CohortRun::advance(int count) {
  for (; count > 0 && done_ < patients_; --count, ++done_) {
    const DrawnPatient drawn = draw_patient(random_, base_, *models_, vary_weight_);
    const Result<Regimen> regimen = plan(spec_, drawn.patient, drawn.models);
    if (!regimen) {
      done_ = patients_;
      return false;
    }
    const Trajectory trajectory = simulate(*regimen, drawn.patient, drawn.models);
    for (const double t : times_) {
      const Sample sample = trajectory.at(t);
      for (std::size_t s = 0; s < signals_.size(); ++s) values_[s].push_back(sample[signals_[s]]);
    }
  }
  return !done();
}

Bands CohortRun::bands() const {
  Bands bands;
  while (add_columns(bands, static_cast<int>(times_.size()))) {
  }
  return bands;
}

bool CohortRun::add_columns(Bands& bands, int columns) const {
  if (bands.percentiles.empty()) bands = {times_, signals_, std::vector<Percentiles>(signals_.size()), done_};
  std::vector<double> column;
  for (std::size_t s = 0; s < signals_.size(); ++s) {
    const std::size_t patients = times_.empty() ? 0 : values_[s].size() / times_.size();
    if (patients == 0) continue;
    Percentiles& p = bands.percentiles[s];
    for (std::size_t t = p.p05.size(); t < times_.size(); ++t) {
      if (columns-- <= 0) return true;
      column.clear();
      for (std::size_t i = 0; i < patients; ++i) column.push_back(values_[s][i * times_.size() + t]);
      std::size_t sorted_to = 0;
      p.p05.push_back(percentile(column, .05, sorted_to));
      p.p25.push_back(percentile(column, .25, sorted_to));
      p.p50.push_back(percentile(column, .50, sorted_to));
      p.p75.push_back(percentile(column, .75, sorted_to));
      p.p95.push_back(percentile(column, .95, sorted_to));
    }
  }
  return false;
}

std::span<const double> CohortRun::draw(Signal signal, int patient) const {
  const auto s =
      static_cast<std::size_t>(std::find(signals_.begin(), signals_.end(), signal) - signals_.begin());
  return std::span(values_[s]).subspan(static_cast<std::size_t>(patient) * times_.size(), times_.size());
}

}  // namespace tc::sim
