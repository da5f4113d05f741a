#pragma once
#include <cstdint>
#include <glm/vec2.hpp>
#include <string_view>
#include <vector>

namespace tc::scene {

/// Red in the lowest byte, opacity in the highest, as draw lists want it.
using Rgba = std::uint32_t;

/// A colour with `opacity` (0 to 1) in place of its own.
Rgba with_opacity(Rgba colour, float opacity);
/// From `a` (0) to `b` (1), opacity included.
Rgba mixed(Rgba a, Rgba b, float f);

struct Vertex {
  float x = 0, y = 0;
  Rgba rgba = 0;
};

/// The texture of what is drawn: measured; inferred or contested; not known.
enum class Face { solid, hatched, blank };

struct Box {
  float x = 0, y = 0, w = 0, h = 0;
};

/// A thing that can be pressed.
struct Element {
  std::string_view id;  ///< "nmda_receptor"
  Box bounds;           ///< that takes the pointer
  glm::vec2 anchor{0};  ///< where its leader begins
  Face face = Face::solid;
  float presence = 1;  ///< 0 while it is not there yet, or not any more
};

/// An amount that is drawn as an area.
struct Filling {
  std::string_view id;  ///< of its element
  double amount_mg = 0;
  std::size_t first = 0, count = 0;  ///< its triangles, in Picture::indices
};

/// A drawing in flat and shaded triangles, in points from the upper left. Kept and used again: its buffers
/// only grow.
struct Picture {
  std::vector<Vertex> vertices;
  std::vector<std::uint32_t> indices;  ///< three for each triangle, painted in order
  std::vector<Element> elements;       ///< in reading order
  std::vector<Filling> fillings;
  std::uint64_t version = 0;  ///< no other picture has it; 0 until the first clear()

  /// Empties it for the next drawing, which is another version.
  void clear();
};

}  // namespace tc::scene
