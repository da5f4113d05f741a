// The drug models: six infusions in two weeks, 28 days, all signals at 2,000 times; a cohort; the meanings of
// cleared. The same course with SciPy: tests/bench/scipy_reference.py
#include <cstdio>
#include <cstdlib>

#include "bench/bench.h"
#include "content/assets_embedded.h"
#include "content/model_loader.h"
#include "sim/clearance.h"
#include "sim/cohort.h"
#include "sim/plan.h"
#include "sim/time_scale.h"
#include "sim/trajectory.h"

namespace {

using namespace tc;

// In the page, compiled for size, a course may take 5 ms; its cohort is worked out between frames.
#ifdef TC_BENCH_WASM
constexpr double kCourse_ms = 5, kCohort_ms = 0;
#else
constexpr double kCourse_ms = 1, kCohort_ms = 150;
#endif

using sim::Signal;

const sim::ModelSet& models() {
  static const sim::ModelSet loaded = [] {
    for (const auto& asset : content::embedded_assets()) {
      if (asset.path != "model/parameters.json") continue;
      const auto set = content::load_model(asset.path, asset.bytes);
      if (set) return *set;
    }
    std::fprintf(stderr, "no model parameters\n");
    std::exit(2);
  }();
  return loaded;
}

sim::RegimenSpec six_infusions() {
  sim::RegimenSpec spec;
  spec.repeats = 6;
  spec.weekdays_mwf = true;
  return spec;
}

sim::Trajectory solve(const sim::RegimenSpec& spec) {
  return sim::simulate(*sim::plan(spec, {}, models()), {}, models());
}

std::vector<double> times_of_28_days() {
  std::vector<double> times;
  for (int i = 0; i < 2000; ++i) times.push_back(40320.0 * i / 1999);
  return times;
}

void course() {
  static const std::vector<double> times = times_of_28_days();
  const auto samples = solve(six_infusions()).sample(times);
  double sum = 0;
  for (const sim::Sample& s : samples) sum += s[Signal::ketamine_venous_ng_ml];
  bench::keep(sum);
}

void cohort() {
  static const std::vector<double> times = [] {
    const sim::TimeScale scale;
    std::vector<double> t;
    for (int i = 0; i < 200; ++i) t.push_back(scale.time_min(i / 199.0));
    return t;
  }();
  sim::CohortRun run({}, {}, models(), times, {Signal::ketamine_venous_ng_ml, Signal::dissociation_index},
                     1000, 7, true);
  run.advance(1000);
  bench::keep(run.bands().percentiles.front().p50[50]);
}

void cleared() { bench::keep(sim::clearance(solve(six_infusions()), models()).front().level); }

const bench::Register kCourse({"sim.six_infusions_28_days_2000_times", kCourse_ms, 50, course});
const bench::Register kSolve({"sim.six_infusions_solve_only", 0, 50,
                              [] { bench::keep(solve(six_infusions()).total_dose_mg()); }});
const bench::Register kCleared({"sim.six_infusions_cleared", 0, 20, cleared});
const bench::Register kCohort({"sim.cohort_1000_patients_14_days_200_times", kCohort_ms, 5, cohort});

}  // namespace
