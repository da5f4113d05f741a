#pragma once
#include <functional>
#include <string>
#include <vector>

/// Benchmarks register themselves; bench_main.cpp runs them all and prints one line each.
namespace tc::bench {

struct Benchmark {
  std::string name;
  double bound_ms = 0;         ///< 0: no bound, for comparison only
  int rounds = 0;              ///< the fastest round counts
  std::function<void()> body;  ///< what is measured
  /// A bound that is itself measured in this run, times the factor; replaces bound_ms.
  std::function<double()> bound_of = {};
  double bound_factor = 1;
  /// Gives milliseconds itself, instead of being timed.
  std::function<double()> measure = {};
};

/// Every registered benchmark.
std::vector<Benchmark>& all();

/// Registers at start-up.
struct Register {
  explicit Register(Benchmark benchmark) { all().push_back(std::move(benchmark)); }
};

/// The folder of this program, with its last slash.
const std::string& folder();

/// Milliseconds for one frame of Dear ImGui's demo window: runs tc_bench_demo, which lies beside this
/// program. 0 when it is missing.
double demo_frame_ms();

/// Keeps a result alive, so that the compiler cannot drop the work.
void keep(double value);

}  // namespace tc::bench
