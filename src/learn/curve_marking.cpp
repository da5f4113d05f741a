// What a drawn curve is looked at for.
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "learn/marking.h"

namespace tc::learn {
namespace {

/// A drawn line with straight pieces between its points.
class Curve {
 public:
  Curve(const content::CurveTask& task, const Drawing& drawing, std::string_view line) : task_(task) {
    const auto found = std::find_if(drawing.lines.begin(), drawing.lines.end(),
                                    [&](const Drawn& d) { return d.line == line; });
    if (found != drawing.lines.end()) values_ = found->values;
    values_.resize(task.points());
  }
  double at(double x) const {
    std::size_t i = 1;
    while (i + 1 < values_.size() && task_.x(i) < x) ++i;
    const double left = task_.x(i - 1), right = task_.x(i);
    const double share = std::clamp((x - left) / (right - left), 0.0, 1.0);
    return values_[i - 1] + share * (values_[i] - values_[i - 1]);
  }
  const std::vector<double>& values() const { return values_; }

 private:
  const content::CurveTask& task_;
  std::vector<double> values_;
};

/// Both ends and every point between them: straight pieces have their extremes there.
std::vector<double> stops(const content::CurveTask& task, double from, double until) {
  std::vector<double> out{from};
  for (std::size_t i = 0; i < task.points(); ++i) {
    if (task.x(i) > from && task.x(i) < until) out.push_back(task.x(i));
  }
  if (until > from) out.push_back(until);
  return out;
}

/// The highest of the drawn points lies within; a flat line has no peak.
bool peaks(const content::CurveTask& task, const Curve& line, const content::CurveFeature& f) {
  const auto& values = line.values();
  const double top = *std::max_element(values.begin(), values.end());
  if (*std::min_element(values.begin(), values.end()) == top) return false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] == top && task.x(i) >= f.from && task.x(i) <= f.until) return true;
  }
  return false;
}

}  // namespace

bool has_feature(const content::CurveTask& task, const content::CurveFeature& f, const Drawing& drawing) {
  using Test = content::CurveFeature::Test;
  if (task.points() < 2) return false;
  if (f.test == Test::in_band) return band_overlap(task, drawing, f.line) >= f.amount;
  // What a hand cannot draw exactly is not asked for exactly.
  const double slack = 1e-9 * (task.range.high - task.range.low);
  const Curve line(task, drawing, f.line), other(task, drawing, f.other);
  const double first = line.at(f.from), last = line.at(f.until);
  const auto gap = [&](double x) { return line.at(x) - other.at(x); };
  const std::vector<double> xs = stops(task, f.from, f.until);
  switch (f.test) {
    case Test::peak_between:
      return peaks(task, line, f);
    case Test::falls:
      return first - last >= f.amount - slack;
    case Test::falls_by_share:
      return first > 0 && first - last >= f.amount * first - slack;
    case Test::rises:
      return last - first >= f.amount - slack;
    case Test::flat: {
      double low = first, high = first;
      for (const double x : xs) {
        low = std::min(low, line.at(x));
        high = std::max(high, line.at(x));
      }
      return high - low <= f.amount + slack;
    }
    case Test::crosses:
      return gap(f.from) * gap(f.until) < 0;
    case Test::above:
      return std::all_of(xs.begin(), xs.end(), [&](double x) { return gap(x) > 0; });
    case Test::close:
      return std::fabs(gap(f.from)) <= f.amount + slack;
    case Test::in_band:
      break;
  }
  return false;
}

double band_overlap(const content::CurveTask& task, const Drawing& drawing, std::string_view line) {
  double within = 0, points = 0;
  for (const content::CurveLine& l : task.lines) {
    if (l.band.empty() || (!line.empty() && l.id != line)) continue;
    const Curve drawn(task, drawing, l.id);
    for (std::size_t i = 0; i < l.band.size() && i < drawn.values().size(); ++i) {
      within += l.band[i].holds(drawn.values()[i]);
      ++points;
    }
  }
  return points > 0 ? within / points : 0;
}

}  // namespace tc::learn
