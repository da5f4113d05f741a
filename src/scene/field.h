#pragma once
#include <glm/vec2.hpp>
#include <span>
#include <vector>

#include "scene/contour.h"
#include "scene/function_ref.h"

namespace tc::scene {

// Signed distances in world units: negative inside. After I. Quilez, "2D distance functions".

/// The nearer of two, joined over `k`.
float smooth_min(float a, float b, float k);
/// What is in `a` but not in `b`, the corner rounded over `k`.
float smooth_cut(float a, float b, float k);
/// A cone with round ends: radius ra at a, rb at b.
float round_cone(glm::vec2 p, glm::vec2 a, glm::vec2 b, float ra, float rb);
float ellipse(glm::vec2 p, glm::vec2 centre, glm::vec2 radii);

/// A point of a branch with its radius.
struct Knot {
  glm::vec2 at{0};
  float radius = 0;
};

/// A smooth branch through knots (Catmull-Rom), `pieces` cones between two of them.
class Tube {
 public:
  Tube(std::span<const Knot> knots, int pieces);
  float distance(glm::vec2 p) const;
  /// The middle line at a place from 0 to 1, its radius and the unit vector along it.
  struct Place {
    glm::vec2 at, along;
    float radius;
  };
  Place place(float f) const;

 private:
  std::vector<Knot> line_;
  glm::vec2 low_{0}, high_{0};
};

/// Samples a distance over the grid's points.
void sample(Grid& grid, FunctionRef<float(glm::vec2)> distance);

}  // namespace tc::scene
