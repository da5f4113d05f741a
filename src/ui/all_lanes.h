#pragma once
#include <vector>

#include "content/evidence.h"
#include "ui/ui.h"

namespace tc::ui {

/// The plasticity clock in its ten lanes: where every mark stands, so that none covers another.
struct LanePlan {
  struct Row {
    content::Track track = content::Track::receptor;
    float top = 0, height = 0;          ///< from the top of the lane, design pixels
    float people = -1, animals = -1;    ///< middle of the first line of each; negative: none
    float curve_top = 0, curve_height = 0;  ///< mood: room for the curve
  };
  struct Item {
    const content::Observation* observation = nullptr;
    float y = 0;  ///< middle, from the top of the lane, design pixels
  };
  std::vector<Row> rows;
  std::vector<Item> items;
  float height = 0;  ///< design pixels
};

/// `names_above`: each lane's name stands over its marks, not in a column of its own.
/// The plan for a plot of a width (design pixels) whose axis shows [from_u, to_u]. Pure.
LanePlan plan_all_lanes(const content::Library& library, const sim::TimeScale& scale, double from_u, double to_u,
                        double dose_min, float width, bool names_above);

/// Beside the heading: all lanes instead of the five rows, and back.
void lanes_toggle(Ui& ui);
/// Draws the plan in place of the five rows.
void all_lanes(Ui& ui);

}  // namespace tc::ui
