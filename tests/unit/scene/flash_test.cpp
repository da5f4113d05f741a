// The whole story, 90 s at 30 pictures a second, never flashes (WCAG 2.3.1): no place changes its relative
// luminance by a tenth and back within a second, and the whole never changes by a tenth within a second.
#include <doctest/doctest.h>

#include <array>
#include <deque>

#include "support/raster.h"
#include "unit/scene/story.h"

using namespace tc::scene;
using namespace tc::scene::test;

namespace {

constexpr int kWidth = 64, kHeight = 30, kBlock = 2, kPictures = 2700, kPerSecond = 30;

float luminance(const std::array<float, 3>& c) {
  static const std::array<float, 256> kLinear = [] {
    std::array<float, 256> table{};
    for (std::size_t i = 0; i < 256; ++i) {
      const float v = static_cast<float>(i) / 255;
      table[i] = v <= 0.04045f ? v / 12.92f : std::pow((v + 0.055f) / 1.055f, 2.4f);
    }
    return table;
  }();
  const auto linear = [](float v) {
    return kLinear[static_cast<std::size_t>(std::clamp(v + 0.5f, 0.0f, 255.0f))];
  };
  return 0.2126f * linear(c[0]) + 0.7152f * linear(c[1]) + 0.0722f * linear(c[2]);
}

/// Counts the opposing changes of a tenth of the largest luminance in one place.
struct Place {
  float extreme = -1;
  int direction = 0;
  std::deque<int> turns;  ///< pictures at which it turned, within the last second
  int most = 0;

  void see(float value, int picture) {
    if (extreme < 0) extreme = value;
    const bool darker_is_dark = std::min(value, extreme) < 0.8f;
    if (direction >= 0 && value > extreme) extreme = value;
    if (direction <= 0 && value < extreme) extreme = value;
    if (std::fabs(value - extreme) < 0.1f || !darker_is_dark) return;
    direction = value > extreme ? 1 : -1;
    extreme = value;
    turns.push_back(picture);
    while (turns.front() <= picture - kPerSecond) turns.pop_front();
    most = std::max(most, static_cast<int>(turns.size()));
  }
};

void look(Scene scene, const Palette& palette = dark()) {
  tc::test::Raster raster(kWidth, kHeight);
  Stage stage;
  Picture picture;
  std::vector<Place> places(static_cast<std::size_t>(kWidth / kBlock * (kHeight / kBlock)));
  std::deque<float> second;
  float steepest = 0;
  for (int k = 0; k < kPictures; ++k) {
    Input in = story_at(static_cast<float>(k) / (kPictures - 1), scene, kWidth, kHeight);
    in.palette = palette;
    stage.build(in, picture);
    raster.draw(picture);
    float mean = 0;
    for (int by = 0; by < kHeight / kBlock; ++by) {
      for (int bx = 0; bx < kWidth / kBlock; ++bx) {
        float sum = 0;
        for (int y = 0; y < kBlock; ++y) {
          for (int x = 0; x < kBlock; ++x) {
            sum += luminance(
                raster.pixels()[static_cast<std::size_t>((by * kBlock + y) * kWidth + bx * kBlock + x)]);
          }
        }
        sum /= kBlock * kBlock;
        mean += sum;
        places[static_cast<std::size_t>(by * (kWidth / kBlock) + bx)].see(sum, k);
      }
    }
    mean /= static_cast<float>(places.size());
    second.push_back(mean);
    if (second.size() > kPerSecond) second.pop_front();
    const auto [low, high] = std::minmax_element(second.begin(), second.end());
    steepest = std::max(steepest, (*high - *low) / *high);
  }
  int most = 0;
  for (const Place& place : places) most = std::max(most, place.most);
  MESSAGE("scene " << static_cast<int>(scene) << ": at most " << most
                   << " turns in a second, mean changes by " << 100 * steepest << " % in a second");
  // A flash is a pair of turns; three in a second are allowed, none is drawn.
  CHECK(most < 2);
  CHECK(steepest < 0.10f);
}

}  // namespace

TEST_CASE("no flash in the whole story: body") { look(Scene::body); }
TEST_CASE("no flash in the whole story: person") { look(Scene::person); }
TEST_CASE("no flash in the whole story: dendrite") { look(Scene::dendrite); }
TEST_CASE("no flash in the whole story: synapse") { look(Scene::synapse); }
