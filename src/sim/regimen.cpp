#include "sim/regimen.h"

namespace tc::sim {
namespace {

constexpr std::string_view kDrugIds[] = {"racemic", "esketamine"};
constexpr std::string_view kRouteIds[] = {"iv",          "iv-bolus",   "im",   "sc",    "nasal",
                                          "nasal-spray", "sublingual", "oral", "rectal"};
constexpr std::string_view kUnitIds[] = {"mg", "mg/kg"};

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::string_view (&ids)[N], std::string_view id) {
  for (std::size_t i = 0; i < N; ++i) {
    if (ids[i] == id) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view id_of(Drug drug) { return kDrugIds[static_cast<std::size_t>(drug)]; }
std::string_view id_of(Route route) { return kRouteIds[static_cast<std::size_t>(route)]; }
std::string_view id_of(DoseUnit unit) { return kUnitIds[static_cast<std::size_t>(unit)]; }
std::optional<Drug> drug_of(std::string_view id) { return find<Drug>(kDrugIds, id); }
std::optional<Route> route_of(std::string_view id) { return find<Route>(kRouteIds, id); }
std::optional<DoseUnit> unit_of(std::string_view id) { return find<DoseUnit>(kUnitIds, id); }

bool is_supported(Drug drug, Route route) {
  if (drug == Drug::racemic) return route != Route::nasal_spray;
  return route == Route::iv || route == Route::iv_bolus || route == Route::im ||
         route == Route::nasal_spray || route == Route::sublingual || route == Route::oral;
}

bool acts_on(bool Covariates::*option, Drug drug, Route route) {
  const bool pure = drug == Drug::esketamine, spray = route == Route::nasal_spray;
  const bool swallowed = pure && route == Route::oral, model_b = spray || swallowed;
  if (option == &Covariates::female_clearance) return pure && !model_b;
  // One low swallowed dose showed no effect [rao2016]; by other routes nobody looked at single doses.
  if (option == &Covariates::cyp2b6_6_hetero || option == &Covariates::cyp2b6_6_homo)
    return !model_b && route != Route::oral;
  if (option == &Covariates::rifampicin) return swallowed || route == Route::iv || route == Route::iv_bolus;
  if (option == &Covariates::renal || option == &Covariates::japanese) return spray;
  if (option == &Covariates::asian) return model_b;
  return swallowed;  // ticlopidine, clarithromycin, grapefruit juice
}

}  // namespace tc::sim
