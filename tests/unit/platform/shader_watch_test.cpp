// When a window gives up drawing. Exact.
#include "platform/shader_watch.h"

#include <doctest/doctest.h>

#include <initializer_list>

using tc::platform::ShaderWatch;

namespace {

/// A driver that gives its answers picture by picture.
struct Driver {
  unsigned program = 0;
  bool linked = false;
  void draw(ShaderWatch& watch) const {
    if (watch.asks()) watch.take(program, linked);
  }
};

}  // namespace

TEST_CASE("a program that is in use and has linked draws, and is asked about once") {
  ShaderWatch watch;
  CHECK(watch.asks());
  Driver{3, true}.draw(watch);
  CHECK_FALSE(watch.asks());
  CHECK_FALSE(watch.refused());
  Driver{0, false}.draw(watch);  // whatever it says later
  CHECK_FALSE(watch.refused());
}

TEST_CASE("a driver that refuses is given up after as many pictures as it is asked for, not before") {
  for (const Driver& driver : {Driver{0, false}, Driver{3, false}}) {
    ShaderWatch watch;
    for (int i = 0; i < ShaderWatch::kAsked; ++i) {
      CHECK_FALSE(watch.refused());
      CHECK(watch.asks());
      driver.draw(watch);
    }
    CHECK(watch.refused());
    CHECK_FALSE(watch.asks());
  }
}

TEST_CASE("one odd answer is no refusal") {
  ShaderWatch watch;
  Driver{0, false}.draw(watch);
  Driver{3, true}.draw(watch);
  Driver{0, false}.draw(watch);
  Driver{0, false}.draw(watch);
  CHECK_FALSE(watch.refused());
}
