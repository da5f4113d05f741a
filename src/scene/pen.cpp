#include "scene/pen.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

namespace tc::scene {
namespace {

constexpr float kTau = 2 * std::numbers::pi_v<float>;

Rgba dimmed(Rgba colour, float opacity) {
  return opacity >= 1 ? colour : with_opacity(colour, static_cast<float>(colour >> 24) / 255.0f * opacity);
}
Rgba clear(Rgba colour) { return colour & 0x00FFFFFFu; }

/// Corners of a circle whose chords stay within `error_px` of it; the radius in device pixels too.
int corners_for(float radius_px, float error_px) {
  const float half_angle = std::acos(std::max(0.5f, 1 - error_px / std::max(radius_px, 0.1f)));
  return std::clamp(static_cast<int>(std::ceil(std::numbers::pi_v<float> / half_angle)), 7, 72);
}

/// Corners of a regular polygon with exactly the area of the circle.
void circle(Point centre, float radius, std::span<Point> out) {
  const float n = static_cast<float>(out.size());
  const float r = radius * std::sqrt(kTau / (n * std::sin(kTau / n)));
  for (std::size_t i = 0; i < out.size(); ++i) {
    const float a = kTau * static_cast<float>(i) / n;
    out[i] = centre + Point{std::cos(a), std::sin(a)} * r;
  }
}

}  // namespace

Pen::Pen(Picture& out, const Input& input, const Camera& camera, float opacity)
    : out_(&out),
      left_(camera.cx - camera.width / 2),
      top_(camera.cy - camera.width / input.width * input.height / 2),
      zoom_(input.width / camera.width),
      width_(input.width),
      height_(input.height),
      pixel_(input.pixel),
      stroke_(input.scale),
      round_px_(input.detail == Detail::plain ? 0.3f : 0.15f),
      dot_px_(input.detail == Detail::plain ? 2.6f : 1.3f),
      opacity_(opacity) {}

Pen Pen::faded(float opacity) const {
  Pen pen = *this;
  pen.opacity_ *= opacity;
  return pen;
}

Pen Pen::placed(float size, Point shift) const {
  Pen pen = *this;
  pen.left_ = (left_ - shift.x) / size;
  pen.top_ = (top_ - shift.y) / size;
  pen.zoom_ *= size;
  return pen;
}

bool Pen::outside(Point p, float margin) const {
  return p.x < -margin || p.y < -margin || p.x > width_ + margin || p.y > height_ + margin;
}

std::uint32_t Pen::vertex(Point p, Rgba colour) const {
  out_->vertices.push_back({p.x, p.y, colour});
  return static_cast<std::uint32_t>(out_->vertices.size() - 1);
}

void Pen::triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c) const {
  out_->indices.push_back(a);
  out_->indices.push_back(b);
  out_->indices.push_back(c);
}

/// Across a line from one side to the other: clear, full, full, clear; a hair line needs only one full row to cover as
/// much.
struct Pen::Stroke {
  std::uint32_t rows;
  std::array<float, 4> at;
  Rgba ink(std::uint32_t row, Rgba colour) const { return row == 0 || row + 1 == rows ? clear(colour) : colour; }
};

Pen::Stroke Pen::stroke_of(float width) const {
  const float half = width / 2, soft = pixel_ * 0.5f;
  if (width < 1.6f * pixel_) return {3, {-half - soft, 0, half + soft, 0}};
  return {4, {-half - soft, -half + soft, half - soft, half + soft}};
}

void Pen::strip(std::uint32_t a, std::uint32_t b, std::uint32_t rows) const {
  for (std::uint32_t row = 0; row + 1 < rows; ++row) {
    triangle(a + row, b + row, b + row + 1);
    triangle(a + row, b + row + 1, a + row + 1);
  }
}

void Pen::ground(Rgba top, Rgba bottom) const {
  const Rgba upper = dimmed(top, opacity_), lower = dimmed(bottom, opacity_);
  const std::uint32_t a = vertex({0, 0}, upper), b = vertex({width_, 0}, upper),
                      c = vertex({width_, height_}, lower), d = vertex({0, height_}, lower);
  triangle(a, b, c);
  triangle(a, c, d);
}

