// The timeline screen used as a person uses it: by name, by mouse, by keyboard.
#include <doctest/doctest.h>

#include "app/table.h"
#include "support/headless.h"

using namespace tc;
using test::Headless;
using ui::Do;
using ui::Role;

namespace {

std::string words(std::string_view key) { return test::library()->strings.raw(key); }

}  // namespace

TEST_CASE("play moves the time, pause stops it") {
  Headless app;
  REQUIRE(app.press(Role::button, words("transport.play")));
  app.frames(30);
  const double after_a_second = app.state().time_min;
  CHECK(after_a_second > 0);
  REQUIRE(app.press(Role::button, words("transport.pause")));
  const double stopped = app.state().time_min;
  app.frames(30);
  CHECK(app.state().time_min == stopped);
}

TEST_CASE("a mouse click does what the action does") {
  Headless by_mouse, by_action;
  REQUIRE(by_mouse.click(Role::button, words("transport.next")));
  REQUIRE(by_action.press(Role::button, words("transport.next")));
  CHECK(by_mouse.state() == by_action.state());
  CHECK(by_mouse.state().time_min == doctest::Approx(20));
}

TEST_CASE("scrubbing follows the pointer and stops playback") {
  Headless app;
  app.dispatch(app::cmd::Play{true});
  app.frame();
  const ui::Node* lanes = app.node("timeline/lanes");
  REQUIRE(lanes != nullptr);
  const ui::Rect r = lanes->rect;
  app.drag(r.x + 10, r.y + 60, r.x + r.w * .5f, r.y + 60);
  CHECK_FALSE(app.state().playback.playing);
  CHECK(app.state().time_min > 600);  // the middle of the axis lies near 12 h
  CHECK(app.state().time_min < 850);
}

TEST_CASE("the playhead is a slider: arrows, pages, home and end") {
  Headless app;
  const std::string id = "timeline/lanes/playhead";
  REQUIRE(app.act(id, Do::increment));
  const double first = app.state().time_min;
  CHECK(first > 0);
  app.act(id, Do::end);
  CHECK(app.state().time_min == doctest::Approx(20160));
  app.act(id, Do::decrement);
  CHECK(app.state().time_min < 20160);
  app.act(id, Do::home);
  CHECK(app.state().time_min == 0);
  app.act(id, Do::page_up);
  CHECK(app.state().time_min == doctest::Approx(20));
  app.key(ImGuiKey_RightArrow);
  CHECK(app.state().time_min > 20);
  app.act(id, Do::set_value, 500);
  CHECK(app.state().time_min == doctest::Approx(729).epsilon(.01));
}

TEST_CASE("the dose changes by its slider and the curves follow") {
  Headless app;
  REQUIRE(app.press(Role::button, words("regimen.open")));
  const double before = app.runtime().session().trajectory().peak(sim::Signal::ketamine_venous_ng_ml).value;
  const ui::Node* dose = app.node(Role::slider, words("regimen.dose"));
  REQUIRE(dose != nullptr);
  const std::string id = dose->id;
  REQUIRE(app.act(id, Do::set_value, 1.0));
  CHECK(app.state().regimen.dose == doctest::Approx(1.0));
  CHECK(app.runtime().session().trajectory().peak(sim::Signal::ketamine_venous_ng_ml).value ==
        doctest::Approx(2 * before).epsilon(1e-9));
  app.act(id, Do::decrement);
  CHECK(app.state().regimen.dose == doctest::Approx(.95));
}

TEST_CASE("every preset can be chosen and is shown as chosen") {
  Headless app;
  REQUIRE(app.press(Role::button, words("regimen.open")));
  for (const auto& preset : test::library()->presets) {
    const std::string name = words("preset." + preset.id);
    CAPTURE(name);
    REQUIRE(app.press(Role::radio, name));
    CHECK(app.state().regimen == preset.spec);
    const ui::Node* radio = app.node(Role::radio, name);
    REQUIRE(radio != nullptr);
    CHECK(radio->checked);
  }
}

TEST_CASE("compare keeps the regimen as B, and ends") {
  Headless app;
  REQUIRE(app.press(Role::toggle, words("toolbar.compare")));
  REQUIRE(app.state().pinned.has_value());
  CHECK(app.state().panel == app::Panel::regimen);
  app.dispatch(app::cmd::ApplyPreset{"spray"});
  app.settle();
  REQUIRE(app.press(Role::button, words("regimen.compare.swap")));
  CHECK(app.state().regimen.route == sim::Route::iv);
  CHECK(app.state().pinned->route == sim::Route::nasal_spray);
  REQUIRE(app.press(Role::toggle, words("toolbar.compare_end")));
  CHECK_FALSE(app.state().pinned.has_value());
}

TEST_CASE("a refusal is said, keeps the state and can be dismissed") {
  Headless app;
  const sim::RegimenSpec before = app.state().regimen;
  app.dispatch(app::cmd::SetRegimenField{"dose", "9000 mg/kg"});
  app.settle();
  CHECK(app.state().regimen == before);
  const ui::Node* notice = app.node("notice");
  REQUIRE(notice != nullptr);
  CHECK(notice->live);
  CHECK(notice->name.find("9000") != std::string::npos);
  REQUIRE(app.press(Role::button, words("notice.dismiss")));
  CHECK(app.node("notice") == nullptr);
}

