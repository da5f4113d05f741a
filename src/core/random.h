#pragma once
#include <cstdint>

namespace tc {

/// Seeded random numbers, xoshiro256++ (Blackman & Vigna 2021) filled by SplitMix64.
/// The integer stream is bit-identical on every platform; normals use libm and agree to rounding.
class Random {
 public:
  explicit Random(std::uint64_t seed);

  /// Next 64 random bits.
  std::uint64_t next();
  /// Uniform in [0, 1), 53 bits.
  double uniform();
  /// Standard normal (Box-Muller, both values used).
  double normal();
  /// Uniform integer in [0, bound), without modulo bias (Lemire 2019). `bound` >= 1.
  std::uint64_t below(std::uint64_t bound);

 private:
  std::uint64_t state_[4];
  double spare_ = 0.0;
  bool has_spare_ = false;
};

}  // namespace tc
