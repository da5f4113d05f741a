#pragma once
#include <glm/vec2.hpp>
#include <vector>

#include "scene/function_ref.h"
#include "scene/picture.h"

namespace tc::scene {

/// A scalar field sampled on a square grid, row by row.
struct Grid {
  float x0 = 0, y0 = 0, step = 4;
  int nx = 0, ny = 0;
  std::vector<float> value;

  /// Sets the place and makes room; keeps its memory.
  void place(float left, float top, float right, float bottom, float spacing);
  float& at(int i, int j) { return value[static_cast<std::size_t>(j * nx + i)]; }
  float at(int i, int j) const { return value[static_cast<std::size_t>(j * nx + i)]; }
  /// Between the grid points, linear; outside, that of the nearest edge.
  float sample(glm::vec2 p) const;
  /// Direction in which the value grows, length 1 or 0.
  glm::vec2 slope(int i, int j) const;
};

/// Triangles in world units. A vertex lies at `at` plus `out` device pixels, so that edges stay sharp at any
/// zoom.
struct MeshVertex {
  glm::vec2 at{0}, out{0};
  Rgba rgba = 0;
};
struct Mesh {
  std::vector<MeshVertex> vertices;
  std::vector<std::uint32_t> indices;
  void clear();
};

/// An edge as pieces of line, with the normal that points away from the shape.
struct Outline {
  struct Corner {
    glm::vec2 at{0}, normal{0};
  };
  std::vector<Corner> corners;
  std::vector<std::uint32_t> pieces;  ///< two corners each
  void clear();
};

/// Colour at a point of the grid: `inside` is the shape's own measure there, 0 at the edge and 1 at the
/// heart; `normal` points outwards.
using Shade = FunctionRef<Rgba(glm::vec2 at, float inside, glm::vec2 normal)>;

/// Cuts filled bands out of a field by marching squares. Keeps its working memory.
class Contourer {
 public:
  /// Adds the part of the field above `level`; what is deeper than `covered` is left out, since a later band
  /// paints it. The edge is softened over one device pixel.
  void band(const Grid& grid, float level, float covered, const Shade& shade, Mesh& mesh);
  /// The edge of the field at `level`.
  void edge(const Grid& grid, float level, Outline& outline);

 private:
  struct Crossing {
    glm::vec2 at, normal;
  };
  void begin(const Grid& grid);
  Crossing cross(const Grid& grid, int i, int j, int side, float level) const;
  std::vector<std::int32_t> corner_, across_, down_, outer_across_, outer_down_;
};

/// Bands of a paper cut: six steps from the edge to the heart, lit from the upper left.
struct PaperCut {
  Rgba edge = 0, heart = 0, rim = 0;
  float depth = 64;                            ///< world units from the edge at which the heart is reached
  float lit = 1;                               ///< strength of the light
  FunctionRef<float(glm::vec2)> opacity = {};  ///< of each place; empty: opaque
  Rgba ground = 0;  ///< what shows through, where that is one colour; else the shape itself becomes clear
};

/// Makes paper cuts; keeps its working memory.
class PaperCutter {
 public:
  /// Adds a shape, given by its distance (negative inside).
  void cut(const Grid& distance, const PaperCut& look, Mesh& mesh);
  /// Bands from edge to heart, at least 2; and whether shapes are lit.
  void set_detail(int bands, bool lit);
  /// The edge of a shape given by its distance, with normals that point away from it.
  void outline(const Grid& distance, Outline& out);

 private:
  void rim(const PaperCut& look, Mesh& mesh);
  Contourer contourer_;
  int bands_ = 6;
  bool lit_ = true;
  Grid inside_;
  Outline rim_;
};

/// Adds a shape far behind, with soft edges `feather` wide on both sides; on a coarse grid.
void soft_shape(const Grid& distance, float feather, Rgba colour, Mesh& mesh);

}  // namespace tc::scene