TEST_CASE("a mark opens what was seen, and Escape returns to it") {
  Headless app;
  const std::string id = "timeline/lanes/T26";
  REQUIRE(app.act(id, Do::focus));
  app.key(ImGuiKey_Enter);
  CHECK(app.state().selected == "T26");
  app.settle();
  REQUIRE(app.node("drawer") != nullptr);
  CHECK(app.node("drawer")->name == words("obs.T26.title"));
  app.key(ImGuiKey_Escape);
  app.settle();
  CHECK(app.state().selected.empty());
  const ui::Node* mark = app.node(id);
  REQUIRE(mark != nullptr);
  CHECK(mark->focused);
}

TEST_CASE("Tab reaches every control in reading order, and Shift+Tab goes back") {
  Headless app;
  std::vector<std::string> stops;
  for (const ui::Node& n : app.runtime().semantics().nodes()) {
    if (n.focusable) stops.push_back(n.id);
  }
  REQUIRE(stops.size() > 20);
  for (const std::string& stop : stops) {
    app.key(ImGuiKey_Tab);
    const ui::Node* n = app.node(stop);
    REQUIRE(n != nullptr);
    CHECK_MESSAGE(n->focused, stop);
  }
  app.key(ImGuiKey_Tab, true);
  CHECK(app.node(stops[stops.size() - 2])->focused);
}

TEST_CASE("single-letter keys work and can be switched off") {
  Headless app;
  app.key(ImGuiKey_Z);
  CHECK(app.state().view.true_scale);
  app.dispatch(app::cmd::SetSingleKeys{false});
  app.key(ImGuiKey_Z);
  CHECK(app.state().view.true_scale);
}

TEST_CASE("the wheel zooms about the pointer and Escape shows the whole axis") {
  Headless app;
  const ui::Rect r = app.node("timeline/lanes")->rect;
  app.wheel(r.x + r.w * .2f, r.y + 30, 3);
  CHECK(app.state().view.to_u - app.state().view.from_u < .7);
  app.key(ImGuiKey_Escape);
  CHECK(app.state().view == app::AxisView{});
}

TEST_CASE("nothing is drawn when nothing changes") {
  Headless app;
  CHECK(app.settle() < 400);
  CHECK_FALSE(app.runtime().wants_frame());
  app.dispatch(app::cmd::SetReducedMotion{true});
  app.dispatch(app::cmd::Seek{1440});
  CHECK(app.settle() <= 4);  // no travel when motion is reduced
}

TEST_CASE("of two notices at the start the second is shown as soon as the first is dismissed, and then nothing is drawn") {
  Headless app(1280, 720, {app::cmd::Notify{"platform.progress_not_saved", "no room"}, app::cmd::Notify{"platform.link_problem", "nonsense"}});
  const auto sentence = [](const char* key, const char* detail) { return test::library()->strings.text({key, {{"detail", detail}}}); };
  const auto shown = [&] {
    const ui::Node* notice = app.node("notice");
    return notice == nullptr ? std::string() : std::string(notice->name);
  };
  app.settle();
  CHECK(shown() == sentence("platform.progress_not_saved", "no room"));
  CHECK(app.node("notice")->live);
  REQUIRE(app.click("notice-close"));
  CHECK(shown() == sentence("platform.link_problem", "nonsense"));
  CHECK(app.node("notice")->live);
  CHECK(app.settle() < 400);  // one that waits to be dismissed needs no frames
  app.key(ImGuiKey_Escape);
  app.settle();
  CHECK(app.node("notice") == nullptr);
  CHECK_FALSE(app.runtime().wants_frame());
}

TEST_CASE("the table in the tree says what the model says, in the same words") {
  Headless app(1280, 720, {app::cmd::Seek{40}});
  const app::Table table = app::table_at(app.runtime().session(), 40);
  REQUIRE(table.rows.size() > 5);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const ui::Node* cell = app.node("timeline/data/r" + std::to_string(i) + "/c1");
    REQUIRE(cell != nullptr);
    CHECK(cell->name == table.rows[i].value);
  }
}

TEST_CASE("settings: theme, text size, spread and repeat from their controls") {
  Headless app;
  REQUIRE(app.press(Role::button, words("toolbar.settings")));
  REQUIRE(app.press(Role::radio, words("settings.theme.projector")));
  CHECK(app.state().settings.theme == app::ThemeChoice::projector);
  REQUIRE(app.press(Role::radio, words("settings.spread.dots")));
  CHECK(app.state().band_mode == app::BandMode::dots);
  REQUIRE(app.press(Role::toggle, words("settings.loop")));
  CHECK(app.state().playback.loop);
  const ui::Node* text = app.node(Role::slider, words("settings.text"));
  REQUIRE(text != nullptr);
  REQUIRE(app.act(std::string(text->id), Do::set_value, 2.0));
  CHECK(app.state().settings.text_scale == doctest::Approx(2.0));
}
