#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace tc::sim {

enum class Drug { racemic, esketamine };
enum class Route { iv, iv_bolus, im, sc, nasal, nasal_spray, sublingual, oral, rectal };
enum class DoseUnit { mg, mg_per_kg };

/// Stable ids as in files, links and on the command line ("iv-bolus", "nasal-spray", "mg/kg").
std::string_view id_of(Drug drug);
std::string_view id_of(Route route);
std::string_view id_of(DoseUnit unit);
std::optional<Drug> drug_of(std::string_view id);
std::optional<Route> route_of(std::string_view id);
std::optional<DoseUnit> unit_of(std::string_view id);

inline constexpr std::array kDrugs{Drug::racemic, Drug::esketamine};
inline constexpr std::array kRoutes{Route::iv,         Route::iv_bolus, Route::im,
                                    Route::sc,         Route::nasal,    Route::nasal_spray,
                                    Route::sublingual, Route::oral,     Route::rectal};

/// One piece of a stepwise intravenous infusion.
struct RateStep {
  double start_min = 0, end_min = 0, rate_mg_per_min = 0;
  friend bool operator==(const RateStep&, const RateStep&) = default;
};

/// What a person asks for.
struct RegimenSpec {
  Drug drug = Drug::racemic;
  Route route = Route::iv;
  double dose = 0.5;
  DoseUnit unit = DoseUnit::mg_per_kg;
  double duration_min = 40;  ///< of an infusion; ignored by the other routes
  int repeats = 1;
  double interval_min = 5040;  ///< between starts of repeats
  bool weekdays_mwf =
      false;  ///< repeats on Monday, Wednesday, Friday, the first on a Monday; ignores the interval
  std::vector<RateStep> rate_steps;  ///< replaces dose and duration of an infusion when not empty
  friend bool operator==(const RegimenSpec&, const RegimenSpec&) = default;
};

/// Options of one patient that change the kinetics, all off by default. Sources: model parameters
/// `covariates`.
struct Covariates {
  bool female_clearance = false;  ///< 20 % higher clearance of S-ketamine and S-norketamine
  bool cyp2b6_6_hetero = false;   ///< CYP2B6 *1/*6: steady-state clearance × 0.60, not of swallowed doses
  bool cyp2b6_6_homo = false;     ///< CYP2B6 *6/*6: × 0.32
  bool ticlopidine = false;       ///< oral esketamine AUC × 2.4
  bool clarithromycin = false;    ///< oral esketamine AUC × 2.6
  bool grapefruit = false;        ///< oral esketamine AUC × 3.0
  bool rifampicin = false;        ///< AUC −14 % intravenous, −86 % oral
  bool renal = false;             ///< spray: liver clearance × 0.60, norketamine clearance × 0.68
  bool japanese = false;          ///< nasal fraction × 1.34 (model B)
  bool asian = false;             ///< k_el × 0.36, norketamine clearance × 0.81 (model B)
  friend bool operator==(const Covariates&, const Covariates&) = default;
};

struct Patient {
  double weight_kg = 70;
  double age_years = 45;
  Covariates covariates;
  friend bool operator==(const Patient&, const Patient&) = default;
};

/// One dose as given. Nasal spray: one device.
struct Administration {
  double start_min = 0;
  double amount_mg = 0;
  double duration_min = 0;  ///< of an infusion, 0 otherwise
  Route route = Route::iv;
  int device = 0;  ///< nasal spray: which device of its session, from 0
  friend bool operator==(const Administration&, const Administration&) = default;
};

struct Regimen {
  Drug drug = Drug::racemic;
  std::vector<Administration> administrations;
};

/// Whether the models describe this drug by this route.
bool is_supported(Drug drug, Route route);
/// Whether an option of the patient changes anything for this drug by this route. Where it was not studied, not found, or
/// where the model has no place for it, it does not.
bool acts_on(bool Covariates::*option, Drug drug, Route route);

}  // namespace tc::sim
