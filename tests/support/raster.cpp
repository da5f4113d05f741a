#include "support/raster.h"

#include <algorithm>
#include <cmath>

namespace tc::test {

Raster::Raster(int width, int height, float scale)
    : width_(width),
      height_(height),
      scale_(scale),
      pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {}

void Raster::draw(const scene::Picture& picture) {
  std::fill(pixels_.begin(), pixels_.end(), std::array<float, 3>{});
  for (std::size_t t = 0; t + 2 < picture.indices.size(); t += 3) {
    std::array<scene::Vertex, 3> v;
    for (std::size_t k = 0; k < 3; ++k) {
      v[k] = picture.vertices[picture.indices[t + k]];
      v[k].x *= scale_;
      v[k].y *= scale_;
    }
    // Only pixels whose middle lies within; most triangles of a small picture hold none.
    const auto low = [](float a, float b, float c) {
      return static_cast<int>(std::ceil(std::min({a, b, c}) - 0.5f));
    };
    const auto high = [](float a, float b, float c) {
      return static_cast<int>(std::floor(std::max({a, b, c}) - 0.5f));
    };
    const int x0 = std::max(0, low(v[0].x, v[1].x, v[2].x)),
              x1 = std::min(width_ - 1, high(v[0].x, v[1].x, v[2].x));
    if (x0 > x1) continue;
    const int y0 = std::max(0, low(v[0].y, v[1].y, v[2].y)),
              y1 = std::min(height_ - 1, high(v[0].y, v[1].y, v[2].y));
    const float area = (v[1].x - v[0].x) * (v[2].y - v[0].y) - (v[2].x - v[0].x) * (v[1].y - v[0].y);
    if (y0 > y1 || std::fabs(area) < 1e-9f) continue;
    for (int y = y0; y <= y1; ++y) {
      for (int x = x0; x <= x1; ++x) {
        const float px = static_cast<float>(x) + 0.5f, py = static_cast<float>(y) + 0.5f;
        std::array<float, 3> w;
        bool inside = true;
        for (std::size_t k = 0; k < 3; ++k) {
          const scene::Vertex &a = v[(k + 1) % 3], &b = v[(k + 2) % 3];
          w[k] = ((a.x - px) * (b.y - py) - (b.x - px) * (a.y - py)) / area;
          // The upper left rule, nearly: what two triangles share is painted once.
          const float dx = (b.x - a.x) / area, dy = (b.y - a.y) / area;
          if (w[k] < 0 || (w[k] == 0 && !(dy < 0 || (dy == 0 && dx > 0)))) inside = false;
        }
        if (!inside) continue;
        std::array<float, 4> c{};
        for (std::size_t k = 0; k < 3; ++k) {
          for (std::size_t i = 0; i < 4; ++i) c[i] += w[k] * static_cast<float>(v[k].rgba >> (8 * i) & 0xFFu);
        }
        auto& pixel = pixels_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                              static_cast<std::size_t>(x)];
        const float a = c[3] / 255;
        for (std::size_t i = 0; i < 3; ++i) pixel[i] += (c[i] - pixel[i]) * a;
      }
    }
  }
}

}  // namespace tc::test
