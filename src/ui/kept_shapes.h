#pragma once
#include <imgui.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

// Shapes that stand still from frame to frame are worked out once.
namespace tc::ui {

/// What a shape is drawn from, its kind first; equal inputs draw the same triangles.
using Inputs = std::array<std::uint32_t, 12>;

inline std::uint32_t bits(float v) {
  std::uint32_t out = 0;
  std::memcpy(&out, &v, sizeof out);
  return out;
}
inline std::uint32_t bits(double v) { return bits(static_cast<float>(v)); }

/// The triangles of shapes drawn before, a few hundred at most: of two with one place the later one stays.
class KeptShapes {
 public:
  /// Draws by `draw`, which writes to the list and changes nothing else; or as it drew when the inputs were last the same.
  template <class Draw>
  void draw(ImDrawList& list, const Inputs& inputs, const Draw& draw) {
    // Where white and lines stand in the texture changes when fonts are baked; and edges are not smoothed in a drawing
    // that is to be saved.
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    const ImVec4& line = ImGui::GetIO().Fonts->TexUvLines[1];
    const std::array<float, 5> texture{white.x, white.y, line.x, line.y, line.z};
    if (texture != texture_ || list.Flags != flags_) shapes_ = {};
    texture_ = texture;
    flags_ = list.Flags;
    std::uint32_t hash = 0;
    for (const std::uint32_t v : inputs) hash = ((hash << 5 | hash >> 27) ^ v) * 0x9E3779B1u;
    Shape& shape = shapes_[hash >> kShift];
    if (shape.inputs == inputs) return shape.write(list);
    const int vertex = list.VtxBuffer.Size, index = list.IdxBuffer.Size;
    const ImDrawIdx first = list._VtxCurrentIdx;
    draw();
    shape.inputs = inputs;
    shape.vertices.assign(list.VtxBuffer.begin() + vertex, list.VtxBuffer.end());
    shape.indices.assign(list.IdxBuffer.begin() + index, list.IdxBuffer.end());
    for (ImDrawIdx& i : shape.indices) i -= first;
  }

 private:
  static constexpr unsigned kShift = 22;  ///< 1,024 places
  struct Shape {
    Inputs inputs{};  ///< of no kind: empty
    std::vector<ImDrawVert> vertices;
    std::vector<ImDrawIdx> indices;  ///< from 0

    void write(ImDrawList& list) const {
      if (indices.empty()) return;
      const ImDrawIdx first = list._VtxCurrentIdx;
      list.PrimReserve(static_cast<int>(indices.size()), static_cast<int>(vertices.size()));
      std::memcpy(list._VtxWritePtr, vertices.data(), vertices.size() * sizeof(ImDrawVert));
      for (std::size_t i = 0; i < indices.size(); ++i) list._IdxWritePtr[i] = first + indices[i];
      list._VtxWritePtr += vertices.size();
      list._IdxWritePtr += indices.size();
      list._VtxCurrentIdx += static_cast<unsigned>(vertices.size());
    }
  };
  std::array<Shape, std::size_t{1} << (32 - kShift)> shapes_;
  std::array<float, 5> texture_{};
  ImDrawListFlags flags_ = 0;
};

/// Of the one interface that draws.
template <class Draw>
void draw_kept(ImDrawList& list, const Inputs& inputs, const Draw& draw) {
  static KeptShapes* const all = new KeptShapes;  // as long as the program
  all->draw(list, inputs, draw);
}

}  // namespace tc::ui
