#include "ui/kept_shapes.h"

#include <vector>

namespace tc::ui {
namespace {

constexpr unsigned kShift = 22;  // 1,024 places; of two shapes with one place the later one stays

struct Shape {
  Inputs inputs{};  ///< of no kind: empty
  std::vector<ImDrawVert> vertices;
  std::vector<ImDrawIdx> indices;  ///< from 0
};

struct KeptShapes {
  std::vector<Shape> shapes;
  std::array<float, 5> texture{};
  ImDrawListFlags flags = 0;
};

void write(ImDrawList& list, const Shape& shape) {
  if (shape.indices.empty()) return;
  const ImDrawIdx first = list._VtxCurrentIdx;
  list.PrimReserve(static_cast<int>(shape.indices.size()), static_cast<int>(shape.vertices.size()));
  std::memcpy(list._VtxWritePtr, shape.vertices.data(), shape.vertices.size() * sizeof(ImDrawVert));
  for (std::size_t i = 0; i < shape.indices.size(); ++i) list._IdxWritePtr[i] = first + shape.indices[i];
  list._VtxWritePtr += shape.vertices.size();
  list._IdxWritePtr += shape.indices.size();
  list._VtxCurrentIdx += static_cast<unsigned>(shape.vertices.size());
}

}  // namespace

void draw_kept(ImDrawList& list, const Inputs& inputs, scene::FunctionRef<void()> draw) {
  static KeptShapes& all = *new KeptShapes;  // as long as the program
  // Where white and lines stand in the texture changes when fonts are baked; and edges are not smoothed in a drawing
  // that is to be saved.
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  const ImVec4& line = ImGui::GetIO().Fonts->TexUvLines[1];
  const std::array<float, 5> texture{white.x, white.y, line.x, line.y, line.z};
  if (all.shapes.empty() || texture != all.texture || list.Flags != all.flags) {
    all.shapes.clear();
    all.shapes.resize(std::size_t{1} << (32 - kShift));
  }
  all.texture = texture;
  all.flags = list.Flags;
  std::uint32_t hash = 0;
  for (const std::uint32_t v : inputs) hash = ((hash << 5 | hash >> 27) ^ v) * 0x9E3779B1u;
  Shape& shape = all.shapes[hash >> kShift];
  if (shape.inputs == inputs) return write(list, shape);
  const int vertex = list.VtxBuffer.Size, index = list.IdxBuffer.Size;
  const ImDrawIdx first = list._VtxCurrentIdx;
  draw();
  shape.inputs = inputs;
  shape.vertices.assign(list.VtxBuffer.begin() + vertex, list.VtxBuffer.end());
  shape.indices.assign(list.IdxBuffer.begin() + index, list.IdxBuffer.end());
  for (ImDrawIdx& i : shape.indices) i -= first;
}

}  // namespace tc::ui
