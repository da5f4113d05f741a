// What is drawn less often or with fewer points than it was sampled with looks the same.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/random.h"
#include "support/headless.h"
#include "ui/canvas.h"
#include "ui/curves.h"

using namespace tc;
using test::Headless;

namespace {

constexpr float kScale = .7f;

/// Rises, breaks and falls as levels do, with a little roughness.
struct Wave {
  std::vector<float> x, level;
};
Wave wave(std::uint64_t seed) {
  Random random(seed);
  const double peak = 40 + 160 * random.uniform(), at = 60 + 200 * random.uniform(),
               rough = .3 * random.uniform();
  Wave w;
  for (int i = 0; i <= 540; ++i) {
    const double px = 2.0 * i;
    const double value = px < at ? peak * px / at : peak * std::exp(-(px - at) / 90);
    w.x.push_back(static_cast<float>(px));
    w.level.push_back(static_cast<float>(value + rough * std::sin(px / 5)));
  }
  return w;
}

}  // namespace

TEST_CASE("a thinned line is nowhere more than a tenth of a point beside itself, and much shorter") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    const Wave w = wave(seed);
    std::vector<char> keep(w.x.size(), 0);
    ui::mark_bends(w.x, w.level, kScale, keep);
    REQUIRE(keep.front() == 1);
    REQUIRE(keep.back() == 1);
    std::size_t from = 0;
    for (std::size_t to = 1; to < keep.size(); ++to) {
      if (keep[to] == 0) continue;
      for (std::size_t i = from; i <= to; ++i) {
        const float f = (w.x[i] - w.x[from]) / (w.x[to] - w.x[from]);
        const float drawn = w.level[from] + (w.level[to] - w.level[from]) * f;
        CHECK(std::fabs(drawn - w.level[i]) * kScale <= .1f + 1e-3f);
      }
      from = to;
    }
    CHECK(std::count(keep.begin(), keep.end(), 1) < 200);
  }
}

TEST_CASE("a line ends where the sampled one ends, and is cut where it is asked to be") {
  ui::Curves::Points line;
  line.times_min = {0, 10, 20, 40};
  line.x = {100, 200, 300, 400};
  line.level = {0, 50, 100, 0};
  const auto all = line.trace(0, 40, 500, 200, 100);
  REQUIRE(all.size() == 4);
  CHECK(all[2].y == 300);
  const auto part = line.trace(5, 30, 500, 200, 100);
  REQUIRE(part.size() == 4);
  CHECK(part.front().x == 150);
  CHECK(part.front().y == 450);
  CHECK(part.back().x == 350);
  CHECK(part.back().y == 400);
  const auto inside = line.trace(12, 18, 500, 200, 100);
  REQUIRE(inside.size() == 2);
  CHECK(inside.front().x == doctest::Approx(220));
  CHECK(inside.back().x == doctest::Approx(280));
  CHECK(line.trace(0, 40, 500, 200, 50)[2].y == 300);  // never above the lane
  CHECK(line.trace(10, 10, 500, 200, 100).empty());
  CHECK(line.last_above(60) == 20);
  CHECK(line.last_above(100) == 0);

  std::vector<char> keep(5, 0);
  ui::mark_bends({0, 2, 4, 6, 8}, {9, .6f, .4f, .2f, .05f}, 1e-4f, keep);
  CHECK(keep[1] == 1);  // the last above 0.5
  CHECK(keep[3] == 1);  // the last above 0.1
}

TEST_CASE("a turn keeps to its circle") {
  ui::Turn turn(.3, .01);
  for (int i = 0; i < 1000; ++i, turn.next()) {
    const ImVec2 a = turn.at({50, 60}, 70), b = ui::polar({50, 60}, 70, .3 + .01 * i);
    CHECK(std::hypot(a.x - b.x, a.y - b.y) < 1e-3f);
  }
}

TEST_CASE("what a panel holds below the edge of the window costs no vertices") {
  Headless app(1280, 720, {app::cmd::OpenPanel{app::Panel::regimen}, app::cmd::SetReducedMotion{true}});
  REQUIRE(app.node("drawer/pin")->rect.y > 1000);  // far below
  const ImDrawData* data = ImGui::GetDrawData();
  float lowest = 0;
  for (int i = 0; i < data->CmdListsCount; ++i) {
    for (const ImDrawVert& v : data->CmdLists[i]->VtxBuffer) lowest = std::max(lowest, v.pos.y);
  }
  CHECK(lowest < 720 + 100);
}
