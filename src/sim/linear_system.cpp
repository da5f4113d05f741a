#include "sim/linear_system.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

namespace tc::sim {
namespace {
constexpr double kSplit = 1e-5;
}

LinearSystem::Index LinearSystem::add_stage(double rate) {
  blocks_.push_back({size_, 1, {1.0}, {1.0}});
  block_of_.push_back(blocks_.size() - 1);
  rates_.push_back(rate);
  return size_++;
}

LinearSystem::Index LinearSystem::add_transit(double rate) {
  const Index first = add_stage(rate * (1 + kSplit));
  const Index second = add_stage(rate * (1 - kSplit));
  feed(first, second, rate * (1 + kSplit));
  return first;
}

LinearSystem::Index LinearSystem::add_mammillary(std::span<const double> volumes,
                                                 std::span<const double> elimination,
                                                 std::span<const double> exchange) {
  const auto n = static_cast<Eigen::Index>(volumes.size());
  // Symmetric in x_i / sqrt(V_i): S_ii = -(sum of clearances)/V_i, S_0i = Q_i / sqrt(V_0 V_i).
  Eigen::MatrixXd s = Eigen::MatrixXd::Zero(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const auto k = static_cast<Index>(i);
    s(i, i) -= elimination[k] / volumes[k];
    if (i == 0) continue;
    s(0, 0) -= exchange[k] / volumes[0];
    s(i, i) -= exchange[k] / volumes[k];
    s(0, i) = s(i, 0) = exchange[k] / std::sqrt(volumes[0] * volumes[k]);
  }
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(s);
  Block block{size_, volumes.size(), {}, {}};
  block.vectors.assign(solver.eigenvectors().data(), solver.eigenvectors().data() + n * n);
  for (const double v : volumes) block.root.push_back(std::sqrt(v));
  blocks_.push_back(std::move(block));
  for (Eigen::Index i = 0; i < n; ++i) {
    block_of_.push_back(blocks_.size() - 1);
    rates_.push_back(-solver.eigenvalues()[i]);
  }
  const Index first = size_;
  size_ += volumes.size();
  return first;
}

void LinearSystem::feed(Index from, Index to, double rate) { feeds_.push_back({from, to, rate}); }

/// Keeps chance coincidences apart, as the transits do by design. Only single stages are moved, with
/// everything that they feed, so that mass stays conserved.
void LinearSystem::separate_rates() {
  for (Index i = 0; i < size_; ++i) {
    if (blocks_[block_of_[i]].count > 1 || rates_[i] == 0) continue;
    for (Index j = 0; j < size_; ++j) {
      if (i == j || std::fabs(rates_[i] - rates_[j]) >= kSplit * rates_[i]) continue;
      const double factor = 1 + 3 * kSplit;
      rates_[i] *= factor;
      for (Feed& f : feeds_) {
        if (f.from == i) f.rate *= factor;
      }
    }
  }
}

void LinearSystem::solve() {
  separate_rates();
  const Index n = size_;
  // Couplings between modes: M = U^-1 F U with U the block eigenvectors (orthonormal times root volumes).
  std::vector<double> m(n * n, 0.0);
  for (const Feed& f : feeds_) {
    const Block &a = blocks_[block_of_[f.from]], &b = blocks_[block_of_[f.to]];
    const Index ia = f.from - a.first, ib = f.to - b.first;
    for (Index p = 0; p < b.count; ++p) {
      const double in = b.vectors[p * b.count + ib] / b.root[ib];
      for (Index q = 0; q < a.count; ++q) {
        const double out = a.vectors[q * a.count + ia] * a.root[ia];
        m[(b.first + p) * n + (a.first + q)] += in * f.rate * out;
      }
    }
  }
  // (M - diag(rates)) v_j = -rate_j v_j with v_jj = 1; lower triangular, so downwards.
  std::vector<double> v(n * n, 0.0), w(n * n, 0.0);
  for (Index j = 0; j < n; ++j) {
    v[j * n + j] = 1;
    for (Index i = j + 1; i < n; ++i) {
      double sum = 0;
      for (Index k = j; k < i; ++k) sum += m[i * n + k] * v[k * n + j];
      // Two compartment modes that coincide to rounding are taken as just apart.
      const double apart = rates_[i] - rates_[j], least = 1e-10 * (rates_[i] + rates_[j]);
      if (sum != 0) v[i * n + j] = sum / (std::fabs(apart) > least ? apart : std::copysign(least, apart));
    }
  }
  for (Index j = 0; j < n; ++j) {
    w[j * n + j] = 1;
    for (Index i = j + 1; i < n; ++i) {
      double sum = 0;
      for (Index k = j; k < i; ++k) sum += v[i * n + k] * w[k * n + j];
      w[i * n + j] = -sum;
    }
  }
  vectors_ = std::move(v);
  inverse_ = std::move(w);
}

void LinearSystem::project(Index state, double amount, std::span<double> modal) const {
  const Block& b = blocks_[block_of_[state]];
  const Index local = state - b.first;
  for (Index p = 0; p < b.count; ++p) {
    const double in = amount * b.vectors[p * b.count + local] / b.root[local];
    if (in == 0) continue;
    const Index column = b.first + p;
    for (Index i = column; i < size_; ++i) modal[i] += inverse_[i * size_ + column] * in;
  }
}

std::vector<double> LinearSystem::row(Index state) const {
  std::vector<double> out(size_, 0.0);
  const Block& b = blocks_[block_of_[state]];
  const Index local = state - b.first;
  for (Index p = 0; p < b.count; ++p) {
    const double factor = b.vectors[p * b.count + local] * b.root[local];
    for (Index j = 0; j < size_; ++j) out[j] += factor * vectors_[(b.first + p) * size_ + j];
  }
  return out;
}

}  // namespace tc::sim
