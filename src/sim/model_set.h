#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/regimen.h"

namespace tc::sim {

/// Compartment models, 70 kg. Volumes in L, flows in L/min unless the name says L/h.
struct ModelA {
  double v1_l = 0, v2_l = 0, v3_l = 0, cl_l_per_min = 0, q2_l_per_min = 0, q3_l_per_min = 0;
  double mtt_nk_min = 0, f_nk = 0;
  double vn1_l = 0, vn2_l = 0, cln_l_per_min = 0, qn_l_per_min = 0;
  double mtt_hnk_min = 0, f_hnk = 0;
  double vh1_l = 0, vh2_l = 0, clh_l_per_min = 0, qh_l_per_min = 0;
  double ke0_per_min = 0, venous_fast_weight = 0, venous_fast_min = 0, venous_slow_min = 0, mtt_gut_min = 0;
};

/// Absorption of one route: a systemic part (depot) and a part metabolised on the way (gut, liver delay).
struct RouteParameters {
  double fraction_systemic = 1, window_min = 0, ka_per_min = 0, lag_min = 0;
  double fraction_metabolised = 0, gut_window_min = 0, gut_ka_per_min = 0, gut_lag_min = 0;
};

/// Esketamine nasal spray and oral. Hours, as published.
struct ModelB {
  double vc_l = 0, q1_l_per_h = 0, vp1_l = 0, q2_l_per_h = 0, vp2_l = 0;
  double qh_l_per_h = 0, qh_per_year_l_per_h = 0, qh_age_from_years = 60, vh_l = 0, k_el_per_h = 0,
         k_met_per_h = 0;
  double vcn_l = 0, cln_l_per_h = 0, vpn_l = 0, qn_l_per_h = 0;
  double ka_nose_per_h = 0, swallowed_window_h = 0, ka_swallowed_per_h = 0, oral_window_h = 0,
         ka_oral_per_h = 0;
  double f_gut = 0, nasal_fraction = 0, later_device_factor = 0, device_mg = 28, device_gap_min = 5;
};

/// Links from levels to what is felt and measured.
struct Effects {
  double dissociation_c50_ng_ml = 0, dissociation_c50_low_ng_ml = 0, dissociation_c50_high_ng_ml = 0,
         slope = 2;
  double drug_high_c50_ng_ml = 0;
  double esketamine_factor = 2;  ///< racemate-equivalent level of pure esketamine
  double ke0_half_life_min = 0, ke0_half_life_low_min = 0, ke0_half_life_high_min = 0;
  double systolic_mmhg = 0, diastolic_mmhg = 0, pressure_at_ng_ml = 0, pressure_linear_to_ng_ml = 0;
  double systolic_low_mmhg = 0;  ///< the systolic rise at the same level by a second study
};

struct Thresholds {
  double functional_ng_ml = 50, kinetic_share_of_peak = .03125, tenth_share_of_peak = .1,
         body_share_of_dose = .03, trace_ng_ml = 1;
  /// Racemate-equivalent: effect site, and bolus, from which on the index of feeling does not apply.
  double awakening_ng_ml = 750, anaesthetic_bolus_mg_per_kg = 1;
};

/// Between-subject variability, coefficient of variation (log-normal) by parameter; logit SD for the nasal
/// fraction.
struct Variability {
  double v1 = 0, v2 = 0, v3 = 0, cl = 0, q2 = 0, q3 = 0, cln = 0, vn2 = 0, mtt_nk = 0, vh1 = 0, vh2 = 0,
         clh = 0, qh = 0;
  double ka_nasal = 0, nasal_fraction_logit_sd = 0, ka_oral = 0, f_oral = 0;
  double vc = 0, vp1 = 0, liver_flow = 0, vh = 0, k_el = 0, vcn = 0, cln_b = 0;
  double weight_mean_kg = 76, weight_sd_kg = 14, weight_low_kg = 50, weight_high_kg = 110;
};

struct MolarMass {
  double ketamine = 237.73, norketamine = 223.70, hnk = 239.70;
};

/// A number that a person may set: one table for sliders, checks, links and documentation.
struct Field {
  std::string id;    ///< "dose_mg_per_kg.iv"
  std::string unit;  ///< string key
  double minimum = 0, maximum = 0, initial = 0, step = 0;
  double evidence_minimum = 0, evidence_maximum = 0;  ///< studied range; both 0: none is known
  std::vector<std::string> references;

  /// Whether studies cover a value. Of a dose without a studied range none; other fields without one have no limit.
  bool studied(double value) const;
};

/// Where a parameter comes from, for the table of sources.
struct ParameterSource {
  std::string id, unit, status, note;
  double value = 0;
  std::vector<std::string> references;
};

/// What describes the numbers: shared by all copies of a model set.
struct Catalogue {
  std::map<std::string, Field, std::less<>> fields;
  std::vector<ParameterSource> sources;
};

/// Every number of the models. Filled from `assets/model`; there are no defaults in code.
struct ModelSet {
  ModelA a;
  ModelB b;
  std::map<Route, RouteParameters> routes;
  RouteParameters film;  ///< of esketamine under the tongue; racemate there is `routes`
  Effects effects;
  Thresholds thresholds;
  Variability variability;
  std::map<std::string, double, std::less<>> covariate;  ///< factor by covariate id
  std::shared_ptr<const Catalogue> catalogue;
  MolarMass molar_mass;

  /// Absorption of a drug in model A by a route that is not intravenous.
  const RouteParameters& absorption(Drug drug, Route route) const;
  /// The field's limits; the id must exist (content checks that it does).
  const Field& field(std::string_view id) const;
  /// Limits of the dose for a route and unit.
  const Field& dose_field(Drug drug, Route route, DoseUnit unit) const;
};

}  // namespace tc::sim
