#pragma once
#include <imgui.h>

#include <array>
#include <cstdint>
#include <cstring>

#include "scene/function_ref.h"

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

/// Draws by `draw`, which writes to the list and changes nothing else; or as it drew when the inputs were last the same.
/// For the one interface that draws.
void draw_kept(ImDrawList& list, const Inputs& inputs, scene::FunctionRef<void()> draw);

}  // namespace tc::ui
