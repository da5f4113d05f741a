// Marks on the timeline of a question: by keys and actions, over the whole axis. Tolerance: exact.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "app/quiz.h"
#include "support/headless.h"

using namespace tc;
using test::Headless;
using ui::Do;

namespace {

constexpr const char* kSlider = "quiz/target-rating/at";

Headless on_timeline() { return Headless(1280, 900, {app::cmd::StartForm{"practice", "a", 3, "Q07"}}); }

/// Where the one mark of Q07 stands, in minutes; below 0: nowhere yet.
double mark_min(Headless& app) {
  const learn::Response given = app::current_response(app.state());
  const auto* placed = std::get_if<learn::Placement>(&given);
  return placed == nullptr || placed->placed.empty() ? -1 : placed->placed.front().from_min;
}

}  // namespace

TEST_CASE("every arrow moves a mark to the next time that has a name, from end to end and back") {
  Headless app = on_timeline();
  REQUIRE(app.act(kSlider, Do::focus));
  app.key(ImGuiKey_Home);
  REQUIRE(mark_min(app) == 0);
  std::set<std::string> labels{app.node(kSlider)->value};
  for (double last = 0; last < 20160; last = mark_min(app)) {
    app.key(ImGuiKey_RightArrow);
    CAPTURE(last);
    REQUIRE(mark_min(app) > last);
    CHECK(labels.insert(app.node(kSlider)->value).second);  // and says something else
  }
  CHECK(labels.size() > 100);
  app.key(ImGuiKey_RightArrow);
  CHECK(mark_min(app) == 20160);
  std::size_t back = 0;
  for (double last = 20160; last > 0; last = mark_min(app), ++back) {
    app.key(back % 2 == 0 ? ImGuiKey_LeftArrow : ImGuiKey_DownArrow);
    CAPTURE(last);
    REQUIRE(mark_min(app) < last);
  }
  CHECK(back + 1 == labels.size());  // the same places
}

TEST_CASE("pages and ends of a mark's slider; the playhead stays") {
  Headless app = on_timeline();
  REQUIRE(app.act(kSlider, Do::focus));
  app.key(ImGuiKey_Home);
  app.key(ImGuiKey_RightArrow);
  const double one = mark_min(app);
  app.key(ImGuiKey_Home);
  app.key(ImGuiKey_PageUp);
  CHECK(mark_min(app) > 3 * one);
  app.key(ImGuiKey_PageDown);
  CHECK(mark_min(app) == 0);
  app.key(ImGuiKey_End);
  CHECK(mark_min(app) == 20160);
  CHECK(app.state().time_min == 0);
  REQUIRE(app.act(kSlider, Do::home));
  REQUIRE(app.act(kSlider, Do::page_up));
  CHECK(mark_min(app) > 3 * one);
}

TEST_CASE("several steps within one frame add up") {
  Headless app = on_timeline();
  REQUIRE(app.act(kSlider, Do::home));
  for (int i = 0; i < 5; ++i) REQUIRE(app.act(kSlider, Do::increment));
  const double five = mark_min(app);
  REQUIRE(app.act(kSlider, Do::home));
  for (int i = 0; i < 5; ++i) app.runtime().post({kSlider, Do::increment, 0, {}});
  app.frames(3);
  CHECK(mark_min(app) == five);
}
