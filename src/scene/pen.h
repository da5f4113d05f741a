#pragma once
#include <span>

#include "scene/contour.h"
#include "scene/input.h"
#include "scene/picture.h"

namespace tc::scene {

using Point = glm::vec2;

/// Draws world coordinates into a picture, with smooth edges one device pixel wide. Widths are points unless
/// a name says world. Allocates nothing but in the picture's own buffers.
class Pen {
 public:
  Pen(Picture& out, const Input& input, const Camera& camera, float opacity);

  Point to(Point world) const { return {(world.x - left_) * zoom_, (world.y - top_) * zoom_}; }
  float zoom() const { return zoom_; }  ///< points for each world unit
  float opacity() const { return opacity_; }
  float stroke() const { return stroke_; }  ///< factor of line widths
  /// A pen whose strokes are weaker, for what is not there yet.
  Pen faded(float opacity) const;
  /// A pen for what stands in this world at another size, moved by `shift`.
  Pen placed(float size, Point shift) const;

  /// The whole picture from top to bottom.
  void ground(Rgba top, Rgba bottom) const;
  void polygon(std::span<const Point> convex, Rgba colour) const;  ///< at most kMostCorners
  void disc(Point centre, float radius_world, Rgba colour) const;
  /// A disc whose triangles have exactly the circle's area; its edge is not smoothed.
  void exact_disc(Point centre, float radius_world, Rgba colour) const;
  void ring(Point centre, float radius_world, Rgba colour, float width) const;
  /// A disc of nested bands, dark edge to lighter heart, with a lit rim.
  void ball(Point centre, float radius_world, Rgba edge, Rgba heart, Rgba rim) const;
  void line(std::span<const Point> points, Rgba colour, float width) const;
  void dashes(std::span<const Point> points, Rgba colour, float width, float dash, float gap) const;
  /// 45° hatching inside a disc.
  void hatched_disc(Point centre, float radius_world, Rgba colour, float period, float width) const;
  /// 45° hatching where a field lies between two values.
  void hatched_field(const Grid& grid, float low, float high, Rgba colour, float period, float width) const;
  /// A shape made before.
  void mesh(const Mesh& mesh, Point shift = {0, 0}) const;
  /// The edge of a shape as a line, moved outwards by `offset` and by `shift`, both world.
  void outline(const Outline& outline, float offset, Point shift, Rgba colour, float width,
               bool dashed) const;

  void element(std::string_view id, Box world, Point anchor_world, Face face, float presence = 1) const;
  /// Notes the triangles drawn since `first` as an amount.
  void filling(std::string_view id, double amount_mg, std::size_t first) const;
  std::size_t mark() const { return out_->indices.size(); }

  static constexpr std::size_t kMostCorners = 96;

 private:
  std::uint32_t vertex(Point p, Rgba colour) const;
  void triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c) const;
  struct Stroke;
  Stroke stroke_of(float width) const;  ///< width in points
  /// The triangles between two rows of vertices across a line.
  void strip(std::uint32_t a, std::uint32_t b, std::uint32_t rows) const;
  void segment(Point a, Point b, Rgba colour, float width) const;         ///< picture coordinates
  void smooth_polygon(std::span<const Point> points, Rgba colour) const;  ///< picture coordinates
  /// A disc too small to have an edge: full in the middle, clear at its rim. Picture coordinates.
  void dot(Point centre, float radius, Rgba ink) const;
  bool outside(Point picture, float margin) const;

  Picture* out_;
  float left_, top_, zoom_, width_, height_, pixel_, stroke_;
  float round_px_;  ///< how far a circle's chords may lie from it
  float dot_px_;    ///< radius up to which a disc is a dot, in device pixels
  float opacity_;
};

}  // namespace tc::scene
