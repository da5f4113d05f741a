#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "sim/model_set.h"
#include "sim/regimen.h"

namespace tc::sim {

/// Everything that the models say at a time. The unit is in the name; indices run from 0 to 100.
enum class Signal {
  ketamine_arterial_ng_ml,
  ketamine_venous_ng_ml,
  effect_site_ng_ml,
  norketamine_ng_ml,
  hnk_ng_ml,
  dissociation_index,
  drug_high_index,
  systolic_rise_mmhg,
  diastolic_rise_mmhg,
  body_parent_percent,  ///< parent drug in the body, % of the latest dose
  absorbing_mg,         ///< depots, gut and liver on the way in
  blood_mg,             ///< central compartment
  tissue_mg,
  norketamine_mg,
  hnk_mg,
  eliminated_mg,
  count
};
inline constexpr std::size_t kSignalCount = static_cast<std::size_t>(Signal::count);

/// Column name of a signal ("ketamine_venous_ng_ml").
std::string_view id_of(Signal signal);

/// All signals at one time.
struct Sample {
  std::array<double, kSignalCount> value{};
  double operator[](Signal s) const { return value[static_cast<std::size_t>(s)]; }
};

struct Peak {
  double time_min = 0, value = 0;
};

/// The course of one regimen in one patient. Answers any time in any order; before the first dose all is
/// zero.
class Trajectory {
 public:
  struct Solution;
  explicit Trajectory(std::shared_ptr<const Solution> solution);

  /// "A" or "B".
  std::string_view model_id() const;
  const Regimen& regimen() const;
  /// Whether the model has the signal (B has no arterial read-out). An absent signal reads 0.
  bool has(Signal signal) const;

  Sample at(double time_min) const;
  double value(Signal signal, double time_min) const;
  /// All signals at ascending times.
  std::vector<Sample> sample(std::span<const double> times_min) const;

  /// Highest value at any time from the first dose on, and when.
  Peak peak(Signal signal) const;
  /// Last time the signal stands at `level` or above; nothing when it never does.
  std::optional<double> last_time_at_or_above(Signal signal, double level) const;
  /// Area under a concentration between two times, ng·min/mL, in closed form. Only for the concentrations.
  double auc(Signal signal, double from_min, double to_min) const;

  /// Start of the latest dose (session) at a time; of the first before any.
  double last_dose_min(double time_min) const;
  double total_dose_mg() const;
  /// Amount that has entered by a time minus everything in the body and eliminated, mg: conservation.
  double mass_error_mg(double time_min) const;

 private:
  Peak find_peak(Signal signal) const;
  std::optional<double> find_last_time(Signal signal, double level) const;

  std::shared_ptr<const Solution> solution_;
};

/// Solves the models for a regimen whose administrations are valid (see plan()).
Trajectory simulate(const Regimen& regimen, const Patient& patient, const ModelSet& models);

}  // namespace tc::sim
