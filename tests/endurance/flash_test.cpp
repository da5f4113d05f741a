// The whole story, 90 s at 30 pictures a second, never flashes (WCAG 2.3.1): no place changes its relative
// luminance by a tenth and back more than once within a second, and the whole never changes by a tenth within a second; nor do changes
// of the scene and the steps of the tour flash, in dark and in light. The same pictures go through ffmpeg's
// photosensitivity filter: badness at most 1.0, or 2.0 where all moves (a strobe of 2 Hz gives 4, of 10 Hz 17).
#include <doctest/doctest.h>

#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "content/library.h"
#include "support/raster.h"
#include "support/story.h"

using namespace tc::scene;
using namespace tc::scene::test;

namespace {

constexpr int kPictures = 2700, kPerSecond = 30;
/// How a film is looked at: the pixels of a picture, the points of each, and the pixels along a place.
struct Look {
  int width, height;
  float scale;
  int block;
};
/// While time runs; and where all moves, so that fine lines must not count as flicker: points as on the screen.
constexpr Look kStory{64, 30, 1, 2}, kMoving{160, 75, 0.125f, 5};
constexpr float kScreenWidth = 1280, kScreenHeight = 600;
constexpr int kLead = 2 * kPerSecond;  ///< pictures before a film, all like its first

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

/// Counts the changes of a tenth of the largest luminance in one place, each opposed to the one before.
struct Place {
  float low = 2, high = -1;  ///< since the last turn
  int direction = 0;
  std::deque<int> turns;  ///< pictures at which it turned, within the last second
  int most = 0;

  /// More than three pairs within the second that ends with this picture.
  bool flashes(int picture) const { return turns.size() > 6 && turns[turns.size() - 7] > picture - kPerSecond; }

  void see(float value, int picture) {
    low = std::min(low, value);
    high = std::max(high, value);
    const bool rose = direction <= 0 && value - low >= 0.1f && low < 0.8f;
    const bool fell = direction >= 0 && high - value >= 0.1f && value < 0.8f;
    if (!rose && !fell) return;
    direction = rose ? 1 : -1;
    low = high = value;
    turns.push_back(picture);
    while (turns.front() <= picture - kPerSecond) turns.pop_front();
    most = std::max(most, static_cast<int>(turns.size()));
  }
};

/// ffmpeg's judgement of a film; pictures are fed one by one.
class Film {
 public:
  Film(int width, int height)
      : report_(std::filesystem::temp_directory_path() / ("three-clocks-flash-" + std::to_string(getpid()))) {
    const std::string command = "ffmpeg -loglevel error -f rawvideo -pixel_format rgb24 -video_size " +
                                std::to_string(width) + "x" + std::to_string(height) + " -framerate " +
                                std::to_string(kPerSecond) +
                                " -i - -vf photosensitivity=bypass=1:frames=" + std::to_string(kPerSecond) +
                                ",metadata=print:file=" + report_.string() + " -f null -";
    std::signal(SIGPIPE, SIG_IGN);  // a missing ffmpeg is a failed test, not a dead suite
    pipe_ = popen(command.c_str(), "w");
  }
  Film(const Film&) = delete;
  Film& operator=(const Film&) = delete;
  ~Film() {
    if (pipe_ != nullptr) pclose(pipe_);
    std::filesystem::remove(report_);
  }

  void add(const std::vector<std::array<float, 3>>& pixels) {
    std::vector<unsigned char> bytes;
    bytes.reserve(pixels.size() * 3);
    for (const auto& pixel : pixels) {
      for (const float c : pixel) bytes.push_back(static_cast<unsigned char>(std::clamp(c + 0.5f, 0.0f, 255.0f)));
    }
    REQUIRE(pipe_ != nullptr);
    REQUIRE(std::fwrite(bytes.data(), 1, bytes.size(), pipe_) == bytes.size());
  }

  struct Verdict {
    int pictures = 0;
    double worst = 0;
  };
  /// Ends the film; says nothing of the first pictures, which follow on darkness.
  Verdict verdict(int lead = 0) {
    REQUIRE(pclose(pipe_) == 0);
    pipe_ = nullptr;
    Verdict verdict;
    std::ifstream report(report_);
    for (std::string line; std::getline(report, line);) {
      static constexpr std::string_view kKey = "lavfi.photosensitivity.badness=";
      if (line.rfind(kKey, 0) != 0) continue;
      if (++verdict.pictures <= lead) continue;
      verdict.worst = std::max(verdict.worst, std::strtod(line.c_str() + kKey.size(), nullptr));
    }
    return verdict;
  }

