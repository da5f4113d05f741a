#pragma once
#include <array>
#include <cstddef>
#include <vector>

#include "scene/picture.h"

namespace tc::test {

/// Paints a picture's triangles over each other, one sample in each pixel; pixels are points times `scale`.
class Raster {
 public:
  Raster(int width, int height, float scale = 1);
  void draw(const scene::Picture& picture);
  /// Red, green, blue, 0 to 255, row by row from the top.
  const std::vector<std::array<float, 3>>& pixels() const { return pixels_; }
  int width() const { return width_; }
  int height() const { return height_; }

 private:
  int width_, height_;
  float scale_;
  std::vector<std::array<float, 3>> pixels_;
};

}  // namespace tc::test
