#include "content/model_loader.h"

#include <map>
#include <set>
#include <string>

#include "content/json_file.h"

namespace tc::content {
namespace {

/// Where each parameter goes.
std::map<std::string, double*, std::less<>> targets(sim::ModelSet& m) {
  std::map<std::string, double*, std::less<>> t;
  sim::ModelA& a = m.a;
  t["a.v1_l"] = &a.v1_l;
  t["a.v2_l"] = &a.v2_l;
  t["a.v3_l"] = &a.v3_l;
  t["a.cl_l_per_min"] = &a.cl_l_per_min;
  t["a.q2_l_per_min"] = &a.q2_l_per_min;
  t["a.q3_l_per_min"] = &a.q3_l_per_min;
  t["a.mtt_nk_min"] = &a.mtt_nk_min;
  t["a.f_nk"] = &a.f_nk;
  t["a.vn1_l"] = &a.vn1_l;
  t["a.vn2_l"] = &a.vn2_l;
  t["a.cln_l_per_min"] = &a.cln_l_per_min;
  t["a.qn_l_per_min"] = &a.qn_l_per_min;
  t["a.mtt_hnk_min"] = &a.mtt_hnk_min;
  t["a.f_hnk"] = &a.f_hnk;
  t["a.vh1_l"] = &a.vh1_l;
  t["a.vh2_l"] = &a.vh2_l;
  t["a.clh_l_per_min"] = &a.clh_l_per_min;
  t["a.qh_l_per_min"] = &a.qh_l_per_min;
  t["a.ke0_per_min"] = &a.ke0_per_min;
  t["a.venous_fast_weight"] = &a.venous_fast_weight;
  t["a.venous_fast_min"] = &a.venous_fast_min;
  t["a.venous_slow_min"] = &a.venous_slow_min;
  t["a.mtt_gut_min"] = &a.mtt_gut_min;
  const auto absorption = [&t](std::string_view id, sim::RouteParameters& r) {
    const std::string base = "route." + std::string(id) + ".";
    t[base + "fraction_systemic"] = &r.fraction_systemic;
    t[base + "window_min"] = &r.window_min;
    t[base + "ka_per_min"] = &r.ka_per_min;
    t[base + "lag_min"] = &r.lag_min;
    t[base + "fraction_metabolised"] = &r.fraction_metabolised;
    t[base + "gut_window_min"] = &r.gut_window_min;
    t[base + "gut_ka_per_min"] = &r.gut_ka_per_min;
    t[base + "gut_lag_min"] = &r.gut_lag_min;
  };
  for (const sim::Route route : {sim::Route::im, sim::Route::sc, sim::Route::nasal, sim::Route::sublingual,
                                 sim::Route::oral, sim::Route::rectal}) {
    absorption(sim::id_of(route), m.routes[route]);
  }
  absorption("film", m.film);
  sim::ModelB& b = m.b;
  t["b.vc_l"] = &b.vc_l;
  t["b.q1_l_per_h"] = &b.q1_l_per_h;
  t["b.vp1_l"] = &b.vp1_l;
  t["b.q2_l_per_h"] = &b.q2_l_per_h;
  t["b.vp2_l"] = &b.vp2_l;
  t["b.qh_l_per_h"] = &b.qh_l_per_h;
  t["b.qh_per_year_l_per_h"] = &b.qh_per_year_l_per_h;
  t["b.qh_age_from_years"] = &b.qh_age_from_years;
  t["b.vh_l"] = &b.vh_l;
  t["b.k_el_per_h"] = &b.k_el_per_h;
  t["b.k_met_per_h"] = &b.k_met_per_h;
  t["b.vcn_l"] = &b.vcn_l;
  t["b.cln_l_per_h"] = &b.cln_l_per_h;
  t["b.vpn_l"] = &b.vpn_l;
  t["b.qn_l_per_h"] = &b.qn_l_per_h;
  t["b.ka_nose_per_h"] = &b.ka_nose_per_h;
  t["b.swallowed_window_h"] = &b.swallowed_window_h;
  t["b.ka_swallowed_per_h"] = &b.ka_swallowed_per_h;
  t["b.oral_window_h"] = &b.oral_window_h;
  t["b.ka_oral_per_h"] = &b.ka_oral_per_h;
  t["b.f_gut"] = &b.f_gut;
  t["b.nasal_fraction"] = &b.nasal_fraction;
  t["b.later_device_factor"] = &b.later_device_factor;
  t["b.device_mg"] = &b.device_mg;
  t["b.device_gap_min"] = &b.device_gap_min;
  sim::Effects& e = m.effects;
  t["effects.dissociation_c50_ng_ml"] = &e.dissociation_c50_ng_ml;
  t["effects.dissociation_c50_low_ng_ml"] = &e.dissociation_c50_low_ng_ml;
  t["effects.dissociation_c50_high_ng_ml"] = &e.dissociation_c50_high_ng_ml;
  t["effects.slope"] = &e.slope;
  t["effects.drug_high_c50_ng_ml"] = &e.drug_high_c50_ng_ml;
  t["effects.esketamine_factor"] = &e.esketamine_factor;
  t["effects.ke0_half_life_min"] = &e.ke0_half_life_min;
  t["effects.ke0_half_life_low_min"] = &e.ke0_half_life_low_min;
  t["effects.ke0_half_life_high_min"] = &e.ke0_half_life_high_min;
  t["effects.systolic_mmhg"] = &e.systolic_mmhg;
  t["effects.systolic_low_mmhg"] = &e.systolic_low_mmhg;
  t["effects.diastolic_mmhg"] = &e.diastolic_mmhg;
  t["effects.pressure_at_ng_ml"] = &e.pressure_at_ng_ml;
  t["effects.pressure_linear_to_ng_ml"] = &e.pressure_linear_to_ng_ml;
  sim::Thresholds& h = m.thresholds;
  t["thresholds.functional_ng_ml"] = &h.functional_ng_ml;
  t["thresholds.kinetic_share_of_peak"] = &h.kinetic_share_of_peak;
  t["thresholds.tenth_share_of_peak"] = &h.tenth_share_of_peak;
  t["thresholds.body_share_of_dose"] = &h.body_share_of_dose;
  t["thresholds.trace_ng_ml"] = &h.trace_ng_ml;
  t["thresholds.awakening_ng_ml"] = &h.awakening_ng_ml;
  t["thresholds.anaesthetic_bolus_mg_per_kg"] = &h.anaesthetic_bolus_mg_per_kg;
  sim::Variability& v = m.variability;
  t["variability.v1"] = &v.v1;
  t["variability.v2"] = &v.v2;
  t["variability.v3"] = &v.v3;
  t["variability.cl"] = &v.cl;
  t["variability.q2"] = &v.q2;
  t["variability.q3"] = &v.q3;
  t["variability.cln"] = &v.cln;
  t["variability.vn2"] = &v.vn2;
  t["variability.mtt_nk"] = &v.mtt_nk;
  t["variability.vh1"] = &v.vh1;
  t["variability.vh2"] = &v.vh2;
  t["variability.clh"] = &v.clh;
  t["variability.qh"] = &v.qh;
  t["variability.ka_nasal"] = &v.ka_nasal;
  t["variability.nasal_fraction_logit_sd"] = &v.nasal_fraction_logit_sd;
  t["variability.ka_oral"] = &v.ka_oral;
  t["variability.f_oral"] = &v.f_oral;
  t["variability.vc"] = &v.vc;
  t["variability.vp1"] = &v.vp1;
  t["variability.liver_flow"] = &v.liver_flow;
  t["variability.vh"] = &v.vh;
  t["variability.k_el"] = &v.k_el;
  t["variability.vcn"] = &v.vcn;
  t["variability.cln_b"] = &v.cln_b;
  t["variability.weight_mean_kg"] = &v.weight_mean_kg;
  t["variability.weight_sd_kg"] = &v.weight_sd_kg;
  t["variability.weight_low_kg"] = &v.weight_low_kg;
  t["variability.weight_high_kg"] = &v.weight_high_kg;
  t["molar_mass.ketamine"] = &m.molar_mass.ketamine;
  t["molar_mass.norketamine"] = &m.molar_mass.norketamine;
  t["molar_mass.hnk"] = &m.molar_mass.hnk;
  for (const char* id : {"female_clearance", "cyp2b6_6_hetero", "cyp2b6_6_homo", "ticlopidine_oral_auc",
                         "clarithromycin_oral_auc", "grapefruit_oral_auc", "rifampicin_iv_auc",
                         "rifampicin_oral_auc", "renal_clearance", "renal_nk_clearance",
                         "japanese_nasal_fraction", "asian_k_el", "asian_nk_clearance"}) {
    t[std::string("covariate.") + id] = &m.covariate[id];
  }
  return t;
}

constexpr double kLargest =
    1e6;  ///< nothing that is measured here comes near; far beyond, sums lose their meaning

/// Volumes, rates and times of 0 would have no solution; only these may be 0.
bool may_be_zero(std::string_view id) {
  return id.starts_with("variability.") || id.ends_with(".lag_min") || id.ends_with(".gut_lag_min") ||
         id.ends_with(".fraction_metabolised");
}

void read_parameters(const Cursor& root, sim::ModelSet& models, sim::Catalogue& catalogue) {
  const auto target = targets(models);
  std::set<std::string> seen;
  for (const Cursor& c : root.list("parameters")) {
    c.only({"id", "value", "unit", "status", "references", "note"});
    const std::string id = c.text("id");
    const auto value = c.sound_number("value");
    if (id.empty()) continue;
    const auto found = target.find(id);
    if (found == target.end()) {
      c.fault("id", "error.model.unknown", id);
      continue;
    }
    if (!seen.insert(id).second) c.fault("id", "error.model.repeated", id);
    if (!value) continue;
    if (*value < 0 || *value > kLargest || (*value == 0 && !may_be_zero(id))) {
      c.fault("value", "error.model.value", id);
    }
    *found->second = *value;
    catalogue.sources.push_back(
        {id, c.text("unit"), c.text("status"), c.text("note", false), *value, c.texts("references")});
  }
  if (!root.has("parameters")) return;
  for (const auto& [id, place] : target) {
    if (!seen.contains(id)) root.fault("parameters", "error.model.missing", id);
  }
  const auto add_up = [&root](std::string_view id, const sim::RouteParameters& r) {
    if (r.fraction_systemic + r.fraction_metabolised > 1) root.fault("parameters", "error.model.fractions", id);
  };
  for (const auto& entry : models.routes) add_up(sim::id_of(entry.first), entry.second);
  add_up("film", models.film);
}

sim::Field read_field(const Cursor& c) {
  c.only({"id", "unit", "minimum", "maximum", "initial", "step", "evidence_minimum", "evidence_maximum",
          "references"});
  sim::Field f;
  f.id = c.text("id");
  f.unit = c.text("unit");
  f.references = c.texts("references");
  f.evidence_minimum = c.optional_number("evidence_minimum").value_or(0);
  f.evidence_maximum = c.optional_number("evidence_maximum").value_or(0);
  const auto minimum = c.sound_number("minimum"), maximum = c.sound_number("maximum"),
             initial = c.sound_number("initial"), step = c.sound_number("step");
  if (!minimum || !maximum || !initial || !step) return f;
  f.minimum = *minimum;
  f.maximum = *maximum;
  f.initial = *initial;
  f.step = *step;
  if (f.minimum < 0 || f.initial < f.minimum || f.maximum < f.initial || f.maximum > kLargest || f.step <= 0)
    c.fault("", "error.model.field", f.id);
  return f;
}

void read_fields(const Cursor& root, sim::Catalogue& catalogue) {
  for (const Cursor& c : root.list("fields")) {
    sim::Field f = read_field(c);
    const std::string id = f.id;
    if (!id.empty() && !catalogue.fields.emplace(id, std::move(f)).second)
      c.fault("id", "error.model.repeated", id);
  }
  if (!root.has("fields")) return;
  const auto require = [&](const std::string& id) {
    if (!catalogue.fields.contains(id)) root.fault("fields", "error.model.missing", id);
  };
  for (const char* id :
       {"weight_kg", "age_years", "duration_min", "repeats", "interval_min", "rate_mg_per_min"})
    require(id);
  for (const sim::Drug drug : sim::kDrugs) {
    for (const sim::Route route : sim::kRoutes) {
      if (!sim::is_supported(drug, route)) continue;
      for (const sim::DoseUnit unit : {sim::DoseUnit::mg, sim::DoseUnit::mg_per_kg}) {
        if (route == sim::Route::nasal_spray && unit == sim::DoseUnit::mg_per_kg) continue;
        require("dose." + std::string(sim::id_of(drug)) + "." + std::string(sim::id_of(route)) + "." +
                std::string(sim::id_of(unit)));
      }
    }
  }
}

}  // namespace

sim::ModelSet read_model(const JsonFile& file, std::vector<Message>& problems) {
  const std::size_t before = problems.size();
  const Cursor root(file, problems);
  root.only({"parameters", "fields"});
  sim::ModelSet models;
  auto catalogue = std::make_shared<sim::Catalogue>();
  read_parameters(root, models, *catalogue);
  read_fields(root, *catalogue);
  if (problems.size() == before) models.catalogue = std::move(catalogue);
  return models;
}

Result<sim::ModelSet> load_model(std::string_view path, std::string_view json) {
  const Result<JsonFile> file = JsonFile::parse(path, json);
  if (!file) return file.error();
  std::vector<Message> problems;
  sim::ModelSet models = read_model(*file, problems);
  if (!problems.empty()) return problems.front();
  return models;
}

}  // namespace tc::content