 private:
  std::filesystem::path report_;
  std::FILE* pipe_ = nullptr;
};

/// What a film does to the light.
struct Seen {
  int turns = 0;       ///< the most in one place within a second
  int flashing = 0;    ///< the most places of a field with more than three flashes in the same second
  int mean_turns = 0;  ///< of the whole
  float steepest = 0;  ///< change of the whole within a second, as a share
  double badness = 0;  ///< ffmpeg's
};

/// A field of ten degrees, of which less than a quarter may flash (WCAG 2.3.1: 341 by 256 points; a place is 40 by 40).
constexpr int kFieldWidth = 8, kFieldHeight = 6, kQuarter = 13;

int flashing_in_a_field(const std::vector<Place>& places, int columns, int rows, int picture) {
  int most = 0;
  for (int top = 0; top + kFieldHeight <= rows; ++top) {
    for (int left = 0; left + kFieldWidth <= columns; ++left) {
      int count = 0;
      for (int y = top; y < top + kFieldHeight; ++y) {
        for (int x = left; x < left + kFieldWidth; ++x)
          count += places[static_cast<std::size_t>(y * columns + x)].flashes(picture) ? 1 : 0;
      }
      most = std::max(most, count);
    }
  }
  return most;
}

/// Watches so many pictures, of which `next` makes the input of each.
Seen watch(const Look& how, Stage& stage, int pictures, const std::function<Input(int)>& next) {
  tc::test::Raster raster(how.width, how.height, how.scale);
  Picture picture;
  const int columns = how.width / how.block, rows = how.height / how.block;
  std::vector<Place> places(static_cast<std::size_t>(columns * rows));
  Place whole;
  std::deque<float> second;
  Seen seen;
  Film film(how.width, how.height);
  for (int k = 0; k < pictures; ++k) {
    stage.build(next(k), picture);
    raster.draw(picture);
    for (int still = k == 0 ? kLead : 0; still > 0; --still) film.add(raster.pixels());
    film.add(raster.pixels());
    float mean = 0;
    for (int by = 0; by < rows; ++by) {
      for (int bx = 0; bx < columns; ++bx) {
        float sum = 0;
        for (int y = 0; y < how.block; ++y) {
          for (int x = 0; x < how.block; ++x) {
            sum += luminance(
                raster.pixels()[static_cast<std::size_t>((by * how.block + y) * how.width + bx * how.block + x)]);
          }
        }
        sum /= static_cast<float>(how.block * how.block);
        mean += sum;
        places[static_cast<std::size_t>(by * columns + bx)].see(sum, k);
      }
    }
    seen.flashing = std::max(seen.flashing, flashing_in_a_field(places, columns, rows, k));
    mean /= static_cast<float>(places.size());
    whole.see(mean, k);
    second.push_back(mean);
    if (second.size() > kPerSecond) second.pop_front();
    const auto [low, high] = std::minmax_element(second.begin(), second.end());
    seen.steepest = std::max(seen.steepest, (*high - *low) / *high);
  }
  for (const Place& place : places) seen.turns = std::max(seen.turns, place.most);
  seen.mean_turns = whole.most;
  const Film::Verdict verdict = film.verdict(kLead);
  CHECK(verdict.pictures == kLead + pictures);
  seen.badness = verdict.worst;
  MESSAGE("at most " << seen.turns << " turns in a place, " << seen.flashing << " places that flash and " << seen.mean_turns << " of the whole in a second, the whole changes by "
                     << 100 * seen.steepest << " % in a second, badness " << seen.badness);
  return seen;
}

/// A flash is a pair of turns; three in a second are allowed. While time runs a small thing that passes a place makes one at
/// most, and the whole none.
void check_calm(const Seen& seen) {
  CHECK(seen.turns < 4);
  CHECK(seen.mean_turns == 0);
  CHECK(seen.steepest < 0.10f);
  CHECK(seen.badness <= 1.0);
}

/// Of the story from `from` to `until`, at its own pace.
void look_at(Scene scene, const Palette& palette, float from = 0, float until = 1) {
  Stage stage;
  const float step = 1.0f / (kPictures - 1);
  check_calm(watch(kStory, stage, static_cast<int>((until - from) / step) + 1, [&](int k) {
    Input in = story_at(from + step * static_cast<float>(k), scene, kStory.width, kStory.height);
    in.palette = palette;
    return in;
  }));
}

/// The camera on its way from scene to scene and from thing to thing, as the interface moves it.
struct Traveller {
  Stage stage;
  float depth = -1;
  Camera camera;

