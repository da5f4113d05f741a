#include "ui/svg.h"

#include <imgui.h>

#include <algorithm>
#include <cstdio>

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
  return out;
}

std::string paint(ImU32 colour) {
  char text[64];
  const unsigned a = (colour >> IM_COL32_A_SHIFT) & 0xFFu;
  std::snprintf(text, sizeof text, "fill=\"#%02x%02x%02x\"", (colour >> IM_COL32_R_SHIFT) & 0xFFu,
                (colour >> IM_COL32_G_SHIFT) & 0xFFu, (colour >> IM_COL32_B_SHIFT) & 0xFFu);
  std::string out = text;
  if (a < 255) {
    std::snprintf(text, sizeof text, " fill-opacity=\"%.2f\"", a / 255.0);
    out += text;
  }
  return out;
}

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
    const ImU32 colour = mean(a.col, b.col, c.col);
    if (((colour >> IM_COL32_A_SHIFT) & 0xFFu) == 0) return;
    if (colour != colour_ || path_.empty()) {
      end_path();
      colour_ = colour;
    }
    path_ += "M" + number(a.pos.x) + " " + number(a.pos.y) + "L" + number(b.pos.x) + " " + number(b.pos.y) + " " +
             number(c.pos.x) + " " + number(c.pos.y) + "z";
  }
  void end_path() {
    if (!path_.empty()) out_ += "<path " + paint(colour_) + " d=\"" + path_ + "\"/>\n";
    path_.clear();
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
  std::string out_, path_;
  ImU32 colour_ = 0;
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
