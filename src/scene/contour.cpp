#include "scene/contour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>

namespace tc::scene {

void Grid::place(float left, float top, float right, float bottom, float spacing) {
  x0 = left;
  y0 = top;
  step = spacing;
  nx = static_cast<int>(std::ceil((right - left) / spacing)) + 1;
  ny = static_cast<int>(std::ceil((bottom - top) / spacing)) + 1;
  value.resize(static_cast<std::size_t>(nx) * static_cast<std::size_t>(ny));
}

float Grid::sample(glm::vec2 p) const {
  const float u = std::clamp((p.x - x0) / step, 0.0f, static_cast<float>(nx - 1) - 1e-3f);
  const float v = std::clamp((p.y - y0) / step, 0.0f, static_cast<float>(ny - 1) - 1e-3f);
  const int i = static_cast<int>(u), j = static_cast<int>(v);
  const float fu = u - static_cast<float>(i), fv = v - static_cast<float>(j);
  const float top = at(i, j) + (at(i + 1, j) - at(i, j)) * fu;
  const float bottom = at(i, j + 1) + (at(i + 1, j + 1) - at(i, j + 1)) * fu;
  return top + (bottom - top) * fv;
}

glm::vec2 Grid::slope(int i, int j) const {
  const int l = std::max(0, i - 1), r = std::min(nx - 1, i + 1), u = std::max(0, j - 1),
            d = std::min(ny - 1, j + 1);
  const glm::vec2 g{(at(r, j) - at(l, j)) / static_cast<float>(r - l),
                    (at(i, d) - at(i, u)) / static_cast<float>(d - u)};
  const float length = glm::length(g);
  return length > 1e-6f ? g / length : glm::vec2{0, 0};
}

void Mesh::clear() {
  vertices.clear();
  indices.clear();
}

void Outline::clear() {
  corners.clear();
  pieces.clear();
}

void Contourer::begin(const Grid& grid) {
  for (auto* list : {&corner_, &across_, &down_, &outer_across_, &outer_down_}) {
    list->assign(grid.value.size(), -1);
  }
}

/// Where the level crosses a side of the cell (i, j): 0 top, 1 right, 2 bottom, 3 left.
Contourer::Crossing Contourer::cross(const Grid& grid, int i, int j, int side, float level) const {
  const bool horizontal = side == 0 || side == 2;
  const int ai = side == 1 ? i + 1 : i, aj = side == 2 ? j + 1 : j;
  const int bi = horizontal ? ai + 1 : ai, bj = horizontal ? aj : aj + 1;
  const float a = grid.at(ai, aj), b = grid.at(bi, bj);
  const float f = std::clamp((level - a) / (b - a), 0.001f, 0.999f);
  const glm::vec2 from{grid.x0 + static_cast<float>(ai) * grid.step,
                       grid.y0 + static_cast<float>(aj) * grid.step};
  const glm::vec2 to{grid.x0 + static_cast<float>(bi) * grid.step,
                     grid.y0 + static_cast<float>(bj) * grid.step};
  glm::vec2 n = grid.slope(ai, aj) * (1 - f) + grid.slope(bi, bj) * f;
  const float length = glm::length(n);
  n = length > 1e-6f ? n / -length : glm::vec2{0, 0};
  return {from + (to - from) * f, n};
}

void Contourer::band(const Grid& grid, float level, float covered, const Shade& shade, Mesh& mesh) {
  begin(grid);
  const auto index_of = [&](int i, int j) { return static_cast<std::size_t>(j * grid.nx + i); };
  const auto corner_point = [&](int i, int j) {
    return glm::vec2{grid.x0 + static_cast<float>(i) * grid.step,
                     grid.y0 + static_cast<float>(j) * grid.step};
  };
  const auto add = [&](MeshVertex v) {
    mesh.vertices.push_back(v);
    return static_cast<std::uint32_t>(mesh.vertices.size() - 1);
  };
  const auto corner = [&](int i, int j) {
    std::int32_t& id = corner_[index_of(i, j)];
    if (id < 0) {
      const glm::vec2 p = corner_point(i, j);
      id = static_cast<std::int32_t>(add({p, {0, 0}, shade(p, grid.at(i, j), -grid.slope(i, j))}));
    }
    return static_cast<std::uint32_t>(id);
  };
  // Each crossing has an inner vertex on the edge and an outer one that is clear.
  const auto crossing = [&](int i, int j, int side, bool outer) {
    const bool horizontal = side == 0 || side == 2;
    const std::size_t at = index_of(side == 1 ? i + 1 : i, side == 2 ? j + 1 : j);
    std::int32_t& inner_id = (horizontal ? across_ : down_)[at];
    std::int32_t& outer_id = (horizontal ? outer_across_ : outer_down_)[at];
    if (inner_id < 0) {
      const Crossing c = cross(grid, i, j, side, level);
      const Rgba colour = shade(c.at, level, c.normal);
      inner_id = static_cast<std::int32_t>(add({c.at, c.normal * -0.5f, colour}));
      outer_id = static_cast<std::int32_t>(add({c.at, c.normal * 0.5f, colour & 0x00FFFFFFu}));
    }
    return static_cast<std::uint32_t>(outer ? outer_id : inner_id);
  };
  const auto triangle = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    mesh.indices.insert(mesh.indices.end(), {a, b, c});
  };
  for (int j = 0; j + 1 < grid.ny; ++j) {
    int run = -1;
    const auto close_run = [&](int until) {
      if (run < 0) return;
      const std::uint32_t a = corner(run, j), b = corner(until, j), c = corner(until, j + 1),
                          d = corner(run, j + 1);
      triangle(a, b, c);
      triangle(a, c, d);
      run = -1;
    };
    for (int i = 0; i + 1 < grid.nx; ++i) {
      const std::array<float, 4> v{grid.at(i, j), grid.at(i + 1, j), grid.at(i + 1, j + 1),
                                   grid.at(i, j + 1)};
      const auto [low, high] = std::minmax_element(v.begin(), v.end());
      if (*high <= level || *low > covered) {
        close_run(i);
        continue;
      }
      if (*low > level) {
        // Long runs would smear the shading; a few cells do not.
        if (run >= 0 && i - run >= 6) close_run(i);
        if (run < 0) run = i;
        continue;
      }
      close_run(i);
      // Walk round the cell: corners that are in, crossings where the level passes.
      std::array<std::uint32_t, 8> loop{};
      std::array<int, 8> side_of{};  // side of a crossing, -1 for a corner
      std::size_t n = 0;
      constexpr std::array<std::array<int, 2>, 4> kCorner{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
      for (std::size_t k = 0; k < 4; ++k) {
        const bool in = v[k] > level, next_in = v[(k + 1) % 4] > level;
        if (in) {
          loop[n] = corner(i + kCorner[k][0], j + kCorner[k][1]);
          side_of[n++] = -1;
        }
        if (in != next_in) {
          loop[n] = crossing(i, j, static_cast<int>(k), false);
          side_of[n++] = static_cast<int>(k);
        }
      }
      for (std::size_t k = 1; k + 1 < n; ++k) triangle(loop[0], loop[k], loop[k + 1]);
      for (std::size_t k = 0; k < n; ++k) {
        const std::size_t next = (k + 1) % n;
        if (side_of[k] < 0 || side_of[next] < 0) continue;
        // From a crossing straight to the next: that is the edge (the way along a side passes a corner).
        const std::uint32_t a = crossing(i, j, side_of[k], true), b = crossing(i, j, side_of[next], true);
        triangle(loop[k], loop[next], b);
        triangle(loop[k], b, a);
      }
    }
    close_run(grid.nx - 1);
  }
}

void Contourer::edge(const Grid& grid, float level, Outline& outline) {
  begin(grid);
  for (int j = 0; j + 1 < grid.ny; ++j) {
    for (int i = 0; i + 1 < grid.nx; ++i) {
      const std::array<float, 4> v{grid.at(i, j), grid.at(i + 1, j), grid.at(i + 1, j + 1),
                                   grid.at(i, j + 1)};
      std::array<std::uint32_t, 4> found{};
      std::size_t n = 0;
      for (std::size_t k = 0; k < 4; ++k) {
        if ((v[k] > level) == (v[(k + 1) % 4] > level)) continue;
        const bool horizontal = k == 0 || k == 2;
        const std::size_t at =
            static_cast<std::size_t>((k == 2 ? j + 1 : j) * grid.nx + (k == 1 ? i + 1 : i));
        std::int32_t& id = (horizontal ? across_ : down_)[at];
        if (id < 0) {
          const Crossing c = cross(grid, i, j, static_cast<int>(k), level);
          id = static_cast<std::int32_t>(outline.corners.size());
          outline.corners.push_back({c.at, c.normal});
        }
        found[n++] = static_cast<std::uint32_t>(id);
      }
      for (std::size_t k = 0; k + 1 < n; k += 2) {
        outline.pieces.push_back(found[k]);
        outline.pieces.push_back(found[k + 1]);
      }
    }
  }
}

void PaperCutter::cut(const Grid& distance, const PaperCut& look, Mesh& mesh) {
  inside_.x0 = distance.x0;
  inside_.y0 = distance.y0;
  inside_.step = distance.step;
  inside_.nx = distance.nx;
  inside_.ny = distance.ny;
  inside_.value.resize(distance.value.size());
  for (std::size_t k = 0; k < inside_.value.size(); ++k) inside_.value[k] = -distance.value[k] / look.depth;
  const int bands = bands_;
  const float margin = 1.8f * distance.step / look.depth;
  // Bands of equal width in the root of the depth: narrow at the edge, wide at the heart.
  const auto level_of = [&](int band) {
    return static_cast<float>(band * band) / static_cast<float>(bands * bands);
  };
  for (int k = 0; k < bands; ++k) {
    const Rgba base = mixed(look.edge, look.heart, static_cast<float>(k) / static_cast<float>(bands - 1));
    const auto shade = [&](glm::vec2 p, float inside, glm::vec2 normal) {
      const float light = -0.55f * normal.x - 0.83f * normal.y;
      const float lift = (lit_ ? look.lit : 0.0f) * light * (1 - std::clamp(inside, 0.0f, 1.0f)) * 0.16f;
      const Rgba lit = lift > 0 ? mixed(base, look.rim, lift) : mixed(base, look.edge, -lift * 2.5f);
      const float seen = look.opacity ? look.opacity(p) : 1.0f;
      return look.ground != 0 ? mixed(look.ground, lit, seen) : with_opacity(lit, seen);
    };
    contourer_.band(inside_, level_of(k), k + 1 < bands ? level_of(k + 1) + margin : 1e9f, shade, mesh);
  }
  rim(look, mesh);
}

void PaperCutter::set_detail(int bands, bool lit) {
  bands_ = bands;
  lit_ = lit;
}

void PaperCutter::outline(const Grid& distance, Outline& out) {
  out.clear();
  contourer_.edge(distance, 0, out);
  for (Outline::Corner& c : out.corners) c.normal = -c.normal;
}

/// A thin line just inside the edge, brighter where the light falls.
void PaperCutter::rim(const PaperCut& look, Mesh& mesh) {
  rim_.clear();
  contourer_.edge(inside_, 0, rim_);
  const auto base = static_cast<std::uint32_t>(mesh.vertices.size());
  for (const Outline::Corner& c : rim_.corners) {
    const float light = std::max(0.0f, -0.55f * c.normal.x - 0.83f * c.normal.y);
    const float seen = look.opacity ? look.opacity(c.at) : 1.0f;
    const Rgba clear = look.rim & 0x00FFFFFFu, line = with_opacity(look.rim, (0.38f + 0.42f * light) * seen);
    mesh.vertices.push_back({c.at, c.normal * 0.3f, clear});
    mesh.vertices.push_back({c.at, c.normal * -0.6f, line});
    mesh.vertices.push_back({c.at, c.normal * -1.5f, line});
    mesh.vertices.push_back({c.at, c.normal * -2.4f, clear});
  }
  for (std::size_t k = 0; k + 1 < rim_.pieces.size(); k += 2) {
    for (std::uint32_t row = 0; row < 3; ++row) {
      const std::uint32_t a = base + rim_.pieces[k] * 4 + row, b = base + rim_.pieces[k + 1] * 4 + row;
      mesh.indices.insert(mesh.indices.end(), {a, b, b + 1, a, b + 1, a + 1});
    }
  }
}

void soft_shape(const Grid& distance, float feather, Rgba colour, Mesh& mesh) {
  const auto base = static_cast<std::uint32_t>(mesh.vertices.size());
  for (int j = 0; j < distance.ny; ++j) {
    for (int i = 0; i < distance.nx; ++i) {
      const float f = std::clamp((feather - distance.at(i, j)) / (2 * feather), 0.0f, 1.0f);
      const glm::vec2 p{distance.x0 + static_cast<float>(i) * distance.step,
                        distance.y0 + static_cast<float>(j) * distance.step};
      mesh.vertices.push_back(
          {p, {0, 0}, with_opacity(colour, f * f * (3 - 2 * f) * static_cast<float>(colour >> 24) / 255.0f)});
    }
  }
  for (int j = 0; j + 1 < distance.ny; ++j) {
    for (int i = 0; i + 1 < distance.nx; ++i) {
      const auto a = base + static_cast<std::uint32_t>(j * distance.nx + i),
                 b = a + static_cast<std::uint32_t>(distance.nx);
      const Rgba all = mesh.vertices[a].rgba | mesh.vertices[a + 1].rgba | mesh.vertices[b].rgba |
                       mesh.vertices[b + 1].rgba;
      if (all >> 24 == 0) continue;
      mesh.indices.insert(mesh.indices.end(), {a, a + 1, b + 1, a, b + 1, b});
    }
  }
}

}  // namespace tc::scene
