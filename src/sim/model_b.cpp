#include <algorithm>
#include <array>
#include <cmath>

#include "sim/solution.h"

namespace tc::sim {
namespace {

using Index = LinearSystem::Index;

void add(std::vector<double>& to, const std::vector<double>& row, double factor) {
  to.resize(row.size(), 0.0);
  for (std::size_t i = 0; i < row.size(); ++i) to[i] += factor * row[i];
}

constexpr double kMinPerHour = 60;

bool starts_with_route(const Regimen& regimen, Route route) {
  return !regimen.administrations.empty() && regimen.administrations.front().route == route;
}

/// Area under the curve of a swallowed dose with the patient's interactions, as a share of that without. The
/// studies swallowed esketamine, so the spray is left alone.
double oral_auc(const Regimen& regimen, const Covariates& c, const ModelSet& m) {
  if (!starts_with_route(regimen, Route::oral)) return 1;
  double factor = 1;
  if (c.ticlopidine) factor *= m.covariate.at("ticlopidine_oral_auc");
  if (c.clarithromycin) factor *= m.covariate.at("clarithromycin_oral_auc");
  if (c.grapefruit) factor *= m.covariate.at("grapefruit_oral_auc");
  if (c.rifampicin) factor *= m.covariate.at("rifampicin_oral_auc");
  return factor;
}

}  // namespace

Trajectory::Solution build_model_b(const Regimen& regimen, const Patient& patient, const ModelSet& models) {
  const ModelB& p = models.b;
  const Covariates& c = patient.covariates;
  const double qh =
      (p.qh_l_per_h - p.qh_per_year_l_per_h * std::max(0.0, patient.age_years - p.qh_age_from_years)) /
      kMinPerHour;
  // AUC of a swallowed dose = dose x f_gut / ((k_el + k_met) x vh): dividing what the liver clears gives the
  // published factor exactly, and no more drug than was swallowed. A larger f_gut would exceed the dose.
  // Kidney disease was studied with the spray only.
  const bool renal = c.renal && starts_with_route(regimen, Route::nasal_spray);
  const double enzyme =
      (renal ? models.covariate.at("renal_clearance") : 1.0) / (oral_auc(regimen, c, models) * kMinPerHour);
  const double k_el = p.k_el_per_h * (c.asian ? models.covariate.at("asian_k_el") : 1.0) * enzyme;
  const double k_met = p.k_met_per_h * enzyme;
  const double cln = p.cln_l_per_h * (c.asian ? models.covariate.at("asian_nk_clearance") : 1.0) *
                     (renal ? models.covariate.at("renal_nk_clearance") : 1.0) / kMinPerHour;
  const double kan = p.ka_nose_per_h / kMinPerHour, ksw = p.ka_swallowed_per_h / kMinPerHour;
  const double kpo = p.ka_oral_per_h / kMinPerHour;

  LinearSystem system;
  const Index nose = system.add_stage(kan), swallowed = system.add_stage(ksw), oral = system.add_stage(kpo);
  const std::array v{p.vc_l, p.vp1_l, p.vp2_l, p.vh_l};
  const Index centre =
      system.add_mammillary(v, std::array{0.0, 0.0, 0.0, (k_el + k_met) * p.vh_l},
                            std::array{0.0, p.q1_l_per_h / kMinPerHour, p.q2_l_per_h / kMinPerHour, qh});
  const Index liver = centre + 3;
  const std::array vm{p.vcn_l, p.vpn_l};
  const Index m =
      system.add_mammillary(vm, std::array{cln, 0.0}, std::array{0.0, p.qn_l_per_h / kMinPerHour});
  // Hydroxynorketamine: model A's block, an extension of ours that nobody has validated.
  const ModelA& a = models.a;
  const Index u = system.add_transit(2 / a.mtt_hnk_min);
  const std::array vh{a.vh1_l, a.vh2_l};
  const Index h =
      system.add_mammillary(vh, std::array{a.clh_l_per_min, 0.0}, std::array{0.0, a.qh_l_per_min});
  const Index e = system.add_stage(a.ke0_per_min);
  const Index gone = system.add_stage(0);

  system.feed(nose, centre, system.rate_of(nose));
  system.feed(swallowed, liver, system.rate_of(swallowed));
  system.feed(oral, liver, system.rate_of(oral));
  system.feed(liver, m, k_met);
  system.feed(liver, gone, k_el);
  system.feed(m, u, cln / p.vcn_l);
  const double kh2 = system.rate_of(u + 1);
  system.feed(u + 1, h, a.f_hnk * kh2);
  system.feed(u + 1, gone, (1 - a.f_hnk) * kh2);
  system.feed(h, gone, a.clh_l_per_min / a.vh1_l);
  system.feed(centre, e, a.ke0_per_min / p.vc_l);
  system.solve();

  Trajectory::Solution s;
  s.model_id = "B";
  s.regimen = regimen;
  s.effects = models.effects;
  s.dissociation_factor = models.effects.esketamine_factor;
  s.has_arterial = false;
  const auto out = [&](Output o) -> std::vector<double>& { return s.rows[static_cast<std::size_t>(o)]; };
  const double hnk_mass = models.molar_mass.hnk / models.molar_mass.norketamine;
  add(out(Output::venous), system.row(centre), 1000 / p.vc_l);
  add(out(Output::effect_site), system.row(e), 1000);
  add(out(Output::norketamine), system.row(m), 1000 / p.vcn_l);
  add(out(Output::hnk), system.row(h), 1000 * hnk_mass / a.vh1_l);
  for (const Index i : {nose, swallowed, oral}) add(out(Output::absorbing), system.row(i), 1);
  add(out(Output::blood), system.row(centre), 1);
  for (const Index i : {centre + 1, centre + 2, liver}) add(out(Output::tissue), system.row(i), 1);
  for (const Index i : {m, m + 1}) add(out(Output::nk_mg), system.row(i), 1);
  for (const Index i : {u, u + 1, h, h + 1}) add(out(Output::hnk_mg), system.row(i), 1);
  add(out(Output::eliminated), system.row(gone), 1);
  for (const Index i : {nose, swallowed, oral, centre, centre + 1, centre + 2, liver}) {
    add(out(Output::parent), system.row(i), 1);
  }

  for (const Administration& d : regimen.administrations) {
    if (d.route == Route::nasal_spray) {
      double fraction = p.nasal_fraction * (d.device > 0 ? p.later_device_factor : 1.0);
      if (c.japanese) fraction = std::min(1.0, fraction * models.covariate.at("japanese_nasal_fraction"));
      s.inputs.push_back({d.start_min, d.start_min, d.amount_mg * fraction, nose});
      s.inputs.push_back({d.start_min, d.start_min + p.swallowed_window_h * kMinPerHour,
                          d.amount_mg * (1 - fraction) * p.f_gut, swallowed});
    } else {
      s.inputs.push_back(
          {d.start_min, d.start_min + p.oral_window_h * kMinPerHour, d.amount_mg * p.f_gut, oral});
    }
  }
  s.propagate(system);
  return s;
}

}  // namespace tc::sim
