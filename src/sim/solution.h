#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/linear_system.h"
#include "sim/trajectory.h"

namespace tc::sim {

/// Outputs that are linear in the amounts; the other signals follow from these.
enum class Output {
  arterial,
  venous,
  effect_site,
  norketamine,
  hnk,
  absorbing,
  blood,
  tissue,
  nk_mg,
  hnk_mg,
  eliminated,
  parent,
  count
};
inline constexpr std::size_t kOutputCount = static_cast<std::size_t>(Output::count);

/// A constant input into one state during a window, or an amount at its start (bolus: end == start).
struct Input {
  double start_min = 0, end_min = 0;
  double amount_mg = 0;
  LinearSystem::Index state = 0;
};

/// The solved course: modal state at every break point and the output rows.
struct Trajectory::Solution {
  struct Segment {
    double start_min = 0;
    std::vector<double> modal;    ///< at the start
    std::vector<double> forcing;  ///< constant within the segment, modal coordinates per minute
  };
  std::string_view model_id;
  Regimen regimen;
  Effects effects;
  double dissociation_factor = 1;  ///< racemate-equivalents per effect-site level
  bool has_arterial = true;
  std::vector<double> rates;
  std::array<std::vector<double>, kOutputCount> rows;
  std::vector<Segment> segments;
  std::vector<Input> inputs;
  std::vector<double> weights;  ///< the rows, mode by mode: one pass over the modes gives every output
  struct Session {
    double start_min = 0, dose_mg = 0;
  };
  std::vector<Session> sessions;  ///< ascending; devices of one spray session together

  /// Segment that holds a time at or after the first break point.
  const Segment& segment_at(double time_min) const;
  std::array<double, kOutputCount> outputs(double time_min) const;
  /// One output; the same as outputs() gives.
  double output(Output output, double time_min) const;
  double integral(Output output, double from_min, double to_min) const;
  /// Solves every segment. Call once, after rows and inputs are there.
  void propagate(const LinearSystem& system);

  /// Answers already searched for: a screen asks the same ones in every frame. Not for several threads.
  struct Crossing {
    Signal signal;
    double level;
    std::optional<double> time_min;
  };
  mutable std::array<std::optional<Peak>, kSignalCount> peaks;
  mutable std::vector<Crossing> crossings;

 private:
  /// Amounts in modal coordinates at a time at or after the first break point.
  void modal_at(double time_min, double* modal) const;
};

/// Model A: racemic ketamine by any route, esketamine intravenous, intramuscular, sublingual.
Trajectory::Solution build_model_a(const Regimen& regimen, const Patient& patient, const ModelSet& models);
/// Model B: esketamine nasal spray and oral.
Trajectory::Solution build_model_b(const Regimen& regimen, const Patient& patient, const ModelSet& models);

}  // namespace tc::sim
