#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace tc::sim {

/// A linear system  dx/dt = A x + B u  made of first-order stages and symmetric compartment blocks, in which
/// a later part never feeds an earlier one. Solved exactly: no steps.
///
/// Blocks are diagonalised with orthonormal vectors (after scaling by the square root of the volumes); the
/// cascade of their modes is lower triangular, so its eigenvectors follow by forward substitution. Equal
/// rates (two-stage transits) are split by 1e-5 to either side, an error of second order; mass is conserved
/// exactly.
class LinearSystem {
 public:
  using Index = std::size_t;

  /// A first-order stage losing its content at `rate` per minute (0: an integrator). Returns the state's
  /// index.
  Index add_stage(double rate_per_min);
  /// Two stages of equal rate in a row; returns the first, the second follows it. Flow goes first → second.
  Index add_transit(double rate_per_min);
  /// Compartments exchanging by clearance: centre `volumes[0]` with each other volume. States are amounts.
  /// `elimination[i]` is the clearance out of compartment i; `exchange[i]` between the centre and i (i >= 1).
  /// L, L/min.
  Index add_mammillary(std::span<const double> volumes_l, std::span<const double> elimination_l_per_min,
                       std::span<const double> exchange_l_per_min);
  /// Adds `rate` per minute of the content of `from` to `to`. `to` must have been added after `from`'s block.
  void feed(Index from, Index to, double rate_per_min);

  /// Loss of a first-order stage as it will be solved (the halves of a transit differ slightly).
  double rate_of(Index stage) const { return rates_[stage]; }

  /// Finds the modes. Call once after building.
  void solve();

  Index size() const { return size_; }
  Index modes() const { return rates_.size(); }
  std::span<const double> rates() const { return rates_; }
  /// Modal coordinates of a unit amount in `state`: column of the inverse eigenvector matrix.
  void project(Index state, double amount, std::span<double> modal) const;
  /// Row of the eigenvector matrix: amount in `state` = sum_i row[i] * modal[i].
  std::vector<double> row(Index state) const;

 private:
  struct Block {
    Index first, count;
    std::vector<double> vectors;  // column-major orthonormal eigenvectors
    std::vector<double> root;     // square roots of the volumes
  };
  struct Feed {
    Index from, to;
    double rate;
  };
  void separate_rates();

  Index size_ = 0;
  std::vector<Block> blocks_;
  std::vector<double> rates_;
  std::vector<Feed> feeds_;
  std::vector<Index> block_of_;
  std::vector<double> vectors_, inverse_;  // size x size, row-major, modal lower-triangular
};

}  // namespace tc::sim
