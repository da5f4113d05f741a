// The mouse does what the named action does, on every control of the screen and of every panel.
#include <doctest/doctest.h>

#include <vector>

#include "support/headless.h"

using namespace tc;
using test::Headless;
using ui::Do;
using ui::Node;
using ui::Role;

namespace {

std::string words(std::string_view key) { return test::library()->strings.raw(key); }

bool is_pressed(const Node& n) {
  return n.focusable && (n.role == Role::button || n.role == Role::toggle || n.role == Role::radio);
}

void start(Headless& app, const std::vector<app::Command>& before) {
  static const std::string kFresh = app::save_text(app::initial_state(*test::library()));
  app.dispatch(app::cmd::Restore{kFresh});
  app.dispatch(app::cmd::SetReducedMotion{true});
  for (const auto& command : before) app.dispatch(command);
  ImGui::GetIO().AddMousePosEvent(-100, -100);
  app.frames(3);
}

/// Clicks each pressable node whose id begins so and compares with its action.
void compare_all(const std::vector<app::Command>& before, std::string_view beginning = "") {
  Headless app(1600, 1800);
  start(app, before);
  const app::State at_first = app.state();
  std::vector<std::string> ids;
  for (const Node& n : app.runtime().semantics().nodes()) {
    if (is_pressed(n) && n.id.starts_with(beginning)) ids.push_back(n.id);
  }
  REQUIRE_FALSE(ids.empty());
  for (const std::string& id : ids) {
    CAPTURE(id);
    start(app, before);
    REQUIRE(app.state() == at_first);
    REQUIRE(app.act(id, Do::press));
    const app::State by_action = app.state();
    start(app, before);
    const Node* node = app.node(id);
    REQUIRE(node != nullptr);
    if (node->rect.y + node->rect.h > 1800) continue;  // below the fold of its panel
    REQUIRE(app.click(id));
    CHECK(app.state().selected == by_action.selected);
    CHECK(app.state() == by_action);
  }
}

}  // namespace

TEST_CASE("a click equals the action on every control of the screen") { compare_all({app::cmd::Seek{45}}); }

TEST_CASE("a click equals the action in every panel") {
  for (const app::Panel panel :
       {app::Panel::regimen, app::Panel::settings, app::Panel::help, app::Panel::table})
    compare_all({app::cmd::PinRegimen{}, app::cmd::OpenPanel{panel}}, "drawer/");
}

TEST_CASE("a click equals the action beside an open mark") {
  compare_all({app::cmd::Select{"T26"}}, "drawer/");
}

TEST_CASE("a mark opens by a click and shows its title, finding and citation") {
  Headless app(1600, 900);
  REQUIRE(app.click(Role::button, words("obs.T26.title")));
  app.settle();
  CHECK(app.state().selected == "T26");
  REQUIRE(app.node("drawer/title") != nullptr);
  CHECK(app.node("drawer/title")->name == words("obs.T26.title"));
  REQUIRE(app.node("drawer/seen-text") != nullptr);
  CHECK(app.node("drawer/seen-text")->name == words("obs.T26.effect"));
  REQUIRE(app.node("drawer/source-0") != nullptr);
  CHECK(app.node("drawer/source-0")->name.find("2020") != std::string::npos);
  REQUIRE(app.node("timeline/lanes/T26") != nullptr);
  CHECK(app.node("timeline/lanes/T26")->expanded);
  REQUIRE(app.click("drawer/close"));
  CHECK(app.state().selected.empty());
}

TEST_CASE("every observation on the screen opens with what was seen and where it was published") {
  Headless app(1600, 900);
  for (const auto& o : test::library()->observations) {
    if (!o.drawn || app.node("timeline/lanes/" + o.id) == nullptr) continue;
    CAPTURE(o.id);
    app.dispatch(app::cmd::Select{o.id});
    app.frames(2);
    REQUIRE(app.node("drawer/seen-text") != nullptr);
    CHECK_FALSE(app.node("drawer/seen-text")->name.empty());
    REQUIRE(app.node("drawer/source-0") != nullptr);
    CHECK_FALSE(app.node("drawer/source-0")->name.empty());
    REQUIRE(app.node("drawer/whom") != nullptr);
    CHECK_FALSE(app.node("drawer/whom")->name.empty());
  }
}

TEST_CASE("a slider is moved by dragging along its track") {
  Headless app(1280, 1400, {app::cmd::OpenPanel{app::Panel::regimen}});
  const Node* dose = app.node(Role::slider, words("regimen.dose"));
  REQUIRE(dose != nullptr);
  const ui::Rect r = dose->rect;
  const double most = dose->maximum;  // the node is gone with its frame
  const float y = r.y + r.h - 16;
  app.drag(r.x + r.w / 2, y, r.x + r.w + 80, y);
  CHECK(app.state().regimen.dose == doctest::Approx(most));
  app.drag(r.x + r.w / 2, y, r.x - 80, y);
  CHECK(app.state().regimen.dose == doctest::Approx(app.node(Role::slider, words("regimen.dose"))->minimum));
  CHECK_FALSE(app.state().notice.has_value());
}

TEST_CASE("scrubbing reaches both ends of the axis and follows the pointer monotonically") {
  Headless app;
  const ui::Rect r = app.node("timeline/lanes")->rect;
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(r.x + 2, r.y + 110);
  app.frame();
  io.AddMouseButtonEvent(0, true);
  app.frame();
  double last = -1;
  for (float x = r.x + 2; x < r.x + r.w + 40; x += 37) {
    io.AddMousePosEvent(x, r.y + 110);
    app.frames(2);
    CHECK(app.state().time_min >= last);
    last = app.state().time_min;
  }
  CHECK(last == doctest::Approx(20160));
  io.AddMousePosEvent(r.x - 300, r.y + 110);
  app.frames(2);
  CHECK(app.state().time_min == 0);
  io.AddMouseButtonEvent(0, false);
  app.frames(2);
  io.AddMousePosEvent(r.x + 500, r.y + 110);
  app.frames(2);
  CHECK(app.state().time_min == 0);  // let go: no longer follows
}
