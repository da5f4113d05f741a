// Pictures of the screen against kept ones. Tolerance: at most 0.5 % of the pixels differ by more than 24 of
// 255 in a channel, and the mean difference is at most 1 of 255. Kept at half size. `tools/test golden
// --accept` keeps what is drawn now.
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_PNG
#define STBI_NO_FAILURE_STRINGS
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wsign-compare"
#endif
#include <stb_image.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include "cli/files.h"
#include "content/library.h"

using namespace tc;

namespace {

namespace fs = std::filesystem;

fs::path root() {
  const char* set = std::getenv("THREE_CLOCKS_ROOT");
  return set != nullptr ? fs::path(set) : fs::current_path();
}

/// Half as wide and high, each pixel the mean of four in steps of 16: a small file that still shows every
/// word's place.
platform::Picture halved(const platform::Picture& from) {
  platform::Picture to;
  to.width = from.width / 2;
  to.height = from.height / 2;
  for (int y = 0; y < to.height; ++y) {
    for (int x = 0; x < to.width; ++x) {
      for (int k = 0; k < 4; ++k) {
        const auto at = [&](int dx, int dy) {
          const int pixel = (2 * y + dy) * from.width + 2 * x + dx;
          return int(from.rgba[static_cast<std::size_t>(4 * pixel + k)]);
        };
        const int mean = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1) + 2) / 4;
        to.rgba.push_back(static_cast<unsigned char>(mean & 0xF0));
      }
    }
  }
  return to;
}

void check_picture(const std::string& name, const platform::PictureRequest& request) {
  static const auto kMaker = [] {
    auto loaded = content::load_embedded_library();
    REQUIRE(loaded.ok());
    auto maker = platform::PictureMaker::create(std::make_shared<const content::Library>(*std::move(loaded)));
    REQUIRE(maker.ok());
    return std::move(maker).value();
  }();
  const auto full = kMaker->take(request);
  REQUIRE(full.ok());
  const platform::Picture picture = halved(*full);
  const fs::path kept = root() / "tests/golden/pictures" / (name + ".png");
  if (std::getenv("THREE_CLOCKS_ACCEPT") != nullptr) {
    fs::create_directories(kept.parent_path());
    REQUIRE(cli::write_png(kept.string(), picture).ok());
    return;
  }
  int w = 0, h = 0, channels = 0;
  unsigned char* pixels = stbi_load(kept.string().c_str(), &w, &h, &channels, 4);
  REQUIRE_MESSAGE(pixels != nullptr, kept.string() << " is missing: tools/test golden --accept");
  REQUIRE(w == picture.width);
  REQUIRE(h == picture.height);
  long far = 0, sum = 0;
  platform::Picture difference = picture;
  const std::size_t count = static_cast<std::size_t>(w) * static_cast<std::size_t>(h);
  for (std::size_t i = 0; i < count; ++i) {
    int worst = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      const int d = std::abs(int(pixels[4 * i + k]) - int(picture.rgba[4 * i + k]));
      worst = std::max(worst, d);
      sum += d;
      difference.rgba[4 * i + k] = static_cast<unsigned char>(std::min(255, 4 * d));
    }
    far += worst > 24;
  }
  stbi_image_free(pixels);
  const double share = static_cast<double>(far) / static_cast<double>(count);
  const double mean = static_cast<double>(sum) / static_cast<double>(3 * count);
  if (share > 0.005 || mean > 1.0) {
    const fs::path out = root() / "out/golden" / (name + ".png");
    fs::create_directories(out.parent_path());
    CHECK(cli::write_png(out.string(), picture).ok());
    const fs::path shown = root() / "out/golden" / (name + "-difference.png");
    CHECK(cli::write_png(shown.string(), difference).ok());
    MESSAGE("share " << share << ", mean " << mean << "; drawn now: " << out.string());
  }
  CHECK(share <= 0.005);
  CHECK(mean <= 1.0);
}

platform::PictureRequest request(int width, int height, std::string_view theme,
                                 std::vector<app::Command> commands) {
  platform::PictureRequest r;
  r.width = width;
  r.height = height;
  app::ThemeChoice choice = app::ThemeChoice::dark;
  if (theme == "light") choice = app::ThemeChoice::light;
  if (theme == "contrast") choice = app::ThemeChoice::contrast;
  if (theme == "projector") choice = app::ThemeChoice::projector;
  r.commands = {app::cmd::SetTheme{choice}};
  r.commands.insert(r.commands.end(), commands.begin(), commands.end());
  return r;
}

constexpr std::pair<const char*, double> kStageTimes[] = {{"10min", 10},   {"40min", 40}, {"2h", 120},    {"12h", 720},
                                                          {"24h", 1440}, {"3d", 4320},  {"14d", 20160}};

}  // namespace