  Input at(float u, Scene scene, std::string_view focus, const Palette& palette) {
    constexpr float kLevel = 1 / (0.9f * kPerSecond), kAspect = kScreenWidth / kScreenHeight;
    Input in = story_at(u, scene, kScreenWidth, kScreenHeight);
    in.palette = palette;
    const float target = static_cast<float>(scene);
    const Camera goal = stage.camera_on(scene, focus, in, false);
    if (depth < 0) {
      depth = target;
      camera = goal;
    } else if (depth != target) {
      const auto nearest = std::lround(depth);
      depth = target > depth ? std::min(target, depth + kLevel) : std::max(target, depth - kLevel);
      if (std::lround(depth) != nearest) camera = whole_camera(static_cast<Scene>(std::lround(depth)), kAspect, false);
    } else {
      const float f = 1 - std::exp(-1 / (0.14f * kPerSecond));
      camera.cx += (goal.cx - camera.cx) * f;
      camera.cy += (goal.cy - camera.cy) * f;
      camera.width *= std::pow(goal.width / camera.width, f);
    }
    in.depth = depth;
    in.camera = camera;
    return in;
  }
};

/// Where the camera travels much changes at once, but not as a flash does.
void check_changes(const Seen& seen) {
  CHECK(seen.flashing <= kQuarter);
  CHECK(seen.mean_turns <= 3);  // one flash and a half
  CHECK(seen.badness <= 2.0);   // half of what a strobe of 2 Hz has
}

constexpr int kStay = 80;  ///< pictures at one scene or step: the longest way, and a moment of rest

void change_scenes(const Palette& palette) {
  constexpr std::array kWay{Scene::person, Scene::synapse, Scene::dendrite, Scene::body, Scene::synapse, Scene::person, Scene::body};
  Traveller traveller;
  check_changes(watch(kMoving, traveller.stage, kStay * static_cast<int>(kWay.size()), [&](int k) {
    return traveller.at(0.2f + static_cast<float>(k) / kPictures, kWay[static_cast<std::size_t>(k / kStay)], "", palette);
  }));
}

Scene scene_of(std::string_view id) {
  return id == "body" ? Scene::body : id == "person" ? Scene::person : id == "dendrite" ? Scene::dendrite : Scene::synapse;
}

float story_of(double time_min) {
  return static_cast<float>(std::expm1(0.1 * std::log1p(time_min / 5)) / std::expm1(0.1 * std::log1p(static_cast<double>(kHorizon_min) / 5)));
}

/// From step to step of the learner's tour: the playhead travels for a third of a second, the camera as it does.
void follow_tour(const Palette& palette) {
  const auto library = tc::content::load_embedded_library();
  REQUIRE(library.ok());
  std::vector<const tc::content::TourStep*> steps;
  for (const auto& step : library->tour("learner")->steps) {
    if (step.picture == tc::content::TourPicture::stage) steps.push_back(&step);
  }
  REQUIRE(steps.size() >= 15);
  Traveller traveller;
  check_changes(watch(kMoving, traveller.stage, kStay * static_cast<int>(steps.size()), [&](int k) {
    const std::size_t i = static_cast<std::size_t>(k / kStay);
    const float to = story_of(steps[i]->time_min), from = i > 0 ? story_of(steps[i - 1]->time_min) : to;
    const float way = std::min(1.0f, static_cast<float>(k % kStay) / (kPerSecond / 3));
    return traveller.at(from + (to - from) * way, scene_of(tc::content::id_of(steps[i]->scene)), steps[i]->focus, palette);
  }));
}

}  // namespace

TEST_CASE("no flash in the whole story: body") { look_at(Scene::body, dark()); }
TEST_CASE("no flash in the whole story: person") { look_at(Scene::person, dark()); }
TEST_CASE("no flash in the whole story: dendrite") { look_at(Scene::dendrite, dark()); }
TEST_CASE("no flash in the whole story: synapse") { look_at(Scene::synapse, dark()); }

// In light the parts of the story in which most happens: the hour and the clearing, and the night of the spines.
TEST_CASE("no flash in light: body") { look_at(Scene::body, light(), 0, .3f); }
TEST_CASE("no flash in light: person") { look_at(Scene::person, light(), 0, .3f); }
TEST_CASE("no flash in light: dendrite") { look_at(Scene::dendrite, light(), .45f, .75f); }
TEST_CASE("no flash in light: synapse") { look_at(Scene::synapse, light(), 0, .3f); }

TEST_CASE("no flash from scene to scene") {
  change_scenes(dark());
  change_scenes(light());
}

TEST_CASE("no flash on the way of the tour") {
  follow_tour(dark());
  follow_tour(light());
}

TEST_CASE("the judges see a flashing light") {
  Film film(kStory.width, kStory.height);
  Place place;
  for (int k = 0; k < 5 * kPerSecond; ++k) {
    const float level = k / 3 % 2 == 0 ? 255.0f : 0.0f;  // 5 Hz
    film.add(std::vector<std::array<float, 3>>(static_cast<std::size_t>(kStory.width * kStory.height), {level, level, level}));
    place.see(luminance({level, level, level}), k);
  }
  CHECK(film.verdict().worst > 4);
  CHECK(place.most >= 9);
}
