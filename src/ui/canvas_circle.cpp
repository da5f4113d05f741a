// Small round things. A screen has hundreds of them, and Dear ImGui's own work out every corner's normal anew.
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/canvas.h"

namespace tc::ui {
namespace {

void write_triangle(ImDrawList& list, unsigned a, unsigned b, unsigned c) {
  for (const unsigned i : {a, b, c}) list.PrimWriteIdx(static_cast<ImDrawIdx>(i));
}

/// A circle in as many corners as 0.3 points ask for, from Dear ImGui's table of 48: no sine, no root.
struct Circle {
  explicit Circle(float radius) {
    const std::pair<float, int> kEnough[] = {{3, 8}, {8, 12}, {15, 16}, {35, 24}};
    for (const auto& [most, n] : kEnough) {
      if (radius <= most) {
        corners = n;
        return;
      }
    }
  }
  void write(ImDrawList& list, ImVec2 centre, float radius, ImU32 colour) const {
    const ImVec2 uv = list._Data->TexUvWhitePixel;
    const int step = IM_DRAWLIST_ARCFAST_TABLE_SIZE / corners;
    for (int i = 0; i < corners; ++i) {
      const ImVec2& unit = list._Data->ArcFastVtx[i * step];
      list.PrimWriteVtx({centre.x + radius * unit.x, centre.y + radius * unit.y}, uv, colour);
    }
  }
  /// The band between the circle whose corners begin at `first` and the next.
  void join(ImDrawList& list, unsigned first) const {
    const auto n = static_cast<unsigned>(corners);
    for (unsigned i = 0; i < n; ++i) {
      const unsigned a = first + i, b = first + (i + 1 == n ? 0 : i + 1);
      write_triangle(list, a, b, b + n);
      write_triangle(list, a, b + n, a + n);
    }
  }
  int corners = IM_DRAWLIST_ARCFAST_TABLE_SIZE;
};

}  // namespace

void Canvas::disc(ImVec2 centre, float radius, ImU32 colour) const {
  if (hidden({centre.x - radius - 1, centre.y - radius - 1, 2 * radius + 2, 2 * radius + 2})) return;
  if ((list_->Flags & ImDrawListFlags_AntiAliasedFill) == 0) return list_->AddCircleFilled(centre, radius, colour);
  const float soft = list_->_FringeScale / 2;
  const Circle circle(radius);
  const unsigned first = list_->_VtxCurrentIdx, n = static_cast<unsigned>(circle.corners);
  list_->PrimReserve(9 * circle.corners - 6, 2 * circle.corners);
  circle.write(*list_, centre, std::max(0.0f, radius - soft), colour);
  circle.write(*list_, centre, radius + soft, colour & ~IM_COL32_A_MASK);
  for (unsigned i = 2; i < n; ++i) write_triangle(*list_, first, first + i - 1, first + i);
  circle.join(*list_, first);
}

void Canvas::ring(ImVec2 centre, float radius, ImU32 colour, float width) const {
  if ((list_->Flags & ImDrawListFlags_AntiAliasedLines) == 0) return list_->AddCircle(centre, radius, colour, 0, width);
  const float soft = list_->_FringeScale, half = (std::max(width, soft) - soft) / 2, middle = radius - soft / 2;
  const Circle circle(radius);
  const unsigned first = list_->_VtxCurrentIdx, n = static_cast<unsigned>(circle.corners);
  list_->PrimReserve(18 * circle.corners, 4 * circle.corners);
  circle.write(*list_, centre, std::max(0.0f, middle - half - soft), colour & ~IM_COL32_A_MASK);
  circle.write(*list_, centre, std::max(0.0f, middle - half), colour);
  circle.write(*list_, centre, middle + half, colour);
  circle.write(*list_, centre, middle + half + soft, colour & ~IM_COL32_A_MASK);
  for (unsigned band = 0; band < 3; ++band) circle.join(*list_, first + band * n);
}

void Canvas::dots(float x, float right, float y, float size, float step, ImU32 colour) const {
  if (hidden({x, y - size, right - x, 2 * size})) return;
  // On whole device pixels: so small, nobody sees corners, but everybody sees dots of unequal weight.
  const float ratio = std::max(1.0f, ImGui::GetIO().DisplayFramebufferScale.x);
  const auto snapped = [&](float v) { return std::round(v * ratio) / ratio; };
  const float side = std::max(1.0f, std::round(size * ratio)) / ratio, top = snapped(y - side / 2);
  const int count = std::max(0, static_cast<int>(std::ceil((right - x - size / 2) / step)));
  list_->PrimReserve(6 * count, 4 * count);
  for (int i = 0; i < count; ++i) {
    const float left = snapped(x + step * static_cast<float>(i));
    list_->PrimRect({left, top}, {left + side, top + side}, colour);
  }
}

}  // namespace tc::ui
