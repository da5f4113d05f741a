// One synapse: a bouton above, a spine's head below, an interneuron at the left.
#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "scene/scenes.h"

namespace tc::scene {
namespace {

constexpr int kNmda = 5;
constexpr Point kBdnf{592, 446}, kTrkb{688, 446}, kMtor{644, 500}, kEef2{546, 478}, kRapamycin{724, 520};
constexpr float kNode = 10;

struct Shapes {
  Tube axon{std::array{Knot{{150, -90}, 34}, Knot{{300, -8}, 32}, Knot{{430, 66}, 44}, Knot{{520, 130}, 78}},
            7};
  Tube axon2{
      std::array{Knot{{720, 150}, 70}, Knot{{850, 60}, 36}, Knot{{980, -20}, 27}, Knot{{1090, -90}, 26}}, 7};
  Tube neck{
      std::array{Knot{{640, 480}, 60}, Knot{{644, 530}, 36}, Knot{{652, 580}, 42}, Knot{{660, 660}, 90}}, 7};
  Tube shaft{
      std::array{Knot{{-60, 706}, 104}, Knot{{300, 688}, 100}, Knot{{700, 694}, 104}, Knot{{1340, 650}, 92}},
      7};
  Tube arm{std::array{Knot{{-60, 250}, 20}, Knot{{60, 330}, 19}, Knot{{160, 420}, 20}, Knot{{236, 500}, 30}},
           7};