void Pen::smooth_polygon(std::span<const Point> points, Rgba colour) const {
  const std::size_t n = points.size();
  if (n < 3 || n > kMostCorners || colour >> 24 == 0) return;
  float area = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const Point a = points[i], b = points[(i + 1) % n];
    area += a.x * b.y - b.x * a.y;
  }
  const float turn = area > 0 ? 1.0f : -1.0f, half = pixel_ * 0.5f;
  const auto first = static_cast<std::uint32_t>(out_->vertices.size());
  for (std::size_t i = 0; i < n; ++i) {
    const Point before = points[(i + n - 1) % n], p = points[i], after = points[(i + 1) % n];
    const auto normal = [&](Point from, Point to) {
      const Point d = to - from;
      const float length = std::max(1e-6f, glm::length(d));
      return Point{d.y, -d.x} * (turn / length);
    };
    Point m = normal(before, p) + normal(p, after);
    m = m / std::max(0.5f, glm::dot(m, m)) * 2.0f;
    vertex(p - m * half, colour);
    vertex(p + m * half, clear(colour));
  }
  const auto inner = [&](std::size_t i) { return first + static_cast<std::uint32_t>(2 * (i % n)); };
  for (std::size_t i = 2; i < n; ++i) triangle(inner(0), inner(i - 1), inner(i));
  for (std::size_t i = 0; i < n; ++i) {
    triangle(inner(i), inner(i + 1), inner(i + 1) + 1);
    triangle(inner(i), inner(i + 1) + 1, inner(i) + 1);
  }
}

void Pen::polygon(std::span<const Point> convex, Rgba colour) const {
  std::array<Point, kMostCorners> points;
  const std::size_t n = std::min(convex.size(), points.size());
  for (std::size_t i = 0; i < n; ++i) points[i] = to(convex[i]);
  smooth_polygon({points.data(), n}, dimmed(colour, opacity_));
}

void Pen::disc(Point centre, float radius_world, Rgba colour) const {
  const Point c = to(centre);
  const float r = radius_world * zoom_;
  if (r <= 0 || outside(c, r)) return;
  if (r <= dot_px_ * pixel_) return dot(c, r, dimmed(colour, opacity_));
  std::array<Point, kMostCorners> points;
  const auto n = static_cast<std::size_t>(corners_for(r / pixel_, round_px_));
  circle(c, r, {points.data(), n});
  smooth_polygon({points.data(), n}, dimmed(colour, opacity_));
}

void Pen::dot(Point centre, float radius, Rgba ink) const {
  constexpr std::uint32_t kCorners = 6;
  if (ink >> 24 == 0) return;
  const float reach = radius * 1.2f + pixel_ * 0.8f;
  const std::uint32_t middle = vertex(centre, ink);
  for (std::uint32_t i = 0; i < kCorners; ++i) {
    const float a = kTau * static_cast<float>(i) / kCorners;
    vertex(centre + Point{std::cos(a), std::sin(a)} * reach, clear(ink));
  }
  for (std::uint32_t i = 0; i < kCorners; ++i) triangle(middle, middle + 1 + i, middle + 1 + (i + 1) % kCorners);
}

void Pen::ring(Point centre, float radius_world, Rgba colour, float width) const {
  const Point c = to(centre);
  const float r = radius_world * zoom_;
  if (r <= 0 || outside(c, r + width)) return;
  const Stroke stroke = stroke_of(width * stroke_);
  const int n = corners_for(r / pixel_, round_px_);
  const Rgba ink = dimmed(colour, opacity_);
  const auto first = static_cast<std::uint32_t>(out_->vertices.size());
  for (int i = 0; i < n; ++i) {
    const float a = kTau * static_cast<float>(i) / static_cast<float>(n);
    const Point d{std::cos(a), std::sin(a)};
    for (std::uint32_t k = 0; k < stroke.rows; ++k) vertex(c + d * std::max(0.0f, r + stroke.at[k]), stroke.ink(k, ink));
  }
  for (int i = 0; i < n; ++i) {
    strip(first + stroke.rows * static_cast<std::uint32_t>(i), first + stroke.rows * static_cast<std::uint32_t>((i + 1) % n),
          stroke.rows);
  }
}

