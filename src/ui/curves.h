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

  /// A sampled line: points as close as it bends, ascending in time.
  struct Points {
    std::vector<double> times_min;
    std::vector<float> x;  ///< the same on screen
    std::vector<float> level;

    bool empty() const { return level.empty(); }
    /// Last time above a level of 0.1 or 0.5, where lines end; 0 when it never is.
    double last_above(float limit) const;
    /// Points on screen between two times (ends interpolated), `top` at `height` above `base`.
    std::vector<ImVec2> trace(double from_min, double to_min, float base, float height, double top) const;
  };
  /// One regimen; lines of signals that its model does not have are 0.
  struct Regimen {
    std::array<Points, line_count> line;
    std::vector<float> feeling_turn, drug_turn,
        norketamine_turn;  ///< for the dials: one turn, evenly spaced, raw units
    bool present = false;
  };
  Regimen a, b;
  /// 5 and 95 % of patients at the same times; empty until computed.
  struct Band {
    Points low, high;
  };
  Band drug_band, feeling_band;
  /// A few single patients, when the spread is shown as draws.
  std::vector<Points> drug_draws, feeling_draws;

  double drug_top = 200;    ///< top of the drug scale, ng/mL
  double feeling_top = 58;  ///< top of the feeling scale, of 100
  double dose_min = 0;      ///< start of the latest dose at the playhead (0 for a single dose)

  /// 20 equally likely levels of a signal at a time (quantile dots), ascending; empty until computed.
  static std::vector<float> quantile_dots(const Ui& ui, sim::Signal signal, double time_min);

 private:
  void sample(const Ui& ui);

  std::uint64_t key_ = 0, turn_key_ = 0;
};

/// Marks the points of a line (x in points, level times scale as well) without which it would be drawn more
/// than a tenth of a point beside itself, both ends, and the last above 0.1 and 0.5. Every frame draws what
/// is left.
void mark_bends(const std::vector<float>& x, const std::vector<float>& level, float scale,
                std::vector<char>& keep);

}  // namespace tc::ui
