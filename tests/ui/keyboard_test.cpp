// Everything by keyboard alone.
#include <doctest/doctest.h>

#include <tuple>
#include <vector>

#include "support/headless.h"

using namespace tc;
using test::Headless;
using ui::Do;
using ui::Node;
using ui::Role;

namespace {

std::string words(std::string_view key) { return test::library()->strings.raw(key); }

std::vector<std::string> stops(Headless& app) {
  std::vector<std::string> ids;
  for (const Node& n : app.runtime().semantics().nodes()) {
    if (n.focusable) ids.push_back(n.id);
  }
  return ids;
}

const Node* focused(Headless& app) {
  for (const Node& n : app.runtime().semantics().nodes()) {
    if (n.focused) return &n;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("the keys of the timeline: arrows, pages, home, end, space") {
  Headless app;
  app.key(ImGuiKey_RightArrow);
  const double one = app.state().time_min;
  CHECK(one > 0);
  app.key(ImGuiKey_RightArrow, true);  // with Shift: ten at once
  const double eleven = app.state().time_min;
  CHECK(eleven > one * 3);
  app.key(ImGuiKey_LeftArrow, true);
  CHECK(app.state().time_min == doctest::Approx(one));
  app.key(ImGuiKey_End);
  CHECK(app.state().time_min == doctest::Approx(20160));
  app.key(ImGuiKey_RightArrow);
  CHECK(app.state().time_min == doctest::Approx(20160));
  app.key(ImGuiKey_Home);
  CHECK(app.state().time_min == 0);
  app.key(ImGuiKey_LeftArrow);
  CHECK(app.state().time_min == 0);
  double last = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    app.key(ImGuiKey_PageDown);
    CHECK(app.state().time_min > last);
    last = app.state().time_min;
  }
  app.key(ImGuiKey_PageUp);
  CHECK(app.state().time_min < last);
  app.key(ImGuiKey_Space);
  CHECK(app.state().playback.playing);
  app.key(ImGuiKey_Space);
  CHECK_FALSE(app.state().playback.playing);
}

TEST_CASE("every letter does what help says, and none does anything when letters are off") {
  struct Letter {
    ImGuiKey key;
    app::State expected;
  };
  const app::State before = Headless().state();
  std::vector<Letter> letters;
  const auto expect = [&](ImGuiKey key, auto change) {
    app::State s = before;
    change(s);
    letters.push_back({key, s});
  };
  expect(ImGuiKey_Z, [](app::State& s) { s.view.true_scale = true; });
  expect(ImGuiKey_L, [](app::State& s) { s.all_labels = true; });
  expect(ImGuiKey_C, [](app::State& s) { s.pinned = s.regimen, s.panel = app::Panel::regimen; });
  expect(ImGuiKey_R, [](app::State& s) { s.panel = app::Panel::regimen; });
  expect(ImGuiKey_T, [](app::State& s) { s.panel = app::Panel::table; });
  for (const Letter& letter : letters) {
    CAPTURE(ImGui::GetKeyName(letter.key));
    Headless app;
    app.key(letter.key);
    CHECK(app.state() == letter.expected);
    if (letter.key != ImGuiKey_C) {
      app.key(letter.key);
      CHECK(app.state() == before);
    }
    Headless off(1280, 720, {app::cmd::SetSingleKeys{false}});
    const app::State silent = off.state();
    off.key(letter.key);
    CHECK(off.state() == silent);
  }
}

TEST_CASE("plus, minus and 0 zoom; U and Ctrl+Z undo, Ctrl+Shift+Z and Ctrl+Y do again") {
  Headless app(1280, 720, {app::cmd::Seek{40}});
  app.key(ImGuiKey_Equal);
  app.key(ImGuiKey_Equal);
  const double width = app.state().view.to_u - app.state().view.from_u;
  CHECK(width == doctest::Approx(1 / 1.25 / 1.25));
  app.key(ImGuiKey_Minus);
  CHECK(app.state().view.to_u - app.state().view.from_u > width);
  app.key(ImGuiKey_0);
  CHECK(app.state().view == app::AxisView{});

  const sim::RegimenSpec first = app.state().regimen;
  app.dispatch(app::cmd::SetRegimenField{"dose", "1"});
  const sim::RegimenSpec second = app.state().regimen;
  REQUIRE_FALSE(first == second);
  app.key(ImGuiKey_U);
  CHECK(app.state().regimen == first);
  app.key(ImGuiKey_Y, false, true);
  CHECK(app.state().regimen == second);
  app.key(ImGuiKey_Z, false, true);
  CHECK(app.state().regimen == first);
  CHECK_FALSE(app.state().view.true_scale);  // Ctrl+Z is not Z
  app.key(ImGuiKey_Z, true, true);
  CHECK(app.state().regimen == second);
}

TEST_CASE(
    "undo and redo are buttons of the regimen panel, reached by Tab, off while there is nothing to do") {
  Headless app(1280, 1400, {app::cmd::OpenPanel{app::Panel::regimen}});
  const auto state_of = [&](std::string_view key) {
    const Node* button = app.node(Role::button, words(key));
    REQUIRE(button != nullptr);
    CHECK(button->focusable == !button->disabled);
    return !button->disabled;
  };
  CHECK_FALSE(state_of("regimen.undo"));
  CHECK_FALSE(state_of("regimen.redo"));
  const sim::RegimenSpec first = app.state().regimen;
  REQUIRE(app.click(Role::button, words("regimen.undo")));
  CHECK(app.state().regimen == first);

  REQUIRE(app.act("drawer/preset/im", Do::press));
  REQUIRE(app.act("drawer/preset/spray", Do::press));
  const sim::RegimenSpec last = app.state().regimen;
  CHECK(state_of("regimen.undo"));
  CHECK_FALSE(state_of("regimen.redo"));
  for (int i = 0; i < 200 && !(focused(app) && focused(app)->name == words("regimen.undo")); ++i)
    app.key(ImGuiKey_Tab);
  REQUIRE(focused(app) != nullptr);
  REQUIRE(focused(app)->name == words("regimen.undo"));
  app.key(ImGuiKey_Enter);
  CHECK(state_of("regimen.undo"));
  CHECK(state_of("regimen.redo"));
  CHECK(focused(app)->name == words("regimen.undo"));
  app.key(ImGuiKey_Enter);
  CHECK(app.state().regimen == first);
  // Used up: the keyboard goes on to the other button, not back to the start of the page.
  CHECK_FALSE(state_of("regimen.undo"));
  REQUIRE(focused(app) != nullptr);
  CHECK(focused(app)->name == words("regimen.redo"));
  app.key(ImGuiKey_Space);
  app.key(ImGuiKey_Space);
  CHECK(app.state().regimen == last);
  CHECK_FALSE(state_of("regimen.redo"));
  CHECK(focused(app)->name == words("regimen.undo"));
  // A browser drops the focus of what is disabled while it has it: the focus goes first.
  bool had_focus = true;
  for (int i = 0; i < 8; ++i) {
    if (i % 4 == 0) app.runtime().post({"drawer/regimen.undo", Do::press, 0, {}});
    app.frame();
    const Node* undo = app.node(Role::button, words("regimen.undo"));
    CHECK_FALSE((undo->disabled && had_focus));
    had_focus = undo->focused;
  }
  CHECK(app.state().regimen == first);
  CHECK(focused(app)->name == words("regimen.redo"));
  REQUIRE(app.click(Role::button, words("regimen.redo")));
  CHECK_FALSE(app.state().regimen == first);
}

TEST_CASE("a modified letter is no shortcut of ours") {
  Headless app;
  const app::State before = app.state();
  for (const ImGuiKey key : {ImGuiKey_L, ImGuiKey_C, ImGuiKey_R, ImGuiKey_T, ImGuiKey_0, ImGuiKey_Equal}) {
    app.key(key, false, true);
    CHECK_MESSAGE(app.state() == before, ImGui::GetKeyName(key));
  }
}

TEST_CASE("Tab reaches each control once in reading order in every panel, forward and back") {
  for (const app::Panel panel :
       {app::Panel::none, app::Panel::regimen, app::Panel::settings, app::Panel::help, app::Panel::table}) {
    Headless app(1280, 720, {app::cmd::PinRegimen{}, app::cmd::Seek{45}, app::cmd::OpenPanel{panel}});
    CAPTURE(static_cast<int>(panel));
    const std::vector<std::string> ids = stops(app);
    // Opening a panel may already have put the focus into it; start before the first control.
    REQUIRE(app.act(ids.back(), Do::focus));
    for (const std::string& id : ids) {
      app.key(ImGuiKey_Tab);
      REQUIRE(focused(app) != nullptr);
      CHECK(focused(app)->id == id);
    }
    for (std::size_t i = ids.size() - 1; i-- > 0;) {
      app.key(ImGuiKey_Tab, true);
      REQUIRE(focused(app) != nullptr);
      CHECK(focused(app)->id == ids[i]);
    }
  }
}

TEST_CASE("the focused control is in sight, also on a page and in a drawer that scroll") {
  for (const auto& [w, h, panel] :
       {std::tuple{1280.f, 720.f, app::Panel::regimen}, std::tuple{1280.f, 720.f, app::Panel::help},
        std::tuple{360.f, 640.f, app::Panel::none}, std::tuple{360.f, 640.f, app::Panel::regimen}}) {
    Headless app(w, h, {app::cmd::OpenPanel{panel}});
    CAPTURE(w);
    CAPTURE(static_cast<int>(panel));
    for (std::size_t i = stops(app).size(); i > 0; --i) {
      app.key(ImGuiKey_Tab);
      app.settle(20);
      const Node* n = focused(app);
      REQUIRE(n != nullptr);
      CAPTURE(n->id);
      if (n->id == "timeline/lanes/playhead") continue;  // as tall as the lanes
      const float middle = n->rect.y + n->rect.h / 2;
      CHECK(middle > 0);
      CHECK(middle < h);
    }
  }
}

TEST_CASE("Enter and Space press the focused control") {
  for (const ImGuiKey key : {ImGuiKey_Enter, ImGuiKey_Space, ImGuiKey_KeypadEnter}) {
    Headless app;
    REQUIRE(app.act(app.node(Role::button, words("transport.next"))->id, Do::focus));
    app.key(key);
    CHECK(app.state().time_min == doctest::Approx(20));
    CHECK_FALSE(app.state().playback.playing);  // Space belongs to the focused button
  }
}

TEST_CASE("the focused dose slider takes the arrows; the playhead does not") {
  Headless app;
  app.dispatch(app::cmd::OpenPanel{app::Panel::regimen});
  app.settle();
  REQUIRE(app.act(app.node(Role::slider, words("regimen.dose"))->id, Do::focus));
  const auto dose = [&] { return app.state().regimen.dose; };
  app.key(ImGuiKey_RightArrow);
  CHECK(dose() == doctest::Approx(.55));
  app.key(ImGuiKey_UpArrow);
  CHECK(dose() == doctest::Approx(.6));
  app.key(ImGuiKey_LeftArrow);
  app.key(ImGuiKey_DownArrow);
  CHECK(dose() == doctest::Approx(.5));
  const Node* slider = app.node(Role::slider, words("regimen.dose"));
  const double least = slider->minimum, most = slider->maximum;
  app.key(ImGuiKey_End);
  CHECK(dose() == doctest::Approx(most));
  app.key(ImGuiKey_RightArrow);
  CHECK(dose() == doctest::Approx(most));
  app.key(ImGuiKey_Home);
  CHECK(dose() == doctest::Approx(least));
  CHECK(app.state().time_min == 0);
  CHECK_FALSE(app.state().notice.has_value());
}

TEST_CASE("Escape closes one thing at a time: notice, drawer, zoom") {
  Headless app;
  app.dispatch(app::cmd::SetView{.1, .4});
  app.dispatch(app::cmd::OpenPanel{app::Panel::settings});
  app.dispatch(app::cmd::SetRegimenField{"dose", "-3"});
  app.settle();
  REQUIRE(app.state().notice.has_value());
  app.key(ImGuiKey_Escape);
  CHECK_FALSE(app.state().notice.has_value());
  CHECK(app.state().panel == app::Panel::settings);
  app.key(ImGuiKey_Escape);
  CHECK(app.state().panel == app::Panel::none);
  CHECK(app.state().view.from_u == doctest::Approx(.1));
  app.key(ImGuiKey_Escape);
  CHECK(app.state().view == app::AxisView{});
}

TEST_CASE("a panel opened by key takes the focus and gives it back to what opened it") {
  Headless app;
  for (const char* key : {"toolbar.settings", "toolbar.help", "toolbar.table"}) {
    CAPTURE(key);
    const std::string opener = app.node(Role::button, words(key))->id;
    REQUIRE(app.act(opener, Do::focus));
    app.key(ImGuiKey_Enter);
    app.settle();
    REQUIRE(focused(app) != nullptr);
    CHECK(focused(app)->id.starts_with("drawer/"));
    app.key(ImGuiKey_Escape);
    app.settle();
    REQUIRE(focused(app) != nullptr);
    CHECK(focused(app)->id == opener);
  }
}

TEST_CASE("at most one control has the focus, and it exists") {
  Headless app;
  for (int i = 0; i < 60; ++i) {
    app.key(i % 7 == 0 ? ImGuiKey_Enter : i % 11 == 0 ? ImGuiKey_Escape : ImGuiKey_Tab);
    int count = 0;
    for (const Node& n : app.runtime().semantics().nodes()) count += n.focused;
    CHECK(count <= 1);
  }
}
