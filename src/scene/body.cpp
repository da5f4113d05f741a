// The drug in the body: every amount is a disc whose area is its milligrams, so that what leaves one is seen
// to enter another.
#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "scene/scenes.h"

namespace tc::scene {
namespace {

/// Radius of the disc that stands for the whole dose.
constexpr float kWhole = 74;
constexpr Point kSite{364, 306}, kBlood{534, 246}, kTissue{592, 456}, kLiver{640, 322},
    kNorketamine{852, 152}, kHnk{866, 304}, kEliminated{852, 456}, kBrain{584, 80};
/// The figure was drawn around x = 620.
constexpr Point kFigure{36, 0};

float figure(Point at) {
  const Point p = at + kFigure;
  const float head = ellipse(p, {620, 88}, {51, 62});
  const float neck = round_cone(p, {620, 130}, {620, 180}, 22, 26);
  const float chest = smooth_min(round_cone(p, {560, 232}, {680, 232}, 68, 68),
                                 round_cone(p, {584, 250}, {656, 250}, 96, 96), 50);
  const float belly = round_cone(p, {620, 300}, {620, 500}, 104, 96);
  const float hips = round_cone(p, {580, 540}, {660, 540}, 92, 92);
  const float left = smooth_min(round_cone(p, {512, 228}, {466, 400}, 36, 28),
                                round_cone(p, {466, 400}, {452, 660}, 28, 22), 12);
  const float right = smooth_min(round_cone(p, {728, 228}, {774, 400}, 36, 28),
                                 round_cone(p, {774, 400}, {788, 660}, 28, 22), 12);
  const float legs =
      std::min(round_cone(p, {570, 560}, {562, 760}, 66, 56), round_cone(p, {670, 560}, {678, 760}, 66, 56));
  const float trunk = smooth_min(smooth_min(chest, belly, 60), smooth_min(hips, legs, 30), 50);
  const float arms = std::min(left, right);
  return smooth_min(smooth_min(head, neck, 20), smooth_min(trunk, arms, 14), 24);
}

float liver(Point at) {
  const Point p = at + kFigure;
  return smooth_min(round_cone(p, {580, 324}, {676, 304}, 20, 30),
                    round_cone(p, {640, 320}, {690, 318}, 34, 30), 20);
}

/// The way from one place to another, with an arrow in its middle.
void flow(const Pen& pen, Point a, Point b, float bend, Rgba colour) {
  constexpr std::size_t kSteps = 24;
  std::array<Point, kSteps> way;
  const Point middle = (a + b) * 0.5f + Point{b.y - a.y, a.x - b.x} * bend;
  for (std::size_t i = 0; i < kSteps; ++i) {
    const float f = static_cast<float>(i) / (kSteps - 1);
    way[i] = a * ((1 - f) * (1 - f)) + middle * (2 * f * (1 - f)) + b * (f * f);
  }
  pen.line(way, with_opacity(colour, 0.4f), 1.5f);
  const Point tip = way[kSteps / 2], d = glm::normalize(way[kSteps / 2 + 1] - tip), n{-d.y, d.x};
  const std::array<Point, 3> head{tip + d * 6.0f, tip - d * 4.0f + n * 5.0f, tip - d * 4.0f - n * 5.0f};
  pen.polygon(head, with_opacity(colour, 0.85f));
}

void clock_mark(const Pen& pen, const Palette& p, Point at, int number, bool passed) {
  pen.disc(at, 11, passed ? p.drug : p.bg1);
  pen.ring(at, 11, p.drug, 1.75f);
  // One, two or three strokes: the number of the meaning.
  for (int i = 0; i < number; ++i) {
    const float x = at.x + (static_cast<float>(i) - static_cast<float>(number - 1) / 2) * 4.2f;
    const std::array<Point, 2> stroke{Point{x, at.y - 4.5f}, Point{x, at.y + 4.5f}};
    pen.line(stroke, passed ? p.bg1 : p.drug, 1.6f);
  }
}

constexpr std::array<Point, 3> kMarks{Point{330, 420}, Point{330, 466}, Point{330, 512}};

}  // namespace

void BodyScene::prepare(const Palette& palette, float spacing, PaperCutter& cutter) {
  Mesh& mesh = tissue_.mesh;
  mesh.clear();
  Grid grid;
  grid.place(340, -kBeyond, 830, kWorldHeight + kBeyond, spacing);
  sample(grid, [](Point p) { return figure(p); });
  cutter.cut(grid, {palette.b0, palette.b1, palette.rim, 62, 1}, mesh);
  grid.place(500, 270, 710, 370, std::min(spacing, 4.0f));
  sample(grid, [](Point p) { return liver(p); });
  cutter.cut(grid,
             {mixed(palette.b0, palette.contested, 0.12f), mixed(palette.b1, palette.contested, 0.12f),
              palette.rim, 34, 1},
             mesh);
  grid.place(530, 26, 640, 132, std::min(spacing, 4.0f));
  sample(grid, [](Point p) {
    const Point q = p - kBrain;
    return ellipse(p, kBrain, {38, 38}) + 0.8f * std::sin(std::atan2(q.y, q.x) * 14);
  });
  cutter.cut(grid, {palette.a0, palette.a1, palette.rim, 24, 1}, mesh);
  tissue_.ready = true;
}

void BodyScene::draw(const Pen& pen, const Input& input) const {
  const Palette& p = input.palette;
  const Amounts& m = input.amounts;
  pen.mesh(tissue_.mesh);
  struct Amount {
    std::string_view id;
    Point at;
    double mg;
    Rgba colour;
  };
  const std::array<Amount, 6> amounts{{{"dose_site", kSite, m.dose_site_mg, p.drug},
                                       {"blood", kBlood, m.blood_mg, p.drug},
                                       {"tissues", kTissue, m.tissue_mg, p.drug},
                                       {"norketamine", kNorketamine, m.norketamine_mg, p.norketamine},
                                       {"hnk", kHnk, m.hnk_mg, p.hnk},
                                       {"eliminated", kEliminated, m.eliminated_mg, p.text3}}};
  for (const Amount& a : amounts) {
    std::array<Point, 73> whole;
    for (std::size_t i = 0; i < whole.size(); ++i) {
      const float angle = static_cast<float>(i) / 72 * 2 * std::numbers::pi_v<float>;
      whole[i] = a.at + Point{std::cos(angle), std::sin(angle)} * kWhole;
    }
    pen.dashes(whole, with_opacity(p.text3, 0.5f), 1, 3, 5);  // as large as the whole dose
  }
  flow(pen, kSite, kBlood, -0.12f, p.text2);
  flow(pen, kBlood, kTissue, -0.1f, p.text2);
  flow(pen, kBlood, kLiver, 0.1f, p.text2);
  flow(pen, kLiver, kNorketamine, 0.1f, p.text2);
  flow(pen, kNorketamine, kHnk, 0.04f, p.text2);
  flow(pen, kHnk, kEliminated, 0.04f, p.text2);
  for (const Amount& a : amounts) {
    if (m.total_mg <= 0) continue;
    const float r = kWhole * static_cast<float>(std::sqrt(std::max(0.0, a.mg) / m.total_mg));
    const std::size_t first = pen.mark();
    pen.exact_disc(a.at, r, mixed(a.colour, p.bg1, 0.12f));
    pen.filling(a.id, a.mg, first);
    // Lighter hearts and a smooth edge over it: the area is what was drawn before.
    for (int k = 1; k < 5; ++k) {
      pen.disc(a.at, r * (1 - static_cast<float>(k * k) / 30),
               with_opacity(mixed(a.colour, p.text1, 0.07f * static_cast<float>(k)), 0.55f));
    }
    if (r > 0.3f) pen.ring(a.at, r, mixed(a.colour, p.text1, 0.35f), 1.4f);
  }
  // The place of action: how far it is filled follows the level there; it is no amount, so it is hatched.
  pen.hatched_disc(kBrain, 31 * std::sqrt(std::clamp(input.effect_site_share, 0.0f, 1.0f)), p.drug, 5, 1.6f);
  const std::array<bool, 3> passed{input.cleared_felt, input.cleared_kinetic, input.cleared_assay};
  for (std::size_t i = 0; i < 3; ++i) clock_mark(pen, p, kMarks[i], static_cast<int>(i) + 1, passed[i]);
  elements(pen);
}

void BodyScene::elements(const Pen& pen) const {
  const auto round = [&](std::string_view id, Point at, float r, Point anchor, Face face) {
    pen.element(id, {at.x - r, at.y - r, 2 * r, 2 * r}, anchor, face);
  };
  round("dose_site", kSite, 60, kSite + Point{-50, 54}, Face::solid);
  round("blood", kBlood, 50, kBlood + Point{-20, -30}, Face::hatched);
  round("tissues", kTissue, 64, kTissue + Point{44, 30}, Face::hatched);
  round("brain", kBrain, 40, kBrain + Point{24, -10}, Face::hatched);
  pen.element("liver", {600, 288, 84, 62}, kLiver + Point{18, 6}, Face::solid);
  round("norketamine", kNorketamine, 60, kNorketamine + Point{52, -52}, Face::hatched);
  round("hnk", kHnk, 60, kHnk + Point{52, -52}, Face::hatched);
  round("eliminated", kEliminated, 60, kEliminated + Point{60, -20}, Face::hatched);
  round("cleared_felt", kMarks[0], 20, kMarks[0], Face::hatched);
  round("cleared_kinetic", kMarks[1], 20, kMarks[1], Face::hatched);
  round("cleared_assay", kMarks[2], 20, kMarks[2], Face::hatched);
}

}  // namespace tc::scene
