#pragma once
#include <doctest/doctest.h>

#include <cmath>
#include <string_view>
#include <vector>

#include "content/assets_embedded.h"
#include "content/model_loader.h"
#include "sim/plan.h"
#include "sim/trajectory.h"

/// What the tests of the drug models share: the parameters that ship, and short ways to a trajectory.
namespace tc::sim::test {

/// The models with the parameters of assets/model/parameters.json.
inline const ModelSet& models() {
  static const ModelSet loaded = [] {
    for (const content::EmbeddedAsset& asset : content::embedded_assets()) {
      if (asset.path != "model/parameters.json") continue;
      const Result<ModelSet> set = content::load_model(asset.path, asset.bytes);
      INFO(set.error().key);
      REQUIRE(set.ok());
      return *set;
    }
    FAIL("no parameters embedded");
    return ModelSet{};
  }();
  return loaded;
}

inline RegimenSpec dose_mg(Drug drug, Route route, double mg, double duration_min = 40) {
  RegimenSpec spec;
  spec.drug = drug;
  spec.route = route;
  spec.dose = mg;
  spec.unit = DoseUnit::mg;
  spec.duration_min = duration_min;
  return spec;
}

/// The main case: racemic ketamine, 0.5 mg/kg intravenously over 40 minutes.
inline RegimenSpec main_case() { return {}; }

inline Trajectory run(const RegimenSpec& spec, const Patient& patient = {}, const ModelSet& set = models()) {
  const Result<Regimen> regimen = plan(spec, patient, set);
  INFO(regimen.error().key);
  REQUIRE(regimen.ok());
  return simulate(*regimen, patient, set);
}

/// Every drug by every route that the models describe, with its usual dose.
inline std::vector<RegimenSpec> every_route() {
  std::vector<RegimenSpec> all;
  for (const Drug drug : kDrugs) {
    for (const Route route : kRoutes) {
      if (!is_supported(drug, route)) continue;
      RegimenSpec spec;
      spec.drug = drug;
      spec.route = route;
      spec.unit = DoseUnit::mg;
      all.push_back(with_usual_values(spec, models()));
    }
  }
  return all;
}

/// Minutes to weeks, with break points and their neighbourhood.
inline std::vector<double> spread_times() {
  std::vector<double> times;
  for (double t = 0; t <= 60; t += 0.5) times.push_back(t);
  for (double t = 62; t <= 40320; t *= 1.04) times.push_back(t);
  return times;
}

inline double relative(double value, double expected) { return std::fabs(value / expected - 1); }

inline constexpr Signal kLevels[] = {Signal::ketamine_arterial_ng_ml, Signal::ketamine_venous_ng_ml,
                                     Signal::effect_site_ng_ml, Signal::norketamine_ng_ml, Signal::hnk_ng_ml};

}  // namespace tc::sim::test
