#include "ui/curves.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstring>
#include <span>

#include "core/hash.h"
#include "sim/trajectory.h"
#include "ui/dial.h"

namespace tc::ui {
namespace {

constexpr sim::Signal kSignals[Curves::line_count] = {sim::Signal::dissociation_index,
                                                      sim::Signal::ketamine_venous_ng_ml,
                                                      sim::Signal::norketamine_ng_ml, sim::Signal::hnk_ng_ml};

template <class T>
std::uint64_t mix(std::uint64_t key, const T& value) {
  char bytes[sizeof(T)];
  std::memcpy(bytes, &value, sizeof(T));
  return fnv1a({bytes, sizeof(T)}, key);
}

void sample_turns(const sim::Trajectory& trajectory, double dose_min, Curves::Regimen& out) {
  constexpr std::size_t kPoints = 181;
  const auto fill = [&](std::vector<float>& turn, content::Clock clock, sim::Signal signal) {
    turn.resize(kPoints);
    const double span = dial_span_min(clock);
    for (std::size_t i = 0; i < kPoints; ++i) {
      turn[i] = static_cast<float>(trajectory.value(
          signal, dose_min + span * static_cast<double>(i) / static_cast<double>(kPoints - 1)));
    }
  };
  fill(out.feeling_turn, content::Clock::feeling, sim::Signal::dissociation_index);
  fill(out.drug_turn, content::Clock::drug, sim::Signal::ketamine_venous_ng_ml);
  fill(out.norketamine_turn, content::Clock::drug, sim::Signal::norketamine_ng_ml);
}

/// Times and where they are on screen.
struct Grid {
  std::vector<double> times_min;
  std::vector<float> x;
};

/// A course squeezes a whole visit into a few points: the moments that shape each peak are added to the grid.
void add_dose_times(const Ui& ui, const sim::Regimen& regimen, Grid& grid) {
  if (regimen.administrations.size() < 2) return;
  std::vector<double>& times = grid.times_min;
  const double first = times.front(), last = times.back();
  for (const auto& dose : regimen.administrations) {
    for (const double after : {0.0, 20.0, 30.0, 40.0, 45.0, 60.0, 90.0, 120.0, 240.0}) {
      const double t = dose.start_min + after;
      if (t > first && t < last) times.push_back(t);
    }
  }
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  grid.x.resize(times.size());
  for (std::size_t i = 0; i < times.size(); ++i) grid.x[i] = ui.x(times[i]);
}

Curves::Points kept(const Grid& grid, const std::vector<float>& level, const std::vector<char>& keep) {
  Curves::Points out;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] == 0) continue;
    out.times_min.push_back(grid.times_min[i]);
    out.x.push_back(grid.x[i]);
    out.level.push_back(level[i]);
  }
  return out;
}

Curves::Points thinned(const Grid& grid, const std::vector<float>& level, float scale) {
  std::vector<char> keep(level.size(), 0);
  mark_bends(grid.x, level, scale, keep);
  return kept(grid, level, keep);
}

/// Smallest of the scale's steps that clears the peak by 3 %.
double scale_top(double peak) {
  for (const double top : {50.0, 100.0, 200.0, 400.0, 800.0, 1600.0, 3200.0, 6400.0}) {
    if (top >= peak * 1.03) return top;
  }
  return peak * 1.03;
}

std::vector<float> at_times(std::span<const double> from, std::span<const double> value,
                            const std::vector<double>& times) {
  std::vector<float> out(times.size());
  for (std::size_t i = 0, k = 0; i < times.size(); ++i) {
    while (k + 2 < from.size() && from[k + 1] < times[i]) ++k;
    const double span = std::max(1e-9, from[k + 1] - from[k]);
    const double f = std::clamp((times[i] - from[k]) / span, 0.0, 1.0);
    out[i] = static_cast<float>(value[k] + (value[k + 1] - value[k]) * f);
  }
  return out;
}

}  // namespace

