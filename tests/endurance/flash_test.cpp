// The whole story, 90 s at 30 pictures a second, never flashes (WCAG 2.3.1): no place changes its relative
// luminance by a tenth and back within a second, and the whole never changes by a tenth within a second. The same
// pictures go through ffmpeg's photosensitivity filter: badness at most 1.0 (a strobe of 2 Hz gives 4, of 10 Hz 17).
#include <doctest/doctest.h>

#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <string>

#include "support/raster.h"
#include "support/story.h"

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

/// ffmpeg's judgement of a film; pictures are fed one by one.
class Film {
 public:
  Film()
      : report_(std::filesystem::temp_directory_path() / ("three-clocks-flash-" + std::to_string(getpid()))) {
    const std::string command = "ffmpeg -loglevel error -f rawvideo -pixel_format rgb24 -video_size " +
                                std::to_string(kWidth) + "x" + std::to_string(kHeight) + " -framerate " +
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
  /// Ends the film.
  Verdict verdict() {
    REQUIRE(pclose(pipe_) == 0);
    pipe_ = nullptr;
    Verdict verdict;
    std::ifstream report(report_);
    for (std::string line; std::getline(report, line);) {
      static constexpr std::string_view kKey = "lavfi.photosensitivity.badness=";
      if (line.rfind(kKey, 0) != 0) continue;
      ++verdict.pictures;
      verdict.worst = std::max(verdict.worst, std::strtod(line.c_str() + kKey.size(), nullptr));
    }
    return verdict;
  }

 private:
  std::filesystem::path report_;
  std::FILE* pipe_ = nullptr;
};

void look(Scene scene, const Palette& palette = dark()) {
  tc::test::Raster raster(kWidth, kHeight);
  Stage stage;
  Picture picture;
  std::vector<Place> places(static_cast<std::size_t>(kWidth / kBlock * (kHeight / kBlock)));
  std::deque<float> second;
  float steepest = 0;
  Film film;
  for (int k = 0; k < kPictures; ++k) {
    Input in = story_at(static_cast<float>(k) / (kPictures - 1), scene, kWidth, kHeight);
    in.palette = palette;
    stage.build(in, picture);
    raster.draw(picture);
    film.add(raster.pixels());
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
  const Film::Verdict verdict = film.verdict();
  MESSAGE("scene " << static_cast<int>(scene) << ": at most " << most
                   << " turns in a second, mean changes by " << 100 * steepest << " % in a second, badness "
                   << verdict.worst);
  // A flash is a pair of turns; three in a second are allowed, none is drawn.
  CHECK(most < 2);
  CHECK(steepest < 0.10f);
  CHECK(verdict.pictures == kPictures);
  CHECK(verdict.worst <= 1.0);
}

}  // namespace

TEST_CASE("no flash in the whole story: body") { look(Scene::body); }
TEST_CASE("no flash in the whole story: person") { look(Scene::person); }
TEST_CASE("no flash in the whole story: dendrite") { look(Scene::dendrite); }
TEST_CASE("no flash in the whole story: synapse") { look(Scene::synapse); }

TEST_CASE("the judge sees a flashing light") {
  Film film;
  for (int k = 0; k < 5 * kPerSecond; ++k) {
    const float level = k / 3 % 2 == 0 ? 255.0f : 0.0f;  // 5 Hz
    film.add(std::vector<std::array<float, 3>>(static_cast<std::size_t>(kWidth * kHeight), {level, level, level}));
  }
  CHECK(film.verdict().worst > 4);
}
