#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "ui/ui.h"

namespace tc::ui {

/// What the lanes and dials draw, sampled once per regimen, patient and view and kept until one of them
/// changes.
class Curves {
 public:
  enum Line { dissociation, ketamine, norketamine, hnk, line_count };

  /// Samples the trajectories where the present plot needs them. Cheap when nothing changed.
  void update(const Ui& ui);

  /// One regimen's levels at `times_min`; `present` is false for a signal that its model does not have.
  struct Regimen {
    std::array<std::vector<float>, line_count> level;
    std::vector<float> feeling_turn, drug_turn,
        norketamine_turn;  ///< for the dials: one turn, evenly spaced, raw units
    bool present = false;
  };
  std::vector<double> times_min;  ///< ascending, about every two points of the plot
  std::vector<float> x;           ///< the same on screen
  Regimen a, b;
  std::vector<float> band_low, band_high;  ///< ketamine 5 and 95 % at times_min; empty until computed
  std::vector<float> feeling_low, feeling_high;
  /// A few single patients, when the spread is shown as draws.
  std::vector<std::vector<float>> drug_draws, feeling_draws;

  /// Screen points of a sampled line between two times (ends interpolated), `top` at `height` above `base`.
  std::vector<ImVec2> trace(const std::vector<float>& level, double from_min, double to_min, float base,
                            float height, double top) const;

  double drug_top = 200;    ///< top of the drug scale, ng/mL
  double feeling_top = 58;  ///< top of the feeling scale, of 100
  double dose_min = 0;      ///< start of the latest dose at the playhead (0 for a single dose)

  /// 20 equally likely levels of a signal at a time (quantile dots), ascending; empty until computed.
  static std::vector<float> quantile_dots(const Ui& ui, sim::Signal signal, double time_min);

 private:
  std::uint64_t key_ = 0, turn_key_ = 0;
};

}  // namespace tc::ui
