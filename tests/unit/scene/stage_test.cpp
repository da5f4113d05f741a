// The pictures of the stage: the same for the same input, conserving what they show, and without allocation.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <new>
#include <set>

#include "support/story.h"

namespace {
std::atomic<long> allocations{0};
}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* p = std::malloc(size == 0 ? 1 : size)) return p;
  std::abort();
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }

using namespace tc::scene;
using namespace tc::scene::test;

namespace {

constexpr Scene kAll[] = {Scene::body, Scene::person, Scene::dendrite, Scene::synapse};

/// The opacities, 0 to 255, of what is drawn in a colour within the bounds of a thing; with how far down it lies, 0 to 1.
struct Stroke {
  float down;
  unsigned opacity;
};
std::vector<Stroke> strokes(const Picture& picture, std::string_view id, Rgba colour) {
  std::vector<Stroke> found;
  for (const Element& e : picture.elements) {
    if (e.id != id) continue;
    const Box& b = e.bounds;
    for (const Vertex& v : picture.vertices) {
      const bool within = v.x >= b.x && v.x <= b.x + b.w && v.y >= b.y && v.y <= b.y + b.h;
      if (within && (v.rgba & 0xFFFFFFu) == (colour & 0xFFFFFFu) && v.rgba >> 24 != 0)
        found.push_back({(v.y - b.y) / b.h, v.rgba >> 24});
    }
  }
  return found;
}

bool same(const Picture& a, const Picture& b) {
  return a.vertices.size() == b.vertices.size() && a.indices == b.indices &&
         a.elements.size() == b.elements.size() &&
         std::memcmp(a.vertices.data(), b.vertices.data(), a.vertices.size() * sizeof(Vertex)) == 0;
}

}  // namespace

TEST_CASE("the same input gives the same picture, forwards, backwards and on another stage") {
  for (const Scene scene : kAll) {
    Stage stage;
    std::vector<Picture> forwards(12);
    for (std::size_t i = 0; i < 12; ++i)
      stage.build(story_at(static_cast<float>(i) / 11, scene), forwards[i]);
    Picture back;
    for (std::size_t i = 12; i-- > 0;) {
      stage.build(story_at(static_cast<float>(i) / 11, scene), back);
      CHECK(same(back, forwards[i]));
    }
    Stage other;
    other.build(story_at(5.0f / 11, scene), back);
    CHECK(same(back, forwards[5]));
    CHECK_FALSE(same(forwards[2], forwards[9]));
  }
}

TEST_CASE("what is drawn is finite, and indices name vertices") {
  Stage stage;
  Picture picture;
  for (float depth = 0; depth <= 3; depth += 0.0625f) {
    Input in = story_at(0.3f, static_cast<Scene>(std::lround(depth)));
    in.depth = depth;
    stage.build(in, picture);
    CHECK(picture.indices.size() % 3 == 0);
    bool sound = !picture.indices.empty();
    for (const Vertex& v : picture.vertices) sound = sound && std::isfinite(v.x) && std::isfinite(v.y);
    for (const std::uint32_t i : picture.indices) sound = sound && i < picture.vertices.size();
    CHECK(sound);
  }
}

TEST_CASE("every part of the dose is an area, and the areas are the dose") {
  Stage stage;
  Picture picture;
  double scale = 0;
  for (int k = 0; k <= 40; ++k) {
    const Input in = story_at(static_cast<float>(k) / 40, Scene::body);
    stage.build(in, picture);
    REQUIRE(picture.fillings.size() == 6);
    double sum = 0, milligrams = 0;
    for (const Filling& f : picture.fillings) {
      double area = 0;
      for (std::size_t i = f.first; i < f.first + f.count; i += 3) {
        const Vertex &a = picture.vertices[picture.indices[i]], &b = picture.vertices[picture.indices[i + 1]],
                     &c = picture.vertices[picture.indices[i + 2]];
        area += 0.5 * std::fabs((static_cast<double>(b.x) - static_cast<double>(a.x)) *
                                    (static_cast<double>(c.y) - static_cast<double>(a.y)) -
                                (static_cast<double>(c.x) - static_cast<double>(a.x)) *
                                    (static_cast<double>(b.y) - static_cast<double>(a.y)));
      }
      // Of the dose's area; positions are floats, which at 1,000 points hold 6e-5.
      if (scale > 0) CHECK(area / scale == doctest::Approx(f.amount_mg / 35).epsilon(2e-4).scale(1));
      sum += area;
      milligrams += f.amount_mg;
    }
    CHECK(milligrams == doctest::Approx(35).epsilon(1e-6));
    if (scale > 0) CHECK(sum == doctest::Approx(scale).epsilon(2e-5));
    if (scale <= 0) scale = sum;
  }
}

