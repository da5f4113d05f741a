// A branch of a nerve cell over two weeks, as seen in mice; the same branch in people, where nothing was
// seen.
#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "scene/scenes.h"

namespace tc::scene {
namespace {

constexpr float kCut = 800;          ///< beyond, people: not seen
constexpr float kGrowing_min = 120;  ///< a spine appears within so long before and after its middle
constexpr float kGoing_min = 1440;
constexpr float kNever = 1e9f;

float ramp(float a, float b, float x) {
  const float f = std::clamp((x - a) / (b - a), 0.0f, 1.0f);
  return f * f * (3 - 2 * f);
}

/// Where the new spines stand: place along the branch, side, length, radius of head and neck, lean, flatness.
struct Plan {
  float place, side, length, head, neck, lean, squash;
  float share;  ///< of the hours in which new spines were found
  float fades;  ///< share of the days of fading; 0: it lasts
  bool late;    ///< belongs to the later growth
};
constexpr std::array<Plan, 7> kNew{{{.146f, -1, 66, 18, 7.5f, .10f, 1.10f, .30f, .75f, false},
                                    {.268f, -1, 72, 21, 8.0f, .06f, 1.20f, .05f, 0, false},
                                    {.405f, 1, 66, 19, 8.0f, .12f, 1.10f, .55f, 0, false},
                                    {.425f, -1, 60, 17, 7.5f, .10f, 1.00f, .80f, .45f, false},
                                    {.255f, 1, 70, 17, 7.5f, .05f, 1.00f, .95f, .95f, false},
                                    {.556f, -1, 64, 22, 8.0f, .10f, 1.25f, .45f, 0, false},
                                    {.602f, 1, 52, 15, 7.0f, .15f, 1.00f, .35f, 0, true}}};
constexpr std::size_t kLasting = 1, kNewest = 5, kFading = 3;

}  // namespace

DendriteScene::Spine DendriteScene::spine(float place, float side, float length, float head, float neck,
                                          float lean, float squash) const {
  const Tube::Place p = tubes_.front().place(place);
  const Point normal{-p.along.y, p.along.x};
  const Point up = glm::normalize(normal * side + p.along * lean);
  return {p.at + up * (p.radius - 10),
          p.at + up * (p.radius + length),
          {-up.y, up.x},
          head,
          neck,
          squash,
          -kNever,
          kNever};
}

/// Of a spine grown to a share: the neck first, then the head.
float DendriteScene::distance(const Spine& s, Point p, float grown) {
  const float length = std::clamp(grown * 1.8f, 0.0f, 1.0f),
              width = std::clamp(grown * 1.9f - 0.9f, 0.0f, 1.0f);
  const Point head = s.base + (s.head - s.base) * length;
  const float neck = s.neck * (0.5f + 0.5f * length), radius = neck + (s.radius - neck) * width;
  const Point half = s.side * (radius * (s.squash - 1));
  return smooth_min(round_cone(p, s.base, head, neck * 1.35f, neck),
                    round_cone(p, head - half, head + half, radius, radius), 14);
}

void DendriteScene::prepare(const Palette& palette, float spacing, PaperCutter& cutter) {
  Mesh& mesh = tissue_.mesh;
  mesh.clear();
  tubes_.clear();
  tubes_.emplace_back(
      std::array{Knot{{-80, 432}, 46}, Knot{{120, 420}, 44}, Knot{{330, 388}, 42}, Knot{{560, 396}, 40},
                 Knot{{780, 356}, 37}, Knot{{1000, 330}, 34}, Knot{{1360, 300}, 30}},
      24);
  tubes_.emplace_back(
      std::array{Knot{{-20, 440}, 30}, Knot{{40, 520}, 25}, Knot{{96, 600}, 22}, Knot{{120, 720}, 20}}, 7);
  tubes_.emplace_back(
      std::array{Knot{{-80, 214}, 9}, Knot{{120, 236}, 9}, Knot{{290, 218}, 10}, Knot{{368, 222}, 25},
                 Knot{{450, 214}, 10}, Knot{{600, 224}, 9}, Knot{{700, 250}, 9}, Knot{{860, 220}, 9}},
      8);
  old_ = {spine(.098f, -1, 60, 25, 9.5f, .15f, 1.35f),  spine(.198f, -1, 38, 16, 9, .05f, 1),
          spine(.222f, 1, 46, 19, 9, -.15f, 1.15f),     spine(.305f, 1, 60, 26, 10, .1f, 1.35f),
          spine(.352f, -1, 64, 28, 10.5f, .15f, 1.35f), spine(.452f, 1, 40, 17, 10, .2f, 1),
          spine(.492f, -1, 44, 18, 9, -.15f, 1.1f),     spine(.548f, 1, 62, 22, 9, -.1f, 1.25f)};
  removed_ = {spine(.364f, 1, 54, 20, 8, .1f, 1.15f), spine(.314f, -1, 46, 17, 8, .02f, 1)};
  new_.clear();
  for (const Plan& plan : kNew)
    new_.push_back(spine(plan.place, plan.side, plan.length, plan.head, plan.neck, plan.lean, plan.squash));

  Grid grid;
  const Tube n1{
      std::array{Knot{{-80, 110}, 70}, Knot{{200, 150}, 54}, Knot{{430, 90}, 60}, Knot{{560, -80}, 80}}, 6};
  const Tube n2{
      std::array{Knot{{420, 700}, 60}, Knot{{620, 590}, 52}, Knot{{820, 610}, 60}, Knot{{1000, 720}, 80}}, 6};
  const Tube n3{std::array{Knot{{700, -70}, 40}, Knot{{820, 90}, 34}, Knot{{960, 140}, 30},
                           Knot{{1200, 60}, 40}, Knot{{1380, 80}, 50}},
                6};
  const Tube n4{std::array{Knot{{1060, 700}, 50}, Knot{{1180, 560}, 44}, Knot{{1400, 500}, 60}}, 6};
  grid.place(-kBeyond, -kBeyond, kWorldWidth + kBeyond, kWorldHeight + kBeyond, 20);
  sample(grid, [&](Point p) {
    return std::min(std::min(n1.distance(p), n2.distance(p)), std::min(n3.distance(p), n4.distance(p)));
  });
  soft_shape(grid, 34, far_tissue(palette), mesh);

  const Rgba ground = mixed(palette.bg0, palette.bg1, 0.55f);
  const auto here = [](Point p) { return 1 - ramp(kCut - 46, kCut + 46, p.x); };
  const auto from_left = [&](Point p) { return here(p) * ramp(176, 236, p.x); };
  grid.place(-kBeyond, -kBeyond, kCut + 50, kWorldHeight + kBeyond, spacing);
  sample(grid, [&](Point p) { return tubes_[2].distance(p); });
  cutter.cut(grid,
             {.edge = palette.a0,
              .heart = palette.a1,
              .rim = palette.rim,
              .depth = 22,
              .opacity = from_left,
              .ground = ground},
             mesh);
  sample(grid, [&](Point p) {
    float d = tubes_[0].distance(p);
    for (const Spine& s : old_) {
      if (std::fabs(p.x - s.head.x) < 190) d = smooth_min(d, distance(s, p, 1), 22);
    }
    return smooth_min(d, tubes_[1].distance(p), 50);
  });
  cutter.cut(grid,
             {.edge = palette.b0,
              .heart = palette.b1,
              .rim = palette.rim,
              .depth = 34,
              .opacity = here,
              .ground = ground},
             mesh);

  removed_edges_.assign(removed_.size(), {});
  for (std::size_t i = 0; i < removed_.size(); ++i) {
    const Spine& s = removed_[i];
    const Point low = glm::min(s.base, s.head), high = glm::max(s.base, s.head);
    grid.place(low.x - 44, low.y - 44, high.x + 44, high.y + 44, 3);
    // Only the part that stood out of the branch.
    sample(grid, [&](Point p) { return std::max(distance(s, p, 1), 5 - tubes_[0].distance(p)); });
    cutter.outline(grid, removed_edges_[i]);
  }
  upper_.clear();
  lower_.clear();
  for (float f = 0.6f; f <= 1; f += 0.01f) {
    const Tube::Place p = tubes_[0].place(f);
    const Point normal{-p.along.y, p.along.x};
    if (p.at.x < kCut + 20) continue;
    upper_.push_back(p.at - normal * p.radius);
    lower_.push_back(p.at + normal * p.radius);
  }
  tissue_.ready = true;
}

/// How far a new spine has grown, and whether it is going.
float DendriteScene::grown(std::size_t i, const Input& input, bool* going) const {
  const Plan& plan = kNew[i];
  const SpineTimes& t = input.spines;
  const float appears = plan.late ? t.late_from_min + plan.share * (t.late_until_min - t.late_from_min)
                                  : t.appear_from_min + plan.share * (t.appear_until_min - t.appear_from_min);
  float share = ramp(appears - kGrowing_min, appears + kGrowing_min, input.time_min);
  if (going != nullptr) *going = false;
  if (plan.fades <= 0) return share;
  const float goes = t.fade_from_min + plan.fades * (t.fade_until_min - t.fade_from_min);
  if (going != nullptr) *going = input.time_min > goes - kGoing_min;
  return share * (1 - ramp(goes - kGoing_min, goes + kGoing_min, input.time_min));
}

void DendriteScene::draw_new(const Pen& pen, const Input& input, PaperCutter& cutter) {
  const Palette& p = input.palette;
  const SpineTimes& t = input.spines;
  for (std::size_t i = 0; i < new_.size(); ++i) {
    const Spine& s = new_[i];
    const Plan& plan = kNew[i];
    bool going = false;
    const float size = grown(i, input, &going);
    if (size <= 0.01f) continue;
    const Point low = glm::min(s.base, s.head), high = glm::max(s.base, s.head);
    const float around = s.radius * s.squash + 14;
    local_.place(low.x - around, low.y - around, high.x + around, high.y + around, 3);
    // Near the branch a spine melts into it.
    const Tube::Place root = tubes_[0].place(plan.place);
    const Point normal{-root.along.y, root.along.x};
    const auto branch = [&](Point q) { return std::fabs(glm::dot(q - root.at, normal)) - root.radius; };
    sample(local_, [&](Point q) { return smooth_min(branch(q), distance(s, q, size), 14); });
    const auto melt = [&](Point q) {
      const float aside = std::fabs(glm::dot(q - s.base, s.side)),
                  beside = ramp(s.neck, s.neck * 1.9f, aside);
      return ramp(-7, 9, branch(q) - distance(s, q, size)) * (1 - beside * (1 - ramp(6, 16, branch(q))));
    };
    grown_.clear();
    cutter.cut(local_, {.edge = p.grow0, .heart = p.grow, .rim = p.rim, .depth = 20, .opacity = melt},
               grown_);
    pen.mesh(grown_);
    // The hours of their coming are contested, their going was not seen, and the later growth was seen after repeated
    // doses only: hatched then.
    const bool inferred = plan.late ? !t.repeated_doses : input.time_min < t.appear_until_min + 2 * kGrowing_min;
    if (inferred || going) {
      sample(local_, [&](Point q) { return std::max(distance(s, q, size), 4 - branch(q)); });
      pen.hatched_field(local_, -1e9f, -2.5f, with_opacity(p.grow0, 0.95f), 6, 1.5f);
    }
  }
}

void DendriteScene::draw_night(const Pen& pen, const Input& input) const {
  const Palette& p = input.palette;
  // The first night if the dose is in the morning: slow, and never more than a twentieth darker.
  const float night = ramp(600, 840, input.time_min) * (1 - ramp(1200, 1440, input.time_min));
  if (night > 0) pen.ground(with_opacity(0, 0.05f * night), with_opacity(0, 0.05f * night));
  const Point moon{908, 190};
  const float there = 0.4f + 0.6f * night;
  std::array<Point, 26> crescent;
  for (std::size_t i = 0; i < 13; ++i) {
    const float a = -1.2f + 2.4f * static_cast<float>(i) / 12;
    crescent[i] = moon + Point{-std::cos(a), std::sin(a)} * 20.0f;
    const float b = 1.2f - 2.4f * static_cast<float>(i) / 12;
    crescent[13 + i] = moon + Point{-std::cos(b) * 8.0f, std::sin(b) * 20.0f};
  }
  // In strips, since the crescent is hollow.
  for (std::size_t i = 0; i + 1 < 13; ++i) {
    const std::array<Point, 4> strip{crescent[i], crescent[i + 1], crescent[24 - i], crescent[25 - i]};
    pen.polygon(strip, with_opacity(p.text2, 0.5f * there));
  }
  std::array<Point, 27> edge;
  std::copy(crescent.begin(), crescent.end(), edge.begin());
  edge[26] = edge[0];
  pen.line(edge, with_opacity(p.text1, there), 1.3f);
  std::array<Point, 49> wave;  // slow waves: dashed, a hypothesis
  for (std::size_t i = 0; i < wave.size(); ++i) {
    const float x = static_cast<float>(i);
    wave[i] = {876 + x * 1.1f, 228 - 6 * std::sin(x * 0.3927f)};
  }
  pen.dashes(wave, with_opacity(p.text2, there), 1.5f, 6, 3);
  // The nights of two weeks, each full once it is over: counted, since darkening them would flicker in the fast days.
  constexpr int kNights = 14, kInRow = 7;
  for (int night_number = 0; night_number < kNights; ++night_number) {
    const Point at{880 + 8 * static_cast<float>(night_number % kInRow), 244 + 9 * static_cast<float>(night_number / kInRow)};
    const float begins_min = 600 + 1440 * static_cast<float>(night_number);
    const float over = ramp(begins_min, begins_min + 840, input.time_min);
    if (over > 0) pen.disc(at, 2.6f * over, p.text2);
    pen.ring(at, 2.6f, with_opacity(p.text2, 0.8f), 0.9f);
  }
}

void DendriteScene::draw_people(const Pen& pen, const Input& input) const {
  const Palette& p = input.palette;
  const std::array<Point, 2> border{Point{862, 78}, Point{862, 570}};
  pen.dashes(border, with_opacity(p.text3, 0.9f), 1.2f, 5, 5);
  pen.dashes(upper_, with_opacity(p.rim, 0.95f), 1.5f, 11, 8);
  pen.dashes(lower_, with_opacity(p.rim, 0.95f), 1.5f, 11, 8);
}

void DendriteScene::draw(const Pen& pen, const Input& input, PaperCutter& cutter) {
  pen.mesh(tissue_.mesh);
  draw_new(pen, input, cutter);
  // The experiment: new spines taken away again, after they were found.
  const float tested = 0.3f + 0.7f * ramp(input.spines.appear_until_min - 240,
                                          input.spines.appear_until_min + 240, input.time_min);
  for (const Outline& edge : removed_edges_) {
    pen.outline(edge, 0, {0, 0}, with_opacity(input.palette.rim, 0.9f * tested), 1.6f, true);
  }
  draw_night(pen, input);
  draw_people(pen, input);
  elements(pen, input);
}

void DendriteScene::elements(const Pen& pen, const Input& input) const {
  const auto at = [&](std::string_view id, const Spine& s, Face face, float presence) {
    const float r = s.radius * s.squash + 6;
    pen.element(id, {s.head.x - r, s.head.y - r, 2 * r, 2 * r}, s.head, face, presence);
  };
  pen.element("axon", {330, 190, 76, 56}, {368, 214}, Face::solid);
  pen.element("shaft", {420, 362, 200, 66}, {700, 372}, Face::solid);
  at("lasting_spine", new_[kLasting], Face::solid, grown(kLasting, input, nullptr));
  at("new_spine", new_[kNewest], Face::hatched, grown(kNewest, input, nullptr));
  at("fading_spine", new_[kFading], Face::hatched, grown(kFading, input, nullptr));
  at("removal_experiment", removed_[0], Face::solid, 1);
  pen.element("sleep", {878, 174, 62, 62}, {898, 190}, Face::hatched);
  pen.element("people_outline", {880, 296, 390, 78}, {890, 342}, Face::blank);
}

}  // namespace tc::scene
