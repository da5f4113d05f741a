// A person and the brain: what is felt, what is stored, what was scanned and when.
#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "scene/scenes.h"

namespace tc::scene {
namespace {

constexpr Point kBrain{590, 178};
/// Where the comparison drug stands: empty, and how large and how far from the first a person on it is.
constexpr Point kEmpty{862, 428};
constexpr float kCompared = 0.65f;
constexpr Point kComparedShift{850 - 590 * kCompared, 396 - 204 * kCompared};

float figure(Point p) {
  const float head = smooth_min(ellipse(p, {590, 204}, {108, 136}), ellipse(p, {590, 272}, {80, 84}), 50);
  const float neck = round_cone(p, {590, 330}, {590, 470}, 50, 54);
  const float chest = smooth_min(round_cone(p, {476, 566}, {704, 566}, 92, 92),
                                 round_cone(p, {440, 700}, {740, 700}, 130, 130), 60);
  return smooth_min(smooth_min(head, neck, 30), chest, 84);
}

/// Two halves with folds at their edge.
float brain(Point p) {
  const Point q = p - kBrain;
  const float folds = 1.9f * std::sin(std::atan2(q.y, q.x) * 16);
  return smooth_min(ellipse(p, kBrain + Point{-39, 0}, {50, 82}), ellipse(p, kBrain + Point{39, 0}, {50, 82}),
                    8) +
         folds;
}

/// What of a drawn strength an effect takes away at its most. No share was measured: d = 0.63 of the default mode is
/// medium, and of memory no size is known. Plain to see, and less than half.
constexpr float kLowered = 0.4f;

struct Node {
  Point at;
  float radius;
};
/// Default mode, seen from the front: middle of the forehead, back of the midline, two sides.
constexpr std::array<Node, 4> kDefault{{{{0, -58}, 9}, {{0, 30}, 9}, {{-62, 18}, 8}, {{62, 18}, 8}}};
constexpr std::array<Node, 2> kInsula{{{{-46, -18}, 8}, {{46, -18}, 8}}};

void link(const Pen& pen, Point a, Point b, Rgba colour, float strength, bool hatched) {
  const std::array<Point, 2> ends{a, b};
  if (hatched) {
    pen.dashes(ends, with_opacity(colour, 0.35f + 0.6f * strength), 1.2f + 2.2f * strength, 5, 4);
  } else {
    pen.line(ends, with_opacity(colour, 0.35f + 0.6f * strength), 1.2f + 2.2f * strength);
  }
}

}  // namespace

void PersonScene::prepare(const Palette& palette, float spacing, PaperCutter& cutter) {
  Mesh& mesh = tissue_.mesh;
  mesh.clear();
  far_.clear();
  distance_.place(-kBeyond, -kBeyond, kWorldWidth + kBeyond, kWorldHeight + kBeyond, 20);
  const Tube n1{
      std::array{Knot{{-80, 420}, 90}, Knot{{160, 380}, 70}, Knot{{330, 200}, 60}, Knot{{420, -80}, 90}}, 6};
  const Tube n2{
      std::array{Knot{{860, -80}, 80}, Knot{{1010, 160}, 66}, Knot{{1160, 300}, 90}, Knot{{1400, 360}, 110}},
      6};
  sample(distance_, [&](Point p) { return std::min(n1.distance(p), n2.distance(p)); });
  soft_shape(distance_, 60, far_tissue(palette), far_);
  distance_.place(-kBeyond, -kBeyond, kWorldWidth + kBeyond, kWorldHeight + kBeyond, spacing);
  Grid grid;
  grid.place(470, 70, 710, 290, std::min(spacing, 4.0f) * 0.75f);
  sample(grid, [](Point p) { return brain(p); });
  Mesh inner;
  cutter.cut(grid, {palette.a0, palette.a1, palette.rim, 46, 1}, inner);
  sample(distance_, [](Point p) { return figure(p); });
  cutter.cut(distance_, {palette.b0, palette.b1, palette.rim, 76, 1}, mesh);
  cutter.outline(distance_, edge_);
  const auto base = static_cast<std::uint32_t>(mesh.vertices.size());
  mesh.vertices.insert(mesh.vertices.end(), inner.vertices.begin(), inner.vertices.end());
  for (const std::uint32_t i : inner.indices) mesh.indices.push_back(base + i);
  tissue_.ready = true;
}

/// The outline of the self parts from the figure as the index rises. Inferred: hatched between the two.
void PersonScene::draw_felt(const Pen& pen, const Input& input) const {
  const float f = input.dissociation;
  if (f <= 0.01f) return;
  const Palette& p = input.palette;
  const float far = 8 + 34 * f;
  pen.hatched_field(distance_, 3, far, with_opacity(p.feeling, 0.4f * std::min(1.0f, 1.5f * f)), 7, 1.4f);
  for (int i = 1; i <= 3; ++i) {
    const float share = static_cast<float>(i) / 3;
    const Point drift{18 * f * share, -10 * f * share};
    pen.outline(edge_, far * share, drift,
                with_opacity(p.feeling, std::min(1.0f, 1.7f * f) * (0.95f - 0.2f * static_cast<float>(i))),
                1.6f, false);
  }
}

void PersonScene::draw_networks(const Pen& pen, const Input& input, Point centre, float size, float lowered,
                                bool small) const {
  const Palette& p = input.palette;
  const Rgba ink = p.text1;
  std::array<Point, 4> mode;
  for (std::size_t i = 0; i < 4; ++i) mode[i] = centre + kDefault[i].at * size;
  constexpr std::array<std::array<std::size_t, 2>, 5> kLinks{{{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}}};
  for (const auto& [a, b] : kLinks) link(pen, mode[a], mode[b], ink, 1 - kLowered * lowered, true);
  if (!small) {
    const float shift = input.activity.salience_shift;
    const bool scanned = input.activity.salience_scanned;
    for (const Node& n : kInsula) {
      const Point at = centre + n.at * size;
      for (const std::size_t k : {std::size_t{0}, std::size_t{1}})
        link(pen, at, mode[k], p.structure, shift, !scanned);
    }
    for (const Node& n : kInsula) {
      const Point at = centre + n.at * size;
      pen.disc(at, n.radius * size, p.a0);
      if (scanned) pen.disc(at, n.radius * size, with_opacity(p.structure, shift));
      else if (shift > 0.02f) pen.faded(shift).hatched_disc(at, n.radius * size - 1, p.structure, 4.5f, 1.4f);
      pen.ring(at, n.radius * size, p.structure, 1.6f);
    }
  }
  for (std::size_t i = 0; i < 4; ++i) {
    const float r = kDefault[i].radius * size;
    pen.disc(mode[i], r, p.a0);
    pen.faded(1 - kLowered * lowered).hatched_disc(mode[i], r - 1, ink, 4.5f, 1.4f);
    pen.ring(mode[i], r, ink, 1.6f);
  }
}

/// What is met on the right; what is stored is filled, what is not stays empty.
void PersonScene::draw_memory(const Pen& pen, const Input& input) const {
  const Palette& p = input.palette;
  constexpr int kThings = 8;
  const float stored = 1 - kLowered * input.activity.memory_impaired;
  std::array<Point, kThings> way;
  for (int i = 0; i < kThings; ++i) {
    const float f = static_cast<float>(i) / (kThings - 1);
    way[static_cast<std::size_t>(i)] = {850 - 208 * f, 292 - 76 * f * (1.4f - 0.4f * f)};
  }
  pen.line(way, with_opacity(p.text3, 0.35f), 1);
  for (int i = 0; i < kThings; ++i) {
    const float fill = std::clamp(stored * kThings - static_cast<float>((i * 5) % kThings), 0.0f, 1.0f);
    const Point at = way[static_cast<std::size_t>(i)];
    pen.disc(at, 6.5f, p.bg1);
    pen.disc(at, 5, with_opacity(p.text1, fill));
    pen.ring(at, 6, with_opacity(p.text1, 0.55f), 1.2f);
  }
}

void PersonScene::draw_pressure(const Pen& pen, const Input& input) const {
  const Palette& p = input.palette;
  // A column of 20 mmHg beside the arm; lines mark the mean largest rises that two studies measured (S01).
  constexpr float kHeight = 120, kTop_mmhg = 20;
  constexpr std::array<float, 2> kMeasured_mmhg{7.4f, 3.3f};
  const Point foot{334, 470};
  const auto bar = [&](float width, float mmhg, Rgba colour) {
    const float h = kHeight * mmhg / kTop_mmhg;
    const std::array<Point, 4> box{foot + Point{-width, 0}, foot + Point{width, 0}, foot + Point{width, -h},
                                   foot + Point{-width, -h}};
    pen.polygon(box, colour);
  };
  bar(7, kTop_mmhg, with_opacity(p.a0, 0.9f));
  bar(7, std::clamp(input.systolic_rise_mmhg, 0.0f, kTop_mmhg), p.feeling);
  const std::array<Point, 5> frame{foot + Point{-7, 0}, foot + Point{7, 0}, foot + Point{7, -kHeight},
                                   foot + Point{-7, -kHeight}, foot + Point{-7, 0}};
  pen.line(frame, with_opacity(p.rim, 0.7f), 1.2f);
  for (int i = 0; i <= 4; ++i) {
    const float y = foot.y - kHeight * static_cast<float>(i) / 4;
    const std::array<Point, 2> tick{Point{foot.x + 7, y}, Point{foot.x + 13, y}};
    pen.line(tick, with_opacity(p.rim, 0.7f), 1);
  }
  for (const float mmhg : kMeasured_mmhg) {
    const float y = foot.y - kHeight * mmhg / kTop_mmhg;
    const std::array<Point, 2> measured{Point{foot.x - 14, y}, Point{foot.x + 16, y}};
    pen.line(measured, p.text1, 2);
  }
  const std::array<Point, 3> tube{Point{341, 464}, Point{380, 520}, Point{430, 540}};
  pen.line(tube, with_opacity(p.rim, 0.6f), 1.5f);
}

/// Midazolam, at the right: the same person, as large as there is room beside the words; until it is asked for, an empty
/// outline.
void PersonScene::draw_compared(const Pen& pen, const Input& input) const {
  const Palette& p = input.palette;
  if (input.midazolam) {
    const Pen there = pen.placed(kCompared, kComparedShift);
    there.mesh(tissue_.mesh);
    draw_networks(there, input, kBrain, 1, input.activity.default_mode_lower, true);
    return;
  }
  std::array<Point, 49> head;
  for (std::size_t i = 0; i < head.size(); ++i) {
    const float a = static_cast<float>(i) / 48 * 2 * std::numbers::pi_v<float>;
    head[i] = kEmpty + Point{40 * std::sin(a), 1 - 47 * std::cos(a)};
  }
  std::array<Point, 25> shoulders;
  for (std::size_t i = 0; i < shoulders.size(); ++i) {
    const float a = static_cast<float>(i) / 24 * std::numbers::pi_v<float>;
    shoulders[i] = kEmpty + Point{-68 * std::cos(a), 112 - 50 * std::sin(a)};
  }
  pen.dashes(head, with_opacity(p.rim, 0.7f), 1.4f, 7, 6);
  pen.dashes(shoulders, with_opacity(p.rim, 0.7f), 1.4f, 7, 6);
}

void PersonScene::draw(const Pen& pen, const Input& input) const {
  pen.mesh(far_);
  if (input.midazolam) draw_compared(pen, input);  // stands behind
  pen.mesh(tissue_.mesh);
  draw_felt(pen, input);
  draw_networks(pen, input, kBrain, 1, input.activity.default_mode_lower, false);
  draw_memory(pen, input);
  draw_pressure(pen, input);
  if (!input.midazolam) draw_compared(pen, input);
  elements(pen, input);
}

void PersonScene::elements(const Pen& pen, const Input& input) const {
  pen.element("person", {480, 480, 220, 110}, {500, 552}, Face::solid);
  pen.element("felt_outline", {430, 120, 60, 160}, {462, 206}, Face::hatched);
  pen.element("memory_encoding", {664, 208, 196, 92}, {820, 281}, Face::solid);
  pen.element("default_mode", {566, 100, 48, 40}, kBrain + Point{0, -58}, Face::hatched);
  pen.element("salience", {616, 142, 40, 36}, kBrain + Point{46, -18},
              input.activity.salience_scanned ? Face::solid : Face::hatched);
  pen.element("blood_pressure", {310, 342, 48, 136}, {334, 426}, Face::solid);
  if (input.midazolam) pen.placed(kCompared, kComparedShift).element("midazolam", {482, 68, 216, 350}, {656, 120}, Face::hatched);
  else pen.element("midazolam", {794, 378, 136, 166}, {890, 404}, Face::hatched);
}

}  // namespace tc::scene
