#include <array>
#include <cmath>
#include <map>

#include "sim/solution.h"

namespace tc::sim {
namespace {

using Index = LinearSystem::Index;

void add(std::vector<double>& to, const std::vector<double>& row, double factor) {
  to.resize(row.size(), 0.0);
  for (std::size_t i = 0; i < row.size(); ++i) to[i] += factor * row[i];
}

/// Whether an option is on and acts on this regimen.
bool has(const Regimen& regimen, const Covariates& c, bool Covariates::*option) {
  return c.*option && !regimen.administrations.empty() &&
         acts_on(option, regimen.drug, regimen.administrations.front().route);
}

/// Clearance factor of the parent from the patient's options (model parameters `covariates`).
double clearance_factor(const Regimen& regimen, const Covariates& c, const ModelSet& m) {
  double factor = 1;
  if (has(regimen, c, &Covariates::cyp2b6_6_homo)) {  // one patient has one genotype
    factor *= m.covariate.at("cyp2b6_6_homo");
  } else if (has(regimen, c, &Covariates::cyp2b6_6_hetero)) {
    factor *= m.covariate.at("cyp2b6_6_hetero");
  }
  if (has(regimen, c, &Covariates::female_clearance)) factor *= m.covariate.at("female_clearance");
  if (has(regimen, c, &Covariates::rifampicin)) factor /= m.covariate.at("rifampicin_iv_auc");
  return factor;
}

}  // namespace

Trajectory::Solution build_model_a(const Regimen& regimen, const Patient& patient, const ModelSet& models) {
  const ModelA& p = models.a;
  const double volume = patient.weight_kg / 70.0, flow = std::pow(patient.weight_kg / 70.0, 0.75);
  const double cl = p.cl_l_per_min * flow * clearance_factor(regimen, patient.covariates, models);
  const bool female = has(regimen, patient.covariates, &Covariates::female_clearance);
  const double cln = p.cln_l_per_min * flow * (female ? models.covariate.at("female_clearance") : 1.0);
  const double clh = p.clh_l_per_min * flow;
  const double kt = 2 / p.mtt_nk_min, kh = 2 / p.mtt_hnk_min;

  LinearSystem system;
  // Ways in: one depot, gut and liver delay for each route that the regimen uses.
  struct Ways {
    Index depot = 0, gut = 0, liver = 0;
  };
  std::map<Route, Ways> ways;
  for (const Administration& a : regimen.administrations) {
    if (a.route == Route::iv || a.route == Route::iv_bolus || ways.contains(a.route)) continue;
    const RouteParameters& r = models.absorption(regimen.drug, a.route);
    Ways w;
    w.depot = system.add_stage(r.ka_per_min);
    if (r.fraction_metabolised > 0) {
      w.gut = system.add_stage(r.gut_ka_per_min);
      w.liver = system.add_stage(1 / p.mtt_gut_min);
    }
    ways[a.route] = w;
  }
  const std::array vk{p.v1_l * volume, p.v2_l * volume, p.v3_l * volume};
  const Index k = system.add_mammillary(vk, std::array{cl, 0.0, 0.0},
                                        std::array{0.0, p.q2_l_per_min * flow, p.q3_l_per_min * flow});
  const Index t = system.add_transit(kt);
  const std::array vn{p.vn1_l * volume, p.vn2_l * volume};
  const Index n = system.add_mammillary(vn, std::array{cln, 0.0}, std::array{0.0, p.qn_l_per_min * flow});
  const Index u = system.add_transit(kh);
  const std::array vh{p.vh1_l * volume, p.vh2_l * volume};
  const Index h = system.add_mammillary(vh, std::array{clh, 0.0}, std::array{0.0, p.qh_l_per_min * flow});
  const Index e = system.add_stage(p.ke0_per_min);
  const Index fast = system.add_stage(1 / p.venous_fast_min), slow = system.add_stage(1 / p.venous_slow_min);
  const Index gone = system.add_stage(0);

  for (const auto& [route, w] : ways) {
    const RouteParameters& r = models.absorption(regimen.drug, route);
    system.feed(w.depot, k, r.ka_per_min);
    if (r.fraction_metabolised <= 0) continue;
    system.feed(w.gut, w.liver, r.gut_ka_per_min);
    system.feed(w.liver, t, 1 / p.mtt_gut_min);
  }
  const double kt2 = system.rate_of(t + 1), kh2 = system.rate_of(u + 1);
  system.feed(k, t, cl / vk[0]);
  system.feed(t + 1, n, p.f_nk * kt2);
  system.feed(t + 1, gone, (1 - p.f_nk) * kt2);
  system.feed(n, u, cln / vn[0]);
  system.feed(u + 1, h, p.f_hnk * kh2);
  system.feed(u + 1, gone, (1 - p.f_hnk) * kh2);
  system.feed(h, gone, clh / vh[0]);
  system.feed(k, e, p.ke0_per_min / vk[0]);
  system.feed(k, fast, 1 / p.venous_fast_min / vk[0]);
  system.feed(k, slow, 1 / p.venous_slow_min / vk[0]);
  system.solve();

  Trajectory::Solution s;
  s.model_id = "A";
  s.regimen = regimen;
  s.effects = models.effects;
  s.dissociation_factor = regimen.drug == Drug::esketamine ? models.effects.esketamine_factor : 1;
  const auto out = [&](Output o) -> std::vector<double>& { return s.rows[static_cast<std::size_t>(o)]; };
  const double nk_mass = models.molar_mass.norketamine / models.molar_mass.ketamine;
  const double hnk_mass = models.molar_mass.hnk / models.molar_mass.ketamine;
  add(out(Output::arterial), system.row(k), 1000 / vk[0]);
  add(out(Output::venous), system.row(fast), 1000 * p.venous_fast_weight);
  add(out(Output::venous), system.row(slow), 1000 * (1 - p.venous_fast_weight));
  add(out(Output::effect_site), system.row(e), 1000);
  add(out(Output::norketamine), system.row(n), 1000 * nk_mass / vn[0]);
  add(out(Output::hnk), system.row(h), 1000 * hnk_mass / vh[0]);
  add(out(Output::blood), system.row(k), 1);
  for (const Index i : {k + 1, k + 2}) add(out(Output::tissue), system.row(i), 1);
  for (const Index i : {t, t + 1, n, n + 1}) add(out(Output::nk_mg), system.row(i), 1);
  for (const Index i : {u, u + 1, h, h + 1}) add(out(Output::hnk_mg), system.row(i), 1);
  add(out(Output::eliminated), system.row(gone), 1);
  for (const Index i : {k, k + 1, k + 2}) add(out(Output::parent), system.row(i), 1);
  out(Output::absorbing).resize(system.modes(), 0.0);
  for (const auto& [route, w] : ways) {
    add(out(Output::absorbing), system.row(w.depot), 1);
    add(out(Output::parent), system.row(w.depot), 1);
    if (models.absorption(regimen.drug, route).fraction_metabolised <= 0) continue;
    for (const Index i : {w.gut, w.liver}) add(out(Output::absorbing), system.row(i), 1);
  }

  for (const Administration& a : regimen.administrations) {
    if (a.route == Route::iv_bolus || (a.route == Route::iv && a.duration_min <= 0)) {
      s.inputs.push_back({a.start_min, a.start_min, a.amount_mg, k});
    } else if (a.route == Route::iv) {
      s.inputs.push_back({a.start_min, a.start_min + a.duration_min, a.amount_mg, k});
    } else {
      const RouteParameters& r = models.absorption(regimen.drug, a.route);
      const double depot = a.start_min + r.lag_min, gut = a.start_min + r.gut_lag_min;
      s.inputs.push_back(
          {depot, depot + r.window_min, a.amount_mg * r.fraction_systemic, ways[a.route].depot});
      if (r.fraction_metabolised > 0) {
        s.inputs.push_back(
            {gut, gut + r.gut_window_min, a.amount_mg * r.fraction_metabolised, ways[a.route].gut});
      }
    }
  }
  s.propagate(system);
  return s;
}

}  // namespace tc::sim