void mark_bends(const std::vector<float>& x, const std::vector<float>& level, float scale,
                std::vector<char>& keep) {
  constexpr float kOff = .1f;  // points on the screen
  for (const float end : {.1f, .5f}) {  // where lines end
    std::size_t last = level.size();
    while (last > 0 && level[last - 1] <= end) --last;
    if (last > 0) keep[last - 1] = 1;
  }
  keep.front() = keep.back() = 1;
  std::size_t from = 0;
  float low = -FLT_MAX, high = FLT_MAX;  // slopes from there that meet every point since
  for (std::size_t i = 1; i < level.size(); ++i) {
    float run = std::max(1e-3f, x[i] - x[from]), rise = (level[i] - level[from]) * scale;
    if (rise / run < low || rise / run > high || (keep[i - 1] != 0 && i - 1 > from)) {
      from = i - 1;
      keep[from] = 1;
      low = -FLT_MAX;
      high = FLT_MAX;
      run = std::max(1e-3f, x[i] - x[from]);
      rise = (level[i] - level[from]) * scale;
    }
    low = std::max(low, (rise - kOff) / run);
    high = std::min(high, (rise + kOff) / run);
  }
}

void Curves::update(const Ui& ui) {
  const sim::Trajectory& ta = ui.session.trajectory();
  const sim::Trajectory* tb = ui.session.pinned_trajectory();
  const sim::Bands* bands = ui.session.bands();
  dose_min = ta.last_dose_min(ui.state.time_min);

  std::uint64_t turn_key = fnv1a("turn");
  turn_key = mix(turn_key, ui.session.derived_version());
  turn_key = mix(turn_key, dose_min);
  if (turn_key != turn_key_) {
    turn_key_ = turn_key;
    sample_turns(ta, dose_min, a);
    b.present = tb != nullptr;
    if (tb != nullptr) sample_turns(*tb, tb->last_dose_min(ui.state.time_min), b);
    double peak = ta.peak(sim::Signal::ketamine_venous_ng_ml).value;
    double feeling = ta.peak(sim::Signal::dissociation_index).value;
    if (tb != nullptr) {
      peak = std::max(peak, tb->peak(sim::Signal::ketamine_venous_ng_ml).value);
      feeling = std::max(feeling, tb->peak(sim::Signal::dissociation_index).value);
    }
    drug_top = scale_top(peak);
    // The usual band of patients reaches 56; a stronger regimen gets the whole scale.
    feeling_top = feeling <= 46 ? 58 : 102;
  }

  std::uint64_t key = turn_key;
  for (const double v :
       {ui.state.view.from_u, ui.state.view.to_u, ui.scale.u(60), ui.scale.u(10080),
        static_cast<double>(ui.layout.plot.x), static_cast<double>(ui.layout.plot.w),
        static_cast<double>(ui.layout.feeling_hill), static_cast<double>(ui.layout.drug.height)}) {
    key = mix(key, v);
  }
  key = mix(key, bands != nullptr);
  key = mix(key, ui.state.band_mode);
  if (key == key_) return;
  key_ = key;
  sample(ui);
}

