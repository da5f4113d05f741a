#include "ui/svg.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unordered_map>
#include <utility>

#include "core/text.h"
#include "ui/canvas.h"
#include "ui/headless.h"

namespace tc::ui {
namespace {

/// A length in points without needless digits.
std::string number(float value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", static_cast<double>(value));
  std::string out = text;
  if (out.ends_with(".0")) out.resize(out.size() - 2);
  return out == "-0" ? "0" : out;
}

unsigned alpha(ImU32 colour) { return (colour >> IM_COL32_A_SHIFT) & 0xFFu; }

std::string hex(ImU32 colour) {
  char text[16];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", (colour >> IM_COL32_R_SHIFT) & 0xFFu,
                (colour >> IM_COL32_G_SHIFT) & 0xFFu, (colour >> IM_COL32_B_SHIFT) & 0xFFu);
  return text;
}

std::string opacity(const char* name, ImU32 colour) {
  if (alpha(colour) == 255) return {};
  char text[48];
  std::snprintf(text, sizeof text, " %s=\"%.2f\"", name, alpha(colour) / 255.0);
  return text;
}

std::string paint(ImU32 colour) { return "fill=\"" + hex(colour) + "\"" + opacity("fill-opacity", colour); }

/// The largest difference of a channel.
int apart(ImU32 a, ImU32 b) {
  int most = 0;
  for (const int shift : {0, 8, 16, 24})
    most = std::max(most, std::abs(static_cast<int>((a >> shift) & 0xFFu) - static_cast<int>((b >> shift) & 0xFFu)));
  return most;
}

/// The least height of a triangle, in points: its area doubled over its longest side.
float height_of(ImVec2 a, ImVec2 b, ImVec2 c) {
  const float area = std::fabs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
  const float longest = std::max({std::hypot(b.x - a.x, b.y - a.y), std::hypot(c.x - b.x, c.y - b.y), std::hypot(a.x - c.x, a.y - c.y)});
  return longest > 0 ? area / longest : 0;
}

/// From here on a triangle in one colour would be seen as a facet of a gradient.
constexpr float kShaded_px = 12;
constexpr int kShadedFrom = 2;
/// Thinner ones are lines, which must not grow.
constexpr float kSolid_px = 2.5f;

ImU32 mean(ImU32 a, ImU32 b, ImU32 c) {
  ImU32 out = 0;
  for (const int shift : {0, 8, 16, 24}) {
    const auto part = [&](ImU32 v) { return (v >> shift) & 0xFFu; };
    out |= ((part(a) + part(b) + part(c)) / 3) << shift;
  }
  return out;
}

class Drawing {
 public:
  explicit Drawing(const std::vector<TextBox>& texts) : texts_(texts) {}