void Pen::exact_disc(Point centre, float radius_world, Rgba colour) const {
  const float r = radius_world * zoom_;
  if (r <= 0) return;
  std::array<Point, kMostCorners> points;
  circle(to(centre), r, points);
  const Rgba ink = dimmed(colour, opacity_);
  const auto first = static_cast<std::uint32_t>(out_->vertices.size());
  for (const Point p : points) vertex(p, ink);
  for (std::uint32_t i = 2; i < points.size(); ++i) triangle(first, first + i - 1, first + i);
}

void Pen::ball(Point centre, float radius_world, Rgba edge, Rgba heart, Rgba rim) const {
  constexpr int kBands = 6;
  for (int k = 0; k < kBands; ++k) {
    const float f = static_cast<float>(k) / (kBands - 1);
    disc(centre, radius_world * (1 - static_cast<float>(k * k) / (kBands * kBands)), mixed(edge, heart, f));
  }
  ring(centre, std::max(0.0f, radius_world - 1.2f * pixel_ / zoom_), with_opacity(rim, 0.6f), 1.2f);
}

void Pen::segment(Point a, Point b, Rgba colour, float width) const {
  const Point d = b - a;
  const float length = glm::length(d);
  if (length < 1e-4f || (outside(a, length) && outside(b, length))) return;
  const Point n = Point{d.y, -d.x} / length;
  const Stroke stroke = stroke_of(std::max(width, pixel_));
  const auto first = static_cast<std::uint32_t>(out_->vertices.size());
  for (const Point p : {a, b}) {
    for (std::uint32_t k = 0; k < stroke.rows; ++k) vertex(p - n * stroke.at[k], stroke.ink(k, colour));
  }
  strip(first, first + stroke.rows, stroke.rows);
}

void Pen::line(std::span<const Point> points, Rgba colour, float width) const {
  const Rgba ink = dimmed(colour, opacity_);
  if (points.size() < 2 || ink >> 24 == 0) return;
  const Stroke stroke = stroke_of(std::max(width * stroke_, pixel_));
  const auto first = static_cast<std::uint32_t>(out_->vertices.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point p = to(points[i]);
    const auto normal = [&](Point from, Point until) {
      const Point d = until - from;
      return Point{d.y, -d.x} / std::max(1e-6f, glm::length(d));
    };
    const Point before = i > 0 ? normal(to(points[i - 1]), p) : normal(p, to(points[1]));
    const Point after = i + 1 < points.size() ? normal(p, to(points[i + 1])) : before;
    Point m = before + after;
    m = m / std::max(0.25f, glm::dot(m, m)) * 2.0f;
    for (std::uint32_t k = 0; k < stroke.rows; ++k) vertex(p - m * stroke.at[k], stroke.ink(k, ink));
  }
  for (std::uint32_t i = 0; i + 1 < points.size(); ++i)
    strip(first + stroke.rows * i, first + stroke.rows * (i + 1), stroke.rows);
}

void Pen::dashes(std::span<const Point> points, Rgba colour, float width, float dash, float gap) const {
  const Rgba ink = dimmed(colour, opacity_);
  const float w = width * stroke_, on = dash * stroke_, period = (dash + gap) * stroke_;
  float at = 0;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const Point a = to(points[i]), b = to(points[i + 1]);
    const float length = glm::length(b - a);
    if (length < 1e-4f) continue;
    const Point d = (b - a) / length;
    for (float s = 0; s < length;) {
      const float phase = std::fmod(at + s, period);
      const float run = std::min(length - s, phase < on ? on - phase : period - phase);
      if (phase < on) segment(a + d * s, a + d * (s + run), ink, w);
      s += std::max(run, 0.05f);
    }
    at += length;
  }
}

