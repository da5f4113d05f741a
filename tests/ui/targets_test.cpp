// Every mark of the lanes can be hit: its target is 24 points high and wide, or all that half the way to its
// neighbours leaves, and no two targets overlap.
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "core/random.h"
#include "support/headless.h"
#include "ui/lanes.h"

using namespace tc;
using test::Headless;
using ui::Node;
using ui::Rect;

namespace {

constexpr float kLeast = 24, kRounding = .01f;
const Rect kLanes{100, 0, 900, 200};

float middle_x(const Rect& r) { return r.x + r.w / 2; }
float middle_y(const Rect& r) { return r.y + r.h / 2; }

/// Length shared by [a, a + la] and [b, b + lb]; negative: the distance between them.
float shared(float a, float la, float b, float lb) { return std::min(a + la, b + lb) - std::max(a, b); }
float shared_x(const Rect& a, const Rect& b) { return shared(a.x, a.w, b.x, b.w); }
float shared_y(const Rect& a, const Rect& b) { return shared(a.y, a.h, b.y, b.h); }

bool overlap(const Rect& a, const Rect& b) {
  return shared_x(a, b) > kRounding && shared_y(a, b) > kRounding;
}

Rect point(float x, float y) { return {x - 6.5f, y - 6.5f, 13, 13}; }
Rect span(float from, float to, float y) { return {from, y - 4.5f, to - from, 9}; }

std::vector<Rect> spread(const std::vector<Rect>& shapes) {
  return ui::spread_targets(shapes, kLanes, kLeast);
}

/// The marks that are on the screen, as the tree has them.
std::vector<Node> marks_of(Headless& app) {
  std::vector<Node> marks;
  for (const auto& o : test::library()->observations) {
    if (const Node* n = app.node("timeline/lanes/" + o.id)) marks.push_back(*n);
  }
  return marks;
}

}  // namespace

TEST_CASE("targets: a mark alone has 24 by 24 points about its middle, a long one its length") {
  const auto alone = spread({point(300, 50), span(500, 700, 120)});
  CHECK(alone[0] == Rect{288, 38, 24, 24});
  CHECK(alone[1] == Rect{496, 108, 208, 24});
}

TEST_CASE("targets: lines closer than 24 points part half way, and the free side makes up for it") {
  const auto close = spread({point(300, 50), point(304, 64), point(300, 82)});
  CHECK(close[0] == Rect{288, 33, 24, 24});  // up to 57, half way to 64
  CHECK(close[1] == Rect{292, 57, 24, 16});  // hemmed in: 57 to 73
  CHECK(close[2] == Rect{288, 73, 24, 24});
  const auto apart = spread({point(300, 50), point(340, 64)});  // nothing above each other: both have all
  CHECK(apart[0] == Rect{288, 38, 24, 24});
  CHECK(apart[1] == Rect{328, 52, 24, 24});
}

TEST_CASE("targets: on one line neighbours part half way, at the ends of the lanes they stay inside") {
  const auto two = spread({point(300, 50), point(316, 50)});
  CHECK(two[0].x + two[0].w == 308);
  CHECK(two[1].x == 308);
  for (const Rect& r : two) CHECK(r.w == kLeast);
  const auto end = spread({point(kLanes.x, 50), point(kLanes.x + kLanes.w, 50)});
  CHECK(end[0].x == kLanes.x);
  CHECK(end[0].w == kLeast);
  CHECK(end[1].x + end[1].w == kLanes.x + kLanes.w);
  CHECK(end[1].w == kLeast);
}

TEST_CASE("targets: a mark that stands on a longer one keeps itself") {
  const auto on = spread({span(300, 800, 50), point(360, 50)});
  CHECK(on[1].x <= 353.5f);
  CHECK(on[1].x + on[1].w == 366.5f);
  CHECK(on[0].x == 366.5f);
  CHECK(on[0].x + on[0].w == 804);
  const auto late = spread({span(300, 800, 50), point(740, 50)});
  CHECK(late[0].x + late[0].w == 733.5f);
  CHECK(late[1].x == 733.5f);
}

