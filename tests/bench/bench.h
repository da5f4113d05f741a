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
};

/// Every registered benchmark.
std::vector<Benchmark>& all();

/// Registers at start-up.
struct Register {
  explicit Register(Benchmark benchmark) { all().push_back(std::move(benchmark)); }
};

/// Keeps a result alive, so that the compiler cannot drop the work.
void keep(double value);

}  // namespace tc::bench