TEST_CASE("golden: timeline, dark, 40 min") {
  check_picture("timeline-dark-40min", request(1280, 720, "dark", {app::cmd::Seek{40}}));
}
TEST_CASE("golden: compare, light, 24 h") {
  check_picture("compare-light-24h",
                request(1280, 720, "light",
                        {app::cmd::PinRegimen{}, app::cmd::ApplyPreset{"spray"}, app::cmd::Seek{1440}}));
}
TEST_CASE("golden: phone, dark, 6 h") {
  check_picture("phone-dark-6h", request(390, 844, "dark", {app::cmd::Seek{360}}));
}
TEST_CASE("golden: contrast, 7 days") {
  check_picture("contrast-7d", request(1280, 720, "contrast", {app::cmd::Seek{10080}}));
}
TEST_CASE("golden: a course, projector") {
  check_picture("course-projector",
                request(1280, 720, "projector", {app::cmd::ApplyPreset{"course"}, app::cmd::Seek{5800}}));
}
TEST_CASE("golden: 200 % text, regimen open") {
  check_picture("regimen-200", request(1280, 720, "light",
                                       {app::cmd::SetTextScale{2.0}, app::cmd::OpenPanel{app::Panel::regimen},
                                        app::cmd::Seek{60}}));
}
TEST_CASE("golden: each account over the timeline at four times") {
  for (const char* lens : {"a", "b", "c", "d"}) {
    for (const auto& [name, time_min] : {std::pair{"40min", 40.0}, {"12h", 720.0}, {"24h", 1440.0}, {"7d", 10080.0}}) {
      CAPTURE(lens);
      CAPTURE(name);
      check_picture(std::string("account-") + lens + "-" + name,
                    request(1280, 720, "light", {app::cmd::SetLens{lens}, app::cmd::Seek{time_min}}));
    }
  }
}
TEST_CASE("golden: accounts side by side, dark") {
  check_picture("accounts", request(1280, 720, "dark", {app::cmd::SetScreen{app::Screen::accounts}}));
}
TEST_CASE("golden: all lanes, dark, 24 h") {
  check_picture("all-lanes-24h", request(1280, 1040, "dark", {app::cmd::ShowAllLanes{true}, app::cmd::Seek{1440}}));
}
TEST_CASE("golden: library with a claim, light") {
  check_picture("library-claim", request(1280, 720, "light",
                                         {app::cmd::SetScreen{app::Screen::library}, app::cmd::SetQuery{"text", "mtor"},
                                          app::cmd::Select{"C02"}}));
}
TEST_CASE("golden: each scene of the stage at seven times") {
  for (const app::Scene scene : {app::Scene::person, app::Scene::synapse, app::Scene::dendrite, app::Scene::body}) {
    for (const auto& [name, time_min] : kStageTimes) {
      const std::string id(content::id_of(scene));
      CAPTURE(id);
      CAPTURE(name);
      platform::PictureRequest r = request(1280, 720, "dark", {app::cmd::SetReducedMotion{true}, app::cmd::SetScene{scene},
                                                               app::cmd::SetStage{true}, app::cmd::Seek{time_min}});
      r.settle_frames = 9;  // the cross-fade is over
      check_picture("stage-" + id + "-" + name, r);
    }
  }
}
TEST_CASE("golden: the stage in light, all names; on a phone; on one thing beside its evidence") {
  check_picture("stage-names-light", request(1280, 720, "light", {app::cmd::SetStage{true}, app::cmd::ShowNames{true}, app::cmd::Seek{40}}));
  check_picture("stage-phone", request(390, 844, "dark", {app::cmd::SetScene{app::Scene::person}, app::cmd::SetStage{true}, app::cmd::Seek{40}}));
  check_picture("stage-focus", request(1280, 720, "contrast", {app::cmd::SetStage{true}, app::cmd::FocusElement{"mtor"}, app::cmd::Select{"T17"}, app::cmd::Seek{40}}));
}
TEST_CASE("golden: the coarser tiers, each scene at seven times, small") {
  for (const auto& [name, tier] : {std::pair{"balanced", app::StageTier::balanced}, {"plain", app::StageTier::plain}}) {
    for (const app::Scene scene : {app::Scene::person, app::Scene::synapse, app::Scene::dendrite, app::Scene::body}) {
      for (const auto& [when, time_min] : kStageTimes) {
        platform::PictureRequest r = request(1280, 720, "dark", {app::cmd::SetReducedMotion{true}, app::cmd::SetScene{scene}, app::cmd::SetStageTier{tier},
                                                                 app::cmd::SetStage{true}, app::cmd::Seek{time_min}});
        r.pixel_ratio = .5;
        r.settle_frames = 9;
        const std::string id(content::id_of(scene));
        CAPTURE(id);
        CAPTURE(when);
        check_picture("stage-" + std::string(name) + "-" + id + "-" + when, r);
      }
    }
  }
}
