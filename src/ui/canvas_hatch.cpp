// Hatching is drawn as clipped 45° lines, anchored to the canvas so that it stays put while shapes grow.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/canvas.h"

namespace tc::ui {
namespace {

constexpr float kSqrt2 = std::numbers::sqrt2_v<float>;

/// The lines x + y = c (rising to the right on screen) that meet a box, spaced by the hatch period.
struct Lines {
  float first, last, step;
};

Lines lines_through(const Rect& box, float period) {
  const float step = period * kSqrt2;
  const float low = box.x + box.y, high = box.x + box.w + box.y + box.h;
  return {std::ceil(low / step) * step, high, step};
}

}  // namespace

void Canvas::hatch_rect(const Rect& r, content::Colour colour, Hatch hatch, double left, double right) const {
  if (r.w <= 0 || r.h <= 0) return;
  constexpr float kPiece = 40;  // opacity is constant within a piece, so a fade needs a few per line
  const bool fades = left != right;
  const Lines lines = lines_through(r, hatch.period);
  for (float c = lines.first; c < lines.last; c += lines.step) {
    const float x0 = std::max(r.x, c - (r.y + r.h)), x1 = std::min(r.x + r.w, c - r.y);
    if (x1 <= x0) continue;
    const int pieces = fades ? std::max(1, static_cast<int>(std::ceil((x1 - x0) / kPiece))) : 1;
    for (int i = 0; i < pieces; ++i) {
      const float a = x0 + (x1 - x0) * static_cast<float>(i) / static_cast<float>(pieces);
      const float b = x0 + (x1 - x0) * static_cast<float>(i + 1) / static_cast<float>(pieces);
      const double f = static_cast<double>(((a + b) / 2 - r.x) / r.w);
      segment({a, c - a}, {b, c - b}, ink(colour, left + (right - left) * f), hatch.line);
    }
  }
}

void Canvas::hatch_capsule(const Rect& r, content::Colour colour, Hatch hatch, double alpha) const {
  if (r.w <= 0 || r.h <= 0) return;
  const float radius = std::min(r.h, r.w) / 2 - 0.5f;
  const float cy = r.y + r.h / 2;
  // Inside a stadium: distance to the middle segment is at most the radius.
  const float left = r.x + r.h / 2, right = std::max(left, r.x + r.w - r.h / 2);
  const auto inside = [&](float x, float y) {
    const float dx = x - std::clamp(x, left, right), dy = y - cy;
    return dx * dx + dy * dy <= radius * radius;
  };
  const ImU32 stroke = ink(colour, alpha);
  const Lines lines = lines_through(r, hatch.period);
  for (float c = lines.first; c < lines.last; c += lines.step) {
    float x0 = std::max(r.x, c - (r.y + r.h)), x1 = std::min(r.x + r.w, c - r.y);
    while (x0 < x1 && !inside(x0, c - x0)) x0 += 0.5f;
    while (x1 > x0 && !inside(x1, c - x1)) x1 -= 0.5f;
    if (x1 - x0 > 0.5f) segment({x0, c - x0}, {x1, c - x1}, stroke, hatch.line);
  }
}

void Canvas::hatch_ring(ImVec2 centre, float inner, float outer, double from, double to,
                        content::Colour colour, Hatch hatch, double start, double end) const {
  if (to <= from) return;
  const Rect box{centre.x - outer, centre.y - outer, 2 * outer, 2 * outer};
  const Lines lines = lines_through(box, hatch.period);
  constexpr float kPiece = 5;
  const float step = kPiece / kSqrt2;
  const auto angle_of = [&](float x, float y) {
    const double a = std::atan2(static_cast<double>(x - centre.x), static_cast<double>(centre.y - y));
    return a < 0 ? a + 2 * std::numbers::pi : a;
  };
  const auto in_ring = [&](float x, float y) {
    const float dx = x - centre.x, dy = y - centre.y, d = dx * dx + dy * dy;
    return d <= outer * outer && d >= inner * inner;
  };
  for (float c = lines.first; c < lines.last; c += lines.step) {
    const float low = std::max(box.x, c - (box.y + box.h)), high = std::min(box.x + box.w, c - box.y);
    for (float x = low; x < high; x += step) {
      const float next = std::min(high, x + step);
      if (!in_ring(x, c - x) || !in_ring(next, c - next)) continue;
      const double angle = angle_of((x + next) / 2, c - (x + next) / 2);
      if (angle < from || angle > to) continue;
      segment({x, c - x}, {next, c - next}, ink(colour, start + (end - start) * (angle - from) / (to - from)),
              hatch.line);
    }
  }
}

void Canvas::hatch_area(std::span<const ImVec2> curve, float base_y, content::Colour colour, Hatch hatch,
                        double alpha) const {
  if (curve.size() < 2) return;
  float top = base_y;
  for (const ImVec2& p : curve) top = std::min(top, p.y);
  const Rect box{curve.front().x, top, curve.back().x - curve.front().x, base_y - top};
  const auto height_at = [&](float x) {
    const auto after =
        std::lower_bound(curve.begin(), curve.end(), x, [](const ImVec2& p, float v) { return p.x < v; });
    if (after == curve.begin()) return curve.front().y;
    if (after == curve.end()) return curve.back().y;
    const ImVec2 &b = *after, &a = *(after - 1);
    return a.y + (b.y - a.y) * (x - a.x) / std::max(1e-3f, b.x - a.x);
  };
  const ImU32 stroke = ink(colour, alpha);
  const Lines lines = lines_through(box, hatch.period);
  for (float c = lines.first; c < lines.last; c += lines.step) {
    const float x0 = std::max(box.x, c - base_y);
    float x1 = std::min(box.x + box.w, c - top);
    while (x1 > x0 && c - x1 < height_at(x1)) x1 -= 1.0f;
    if (x1 - x0 > 0.5f) segment({x0, c - x0}, {x1, c - x1}, stroke, hatch.line);
  }
}

}  // namespace tc::ui