  void list(const ImDrawList& list) {
    std::vector<const TextBox*> words;
    for (const TextBox& text : texts_) {
      if (text.layer == &list) words.push_back(&text);
    }
    std::size_t next = 0;
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.UserCallback != nullptr || command.ElemCount == 0) continue;
      const int from = static_cast<int>(command.IdxOffset), until = from + static_cast<int>(command.ElemCount);
      clip(command.ClipRect);
      for (int i = from; i + 2 < until; i += 3) {
        triangle(list, i, command.VtxOffset);
        for (; next < words.size() && words[next]->index_end <= i + 3; ++next) word(*words[next]);
      }
      for (; next < words.size() && words[next]->index_end <= until; ++next) word(*words[next]);
      close();
    }
  }
  std::string take() { return std::move(out_); }

 private:
  /// Shapes have the white pixel of the font's texture; anything else is a letter, which is written as text.
  static bool is_letter(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
    return a.uv.x != b.uv.x || a.uv.y != b.uv.y || b.uv.x != c.uv.x || b.uv.y != c.uv.y;
  }
  void triangle(const ImDrawList& list, int i, unsigned offset) {
    const auto vertex = [&](int k) -> const ImDrawVert& {
      return list.VtxBuffer[static_cast<int>(offset) + static_cast<int>(list.IdxBuffer[i + k])];
    };
    const ImDrawVert &a = vertex(0), &b = vertex(1), &c = vertex(2);
    if (is_letter(a, b, c)) return;
    if (alpha(a.col) + alpha(b.col) + alpha(c.col) < 3) return;
    std::string fill = fill_of(a, b, c);
    if (fill != fill_) end_path();
    fill_ = std::move(fill);
    path_ += "M" + number(a.pos.x) + " " + number(a.pos.y) + "L" + number(b.pos.x) + " " + number(b.pos.y) + " " +
             number(c.pos.x) + " " + number(c.pos.y) + "z";
  }
  void end_path() {
    if (!path_.empty()) out_ += "<path " + fill_ + " d=\"" + path_ + "\"/>\n";
    path_.clear();
  }
  std::string fill_of(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
    const float height = height_of(a.pos, b.pos, c.pos);
    if (height >= kShaded_px) {
      if (a.col == b.col && apart(a.col, c.col) >= kShadedFrom) return gradient(a, b, c);
      if (b.col == c.col && apart(b.col, a.col) >= kShadedFrom) return gradient(b, c, a);
      if (c.col == a.col && apart(c.col, b.col) >= kShadedFrom) return gradient(c, a, b);
    }
    const ImU32 colour = mean(a.col, b.col, c.col);
    std::string fill = paint(colour);
    // Where opaque pieces meet, smoothed edges would let the ground shine through: each reaches a little below the next.
    if (alpha(colour) == 255 && height >= kSolid_px)
      fill += " stroke=\"" + hex(colour) + "\" stroke-width=\".8\" stroke-linejoin=\"round\"";
    return fill;
  }
  /// From the side p–q, which has one colour, to the opposite corner. The two halves of a rectangle have the same one,
  /// so that they become one path.
  std::string gradient(const ImDrawVert& p, const ImDrawVert& q, const ImDrawVert& corner) {
    const float length = std::hypot(q.pos.x - p.pos.x, q.pos.y - p.pos.y);
    float x = -(q.pos.y - p.pos.y) / length, y = (q.pos.x - p.pos.x) / length;
    if (y < -1e-4f || (std::fabs(y) <= 1e-4f && x < 0)) x = -x, y = -y;
    std::pair<float, ImU32> from{p.pos.x * x + p.pos.y * y, p.col}, to{corner.pos.x * x + corner.pos.y * y, corner.col};
    if (from.first > to.first) std::swap(from, to);
    const auto stop = [](const char* offset, ImU32 colour) {
      return std::string("<stop offset=\"") + offset + "\" stop-color=\"" + hex(colour) + "\"" + opacity("stop-opacity", colour) + "/>";
    };
    const std::string body = "gradientUnits=\"userSpaceOnUse\" x1=\"" + number(x * from.first) + "\" y1=\"" +
                             number(y * from.first) + "\" x2=\"" + number(x * to.first) + "\" y2=\"" +
                             number(y * to.first) + "\">" + stop("0", from.second) + stop("1", to.second);
    const auto [known, fresh] = gradients_.try_emplace(body, "g" + std::to_string(gradients_.size()));
    if (fresh) {
      end_path();
      out_ += "<linearGradient id=\"" + known->second + "\" " + body + "</linearGradient>\n";
    }
    return "fill=\"url(#" + known->second + ")\"";
  }
  void word(const TextBox& text) {
    end_path();
    const bool strong = text.face == Face::body_strong || text.face == Face::label_strong || text.face == Face::small_strong ||
                        text.face == Face::title || text.face == Face::headline || text.face == Face::display;
    out_ += "<text x=\"" + number(text.x) + "\" y=\"" + number(text.baseline) + "\" font-size=\"" + number(text.size) + "\"" +
            (strong ? " font-weight=\"600\"" : "") + " textLength=\"" + number(text.rect.w) +
            "\" lengthAdjust=\"spacingAndGlyphs\" " + paint(text.colour) + ">" + escape_markup(text.text) + "</text>\n";
  }
  void clip(const ImVec4& r) {
    const std::string id = "c" + std::to_string(clips_++);
    out_ += "<clipPath id=\"" + id + "\"><rect x=\"" + number(r.x) + "\" y=\"" + number(r.y) + "\" width=\"" +
            number(std::max(0.0f, r.z - r.x)) + "\" height=\"" + number(std::max(0.0f, r.w - r.y)) +
            "\"/></clipPath>\n<g clip-path=\"url(#" + id + ")\">\n";
  }
  void close() {
    end_path();
    out_ += "</g>\n";
  }

  const std::vector<TextBox>& texts_;
  std::string out_, path_, fill_;
  std::unordered_map<std::string, std::string> gradients_;  ///< ids
  int clips_ = 0;
};

}  // namespace

std::string still_svg(const std::shared_ptr<const content::Library>& library, const Surface& surface,
                      const std::vector<app::Command>& commands, const std::string& caption) {
  std::vector<TextBox> texts;
  std::string shapes, ground;
  still_screen(library, surface, commands,
               {.before_last =
                    [&] {
                      // Whoever draws the file smooths its edges.
                      ImGuiStyle& style = ImGui::GetStyle();
                      style.AntiAliasedLines = style.AntiAliasedLinesUseTex = style.AntiAliasedFill = false;
                      Canvas::record_texts(&texts);
                    },
                .after_last =
                    [&](const Runtime&) {
                      Canvas::record_texts(nullptr);
                      Drawing drawing(texts);
                      for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) drawing.list(*list);
                      shapes = drawing.take();
                      ground = paint(ImGui::GetColorU32(ImGuiCol_WindowBg));
                    }});
  const float foot = 28, width = surface.width, height = surface.height + foot;
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(width) + "\" height=\"" + number(height) +
         "\" viewBox=\"0 0 " + number(width) + " " + number(height) +
         "\" font-family=\"Inter, system-ui, sans-serif\" role=\"img\">\n<title>" + escape_markup(caption) +
         "</title>\n<rect width=\"100%\" height=\"100%\" " + ground + "/>\n" + shapes + "<text x=\"16\" y=\"" +
         number(height - 9) + "\" font-size=\"12\" fill=\"#808080\">" + escape_markup(caption) + "</text>\n</svg>\n";
}

}  // namespace tc::ui
