#include "ui/curves.h"

#include <algorithm>
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

void sample_lines(const sim::Trajectory& trajectory, const std::vector<double>& times, Curves::Regimen& out) {
  out.present = true;
  for (auto& line : out.level) line.resize(times.size());
  for (std::size_t i = 0; i < times.size(); ++i) {
    const sim::Sample sample = trajectory.at(times[i]);
    for (std::size_t k = 0; k < Curves::line_count; ++k) {
      out.level[k][i] = trajectory.has(kSignals[k]) ? static_cast<float>(sample[kSignals[k]]) : 0.0f;
    }
  }
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

/// A course squeezes a whole visit into a few points: the moments that shape each peak are added to the grid.
void add_dose_times(const Ui& ui, const sim::Regimen& regimen, Curves& c) {
  if (regimen.administrations.size() < 2) return;
  std::vector<double> times = c.times_min;
  for (const auto& dose : regimen.administrations) {
    for (const double after : {0.0, 20.0, 30.0, 40.0, 45.0, 60.0, 90.0, 120.0, 240.0}) {
      const double t = dose.start_min + after;
      if (t > c.times_min.front() && t < c.times_min.back()) times.push_back(t);
    }
  }
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  c.times_min = std::move(times);
  c.x.resize(c.times_min.size());
  for (std::size_t i = 0; i < c.x.size(); ++i) c.x[i] = ui.x(c.times_min[i]);
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
  for (const double v : {ui.state.view.from_u, ui.state.view.to_u, ui.scale.u(60), ui.scale.u(10080),
                         static_cast<double>(ui.layout.plot.x), static_cast<double>(ui.layout.plot.w)}) {
    key = mix(key, v);
  }
  key = mix(key, bands != nullptr);
  key = mix(key, ui.state.band_mode);
  if (key == key_) return;
  key_ = key;

  const int n = std::max(60, static_cast<int>(ui.layout.plot.w / 2));
  times_min.resize(static_cast<std::size_t>(n) + 1);
  x.resize(times_min.size());
  for (int i = 0; i <= n; ++i) {
    const float px = ui.layout.plot.x + ui.layout.plot.w * static_cast<float>(i) / static_cast<float>(n);
    x[static_cast<std::size_t>(i)] = px;
    times_min[static_cast<std::size_t>(i)] = ui.time_at(px);
  }
  add_dose_times(ui, ta.regimen(), *this);
  sample_lines(ta, times_min, a);
  b.present = false;
  if (tb != nullptr) sample_lines(*tb, times_min, b);
  band_low.clear();
  band_high.clear();
  feeling_low.clear();
  feeling_high.clear();
  drug_draws.clear();
  feeling_draws.clear();
  // A course would need the spread at every dose; there the typical patient stands alone.
  const bool one_visit = ta.regimen().administrations.back().start_min < 60;
  if (bands == nullptr || bands->times_min.size() < 2 || !one_visit) return;
  if (ui.state.band_mode == app::BandMode::band) {
    const auto& parent = bands->of(sim::Signal::ketamine_venous_ng_ml);
    const auto& felt = bands->of(sim::Signal::dissociation_index);
    band_low = at_times(bands->times_min, parent.p05, times_min);
    band_high = at_times(bands->times_min, parent.p95, times_min);
    feeling_low = at_times(bands->times_min, felt.p05, times_min);
    feeling_high = at_times(bands->times_min, felt.p95, times_min);
  }
  const sim::CohortRun* cohort = ui.session.cohort();
  if (ui.state.band_mode != app::BandMode::draws || cohort == nullptr) return;
  constexpr int kDraws = 12;
  for (int i = 0; i < std::min(kDraws, cohort->patients()); ++i) {
    drug_draws.push_back(
        at_times(cohort->times_min(), cohort->draw(sim::Signal::ketamine_venous_ng_ml, i), times_min));
    feeling_draws.push_back(
        at_times(cohort->times_min(), cohort->draw(sim::Signal::dissociation_index, i), times_min));
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

std::vector<ImVec2> Curves::trace(const std::vector<float>& level, double from_min, double to_min, float base,
                                  float height, double top) const {
  std::vector<ImVec2> out;
  if (level.size() != times_min.size() || to_min <= from_min) return out;
  const auto point = [&](std::size_t i, double f) {
    const float value = level[i] + (f > 0 ? (level[i + 1] - level[i]) * static_cast<float>(f) : 0.0f);
    const float px = x[i] + (f > 0 ? (x[i + 1] - x[i]) * static_cast<float>(f) : 0.0f);
    return ImVec2{px, base - height * std::min(1.0f, value / static_cast<float>(top))};
  };
  out.reserve(times_min.size() + 2);
  for (std::size_t i = 0; i < times_min.size(); ++i) {
    const double t = times_min[i];
    const bool last = i + 1 == times_min.size();
    if (t >= from_min && t <= to_min) out.push_back(point(i, 0));
    if (last) break;
    const double next = times_min[i + 1];
    for (const double cut : {from_min, to_min}) {
      if (cut > t && cut < next) out.push_back(point(i, (cut - t) / (next - t)));
    }
  }
  return out;
}

}  // namespace tc::ui