TEST_CASE("once drawn, a scene allocates nothing") {
  for (const Scene scene : kAll) {
    CAPTURE(static_cast<int>(scene));
    Stage stage;
    Picture picture;
    const auto story = [&] {
      for (int k = 0; k <= 60; ++k) stage.build(story_at(static_cast<float>(k) / 60, scene), picture);
    };
    story();
    const long before = allocations;
    story();
    CHECK(allocations - before == 0);
  }
}

TEST_CASE("the things of a scene lie in its picture, each once, and the camera finds each") {
  std::set<std::string_view> all;
  for (const Scene scene : kAll) {
    Stage stage;
    Picture picture;
    const Input in = story_at(0.75f, scene);
    stage.build(in, picture);
    CHECK(picture.elements.size() >= 7);
    for (const Element& e : picture.elements) {
      CAPTURE(std::string(e.id));
      CHECK(all.insert(e.id).second);
      CHECK(e.anchor.x > 0);
      CHECK(e.anchor.x < in.width);
      CHECK(e.anchor.y > 0);
      CHECK(e.anchor.y < in.height);
      CHECK(e.bounds.w >= 24);
      CHECK(e.bounds.h >= 24);
      const Camera near = stage.camera_on(scene, e.id, in, false);
      CHECK(near.width < 0.6f * in.camera.width);
      CHECK(near.cx - near.width / 2 >= -0.5f);
      CHECK(near.cx + near.width / 2 <= kWorldWidth + 0.5f);
    }
    CHECK(stage.camera_on(scene, "nothing", in, false).width == in.camera.width);
  }
}

TEST_CASE("what is felt, and how it is remembered, are looked at with the head and the chain of memories") {
  Stage stage;
  Input in = story_at(0.4f, Scene::person);
  in.width = 688;
  in.height = 450;
  for (const std::string_view id : {"felt_outline", "memory_encoding"}) {
    const Camera camera = stage.camera_on(Scene::person, id, in, false);
    CHECK(camera.cx - camera.width / 2 < 430);
    CHECK(camera.cx + camera.width / 2 > 860);
  }
}

TEST_CASE("the person on midazolam is shown large, left of the words, and whole in a small picture too") {
  const auto place = [](Input in, bool small) {
    Stage stage;
    Picture picture;
    in.midazolam = true;
    in.camera = stage.camera_on(Scene::person, "", in, small);
    stage.build(in, picture);
    for (const Element& e : picture.elements) {
      if (e.id == "midazolam") return e.bounds;
    }
    return Box{};
  };
  const Box large = place(story_at(0.4f, Scene::person), false);
  CHECK(large.h > 220);
  CHECK(large.x + large.w < 1280 - 342);
  const Box small = place(story_at(0.4f, Scene::person, 390, 320), true);
  CHECK(small.w > 90);
  CHECK(small.x + small.w < 390);
}

TEST_CASE("between two scales only the nearer scene can be pressed, and the camera does not leap") {
  Stage stage;
  Picture picture;
  for (int i = 0; i < 3; ++i) {
    for (const float f : {0.2f, 0.8f}) {
      Input in = story_at(0.3f, static_cast<Scene>(f < 0.5f ? i : i + 1));
      in.depth = static_cast<float>(i) + f;
      stage.build(in, picture);
      Picture whole;
      Input there = in;
      there.depth = std::round(in.depth);
      stage.build(there, whole);
      REQUIRE(picture.elements.size() == whole.elements.size());
      CHECK(picture.elements.front().id == whole.elements.front().id);
    }
  }
}

TEST_CASE("spines come in the hours in which they were found, some stay and some go") {
  Stage stage;
  Picture picture;
  const auto presence = [&](float minutes, std::string_view id) {
    Input in = story_at(0.5f, Scene::dendrite);
    in.time_min = minutes;
    stage.build(in, picture);
    for (const Element& e : picture.elements) {
      if (e.id == id) return e.presence;
    }
    return -1.0f;
  };
  for (const char* id : {"lasting_spine", "new_spine", "fading_spine"}) {
    CHECK(presence(0, id) == 0);
    CHECK(presence(360, id) == 0);
    CHECK(presence(2000, id) == doctest::Approx(1));
  }
  CHECK(presence(20160, "lasting_spine") == doctest::Approx(1));
  CHECK(presence(20160, "fading_spine") == 0);
}

TEST_CASE("the later spine is hatched unless doses were repeated, as in the study that saw it") {
  Stage stage;
  Picture picture;
  const auto corners = [&](float minutes, bool repeated) {
    Input in = story_at(0.5f, Scene::dendrite);
    in.time_min = minutes;
    in.spines.repeated_doses = repeated;
    stage.build(in, picture);
    return picture.vertices.size();
  };
  const SpineTimes times;
  CHECK(corners(times.late_from_min - 1440, false) == corners(times.late_from_min - 1440, true));
  for (const float minutes : {times.late_until_min, 20160.0f}) {
    CAPTURE(minutes);
    CHECK(corners(minutes, false) > corners(minutes, true));
  }
}