TEST_CASE("targets: none overlap, none is larger than it needs, none reaches beyond half the way") {
  Random random(11);
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    std::vector<Rect> shapes;
    for (int i = 0; i < 14; ++i) {
      const float y = 20 + 14 * static_cast<float>(static_cast<int>(random.uniform() * 8));
      const float x = kLanes.x + 880 * static_cast<float>(random.uniform());
      const float end = x + 13 + (kLanes.x + kLanes.w - x) * static_cast<float>(random.uniform() * .4);
      shapes.push_back(random.uniform() < .5 ? point(x + 6.5f, y) : span(x, end, y));
    }
    const auto targets = spread(shapes);
    REQUIRE(targets.size() == shapes.size());
    for (std::size_t i = 0; i < targets.size(); ++i) {
      const Rect& t = targets[i];
      CHECK(t.h <= kLeast + kRounding);
      CHECK(t.w <= std::max(kLeast, shapes[i].w + 8) + kRounding);
      CHECK(t.h >= 14 - kRounding);  // the distance of the lines
      CHECK(t.x >= kLanes.x - kRounding);
      CHECK(t.x + t.w <= kLanes.x + kLanes.w + kRounding);
      bool hemmed_above = false, hemmed_below = false;
      for (std::size_t k = 0; k < targets.size(); ++k) {
        if (k == i) continue;
        CHECK_FALSE(overlap(t, targets[k]));
        const float mine = middle_y(shapes[i]), other = middle_y(shapes[k]), half_way = (mine + other) / 2;
        if (mine == other || shared_x(t, targets[k]) <= 0) continue;
        if (other < mine) CHECK(t.y >= half_way - kRounding);
        if (other > mine) CHECK(t.y + t.h <= half_way + kRounding);
        hemmed_above |= std::abs(t.y - half_way) < kRounding && other < mine;
        hemmed_below |= std::abs(t.y + t.h - half_way) < kRounding && other > mine;
      }
      if (t.h < kLeast - kRounding) CHECK((hemmed_above && hemmed_below));
    }
  }
}

TEST_CASE("every mark on the screen has its target, at every size, text size and zoom") {
  int seen = 0;
  for (const auto& [w, h] : {std::pair{360.f, 640.f},
                             {390.f, 844.f},
                             {600.f, 900.f},
                             {900.f, 600.f},
                             {1280.f, 720.f},
                             {1920.f, 1080.f},
                             {3840.f, 2160.f}}) {
    for (const double text : {.75, 1.0, 1.5, 2.0}) {
      Headless app(w, h, {app::cmd::SetTextScale{text}, app::cmd::SetReducedMotion{true}});
      for (const auto& view :
           {app::cmd::SetView{0, 1}, app::cmd::SetView{.1, .35}, app::cmd::SetView{.5, .9}}) {
        app.dispatch(view);
        app.frames(2);
        CAPTURE(w);
        CAPTURE(h);
        CAPTURE(text);
        CAPTURE(view.from_u);
        const auto marks = marks_of(app);
        seen += static_cast<int>(marks.size());
        for (const Node& mark : marks) {
          CAPTURE(mark.id);
          const Rect& t = mark.rect;
          float above = 1e9f, below = 1e9f, left = 1e9f, right = 1e9f;
          for (const Node& other : marks) {
            if (other.id == mark.id) continue;
            const Rect& o = other.rect;
            CHECK_FALSE(overlap(t, o));
            if (shared_x(t, o) > 0) {
              float& gap = middle_y(o) < middle_y(t) ? above : below;
              gap = std::min(gap, -shared_y(t, o));
            }
            if (shared_y(t, o) > 0) {
              float& gap = middle_x(o) < middle_x(t) ? left : right;
              gap = std::min(gap, -shared_x(t, o));
            }
          }
          // Less than 24 only between neighbours on both sides: one touches, the other is nearer than a row.
          const auto hemmed = [](float one, float two) {
            return std::min(one, two) < .5f && std::max(one, two) < kLeast / 2;
          };
          if (t.h < kLeast - kRounding) CHECK(hemmed(above, below));
          if (t.w < kLeast - kRounding) CHECK(hemmed(left, right));
          CHECK(t.h >= 10);
          CHECK(t.w >= 12);
        }
      }
    }
  }
  CHECK(seen > 900);
}

TEST_CASE("the middle of every target opens its own mark, on a phone and on a desk") {
  for (const auto& [w, h] : {std::pair{390.f, 844.f}, {1280.f, 720.f}}) {
    Headless app(w, h, {app::cmd::SetReducedMotion{true}});
    for (const Node& mark : marks_of(app)) {
      CAPTURE(mark.id);
      REQUIRE(app.click(mark.id));
      CHECK("timeline/lanes/" + app.state().selected == mark.id);
      app.dispatch(app::cmd::Select{});
      app.frames(2);
    }
  }
}