  float head(Point p) const {
    return smooth_min(round_cone(p, {512, 420}, {768, 420}, 74, 74),
                      round_cone(p, {560, 440}, {720, 440}, 78, 78), 30);
  }
  float post(Point p) const {
    return smooth_min(smooth_min(head(p), neck.distance(p), 56), shaft.distance(p), 70);
  }
  float pre(Point p) const {
    const float bouton = round_cone(p, {538, 186}, {742, 186}, 116, 116);
    const float joined = smooth_min(smooth_min(bouton, axon.distance(p), 70), axon2.distance(p), 70);
    return smooth_cut(joined, head(p) - 44, 10);
  }
  float interneuron(Point p) const {
    const float body = smooth_min(arm.distance(p), round_cone(p, {226, 536}, {300, 540}, 50, 50), 46);
    return smooth_cut(body, post(p) - 22, 8);
  }
};

/// Where the spine's surface is at x, and its normal.
std::pair<Point, Point> surface(const Shapes& shapes, float x) {
  float high = 260, low = 470;
  for (int i = 0; i < 40; ++i) {
    const float middle = (high + low) / 2;
    (shapes.post({x, middle}) > 0 ? high : low) = middle;
  }
  const Point n{shapes.post({x + 1, high}) - shapes.post({x - 1, high}),
                shapes.post({x, high + 1}) - shapes.post({x, high - 1})};
  return {{x, high}, glm::normalize(n)};
}

void draw_receptor(const Pen& pen, Point at, Point normal, float size, Rgba body, Rgba edge, bool open) {
  const Point up = normal, right{-normal.y, normal.x};
  const float gap = open ? 4.4f : 3.0f, w = 7.2f, h = 17;
  for (const float side : {-1.0f, 1.0f}) {
    const std::array<Point, 6> shape{Point{gap, h * 1.05f},    {gap + w * 1.15f, h * 0.8f},
                                     {gap + w, -h * 0.2f},     {gap + w * 0.8f, -h * 0.85f},
                                     {gap * 0.7f, -h * 0.85f}, {gap * (open ? 0.9f : 0.5f), -h * 0.1f}};
    std::array<Point, 6> placed, wider;
    for (std::size_t i = 0; i < 6; ++i) {
      const Point q = shape[i] * size;
      placed[i] = at + right * (q.x * side) + up * q.y;
      const Point c{gap + w * 0.5f, 0};
      const Point o = (c + (shape[i] - c) * 1.14f) * size;
      wider[i] = at + right * (o.x * side) + up * o.y;
    }
    pen.polygon(wider, edge);
    pen.polygon(placed, body);
  }
}

/// A step of the cascade: an empty ring before it is seen, hatched by how strongly it was; the minutes of none were
/// measured.
void draw_node(const Pen& pen, const Palette& p, Point at, float strength) {
  pen.disc(at, kNode, p.b0);
  pen.faded(0.12f + 0.88f * strength).hatched_disc(at, kNode - 1, p.signalling, 4.6f, 1.4f);
  pen.ring(at, kNode, with_opacity(p.signalling, 0.5f + 0.5f * strength), 1.4f);
}

}  // namespace

void draw_ketamine(const Pen& pen, Point at, float size, Rgba colour, Rgba halo, float turn) {
  if (size <= 0.05f) return;
  const float a = turn + std::numbers::pi_v<float> / 6;
  const Point apart = Point{std::cos(a), std::sin(a)} * (size * 0.86f);
  for (const float grow : {1.22f, 1.0f}) {
    for (const float side : {-1.0f, 1.0f}) {
      std::array<Point, 6> hexagon;
      for (std::size_t i = 0; i < 6; ++i) {
        const float b = turn + static_cast<float>(i) * std::numbers::pi_v<float> / 3;
        hexagon[i] = at + apart * side + Point{std::cos(b), std::sin(b)} * (size * grow);
      }
      pen.polygon(hexagon, grow > 1 ? halo : colour);
    }
  }
}

void draw_contested(const Pen& pen, Point at, float size, Rgba colour) {
  const std::array<Point, 3> left{at + Point{-size * 1.25f, -size}, at, at + Point{-size * 1.25f, size}};
  const std::array<Point, 4> right{at, at + Point{size * 1.25f, -size}, at + Point{size * 1.25f, size}, at};
  pen.polygon(left, colour);
  pen.line(right, colour, 1.5f);
}

void SynapseScene::prepare(const Palette& palette, float spacing, PaperCutter& cutter) {
  const Shapes shapes;
  Mesh& mesh = tissue_.mesh;
  mesh.clear();
  Grid grid;
  // Neighbours, far behind.
  const Tube n1{
      std::array{Knot{{-80, 180}, 64}, Knot{{160, 210}, 58}, Knot{{330, 150}, 40}, Knot{{420, -80}, 60}}, 6};
  const Tube n2{
      std::array{Knot{{900, -80}, 70}, Knot{{1010, 200}, 62}, Knot{{1160, 330}, 86}, Knot{{1400, 380}, 100}},
      6};
  const Tube n3{
      std::array{Knot{{840, 640}, 40}, Knot{{980, 520}, 34}, Knot{{1180, 520}, 46}, Knot{{1400, 560}, 60}},
      6};
  const Tube n4{std::array{Knot{{-80, 520}, 30}, Knot{{60, 560}, 34}, Knot{{160, 700}, 60}}, 6};
  grid.place(-kBeyond, -kBeyond, kWorldWidth + kBeyond, kWorldHeight + kBeyond, 20);
  sample(grid, [&](Point p) {
    return std::min(std::min(n1.distance(p), n2.distance(p)), std::min(n3.distance(p), n4.distance(p)));
  });
  soft_shape(grid, 34, far_tissue(palette), mesh);
  grid.place(-kBeyond, -kBeyond, kWorldWidth + kBeyond, kWorldHeight + kBeyond, spacing);
  sample(grid, [&](Point p) { return shapes.interneuron(p); });
  cutter.cut(
      grid,
      {mixed(palette.a0, palette.bg0, 0.35f), mixed(palette.a1, palette.bg0, 0.45f), palette.rim, 40, 0.6f},
      mesh);
  sample(grid, [&](Point p) { return shapes.pre(p); });
  cutter.cut(grid, {palette.a0, palette.a1, palette.rim, 84, 1}, mesh);
  sample(grid, [&](Point p) { return shapes.post(p); });
  cutter.cut(grid, {palette.b0, palette.b1, palette.rim, 64, 1}, mesh);

  Random random(11);
  const auto between = [&](float low, float high) {
    return low + static_cast<float>(random.uniform()) * (high - low);
  };
  const auto apart = [](const auto& list, Point p, float least) {
    return std::all_of(list.begin(), list.end(),
                       [&](const auto& other) { return glm::distance(other.at, p) > least; });
  };
  vesicles_.clear();
  for (int i = 0; i < 4000 && vesicles_.size() < 46; ++i) {
    const Point p{between(430, 850), between(84, 294)};
    const float d = shapes.pre(p);
    if (d < -24 && apart(vesicles_, p, 31)) vesicles_.push_back({p, d > -46 && p.y > 230});
  }
  receptors_.clear();
  constexpr std::array<float, 9> kPlaces{488, 526, 564, 602, 640, 678, 716, 754, 792};
  constexpr std::array<float, kNmda> kRank{4, 1, 0, 2, 3};
  for (std::size_t i = 0; i < kPlaces.size(); ++i) {
    const auto [at, normal] = surface(shapes, kPlaces[i]);
    receptors_.push_back({at, normal, i % 2 == 0, i % 2 == 0 ? kRank[i / 2] : 0});
  }
  glutamate_.clear();
  for (int i = 0; i < 8000 && glutamate_.size() < 96; ++i) {
    const float x = between(452, 828);
    const Point p{x, surface(shapes, x).first.y - 12 - between(0, 32)};
    const float nearness = std::exp(-std::pow((x - 640) / 130, 2.0f));
    if (shapes.pre(p) > 4 && shapes.post(p) > 9 && apart(glutamate_, p, 8.5f) &&
        between(0, 1) < 0.4f + 0.6f * nearness) {
      glutamate_.push_back({p, 0});
    }
  }
  for (Dot& dot : glutamate_) dot.rank = between(0, 1);
  tissue_.ready = true;
}

void SynapseScene::draw_receptors(const Pen& pen, const Input& input) const {
  const Palette& p = input.palette;
  const Rgba quiet = mixed(p.text3, p.b1, 0.25f), halo = with_opacity(p.bg1, 0.9f);
  for (const Receptor& r : receptors_) {
    const float blocked = r.nmda ? std::clamp(input.nmda_occupancy * kNmda - r.rank, 0.0f, 1.0f) : 0.0f;
    draw_receptor(pen, r.at, r.normal, 0.94f, r.nmda ? quiet : p.signalling, halo, !r.nmda || blocked < 0.5f);
    if (r.nmda)
      draw_ketamine(pen, r.at + r.normal * 2.0f, 5.0f * blocked, p.drug, halo,
                    std::atan2(r.normal.y, r.normal.x) + 1.7f);
  }
  // Current through the AMPA receptors: drops that go inwards as the story goes on.
  const float phase = input.reduced_motion ? 0.0f : input.story * 60 - std::floor(input.story * 60);
  const float flow = input.activity.ampa;
  for (const Receptor& r : receptors_) {
    if (r.nmda) continue;
    for (int i = 0; i < 4; ++i) {
      const float way = (static_cast<float>(i) + phase) / 4;
      const float shown = (0.16f + 0.84f * flow) * std::min(1.0f, 4 * (1 - way)) *
                          std::min(1.0f, way * 6 + (input.reduced_motion ? 1.0f : 0.0f));
      pen.disc(r.at - r.normal * (22 + 46 * way), 3.1f - 1.7f * way,
               with_opacity(p.signalling, 0.95f * shown));
    }
  }
}

void SynapseScene::draw_cascade(const Pen& pen, const Input& input) const {
  const Palette& p = input.palette;
  const Activity& a = input.activity;
  const std::array<Point, 4> chain{kEef2, kBdnf, kTrkb, kMtor};
  const std::array<Point, 2> down{kMtor, {652, 570}};
  const float any = std::max({a.bdnf, a.trkb, a.mtor, a.eef2});
  pen.line(chain, with_opacity(p.signalling, 0.35f + 0.5f * any), 1.5f);
  pen.dashes(down, with_opacity(p.signalling, 0.3f + 0.4f * a.mtor), 1.5f, 5, 5);
  draw_node(pen, p, kEef2, a.eef2);
  draw_node(pen, p, kBdnf, a.bdnf);
  draw_node(pen, p, kTrkb, a.trkb);
  draw_node(pen, p, kMtor, a.mtor);
  // The blocker of mTOR: a bar before it. What it did in people contradicts the rats.
  const std::array<Point, 2> arm{kRapamycin, kMtor + Point{17, 5}};
  const std::array<Point, 2> bar{kMtor + Point{19, -4}, kMtor + Point{14, 14}};
  const float there = std::max(0.35f, std::max(a.mtor, input.activity.rapamycin_result ? 1.0f : 0.0f));
  pen.faded(there).line(arm, p.contested, 1.5f);
  pen.faded(there).line(bar, p.contested, 2.5f);
  pen.disc(kRapamycin, 9, p.b0);
  draw_contested(pen.faded(there), kRapamycin, 5.5f, p.contested);
}

void SynapseScene::draw(const Pen& pen, const Input& input) const {
  const Palette& p = input.palette;
  const Activity& a = input.activity;
  pen.mesh(tissue_.mesh);
  for (const Vesicle& v : vesicles_) {
    const float full = v.near_release ? 0.45f + 0.5f * a.glutamate : 0.5f;
    pen.disc(v.at, 10.5f, with_opacity(p.a0, 0.75f));
    pen.ring(v.at, 10.5f, with_opacity(p.rim, 0.55f), 1.2f);
    for (const Point d : {Point{-3.6f, -2}, Point{3.2f, -3}, Point{0, 4}})
      pen.disc(v.at + d, 1.9f, with_opacity(p.text1, full));
  }
  constexpr float kAtRest = 0.14f;
  const float there = kAtRest + (1 - kAtRest) * a.glutamate;
  for (const Dot& dot : glutamate_) {
    const float f = std::clamp((there - dot.rank) * 12, 0.0f, 1.0f);
    if (f > 0) pen.disc(dot.at, 2.5f * f, with_opacity(p.text1, 0.92f));
  }
  draw_receptors(pen, input);
  // Free ketamine: how many follows the level at the place of action.
  constexpr std::array<std::array<float, 3>, 12> kFree{{{398, 322, .2f},
                                                        {884, 322, 1.1f},
                                                        {352, 270, 2},
                                                        {908, 398, .6f},
                                                        {396, 404, 1.4f},
                                                        {880, 520, 2.2f},
                                                        {330, 352, .9f},
                                                        {868, 268, .1f},
                                                        {430, 520, .3f},
                                                        {372, 470, 1.8f},
                                                        {918, 462, 2.6f},
                                                        {412, 228, .7f}}};
  for (std::size_t i = 0; i < kFree.size(); ++i) {
    const float f = std::clamp(
        input.effect_site_share * static_cast<float>(kFree.size()) - static_cast<float>(i), 0.0f, 1.0f);
    draw_ketamine(pen, {kFree[i][0], kFree[i][1]}, 6.4f * f, p.drug, p.bg1, kFree[i][2]);
  }
  // The interneuron's vesicles stay put while it is quiet; without the drug they are as full as any.
  constexpr std::array<Point, 6> kHeld{Point{222, 516}, {252, 528}, {282, 520},
                                       {236, 548},      {268, 556}, {306, 544}};
  for (const Point at : kHeld) {
    pen.ring(at, 9, with_opacity(p.rim, 0.5f), 1.1f);
    for (const Point d : {Point{-3, -1.6f}, Point{2.6f, -2.4f}, Point{0, 3.2f}}) {
      pen.disc(at + d, 1.6f, with_opacity(p.text1, 0.5f * (1 - a.interneuron_quiet)));
    }
  }
  for (int i = 0; i < 5; ++i) {  // what it lets go; none while it is quiet
    const Point at{346.0f + 13.0f * static_cast<float>(i), 512.0f - 7.0f * static_cast<float>(i % 2)};
    pen.disc(at, 2.2f, with_opacity(p.text1, 0.55f * (1 - a.interneuron_quiet)));
  }
  draw_cascade(pen, input);
  elements(pen, input);
}

void SynapseScene::elements(const Pen& pen, const Input& input) const {
  const auto round = [&](std::string_view id, Point at, float r, Face face) {
    pen.element(id, {at.x - r, at.y - r, 2 * r, 2 * r}, at, face);
  };
  pen.element("interneuron", {178, 484, 172, 112}, {222, 532}, Face::solid);
  pen.element("pyramidal_cell", {448, 388, 70, 60}, {468, 410}, Face::solid);
  pen.element("nmda_receptor", {700, 352, 34, 46}, receptors_[6].at + receptors_[6].normal * 8.0f,
              Face::solid);
  pen.element("ketamine", {330, 248, 44, 44}, {352, 270}, Face::solid,
              std::clamp(input.effect_site_share * 12 - 2, 0.0f, 1.0f));
  pen.element("glutamate", {770, 322, 56, 34}, {806, 318}, Face::hatched);
  pen.element("ampa_receptor", {738, 374, 34, 60}, receptors_[7].at - receptors_[7].normal * 24.0f,
              Face::hatched);
  round("bdnf", kBdnf, 20, Face::hatched);
  round("trkb", kTrkb, 20, Face::hatched);
  round("mtor", kMtor, 18, Face::hatched);
  round("eef2", kEef2, 20, Face::hatched);
  round("rapamycin", kRapamycin, 18, Face::hatched);
}

}  // namespace tc::scene
