// Ticks: the sets of the design, distances, and steps.
#include "app/ticks.h"

#include <cmath>

#include "app/narration.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using namespace tc::app::test;

namespace {

/// About the width of a 13-point label: digits 8, letters 7, spaces 4 points.
double width_of(double time_min) {
  double width = 0;
  for (const char c : time_label(time_min, library()->strings))
    width += c == ' ' ? 4 : c >= '0' && c <= '9' ? 8 : 7;
  return width;
}

std::vector<double> picked(double width, double from_min, double to_min, double gap = 16) {
  const sim::TimeScale scale(5, 0.1, 20160);
  TickRequest request;
  request.scale = &scale;
  request.from_u = scale.u(from_min);
  request.to_u = scale.u(to_min);
  request.width = width;
  request.gap = gap;
  request.wide = width >= 1400;
  request.measure = width_of;
  std::vector<double> times;
  for (const Tick& tick : pick_ticks(request)) times.push_back(tick.time_min);
  return times;
}

bool holds(const std::vector<double>& times, std::initializer_list<double> wanted) {
  for (const double t : wanted) {
    if (std::find(times.begin(), times.end(), t) == times.end()) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("the whole axis shows the landmarks at every width") {
  // Sets of the design, measured there with the real font; here only those that do not hang on a point of
  // width.
  CHECK(holds(picked(328, 0, 20160), {0, 120, 1440, 20160}));
  CHECK(holds(picked(724, 0, 20160), {0, 40, 120, 720, 1440, 2880, 10080, 20160}));
  CHECK(holds(picked(1088, 0, 20160), {0, 20, 40, 120, 240, 720, 1440, 2880, 4320, 7200, 10080, 20160}));
  CHECK(holds(picked(1600, 0, 20160), {5, 10, 20, 40, 60, 120, 1080, 5760}));
  CHECK(holds(picked(724, 0, 2880), {0, 40, 120, 240, 720, 1440, 2880}));
  CHECK(holds(picked(724, 0, 150), {0, 20, 40, 60, 120}));
}

TEST_CASE("labels keep their distance from each other and from the pill, and ascend") {
  const sim::TimeScale scale(5, 0.1, 20160);
  Random random(51);
  for (int i = 0; i < 3000; ++i) {
    TickRequest request;
    request.scale = &scale;
    request.from_u = random.uniform() * 0.9;
    request.to_u = std::min(1.0, request.from_u + 0.002 + random.uniform());
    request.width = 100 + random.uniform() * 2000;
    request.gap = 10 + random.uniform() * 10;
    request.wide = below(random, 2) == 0;
    const double pill = random.uniform() * request.width;
    request.blocked_from = pill - 40;
    request.blocked_to = pill + 40;
    request.measure = width_of;
    double last_end = -1e9, last_time = -1;
    for (const Tick& tick : pick_ticks(request)) {
      const double x =
          (scale.u(tick.time_min) - request.from_u) / (request.to_u - request.from_u) * request.width;
      const double w = width_of(tick.time_min);
      const bool at_end = tick.time_min >= 20160 || x > request.width - 12;
      const double from = at_end ? request.width - w : x - w / 2, to = at_end ? request.width : x + w / 2;
      CHECK(from - last_end >= request.gap * (1 - 1e-9));
      CHECK((to <= request.blocked_from || from >= request.blocked_to));
      CHECK(tick.time_min > last_time);
      CHECK(x >= -1e-6 * request.width);
      CHECK(x <= request.width * (1 + 1e-6));
      last_end = to;
      last_time = tick.time_min;
    }
  }
}

TEST_CASE("zoomed in anywhere, labels differ from their neighbours") {
  for (const double from : {0.0, 12.0, 50.0, 133.0, 900.0, 3000.0, 10080.0}) {
    for (const double span : {5.0, 30.0, 600.0}) {
      const auto times = picked(1000, from, std::min(20160.0, from + span));
      for (std::size_t i = 1; i < times.size(); ++i) {
        CHECK(time_label(times[i], library()->strings) != time_label(times[i - 1], library()->strings));
      }
    }
  }
  CHECK(picked(1000, 0, 5).size() >= 3);
  CHECK(picked(1000, 12, 20).size() >= 3);
  CHECK(picked(1000, 900, 1300).size() >= 3);
}

TEST_CASE("the end of a course has its label") {
  const sim::TimeScale scale(5, 1, 25 * 1440);
  TickRequest request;
  request.scale = &scale;
  request.measure = width_of;
  const auto ticks = pick_ticks(request);
  REQUIRE_FALSE(ticks.empty());
  CHECK(ticks.back().time_min == 25 * 1440);
}

TEST_CASE("nonsense gives no ticks") {
  TickRequest request;
  CHECK(pick_ticks(request).empty());
  const sim::TimeScale scale(5, 0.1, 20160);
  request.scale = &scale;
  request.from_u = request.to_u = 0.5;
  CHECK(pick_ticks(request).empty());
  request.to_u = 1;
  request.width = 0;
  CHECK(pick_ticks(request).empty());
}
