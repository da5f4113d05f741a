#include "scene/picture.h"

#include <algorithm>
#include <cmath>

namespace tc::scene {

Rgba with_opacity(Rgba colour, float opacity) {
  const auto a = static_cast<Rgba>(std::lround(std::clamp(opacity, 0.0f, 1.0f) * 255.0f));
  return (colour & 0x00FFFFFFu) | a << 24;
}

Rgba mixed(Rgba a, Rgba b, float f) {
  f = std::clamp(f, 0.0f, 1.0f);
  Rgba out = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    const float x = static_cast<float>(a >> shift & 0xFFu), y = static_cast<float>(b >> shift & 0xFFu);
    out |= static_cast<Rgba>(std::lround(x + (y - x) * f)) << shift;
  }
  return out;
}

void Picture::clear() {
  static std::uint64_t versions = 0;
  version = ++versions;
  vertices.clear();
  indices.clear();
  elements.clear();
  fillings.clear();
}

}  // namespace tc::scene
