#include "sim/trajectory.h"

#include <algorithm>
#include <cmath>

#include "sim/effects.h"
#include "sim/solution.h"

namespace tc::sim {
namespace {

constexpr std::string_view kIds[kSignalCount] = {"ketamine_arterial_ng_ml",
                                                 "ketamine_venous_ng_ml",
                                                 "effect_site_ng_ml",
                                                 "norketamine_ng_ml",
                                                 "hnk_ng_ml",
                                                 "dissociation_index",
                                                 "drug_high_index",
                                                 "systolic_rise_mmhg",
                                                 "diastolic_rise_mmhg",
                                                 "body_parent_percent",
                                                 "absorbing_mg",
                                                 "blood_mg",
                                                 "tissue_mg",
                                                 "norketamine_mg",
                                                 "hnk_mg",
                                                 "eliminated_mg"};

/// Longest time after the last dose at which a level can still matter: 90 days.
constexpr double kTailMin = 129600;
/// Level searches that are remembered.
constexpr std::size_t kKnownCrossings = 64;

/// Times between the first dose and the tail at which a search starts: dense after every break point.
std::vector<double> search_grid(const Trajectory::Solution& s) {
  std::vector<double> grid;
  for (std::size_t k = 0; k < s.segments.size(); ++k) {
    const double start = s.segments[k].start_min;
    const double end = k + 1 < s.segments.size() ? s.segments[k + 1].start_min : start + kTailMin;
    const double span = end - start;
    constexpr int kPoints = 48;
    for (int i = 0; i < kPoints; ++i) {
      // Geometric within the segment: minutes first, then days.
      const double f = static_cast<double>(i) / kPoints;
      grid.push_back(start + std::min(span * f, std::expm1(f * std::log1p(span))));
    }
  }
  if (!s.segments.empty()) grid.push_back(s.segments.back().start_min + kTailMin);
  return grid;
}

/// The grid shows at least this share of every hump's top.
constexpr double kTopOnGrid = 0.8;

bool is_hump(const std::vector<double>& values, std::size_t i) {
  return values[i] > 0 && (i == 0 || values[i - 1] <= values[i]) &&
         (i + 1 == values.size() || values[i + 1] <= values[i]);
}

/// The highest point between the neighbours of a grid point, by golden section.
template <class Function>
Peak top_around(const std::vector<double>& grid, std::size_t i, const Function& of) {
  const Peak on_grid{grid[i], of(grid[i])};
  double a = i > 0 ? grid[i - 1] : grid[i], b = i + 1 < grid.size() ? grid[i + 1] : grid[i];
  constexpr double kGolden = 0.6180339887498949;
  for (int k = 0; k < 60 && b - a > 1e-7; ++k) {
    const double c = b - kGolden * (b - a), d = a + kGolden * (b - a);
    if (of(c) >= of(d)) {
      b = d;
    } else {
      a = c;
    }
  }
  const Peak between{(a + b) / 2, of((a + b) / 2)};
  return between.value > on_grid.value ? between : on_grid;
}

Output output_of(Signal signal) {
  switch (signal) {
    case Signal::ketamine_arterial_ng_ml:
      return Output::arterial;
    case Signal::ketamine_venous_ng_ml:
      return Output::venous;
    case Signal::effect_site_ng_ml:
      return Output::effect_site;
    case Signal::norketamine_ng_ml:
      return Output::norketamine;
    case Signal::hnk_ng_ml:
      return Output::hnk;
    default:
      return Output::count;
  }
}

}  // namespace

std::string_view id_of(Signal signal) { return kIds[static_cast<std::size_t>(signal)]; }

Trajectory::Trajectory(std::shared_ptr<const Solution> solution) : solution_(std::move(solution)) {}

std::string_view Trajectory::model_id() const { return solution_->model_id; }
const Regimen& Trajectory::regimen() const { return solution_->regimen; }
bool Trajectory::has(Signal signal) const {
  if (signal == Signal::ketamine_arterial_ng_ml) return solution_->has_arterial;
  // The pressure link was seen with racemic ketamine only.
  if (signal == Signal::systolic_rise_mmhg || signal == Signal::diastolic_rise_mmhg) {
    return solution_->regimen.drug == Drug::racemic;
  }
  return true;
}

Sample Trajectory::at(double time_min) const {
  const Solution& s = *solution_;
  const auto out = s.outputs(time_min);
  const auto get = [&](Output o) { return out[static_cast<std::size_t>(o)]; };
  Sample sample;
  const auto set = [&](Signal signal, double value) {
    sample.value[static_cast<std::size_t>(signal)] = value;
  };
  set(Signal::ketamine_arterial_ng_ml, get(Output::arterial));
  set(Signal::ketamine_venous_ng_ml, get(Output::venous));
  set(Signal::effect_site_ng_ml, get(Output::effect_site));
  set(Signal::norketamine_ng_ml, get(Output::norketamine));
  set(Signal::hnk_ng_ml, get(Output::hnk));
  const double felt = get(Output::effect_site) * s.dissociation_factor;
  set(Signal::dissociation_index, dissociation_index(felt, s.effects));
  set(Signal::drug_high_index, drug_high_index(felt, s.effects));
  const Pressure rise =
      has(Signal::systolic_rise_mmhg) ? pressure_rise(get(Output::venous), s.effects) : Pressure{};
  set(Signal::systolic_rise_mmhg, rise.systolic_mmhg);
  set(Signal::diastolic_rise_mmhg, rise.diastolic_mmhg);
  double dose = 0;
  for (const auto& session : s.sessions) {
    if (session.start_min <= time_min) dose = session.dose_mg;
  }
  set(Signal::body_parent_percent, dose > 0 ? 100 * get(Output::parent) / dose : 0);
  set(Signal::absorbing_mg, get(Output::absorbing));
  set(Signal::blood_mg, get(Output::blood));
  set(Signal::tissue_mg, get(Output::tissue));
  set(Signal::norketamine_mg, get(Output::nk_mg));
  set(Signal::hnk_mg, get(Output::hnk_mg));
  set(Signal::eliminated_mg, get(Output::eliminated));
  return sample;
}

double Trajectory::value(Signal signal, double time_min) const {
  const Output output = output_of(signal);
  return output == Output::count ? at(time_min)[signal] : solution_->output(output, time_min);
}

std::vector<Sample> Trajectory::sample(std::span<const double> times_min) const {
  std::vector<Sample> samples;
  samples.reserve(times_min.size());
  for (const double t : times_min) samples.push_back(at(t));
  return samples;
}

Peak Trajectory::peak(Signal signal) const {
  std::optional<Peak>& known = solution_->peaks[static_cast<std::size_t>(signal)];
  if (!known) known = find_peak(signal);
  return *known;
}

std::optional<double> Trajectory::last_time_at_or_above(Signal signal, double level) const {
  for (const Solution::Crossing& c : solution_->crossings) {
    if (c.signal == signal && c.level == level) return c.time_min;
  }
  const std::optional<double> time_min = find_last_time(signal, level);
  // A few definitions of "cleared" stay; a caller that sweeps levels does not fill the memory.
  if (solution_->crossings.size() < kKnownCrossings)
    solution_->crossings.push_back({signal, level, time_min});
  return time_min;
}

Peak Trajectory::find_peak(Signal signal) const {
  const std::vector<double> grid = search_grid(*solution_);
  const auto of = [&](double time_min) { return value(signal, time_min); };
  std::vector<double> values;
  Peak best;
  for (const double time_min : grid) {
    values.push_back(of(time_min));
    if (values.back() > best.value) best = {time_min, values.back()};
  }
  // Doses of one course have tops of nearly equal height: each that the grid may have cut short is looked at.
  const double near = kTopOnGrid * best.value;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    if (values[i] < near || !is_hump(values, i)) continue;
    const Peak top = top_around(grid, i, of);
    if (top.value > best.value) best = top;
  }
  return best;
}