TEST_CASE("the steps of the cascade are hatched: nothing is filled while one is at its strongest") {
  const auto drawn = [](float strength) {
    Stage stage;
    Picture picture;
    Input in = story_at(0, Scene::synapse);
    in.activity = {};
    in.activity.eef2 = in.activity.bdnf = in.activity.trkb = in.activity.mtor = strength;
    stage.build(in, picture);
    return picture;
  };
  const Picture rest = drawn(0), strongest = drawn(1);
  // A hatched step keeps its lines and only their strength changes.
  CHECK(rest.vertices.size() == strongest.vertices.size());
  for (const Element& e : strongest.elements) {
    if (e.id == "eef2" || e.id == "bdnf" || e.id == "trkb" || e.id == "mtor") CHECK(e.face == Face::hatched);
  }
}

TEST_CASE("the insula's links are solid about the scan that saw them shifted, and hatched between scans") {
  const auto drawn = [](float shift, bool scanned) {
    Stage stage;
    Picture picture;
    Input in = story_at(0.4f, Scene::person);
    in.activity.salience_shift = shift;
    in.activity.salience_scanned = scanned;
    stage.build(in, picture);
    return picture;
  };
  for (const bool scanned : {false, true}) {
    for (const Element& e : drawn(1, scanned).elements) {
      if (e.id == "salience") CHECK((e.face == Face::solid) == scanned);
    }
  }
  // Dashes and lines of hatching have more corners than a line and a disc.
  CHECK(drawn(1, false).vertices.size() > drawn(1, true).vertices.size());
}

TEST_CASE("effects of medium or unknown size take less than half of what is drawn") {
  const auto drawn = [](float effect) {
    Stage stage;
    Picture picture;
    Input in = story_at(0.4f, Scene::person);
    in.activity = {};
    in.activity.memory_impaired = in.activity.default_mode_lower = effect;
    stage.build(in, picture);
    return picture;
  };
  const Picture without = drawn(0), most = drawn(1);
  const Rgba ink = story_at(0.4f, Scene::person).palette.text1;
  // Memories that are filled; the rings around them are fainter.
  const auto filled = [&](const Picture& picture) {
    const auto all = strokes(picture, "memory_encoding", ink);
    return static_cast<double>(std::count_if(all.begin(), all.end(), [](const Stroke& s) { return s.opacity > 178; }));
  };
  REQUIRE(filled(without) > 0);
  CHECK(filled(most) < filled(without));
  CHECK(filled(most) > 0.5 * filled(without));
  // Links and nodes of the default mode: the faintest of them.
  const auto faintest = [&](const Picture& picture) {
    unsigned least = 255;
    for (const Stroke& s : strokes(picture, "default_mode", ink)) least = std::min(least, s.opacity);
    return least;
  };
  CHECK(faintest(most) < faintest(without));
  CHECK(2 * faintest(most) > faintest(without));
}

TEST_CASE("both measured rises of blood pressure are marked at the column") {
  Stage stage;
  Picture picture;
  const Input in = story_at(0.4f, Scene::person);
  stage.build(in, picture);
  const auto ink = strokes(picture, "blood_pressure", in.palette.text1);
  // The column is 120 of the 136 high bounds, begins 8 above their end and stands for 20 mmHg.
  for (const float mmhg : {7.4f, 3.3f}) {
    CAPTURE(mmhg);
    const float down = (128 - 120 * mmhg / 20) / 136;
    CHECK(std::any_of(ink.begin(), ink.end(), [&](const Stroke& s) { return std::fabs(s.down - down) < 0.015f; }));
  }
}

TEST_CASE("every tier shows the same things with the same amounts; coarser ones cost less") {
  for (const Scene scene : kAll) {
    std::size_t before = SIZE_MAX;
    std::vector<std::string_view> first;
    for (const Detail detail : {Detail::full, Detail::balanced, Detail::plain}) {
      Stage stage;
      Picture picture;
      Input in = story_at(0.4f, scene);
      in.detail = detail;
      stage.build(in, picture);
      CHECK(picture.indices.size() < before);
      before = picture.indices.size();
      std::vector<std::string_view> ids;
      for (const Element& e : picture.elements) ids.push_back(e.id);
      if (first.empty()) first = ids;
      CHECK(ids == first);
      CHECK(picture.fillings.size() == (scene == Scene::body ? 6u : 0u));
    }
  }
}
