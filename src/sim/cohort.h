#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/random.h"
#include "sim/model_set.h"
#include "sim/trajectory.h"

namespace tc::sim {

/// Percentiles of a signal over the virtual cohort at each time.
struct Percentiles {
  std::vector<double> p05, p25, p50, p75, p95;
};

struct Bands {
  std::vector<double> times_min;
  std::vector<Signal> signals;
  std::vector<Percentiles> percentiles;  ///< one for each of `signals`
  int patients = 0;

  const Percentiles& of(Signal signal) const;
};

/// A patient drawn at random: log-normal variability of the parameters, weight from the cohort's distribution
/// or fixed.
struct DrawnPatient {
  Patient patient;
  ModelSet models;
};
DrawnPatient draw_patient(Random& random, const Patient& base, const ModelSet& models, bool vary_weight);

/// A seeded virtual cohort, computed in pieces so that a screen never waits. Equal seeds give equal bands.
class CohortRun {
 public:
  /// `spec` must plan for the base patient. Times ascending, minutes. With `vary_weight`, doses per kg follow
  /// each weight.
  CohortRun(const RegimenSpec& spec, const Patient& base, const ModelSet& models,
            std::vector<double> times_min, std::vector<Signal> signals, int patients, std::uint64_t seed,
            bool vary_weight = false);

  /// Simulates up to `count` more patients. True while some are left.
  bool advance(int count);
  bool done() const { return done_ >= patients_; }
  /// Percentiles over the patients so far. Needs at least one.
  Bands bands() const;
  /// The same in pieces: takes up where `bands` (empty at first) stands and completes at most `columns` more
  /// times of one signal. True while some are left.
  bool add_columns(Bands& bands, int columns) const;
  /// One drawn patient's values of a signal, for hypothetical outcome plots.
  std::span<const double> draw(Signal signal, int patient) const;
  std::span<const double> times_min() const { return times_; }
  int patients() const { return done_; }

 private:
  RegimenSpec spec_;
  Patient base_;
  const ModelSet* models_;
  std::vector<double> times_;
  std::vector<Signal> signals_;
  std::vector<std::vector<double>> values_;  ///< per signal: patient-major
  Random random_;
  int patients_ = 0, done_ = 0;
  bool vary_weight_ = false;
};

}  // namespace tc::sim