std::optional<double> Trajectory::find_last_time(Signal signal, double level) const {
  // Most levels asked for are never reached, or not by this substance: the peak knows.
  if (peak(signal).value < level) return std::nullopt;
  const std::vector<double> grid = search_grid(*solution_);
  const auto of = [&](double time_min) { return value(signal, time_min); };
  if (grid.empty()) return std::nullopt;
  // From the end, and no further than the answer.
  double after = 0, at = 0, before = of(grid.back());
  for (std::size_t i = grid.size(); i-- > 0;) {
    after = at;
    at = before;
    before = i > 0 ? of(grid[i - 1]) : 0;
    const bool hump = before <= at && after <= at;
    double a = grid[i], b = i + 1 < grid.size() ? grid[i + 1] : grid[i];
    if (at < level) {
      // The top of a hump may stand between the points of the grid.
      if (!hump || at < kTopOnGrid * level) continue;
      const Peak top = top_around(grid, i, of);
      if (top.value < level) continue;
      a = top.time_min;
    }
    for (int k = 0; k < 60 && b - a > 1e-6; ++k) {
      const double middle = (a + b) / 2;
      (of(middle) >= level ? a : b) = middle;
    }
    return a;
  }
  const Peak top = peak(signal);
  return level > 0 ? std::optional<double>(top.time_min) : std::nullopt;
}

