// Hatching is drawn as clipped 45° lines, anchored to the canvas so that it stays put while shapes grow.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "ui/canvas.h"
#include "ui/kept_shapes.h"

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

/// As ImDrawList::AddLine draws it, but the direction is known: no root, no buffers.
void Canvas::hatch_line(float c, float x0, float x1, ImU32 start, ImU32 end, float width) const {
  if (((start | end) & IM_COL32_A_MASK) == 0) return;
  const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
  const float inner = (std::max(1.0f, width) - 1) / 2 / kSqrt2, outer = inner + 1 / kSqrt2;
  list_->PrimReserve(18, 8);
  ImDrawVert* vertex = list_->_VtxWritePtr;
  ImDrawIdx* index = list_->_IdxWritePtr;
  const ImDrawIdx first = list_->_VtxCurrentIdx;
  const ImVec2 from{x0 + .5f, c - x0 + .5f}, to{x1 + .5f, c - x1 + .5f};
  const auto edge = [&](float side, ImU32 mask) {
    *vertex++ = {{from.x + side, from.y + side}, uv, start & mask};
    *vertex++ = {{to.x + side, to.y + side}, uv, end & mask};
  };
  constexpr ImU32 kClear = ~IM_COL32_A_MASK, kFull = ~0u;
  edge(-outer, kClear);
  edge(-inner, kFull);
  edge(inner, kFull);
  edge(outer, kClear);
  for (ImDrawIdx k = first; k < first + 6; k += 2) {
    for (const ImDrawIdx offset : {0u, 1u, 3u, 0u, 3u, 2u}) *index++ = k + offset;
  }
  list_->_VtxWritePtr = vertex;
  list_->_IdxWritePtr = index;
  list_->_VtxCurrentIdx += 8;
}

void Canvas::hatch_rect(const Rect& r, content::Colour colour, Hatch hatch, double left, double right) const {
  if (r.w <= 0 || r.h <= 0) return;
  const auto tint = [&](float x) {
    return ink(colour, left + (right - left) * static_cast<double>((x - r.x) / r.w));
  };
  const Lines lines = lines_through(r, hatch.period);
  for (float c = lines.first; c < lines.last; c += lines.step) {
    const float x0 = std::max(r.x, c - (r.y + r.h)), x1 = std::min(r.x + r.w, c - r.y);
    if (x1 > x0) hatch_line(c, x0, x1, tint(x0), tint(x1), hatch.line);
  }
}

void Canvas::hatch_capsule(const Rect& r, content::Colour colour, Hatch hatch, double alpha) const {
  if (r.w <= 0 || r.h <= 0) return;
  draw_kept(*list_, {1, ink(colour, alpha), bits(hatch.period), bits(hatch.line), bits(r.x), bits(r.y), bits(r.w), bits(r.h)}, [&] { cut_capsule(r, colour, hatch, alpha); });
}

void Canvas::cut_capsule(const Rect& r, content::Colour colour, Hatch hatch, double alpha) const {
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
    if (x1 - x0 > 0.5f) hatch_line(c, x0, x1, stroke, stroke, hatch.line);
  }
}

void Canvas::hatch_ring(ImVec2 centre, float inner, float outer, double from, double to,
                        content::Colour colour, Hatch hatch, double start, double end) const {
  if (to <= from) return;
  draw_kept(*list_, {2, ink(colour), bits(hatch.period), bits(hatch.line), bits(centre.x), bits(centre.y), bits(inner),
                     bits(outer), bits(from), bits(to), bits(start), bits(end)}, [&] { cut_ring(centre, inner, outer, from, to, colour, hatch, start, end); });
}

void Canvas::cut_ring(ImVec2 centre, float inner, float outer, double from, double to, content::Colour colour,
                      Hatch hatch, double start, double end) const {
  const Rect box{centre.x - outer, centre.y - outer, 2 * outer, 2 * outer};
  const Lines lines = lines_through(box, hatch.period);
  constexpr float kPiece = 16 / kSqrt2;  // opacity is a straight line within a piece
  constexpr double kTurn = 2 * std::numbers::pi;
  const auto tint = [&](double angle) {
    return ink(colour, start + (end - start) * std::clamp((angle - from) / (to - from), 0.0, 1.0));
  };
  const auto angle_at = [&](float c, float x) {
    const double angle = static_cast<double>(std::atan2(x - centre.x, centre.y - (c - x)));
    return angle < 0 ? angle + kTurn : angle;
  };
  // Draws the part of the line between two x, when it lies between the two angles.
  const auto run = [&](float c, float x0, float x1) {
    const double middle = angle_at(c, (x0 + x1) / 2);
    if (x1 - x0 < .01f || middle < from || middle > to) return;
    const int pieces = static_cast<int>(std::ceil((x1 - x0) / kPiece));
    const float step = (x1 - x0) / static_cast<float>(pieces);
    // At 12 o'clock a turn ends and begins: there the end belongs to the side that the line comes from.
    const auto near_middle = [&](float x) {
      const double angle = angle_at(c, x);
      return angle - middle > kTurn / 2 ? 0.0 : middle - angle > kTurn / 2 ? kTurn : angle;
    };
    ImU32 before = tint(near_middle(x0));
    for (int i = 1; i <= pieces; ++i) {
      const float x = x0 + step * static_cast<float>(i);
      const ImU32 after = tint(near_middle(x));
      hatch_line(c, x - step, x, before, after, hatch.line);
      before = after;
    }
  };
  // The edges of the ring's part: x on the line with `away` = x + y - centre is centre.x + away * slope.
  struct Edge {
    double along, slope;
  };
  const auto edge_at = [](double angle) {
    const double along = std::sin(angle) - std::cos(angle);
    return Edge{along, std::fabs(along) > 1e-6 ? std::sin(angle) / along : 0};
  };
  const Edge edges[] = {edge_at(from), edge_at(to)};
  const auto across = [&](float c, float x0, float x1) {
    const double away = static_cast<double>(c - centre.x - centre.y);
    float cuts[] = {x0, x0, x0, x1};
    int k = 1;
    for (const Edge& edge : edges) {
      const float x = centre.x + static_cast<float>(away * edge.slope);
      cuts[k++] = away * edge.along > 0 ? std::clamp(x, x0, x1) : x0;
    }
    if (cuts[1] > cuts[2]) std::swap(cuts[1], cuts[2]);
    for (k = 0; k < 3; ++k) run(c, cuts[k], cuts[k + 1]);
  };
  for (float c = lines.first; c < lines.last; c += lines.step) {
    // Where the line meets the two circles, from the middle of its chord.
    const float away = c - centre.x - centre.y, middle = centre.x + away / 2;
    const auto half = [&](float r) { return std::sqrt(std::max(0.0f, 2 * r * r - away * away)) / 2; };
    const float far = half(outer), near = half(inner);
    if (near > 0) {
      across(c, middle - far, middle - near);
      across(c, middle + near, middle + far);
    } else {
      across(c, middle - far, middle + far);
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
    if (x1 - x0 > 0.5f) hatch_line(c, x0, x1, stroke, stroke, hatch.line);
  }
}

}  // namespace tc::ui
