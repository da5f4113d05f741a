// Prints "name,milliseconds,bound" for every benchmark whose name begins with the argument, and fails when
// one is above its bound. Run on a quiet machine, release build only: build/bench/tc_bench [prefix]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>

#include "bench/bench.h"

namespace tc::bench {
namespace {
volatile double kept = 0;
std::string own_folder;
}  // namespace

const std::string& folder() { return own_folder; }

std::vector<Benchmark>& all() {
  static std::vector<Benchmark> list;
  return list;
}

void keep(double value) { kept = value; }

}  // namespace tc::bench

int main(int count, char** arguments) {
  const std::string_view prefix = count > 1 ? arguments[1] : "";
  const std::string self = arguments[0];
  tc::bench::own_folder = self.substr(0, self.rfind('/') + 1);
  using Clock = std::chrono::steady_clock;
  int failed = 0;
  std::printf("name,ms,bound_ms\n");
  for (const tc::bench::Benchmark& b : tc::bench::all()) {
    if (std::string_view(b.name).substr(0, prefix.size()) != prefix) continue;
    double best = 1e300;
    for (int i = 0; i < b.rounds; ++i) {
      if (b.measure) {
        best = std::min(best, b.measure());
        continue;
      }
      const auto start = Clock::now();
      b.body();
      best = std::min(best, std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    const double bound_ms = b.bound_of ? b.bound_factor * b.bound_of() : b.bound_ms;
    std::printf("%s,%.4f,%g\n", b.name.c_str(), best, bound_ms);
    if (bound_ms > 0 && best > bound_ms) ++failed;
  }
  if (failed > 0) std::printf("%d above the bound\n", failed);
  return failed > 0 ? 1 : 0;
}