double Trajectory::auc(Signal signal, double from_min, double to_min) const {
  const Output output = output_of(signal);
  return output == Output::count ? 0 : solution_->integral(output, from_min, to_min);
}

double Trajectory::last_dose_min(double time_min) const {
  double start = solution_->sessions.empty() ? 0 : solution_->sessions.front().start_min;
  for (const auto& session : solution_->sessions) {
    if (session.start_min <= time_min) start = session.start_min;
  }
  return start;
}

double Trajectory::total_dose_mg() const {
  double total = 0;
  for (const auto& session : solution_->sessions) total += session.dose_mg;
  return total;
}

double Trajectory::mass_error_mg(double time_min) const {
  double in = 0;
  for (const Input& input : solution_->inputs) {
    if (time_min < input.start_min) continue;
    const double span = input.end_min - input.start_min;
    in += span > 0 ? input.amount_mg * std::min(1.0, (time_min - input.start_min) / span) : input.amount_mg;
  }
  const Sample s = at(time_min);
  double held = 0;
  for (const Signal part : {Signal::absorbing_mg, Signal::blood_mg, Signal::tissue_mg, Signal::norketamine_mg,
                            Signal::hnk_mg, Signal::eliminated_mg}) {
    held += s[part];
  }
  return in - held;
}

Trajectory simulate(const Regimen& regimen, const Patient& patient, const ModelSet& models) {
  bool model_b = false;
  for (const Administration& a : regimen.administrations) {
    model_b = model_b || a.route == Route::nasal_spray ||
              (regimen.drug == Drug::esketamine && a.route == Route::oral);
  }
  auto solution = std::make_shared<Trajectory::Solution>(model_b ? build_model_b(regimen, patient, models)
                                                                 : build_model_a(regimen, patient, models));
  for (const Administration& a : regimen.administrations) {
    if (a.device > 0 && !solution->sessions.empty()) {
      solution->sessions.back().dose_mg += a.amount_mg;
    } else if (!solution->sessions.empty() && a.start_min - solution->sessions.back().start_min < 1e-9) {
      solution->sessions.back().dose_mg += a.amount_mg;
    } else {
      solution->sessions.push_back({a.start_min, a.amount_mg});
    }
  }
  return Trajectory(std::move(solution));
}

}  // namespace tc::sim