void Pen::hatched_disc(Point centre, float radius_world, Rgba colour, float period, float width) const {
  const Point c = to(centre);
  const float r = radius_world * zoom_, step = period * stroke_;
  if (outside(c, r)) return;
  const Rgba ink = dimmed(colour, opacity_);
  const Point along = Point{1, -1} * std::numbers::sqrt2_v<float> * 0.5f, across{-along.y, along.x};
  // Anchored to the disc's middle, so that the lines stay on it while the camera moves.
  for (float o = -std::floor(r / step) * step; o < r; o += step) {
    const float half = std::sqrt(std::max(0.0f, r * r - o * o)) - 0.5f;
    if (half > 0.5f)
      segment(c + across * o - along * half, c + across * o + along * half, ink, width * stroke_);
  }
}

void Pen::hatched_field(const Grid& grid, float low, float high, Rgba colour, float period,
                        float width) const {
  const Rgba ink = dimmed(colour, opacity_);
  if (ink >> 24 == 0) return;
  const float gap = period * stroke_ / zoom_ * std::numbers::sqrt2_v<float>, step = grid.step;
  const float right = grid.x0 + static_cast<float>(grid.nx - 1) * step,
              bottom = grid.y0 + static_cast<float>(grid.ny - 1) * step;
  const auto within = [&](Point p) {
    const float v = grid.sample(p);
    return v > low && v < high;
  };
  for (float c = std::ceil((grid.x0 + grid.y0) / gap) * gap; c < right + bottom; c += gap) {
    const float x0 = std::max(grid.x0, c - bottom), x1 = std::min(right, c - grid.y0);
    float from = 0;
    bool inside = false;
    for (float x = x0; x <= x1; x += step) {
      const bool now = within({x, c - x});
      if (now == inside) continue;
      // The very place between two steps.
      float a = std::max(x0, x - step), b = x;
      for (int k = 0; k < 4; ++k) {
        const float m = (a + b) / 2;
        (within({m, c - m}) == inside ? a : b) = m;
      }
      if (now) {
        from = b;
      } else {
        segment(to({from, c - from}), to({a, c - a}), ink, width * stroke_);
      }
      inside = now;
    }
    if (inside) segment(to({from, c - from}), to({x1, c - x1}), ink, width * stroke_);
  }
}

void Pen::mesh(const Mesh& mesh, Point shift) const {
  // The bulk of a picture: room for all of it at once.
  const std::size_t base = out_->vertices.size(), first = out_->indices.size();
  out_->vertices.resize(base + mesh.vertices.size());
  out_->indices.resize(first + mesh.indices.size());
  Vertex* vertex = out_->vertices.data() + base;
  for (const MeshVertex& v : mesh.vertices) {
    const Point p = to(v.at + shift) + v.out * pixel_;
    *vertex++ = {p.x, p.y, dimmed(v.rgba, opacity_)};
  }
  std::uint32_t* index = out_->indices.data() + first;
  for (const std::uint32_t i : mesh.indices) *index++ = static_cast<std::uint32_t>(base) + i;
}

void Pen::outline(const Outline& outline, float offset, Point shift, Rgba colour, float width,
                  bool dashed) const {
  const Rgba ink = dimmed(colour, opacity_);
  if (ink >> 24 == 0) return;
  const auto place = [&](std::uint32_t i) {
    const Outline::Corner& c = outline.corners[i];
    return to(c.at + c.normal * offset + shift);
  };
  const float period = 13 / zoom_ * stroke_;
  for (std::size_t k = 0; k + 1 < outline.pieces.size(); k += 2) {
    const Point world = outline.corners[outline.pieces[k]].at;
    const float phase = (world.x * 0.62f + world.y * 0.78f) / period;
    if (dashed && phase - std::floor(phase) < 0.45f) continue;
    segment(place(outline.pieces[k]), place(outline.pieces[k + 1]), ink, width * stroke_);
  }
}

void Pen::element(std::string_view id, Box world, Point anchor_world, Face face, float presence) const {
  const Point a = to({world.x, world.y}), anchor = to(anchor_world);
  out_->elements.push_back({id, {a.x, a.y, world.w * zoom_, world.h * zoom_}, anchor, face, presence});
}

void Pen::filling(std::string_view id, double amount_mg, std::size_t first) const {
  out_->fillings.push_back({id, amount_mg, first, out_->indices.size() - first});
}

}  // namespace tc::scene