/// Every line at every second point of the plot, then without the points that it can do without.
void Curves::sample(const Ui& ui) {
  const sim::Trajectory& ta = ui.session.trajectory();
  const sim::Trajectory* tb = ui.session.pinned_trajectory();
  const sim::Bands* bands = ui.session.bands();
  const int n = std::max(60, static_cast<int>(ui.layout.plot.w / 2));
  Grid grid;
  for (int i = 0; i <= n; ++i) {
    grid.x.push_back(ui.layout.plot.x + ui.layout.plot.w * static_cast<float>(i) / static_cast<float>(n));
    grid.times_min.push_back(ui.time_at(grid.x.back()));
  }
  add_dose_times(ui, ta.regimen(), grid);
  const float felt = ui.layout.feeling_hill / static_cast<float>(feeling_top);
  const float drug = ui.layout.drug.height / static_cast<float>(drug_top);
  const auto lines = [&](const sim::Trajectory& trajectory, Regimen& out) {
    out.present = true;
    std::array<std::vector<float>, line_count> level;
    for (const double time_min : grid.times_min) {
      const sim::Sample sample = trajectory.at(time_min);
      for (std::size_t k = 0; k < line_count; ++k)
        level[k].push_back(trajectory.has(kSignals[k]) ? static_cast<float>(sample[kSignals[k]]) : 0.0f);
    }
    for (std::size_t k = 0; k < line_count; ++k)
      out.line[k] = thinned(grid, level[k], k == dissociation ? felt : drug);
  };
  lines(ta, a);
  b.present = false;
  if (tb != nullptr) lines(*tb, b);
  drug_band = feeling_band = {};
  drug_draws.clear();
  feeling_draws.clear();
  // A course would need the spread at every dose; there the typical patient stands alone.
  const bool one_visit = ta.regimen().administrations.back().start_min < 60;
  if (bands == nullptr || bands->times_min.size() < 2 || !one_visit) return;
  if (ui.state.band_mode == app::BandMode::band) {
    const auto band = [&](sim::Signal signal, float scale) {
      const auto& p = bands->of(signal);
      const auto low = at_times(bands->times_min, p.p05, grid.times_min);
      const auto high = at_times(bands->times_min, p.p95, grid.times_min);
      std::vector<char> keep(low.size(), 0);
      mark_bends(grid.x, low, scale, keep);
      mark_bends(grid.x, high, scale, keep);
      return Band{kept(grid, low, keep), kept(grid, high, keep)};
    };
    drug_band = band(sim::Signal::ketamine_venous_ng_ml, drug);
    feeling_band = band(sim::Signal::dissociation_index, felt);
  }
  const sim::CohortRun* cohort = ui.session.cohort();
  if (ui.state.band_mode != app::BandMode::draws || cohort == nullptr) return;
  constexpr int kDraws = 12;
  const auto draw = [&](sim::Signal signal, int i, float scale) {
    return thinned(grid, at_times(cohort->times_min(), cohort->draw(signal, i), grid.times_min), scale);
  };
  for (int i = 0; i < std::min(kDraws, cohort->patients()); ++i) {
    drug_draws.push_back(draw(sim::Signal::ketamine_venous_ng_ml, i, drug));
    feeling_draws.push_back(draw(sim::Signal::dissociation_index, i, felt));
  }
}

std::vector<float> Curves::quantile_dots(const Ui& ui, sim::Signal signal, double time_min) {
  const sim::CohortRun* cohort = ui.session.cohort();
  if (cohort == nullptr || cohort->patients() == 0) return {};
  const auto times = cohort->times_min();
  const auto after = std::lower_bound(times.begin(), times.end(), time_min);
  const auto at = static_cast<std::size_t>(
      std::min(after - times.begin(), static_cast<std::ptrdiff_t>(times.size()) - 1));
  std::vector<float> all;
  for (int i = 0; i < cohort->patients(); ++i) all.push_back(static_cast<float>(cohort->draw(signal, i)[at]));
  std::sort(all.begin(), all.end());
  constexpr std::size_t kDots = 20;
  std::vector<float> dots;
  for (std::size_t k = 0; k < kDots; ++k) dots.push_back(all[(2 * k + 1) * all.size() / (2 * kDots)]);
  return dots;
}

double Curves::Points::last_above(float limit) const {
  std::size_t last = level.size();
  while (last > 0 && level[last - 1] <= limit) --last;
  return last > 0 ? times_min[last - 1] : 0;
}

std::vector<ImVec2> Curves::Points::trace(double from_min, double to_min, float base, float height,
                                          double top) const {
  std::vector<ImVec2> out;
  if (level.empty() || to_min <= from_min) return out;
  const float scale = height / static_cast<float>(top);
  const auto add = [&](float px, float value) {
    out.push_back({px, base - std::min(height, value * scale)});
  };
  const auto cut = [&](std::size_t i, double time_min) {  // between i and the next
    const double f = (time_min - times_min[i]) / (times_min[i + 1] - times_min[i]);
    add(x[i] + (x[i + 1] - x[i]) * static_cast<float>(f),
        level[i] + (level[i + 1] - level[i]) * static_cast<float>(f));
  };
  const auto at = [&](auto found) { return static_cast<std::size_t>(found - times_min.begin()); };
  const std::size_t first = at(std::lower_bound(times_min.begin(), times_min.end(), from_min));
  const std::size_t end = at(std::upper_bound(times_min.begin(), times_min.end(), to_min));
  out.reserve(end + 2 - std::min(first, end));
  if (first > 0 && first < level.size() && times_min[first] > from_min) cut(first - 1, from_min);
  for (std::size_t i = first; i < end; ++i) add(x[i], level[i]);
  if (end > 0 && end < level.size() && times_min[end - 1] < to_min) cut(end - 1, to_min);
  return out;
}

}  // namespace tc::ui
