// Prints "name,milliseconds,bound" for every benchmark whose name begins with the argument, and fails when
// one is above its bound. Run on a quiet machine, release build only: build/bench/tc_bench [prefix]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string_view>

#include "bench/bench.h"

namespace tc::bench {
namespace {
volatile double kept = 0;
}

std::vector<Benchmark>& all() {
  static std::vector<Benchmark> list;
  return list;
}

void keep(double value) { kept = value; }

}  // namespace tc::bench

int main(int count, char** arguments) {
  const std::string_view prefix = count > 1 ? arguments[1] : "";
  using Clock = std::chrono::steady_clock;
  int failed = 0;
  std::printf("name,ms,bound_ms\n");
  for (const tc::bench::Benchmark& b : tc::bench::all()) {
    if (std::string_view(b.name).substr(0, prefix.size()) != prefix) continue;
    double best = 1e300;
    for (int i = 0; i < b.rounds; ++i) {
      const auto start = Clock::now();
      b.body();
      best = std::min(best, std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::printf("%s,%.4f,%g\n", b.name.c_str(), best, b.bound_ms);
    if (b.bound_ms > 0 && best > b.bound_ms) ++failed;
  }
  if (failed > 0) std::printf("%d above the bound\n", failed);
  return failed > 0 ? 1 : 0;
}
