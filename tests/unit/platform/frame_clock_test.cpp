// Wall time becomes playback time only while frames follow each other.
#include "platform/frame_clock.h"

#include <doctest/doctest.h>

using tc::platform::FrameClock;

TEST_CASE("steps follow the wall clock; a long gap or a clock that runs back is a short step") {
  FrameClock clock;
  CHECK(clock.tick(100.0) == doctest::Approx(FrameClock::kShortStep_s));
  CHECK(clock.tick(100.02) == doctest::Approx(0.02).epsilon(1e-9));
  CHECK(clock.tick(160.0) == doctest::Approx(FrameClock::kShortStep_s));
  CHECK(clock.tick(159.0) == doctest::Approx(FrameClock::kShortStep_s));
  CHECK(clock.tick(159.1) == doctest::Approx(0.1).epsilon(1e-9));
  CHECK(clock.frames() == 5);
}
