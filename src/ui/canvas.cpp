#include "ui/canvas.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/kept_shapes.h"

namespace tc::ui {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kArcStep = 4;  ///< points between two vertices on an arc

/// ImGui measures angles from 3 o'clock; ours start at 12.
float imgui_angle(double from_top) { return static_cast<float>(from_top - kPi / 2); }

std::vector<TextBox>* recorder = nullptr;
std::vector<ShapeBox>* shape_recorder = nullptr;

void note(ImDrawList* list, float x, float baseline, float width, float size, std::string_view text, Face face,
          ImU32 colour) {
  if (recorder == nullptr) return;
  // What is scrolled out of its place is not seen; what is too wide is, cut off.
  const float top = std::max(baseline - size * 0.75f, list->GetClipRectMin().y);
  const float bottom = std::min(baseline + size * 0.03f, list->GetClipRectMax().y);
  if (bottom > top)
    recorder->push_back({{x, top, width, bottom - top}, std::string(text), list, x, baseline, size, face, colour,
                         list->IdxBuffer.Size});
}

}  // namespace

void Canvas::record_texts(std::vector<TextBox>* boxes) { recorder = boxes; }
void Canvas::record_shapes(std::vector<ShapeBox>* boxes) { shape_recorder = boxes; }

void Canvas::note_shape(const Rect& r, std::string_view kind) const {
  if (shape_recorder != nullptr && !hidden(r)) shape_recorder->push_back({r, kind, list_});
}

ImU32 ink(content::Colour colour, double alpha) {
  const auto a = static_cast<ImU32>(std::clamp(alpha, 0.0, 1.0) * 255.0 + 0.5);
  return IM_COL32((colour.rgb >> 16) & 0xFFu, (colour.rgb >> 8) & 0xFFu, colour.rgb & 0xFFu, a);
}

ImVec2 polar(ImVec2 centre, float radius, double angle) {
  return {centre.x + radius * static_cast<float>(std::sin(angle)),
          centre.y - radius * static_cast<float>(std::cos(angle))};
}

Turn::Turn(double from, double step)
    : sine_(std::sin(from)),
      cosine_(std::cos(from)),
      step_sine_(std::sin(step)),
      step_cosine_(std::cos(step)) {}

void Turn::next() {
  const double sine = sine_ * step_cosine_ + cosine_ * step_sine_;
  cosine_ = cosine_ * step_cosine_ - sine_ * step_sine_;
  sine_ = sine;
}

void Canvas::strip(unsigned first, int pairs) const {
  for (int i = 0; i + 1 < pairs; ++i, first += 2) {
    for (const unsigned offset : {0u, 1u, 3u, 0u, 3u, 2u})
      list_->PrimWriteIdx(static_cast<ImDrawIdx>(first + offset));
  }
}

bool Canvas::hidden(const Rect& r) const {
  const ImVec4& clip = list_->_CmdHeader.ClipRect;
  return r.w <= 0 || r.h <= 0 || r.x > clip.z || r.y > clip.w || r.x + r.w < clip.x || r.y + r.h < clip.y;
}

void Canvas::fill(const Rect& r, ImU32 colour, float radius) const {
  if (hidden(r)) return;
  list_->AddRectFilled({r.x, r.y}, {r.x + r.w, r.y + r.h}, colour, radius);
}

void Canvas::frame(const Rect& r, ImU32 colour, float width, float radius) const {
  if (hidden(r)) return;
  const float half = width / 2;
  draw_kept(*list_, {3, colour, bits(r.x), bits(r.y), bits(r.w), bits(r.h), bits(radius), bits(width)}, [&] {
    list_->AddRect({r.x + half, r.y + half}, {r.x + r.w - half, r.y + r.h - half}, colour, radius, 0, width);
  });
}

void Canvas::fill_gradient(const Rect& r, ImU32 left, ImU32 right) const {
  if (r.w <= 0 || r.h <= 0) return;
  list_->AddRectFilledMultiColor({r.x, r.y}, {r.x + r.w, r.y + r.h}, left, right, right, left);
}

void Canvas::segment(ImVec2 a, ImVec2 b, ImU32 colour, float width) const {
  const float x = std::min(a.x, b.x) - width, y = std::min(a.y, b.y) - width;
  if (hidden({x, y, std::max(a.x, b.x) + width - x, std::max(a.y, b.y) + width - y})) return;
  list_->AddLine(a, b, colour, width);
}

void Canvas::polyline(std::span<const ImVec2> points, ImU32 colour, float width) const {
  if (points.size() < 2) return;
  list_->AddPolyline(points.data(), static_cast<int>(points.size()), colour, 0, width);
}

void Canvas::triangle(ImVec2 a, ImVec2 b, ImVec2 c, ImU32 colour) const {
  list_->AddTriangleFilled(a, b, c, colour);
}

void Canvas::polygon(std::span<const ImVec2> convex, ImU32 colour) const {
  list_->AddConvexPolyFilled(convex.data(), static_cast<int>(convex.size()), colour);
}

void Canvas::arc(ImVec2 centre, float radius, double from, double to, ImU32 colour, float width) const {
  if (to <= from) return;
  list_->PathArcTo(centre, radius, imgui_angle(from), imgui_angle(to), 0);
  list_->PathStroke(colour, 0, width);
}

