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

}  // namespace tc::sim
