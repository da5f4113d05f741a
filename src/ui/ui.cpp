#include "ui/ui.h"

#include <algorithm>

namespace tc::ui {

float Ui::x(double time_min) const {
  const app::AxisView& v = state.view;
  const double u = (scale.u(time_min) - v.from_u) / (v.to_u - v.from_u);
  return layout.plot.x + layout.plot.w * static_cast<float>(u);
}

double Ui::time_at(float px) const {
  const app::AxisView& v = state.view;
  const double u = static_cast<double>((px - layout.plot.x) / layout.plot.w);
  return scale.time_min(std::clamp(v.from_u + u * (v.to_u - v.from_u), 0.0, 1.0));
}

}  // namespace tc::ui
