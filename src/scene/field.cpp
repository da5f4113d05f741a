#include "scene/field.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace tc::scene {

float smooth_min(float a, float b, float k) {
  const float h = std::max(k - std::fabs(a - b), 0.0f) / k;
  return std::min(a, b) - h * h * k * 0.25f;
}

float smooth_cut(float a, float b, float k) { return -smooth_min(-a, b, k); }

float round_cone(glm::vec2 p, glm::vec2 a, glm::vec2 b, float ra, float rb) {
  const glm::vec2 pa = p - a, ba = b - a;
  const float h = std::clamp(glm::dot(pa, ba) / (glm::dot(ba, ba) + 1e-9f), 0.0f, 1.0f);
  return glm::length(pa - ba * h) - (ra + (rb - ra) * h);
}

float ellipse(glm::vec2 p, glm::vec2 centre, glm::vec2 radii) {
  const glm::vec2 q = (p - centre) / radii;
  const float k0 = glm::length(q), k1 = glm::length(q / radii);
  return k1 < 1e-9f ? -std::min(radii.x, radii.y) : k0 * (k0 - 1) / k1;
}

Tube::Tube(std::span<const Knot> knots, int pieces) {
  const auto clamped = [&](std::ptrdiff_t i) {
    return knots[static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(i, 0, static_cast<std::ptrdiff_t>(knots.size()) - 1))];
  };
  for (std::ptrdiff_t i = 0; i + 1 < static_cast<std::ptrdiff_t>(knots.size()); ++i) {
    const Knot p0 = clamped(i - 1), p1 = clamped(i), p2 = clamped(i + 1), p3 = clamped(i + 2);
    for (int j = 0; j < pieces; ++j) {
      const float t = static_cast<float>(j) / static_cast<float>(pieces), t2 = t * t, t3 = t2 * t;
      const auto blend = [&](auto a, auto b, auto c, auto d) {
        return 0.5f * (2.0f * b + (c - a) * t + (2.0f * a - 5.0f * b + 4.0f * c - d) * t2 +
                       (3.0f * b - a - 3.0f * c + d) * t3);
      };
      line_.push_back({blend(p0.at, p1.at, p2.at, p3.at), blend(p0.radius, p1.radius, p2.radius, p3.radius)});
    }
  }
  line_.push_back(knots.back());
  low_ = high_ = line_.front().at;
  for (const Knot& k : line_) {
    low_ = {std::min(low_.x, k.at.x - k.radius), std::min(low_.y, k.at.y - k.radius)};
    high_ = {std::max(high_.x, k.at.x + k.radius), std::max(high_.y, k.at.y + k.radius)};
  }
}

float Tube::distance(glm::vec2 p) const {
  // Far away only the nearness matters, and that is what the box says.
  constexpr float kFar = 120, kReach = 220;
  const float bx = std::max({low_.x - p.x, p.x - high_.x, 0.0f}),
              by = std::max({low_.y - p.y, p.y - high_.y, 0.0f});
  const float far = std::sqrt(bx * bx + by * by);
  if (far > kFar) return far;
  float d = 1e9f;
  for (std::size_t i = 0; i + 1 < line_.size(); ++i) {
    const Knot &a = line_[i], &b = line_[i + 1];
    if (std::fabs(p.x - a.at.x) - kReach > d && std::fabs(p.y - a.at.y) - kReach > d) continue;
    d = std::min(d, round_cone(p, a.at, b.at, a.radius, b.radius));
  }
  return d;
}

Tube::Place Tube::place(float f) const {
  const float u = std::clamp(f, 0.0f, 1.0f) * static_cast<float>(line_.size() - 1);
  const std::size_t i = std::min(line_.size() - 2, static_cast<std::size_t>(u));
  const Knot &a = line_[i], &b = line_[i + 1];
  const float part = u - static_cast<float>(i);
  return {a.at + (b.at - a.at) * part, glm::normalize(b.at - a.at), a.radius + (b.radius - a.radius) * part};
}

void sample(Grid& grid, FunctionRef<float(glm::vec2)> distance) {
  for (int j = 0; j < grid.ny; ++j) {
    for (int i = 0; i < grid.nx; ++i) {
      grid.at(i, j) = distance(
          {grid.x0 + static_cast<float>(i) * grid.step, grid.y0 + static_cast<float>(j) * grid.step});
    }
  }
}

}  // namespace tc::scene
