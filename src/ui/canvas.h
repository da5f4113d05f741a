#pragma once
#include <imgui.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/theme.h"
#include "ui/fonts.h"
#include "ui/semantics.h"

namespace tc::ui {

enum class Align { left, centre, right };

/// Colour with opacity, as Dear ImGui wants it.
ImU32 ink(content::Colour colour, double alpha = 1.0);

/// Hatching: the texture of "inferred".
struct Hatch {
  float period = 6, line = 1.5f;
};

/// Where a piece of text was drawn, and how; what layout tests and pictures as SVG look at.
struct TextBox {
  Rect rect;  ///< capitals' height, without the descent
  std::string text;
  const ImDrawList* layer = nullptr;
  float x = 0, baseline = 0, size = 0;  ///< left end, points; em size
  Face face = Face::body;
  ImU32 colour = 0;
  int index_end = 0;  ///< of the layer's indices once it was drawn
};

/// Where something was drawn on which no words may lie; what layout tests look at.
struct ShapeBox {
  Rect rect;
  std::string_view kind;  ///< "icon", "ring" (a number in it) or "playhead"
  const ImDrawList* layer = nullptr;
};

/// Drawing on an ImDrawList in the terms of the design: text on baselines, areas, bands, arcs, hatching.
/// Positions are points; `s` scales design pixels (drawn for a 16-point body) to the present text size.
class Canvas {
 public:
  Canvas(ImDrawList* list, const Fonts& fonts, float em) : list_(list), fonts_(&fonts), em_(em) {}

  float em() const { return em_; }
  /// Design pixels → points.
  float s(double design_px) const { return static_cast<float>(design_px) * em_ / 16.0f; }
  ImDrawList* list() const { return list_; }

  void fill(const Rect& rect, ImU32 colour, float radius = 0) const;
  void frame(const Rect& rect, ImU32 colour, float width, float radius = 0) const;
  /// Horizontal gradient.
  void fill_gradient(const Rect& rect, ImU32 left, ImU32 right) const;
  void segment(ImVec2 a, ImVec2 b, ImU32 colour, float width) const;
  void polyline(std::span<const ImVec2> points, ImU32 colour, float width) const;
  void triangle(ImVec2 a, ImVec2 b, ImVec2 c, ImU32 colour) const;
  void polygon(std::span<const ImVec2> convex, ImU32 colour) const;
  void disc(ImVec2 centre, float radius, ImU32 colour) const;
  /// Square dots of `size`, one each `step`, for a dotted line.
  void dots(float x, float right, float y, float size, float step, ImU32 colour) const;
  void ring(ImVec2 centre, float radius, ImU32 colour, float width) const;
  /// Arc clockwise from 12 o'clock, angles in radians.
  void arc(ImVec2 centre, float radius, double from, double to, ImU32 colour, float width) const;
  void sector(ImVec2 centre, float inner, float outer, double from, double to, ImU32 colour) const;
  void bezier(ImVec2 a, ImVec2 b, ImVec2 c, ImVec2 d, ImU32 colour, float width) const;

  /// Area between a curve and a base line; colours at the top and the base of the lane's height.
  void area(std::span<const ImVec2> curve, float base_y, float top_y, ImU32 top, ImU32 base) const;
  /// Area between two curves with the same x.
  void band(std::span<const ImVec2> upper, std::span<const ImVec2> lower, ImU32 colour) const;

  /// 45° hatching; opacity runs from `left` to `right` across the shape.
  void hatch_rect(const Rect& rect, content::Colour colour, Hatch hatch, double left, double right) const;
  void hatch_capsule(const Rect& rect, content::Colour colour, Hatch hatch, double alpha) const;
  /// Hatched ring segment; opacity runs from `start` to `end` with the angle.
  void hatch_ring(ImVec2 centre, float inner, float outer, double from, double to, content::Colour colour,
                  Hatch hatch, double start, double end) const;
  /// Hatching under a curve.
  void hatch_area(std::span<const ImVec2> curve, float base_y, content::Colour colour, Hatch hatch,
                  double alpha) const;

  /// Draws text with its baseline at y.
  void text(float x, float baseline, std::string_view text, Face face, ImU32 colour,
            Align align = Align::left) const;
  /// As text(), at another size in points (digits inside small rings).
  void text_sized(float x, float baseline, std::string_view text, Face face, float size, ImU32 colour,
                  Align align = Align::left) const;
  float measure(std::string_view text, Face face) const;
  float size(Face face) const { return fonts_->size(face); }
  /// Lines of at most `width` points, broken at spaces; a longer word is broken where the line ends.
  std::vector<std::string_view> wrap(std::string_view text, Face face, float width) const;

  /// While set, every text drawn is noted there. For tests; null otherwise.
  static void record_texts(std::vector<TextBox>* boxes);
  /// The same for shapes on which no words may lie.
  static void record_shapes(std::vector<ShapeBox>* boxes);
  /// Notes a shape that is drawn here, if any of it is seen. `kind` as in ShapeBox, a literal.
  void note_shape(const Rect& rect, std::string_view kind) const;

  void push_clip(const Rect& rect) const;
  void pop_clip() const;

 private:
  /// Nothing of it would be seen: empty, or outside the part of the window that is drawn.
  bool hidden(const Rect& rect) const;
  /// Joins pairs of vertices, the first of which is `first`, to a strip.
  void strip(unsigned first, int pairs) const;
  /// The shapes of hatch_capsule() and hatch_ring(), worked out.
  void cut_capsule(const Rect& rect, content::Colour colour, Hatch hatch, double alpha) const;
  void cut_ring(ImVec2 centre, float inner, float outer, double from, double to, content::Colour colour, Hatch hatch,
                double start, double end) const;
  /// A line of the hatching from x = x0 to x1 on x + y = c.
  void hatch_line(float c, float x0, float x1, ImU32 start, ImU32 end, float width) const;

  ImDrawList* list_;
  const Fonts* fonts_;
  float em_;
};

/// Point on a circle, angle clockwise from 12 o'clock.
ImVec2 polar(ImVec2 centre, float radius, double angle);

/// Points on circles at evenly spaced angles, with one sine for all of them.
class Turn {
 public:
  Turn(double from, double step);
  ImVec2 at(ImVec2 centre, float radius) const {
    return {centre.x + radius * static_cast<float>(sine_), centre.y - radius * static_cast<float>(cosine_)};
  }
  void next();

 private:
  double sine_, cosine_, step_sine_, step_cosine_;
};

}  // namespace tc::ui