void Canvas::sector(ImVec2 centre, float inner, float outer, double from, double to, ImU32 colour) const {
  if (to <= from) return;
  const int n = std::max(2, static_cast<int>(std::ceil((to - from) * outer / kArcStep)));
  const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
  list_->PrimReserve(n * 6, (n + 1) * 2);
  const unsigned first = list_->_VtxCurrentIdx;
  Turn turn(from, (to - from) / n);
  for (int i = 0; i <= n; ++i, turn.next()) {
    list_->PrimWriteVtx(turn.at(centre, inner), uv, colour);
    list_->PrimWriteVtx(turn.at(centre, outer), uv, colour);
  }
  strip(first, n + 1);
}

void Canvas::bezier(ImVec2 a, ImVec2 b, ImVec2 c, ImVec2 d, ImU32 colour, float width) const {
  list_->AddBezierCubic(a, b, c, d, colour, width);
}

void Canvas::area(std::span<const ImVec2> curve, float base_y, float top_y, ImU32 top, ImU32 base) const {
  if (curve.size() < 2) return;
  const ImVec4 t = ImGui::ColorConvertU32ToFloat4(top), b = ImGui::ColorConvertU32ToFloat4(base);
  const float height = std::max(1e-3f, base_y - top_y);
  const int n = static_cast<int>(curve.size());
  const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
  list_->PrimReserve((n - 1) * 6, n * 2);
  const unsigned first = list_->_VtxCurrentIdx;
  for (const ImVec2& point : curve) {
    const float f = std::clamp((base_y - point.y) / height, 0.0f, 1.0f);
    const ImVec4 mix{b.x + (t.x - b.x) * f, b.y + (t.y - b.y) * f, b.z + (t.z - b.z) * f,
                     b.w + (t.w - b.w) * f};
    list_->PrimWriteVtx(point, uv, ImGui::ColorConvertFloat4ToU32(mix));
    list_->PrimWriteVtx({point.x, base_y}, uv, base);
  }
  strip(first, n);
}

void Canvas::band(std::span<const ImVec2> upper, std::span<const ImVec2> lower, ImU32 colour) const {
  const int n = static_cast<int>(std::min(upper.size(), lower.size()));
  if (n < 2) return;
  const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
  list_->PrimReserve((n - 1) * 6, n * 2);
  const unsigned first = list_->_VtxCurrentIdx;
  for (int i = 0; i < n; ++i) {
    list_->PrimWriteVtx(upper[static_cast<std::size_t>(i)], uv, colour);
    list_->PrimWriteVtx(lower[static_cast<std::size_t>(i)], uv, colour);
  }
  strip(first, n);
}

void Canvas::text(float x, float baseline, std::string_view text, Face face, ImU32 colour,
                  Align align) const {
  if (text.empty()) return;
  const float high = fonts_->draw_size(face);
  float width = 1e5f;  // of text that begins at x nobody asks for it
  if (align != Align::left || recorder != nullptr) width = measure(text, face);
  if (align == Align::centre) x -= width / 2;
  if (align == Align::right) x -= width;
  if (!hidden({x, baseline - high, width, 2 * high})) {
    list_->AddText(fonts_->font(face, text), high, {x, baseline - fonts_->ascent(face)}, colour, text.data(),
                   text.data() + text.size());
  }
  note(list_, x, baseline, width, size(face), text, face, colour);
}

void Canvas::text_sized(float x, float baseline, std::string_view text, Face face, float points, ImU32 colour,
                        Align align) const {
  const float ratio = points / size(face), width = measure(text, face) * ratio;
  if (align == Align::centre) x -= width / 2;
  if (align == Align::right) x -= width;
  list_->AddText(fonts_->font(face, text), fonts_->draw_size(face) * ratio,
                 {x, baseline - fonts_->ascent(face) * ratio}, colour, text.data(),
                 text.data() + text.size());
  note(list_, x, baseline, width, points, text, face, colour);
}

float Canvas::measure(std::string_view text, Face face) const {
  if (text.empty()) return 0;
  return fonts_->font(face, text)
      ->CalcTextSizeA(fonts_->draw_size(face), FLT_MAX, 0.0f, text.data(), text.data() + text.size())
      .x;
}

std::vector<std::string_view> Canvas::wrap(std::string_view text, Face face, float width) const {
  std::vector<std::string_view> lines;
  Fonts::Lines& known = fonts_->lines_of(text, face, width);
  for (const auto& [from, to] : known) lines.push_back(text.substr(from, to - from));
  if (!known.empty()) return lines;
  std::size_t start = 0, last_break = 0;
  float used = 0;  // from the start to the last break; nothing is kerned, so widths add
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != ' ') continue;
    const float more = measure(text.substr(last_break, i - last_break), face);
    if (last_break > start && used + more > width) {
      lines.push_back(text.substr(start, last_break - start));
      start = last_break + 1;
      used = measure(text.substr(start, i - start), face);
    } else {
      used += more;
    }
    // A word longer than the line (an address) is broken where the line ends.
    while (used > width && i > start && measure(text.substr(start, i - start), face) > width) {
      std::size_t end = i;
      do {
        --end;
        while (end > start && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
      } while (end > start && measure(text.substr(start, end - start), face) > width);
      if (end <= start) break;  // not even one character fits
      lines.push_back(text.substr(start, end - start));
      start = end;
      used = measure(text.substr(start, i - start), face);
    }
    last_break = i;
  }
  if (start < text.size()) lines.push_back(text.substr(start));
  for (const std::string_view line : lines) {
    const auto from = static_cast<std::uint32_t>(line.data() - text.data());
    known.emplace_back(from, from + static_cast<std::uint32_t>(line.size()));
  }
  return lines;
}

void Canvas::push_clip(const Rect& r) const { list_->PushClipRect({r.x, r.y}, {r.x + r.w, r.y + r.h}, true); }
void Canvas::pop_clip() const { list_->PopClipRect(); }

}  // namespace tc::ui
