// A finger cannot hover: a tap on the lanes shows what hovering shows, a drag scrubs, and neither disturbs
// the other.
#include <doctest/doctest.h>

#include <algorithm>
#include <cfloat>
#include <vector>

#include "app/narration.h"
#include "app/table.h"
#include "support/headless.h"
#include "ui/canvas.h"

using namespace tc;
using test::Headless;
using ui::Rect;

namespace {

std::string words(std::string_view key) { return test::library()->strings.raw(key); }

void put_down(Headless& app, float x, float y) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  io.AddMousePosEvent(x, y);
  app.frame();
  io.AddMouseButtonEvent(0, true);
  app.frame();
}

void move_to(Headless& app, float x, float y) {
  ImGui::GetIO().AddMousePosEvent(x, y);
  app.frame();
}

/// As the platforms do it: a lifted finger is nowhere.
void lift(Headless& app) {
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  app.frames(3);
}

void tap(Headless& app, float x, float y) {
  put_down(app, x, y);
  lift(app);
}

/// Words drawn above everything: the read-out card, when there is one.
std::vector<std::string> card(Headless& app) {
  std::vector<ui::TextBox> boxes;
  ui::Canvas::record_texts(&boxes);
  app.frame(0);
  ui::Canvas::record_texts(nullptr);
  std::vector<std::string> found;
  for (const auto& box : boxes) {
    if (box.layer == ImGui::GetForegroundDrawList()) found.push_back(box.text);
  }
  return found;
}

bool shows(const std::vector<std::string>& all, std::string_view text) {
  return std::find(all.begin(), all.end(), text) != all.end();
}

/// A place on the lanes without a mark, and the same with the mouse.
struct Place {
  float x, feeling_y, drug_y;
};
Place place(Headless& app) {
  const Rect lanes = app.node("timeline/lanes")->rect, drug = app.node("timeline/lanes/drug")->rect;
  return {lanes.x + lanes.w * .55f, app.node("timeline/lanes/feeling")->rect.y + 8, drug.y + 12};
}

}  // namespace

TEST_CASE("a tap on a lane shows the same read-out as the mouse there, and it stays") {
  for (const bool on_drug : {false, true}) {
    Headless app(1280, 720, {app::cmd::SetReducedMotion{true}});
    const Place at = place(app);
    const float y = on_drug ? at.drug_y : at.feeling_y;
    move_to(app, at.x, y);
    const auto hovering = card(app);
    REQUIRE(shows(hovering, words(on_drug ? "drug.racemic.spoken" : "signal.dissociation")));
    CHECK(shows(hovering, words("table.link")) == !on_drug);  // the links' own uncertainty, beside the spread
    move_to(app, -FLT_MAX, -FLT_MAX);
    REQUIRE(card(app).empty());

    tap(app, at.x, y);
    CHECK(card(app) == hovering);
    app.settle();
    app.frames(60);
    CHECK(card(app) == hovering);
    CHECK(app.state().time_min > 0);  // the same tap has moved the playhead there
    CHECK(shows(hovering, app::time_label(app.state().time_min, test::library()->strings)));
  }
}

TEST_CASE("the next tap takes the read-out away or along") {
  Headless app(1280, 720, {app::cmd::SetReducedMotion{true}});
  const Place at = place(app);
  tap(app, at.x, at.drug_y);
  const auto first = card(app);
  REQUIRE_FALSE(first.empty());
  tap(app, at.x - 120, at.drug_y);
  const auto second = card(app);
  CHECK_FALSE(second.empty());
  CHECK(second != first);
  const Rect play = app.node("timeline/transport/play")->rect;
  tap(app, play.x + play.w / 2, play.y + play.h / 2);
  CHECK(card(app).empty());
  app.dispatch(app::cmd::Play{false});
  app.settle();
  tap(app, at.x, at.drug_y);
  REQUIRE_FALSE(card(app).empty());
  const Rect mark = app.node("timeline/lanes/T26")->rect;
  tap(app, mark.x + mark.w / 2, mark.y + mark.h / 2);
  CHECK(app.state().selected == "T26");
  CHECK_FALSE(shows(card(app), words("drug.racemic.spoken")));
}

TEST_CASE("a finger that drags scrubs: no read-out while it moves, none after it is lifted") {
  Headless app(1280, 720, {app::cmd::SetReducedMotion{true}});
  const Place at = place(app);
  tap(app, at.x, at.drug_y);
  REQUIRE_FALSE(card(app).empty());
  put_down(app, at.x, at.drug_y);
  CHECK(card(app).empty());
  double last = app.state().time_min;
  for (int i = 1; i <= 5; ++i) {
    move_to(app, at.x + 20.f * static_cast<float>(i), at.drug_y);
    CHECK(app.state().time_min > last);
    last = app.state().time_min;
    CHECK(card(app).empty());
  }
  move_to(app, at.x, at.drug_y);  // back to where it began is still a drag
  lift(app);
  CHECK(card(app).empty());
}

TEST_CASE("a finger that trembles still taps; the mouse leaves nothing behind") {
  Headless app(1280, 720, {app::cmd::SetReducedMotion{true}});
  const Place at = place(app);
  put_down(app, at.x, at.drug_y);
  move_to(app, at.x + 4, at.drug_y + 3);
  lift(app);
  CHECK_FALSE(card(app).empty());
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
  app.drag(at.x, at.drug_y, at.x, at.drug_y);
  move_to(app, 5, 5);
  CHECK(card(app).empty());
}

TEST_CASE("the read-out follows its time when the axis moves, and hides with it") {
  Headless app(1280, 720, {app::cmd::SetReducedMotion{true}});
  const Place at = place(app);
  tap(app, at.x, at.drug_y);
  const auto before = card(app);
  app.dispatch(app::cmd::SetView{.5, 1});
  app.settle();
  CHECK(card(app) == before);
  app.dispatch(app::cmd::SetView{.7, 1});
  app.settle();
  CHECK(card(app).empty());
  app.dispatch(app::cmd::SetView{0, 1});
  app.settle();
  CHECK(card(app) == before);
}
