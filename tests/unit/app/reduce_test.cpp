// The behaviour of single commands.
#include <cmath>
#include <limits>

#include "app/axis.h"
#include "app/ticks.h"
#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using namespace tc::app::test;

namespace {

State after(State state, const Command& command) { return reduce(state, command, *library()).state; }
State start() { return initial_state(*library()); }
const double kNaN = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("seek clamps to the axis and refuses what is not a number") {
  CHECK(after(start(), cmd::Seek{40}).time_min == 40);
  CHECK(after(start(), cmd::Seek{-5}).time_min == 0);
  CHECK(after(start(), cmd::Seek{1e9}).time_min == 20160);
  const State refused = after(after(start(), cmd::Seek{40}), cmd::Seek{kNaN});
  CHECK(refused.time_min == 40);
  REQUIRE(refused.notice);
  CHECK(after(refused, cmd::DismissNotice{}).notice == std::nullopt);
}

TEST_CASE("playback moves at constant speed on the axis, whatever the frame rate") {
  // 90 s for the whole axis at speed 1; tolerance one frame of 1/10 s.
  for (const double frame_s : {1.0 / 120, 1.0 / 60, 1.0 / 24}) {
    State state = after(start(), cmd::Play{true});
    double seconds = 0;
    while (state.playback.playing && seconds < 200) {
      state = after(state, cmd::Advance{frame_s});
      seconds += frame_s;
    }
    CHECK(seconds == doctest::Approx(90).epsilon(0.002));
    CHECK(state.time_min == 20160);
  }
  State state = after(after(start(), cmd::SetSpeed{4}), cmd::Play{true});
  const sim::TimeScale axis = axis_of(state, *library());
  state = after(state, cmd::Advance{0.09});
  CHECK(axis.u(state.time_min) == doctest::Approx(0.004).epsilon(1e-9));
}

TEST_CASE("a long frame is clamped, a longer one was a pause") {
  const State playing = after(start(), cmd::Play{true});
  CHECK(after(playing, cmd::Advance{0.5}) == after(playing, cmd::Advance{0.1}));
  CHECK(after(playing, cmd::Advance{5}) == playing);
  CHECK(after(playing, cmd::Advance{-1}) == playing);
  CHECK(after(playing, cmd::Advance{kNaN}) == playing);
  CHECK(after(start(), cmd::Advance{0.05}) == start());
}

TEST_CASE("the end stops or loops; playing from the end starts again") {
  State state = after(after(start(), cmd::Seek{20159}), cmd::Play{true});
  const State stopped = after(state, cmd::Advance{0.1});
  CHECK(stopped.time_min == 20160);
  CHECK_FALSE(stopped.playback.playing);
  const State again = after(stopped, cmd::Play{true});
  CHECK(again.time_min == 0);
  CHECK(again.playback.playing);
  state = after(state, cmd::SetLoop{true});
  state = after(state, cmd::Advance{0.1});
  CHECK(state.time_min == 0);
  CHECK(state.playback.playing);
}

TEST_CASE("steps follow the listed ticks, stops the library's stops") {
  State state = start();
  for (const double expected : {5.0, 10.0, 20.0, 40.0, 60.0, 90.0, 120.0}) {
    state = after(state, cmd::Step{1});
    CHECK(state.time_min == expected);
  }
  CHECK(after(state, cmd::Step{-2}).time_min == 60);
  CHECK(after(state, cmd::Step{-1000}).time_min == 0);
  CHECK(after(state, cmd::Step{std::numeric_limits<int>::max()}).time_min == 20160);
  CHECK(after(state, cmd::Step{std::numeric_limits<int>::min()}).time_min == 0);
  state = after(start(), cmd::Seek{30});
  CHECK(after(state, cmd::Step{1}).time_min == 40);
  CHECK(after(state, cmd::Step{-1}).time_min == 20);
  CHECK(after(state, cmd::NextStop{1}).time_min == 40);
  CHECK(after(state, cmd::NextStop{-1}).time_min == 20);
  CHECK(after(start(), cmd::NextStop{-1}).time_min == 0);
  CHECK(after(after(start(), cmd::Seek{20160}), cmd::NextStop{1}).time_min == 20160);
  CHECK(after(start(), cmd::Jump{library()->stops[2].id}).time_min == library()->stops[2].time_min);
  CHECK(after(start(), cmd::Jump{"nowhere"}).notice);
}

TEST_CASE("zoom keeps its point, and at least five minutes stay in sight") {
  State state = after(start(), cmd::Zoom{2, 0.25});
  CHECK(state.view.from_u == doctest::Approx(0.125));
  CHECK(state.view.to_u == doctest::Approx(0.625));
  for (int i = 0; i < 60; ++i) state = after(state, cmd::Zoom{1.5, 0.25});
  const sim::TimeScale axis = axis_of(state, *library());
  const double width = axis.time_min(state.view.to_u) - axis.time_min(state.view.from_u);
  CHECK(width >= 0.995 * kNarrowestView_min);
  CHECK(width < 2 * kNarrowestView_min);
  CHECK(state.view.from_u <= 0.25);
  CHECK(state.view.to_u >= 0.25);
  state = after(start(), cmd::SetView{0.4, 0.6});
  CHECK(after(state, cmd::Pan{10}).view.to_u == 1);
  CHECK(after(state, cmd::Pan{-10}).view.from_u == 0);
  CHECK(after(state, cmd::Pan{10}).view.from_u == doctest::Approx(0.8));
  CHECK(after(state, cmd::Zoom{0.01, 0.5}).view == AxisView{});
  CHECK(after(state, cmd::SetView{0.6, 0.4}).view == state.view);
  CHECK(after(state, cmd::Zoom{kNaN, 0.5}).view == state.view);
}

TEST_CASE("true scale keeps the times in sight") {
  State state = after(start(), cmd::SetView{0.2, 0.6});
  const sim::TimeScale warped = shown_axis_of(state, *library());
  const double from = warped.time_min(0.2), to = warped.time_min(0.6);
  state = after(state, cmd::SetTrueScale{true});
  const sim::TimeScale straight = shown_axis_of(state, *library());
  CHECK(straight.time_min(state.view.from_u) == doctest::Approx(from));
  CHECK(straight.time_min(state.view.to_u) == doctest::Approx(to));
  CHECK(after(after(start(), cmd::SetTrueScale{true}), cmd::SetTrueScale{false}) == start());
}

TEST_CASE("a course makes the axis longer, at true scale, to 14 days after the last dose") {
  State state = after(after(start(), cmd::Zoom{3, 0.5}), cmd::ApplyPreset{"course"});
  const sim::TimeScale axis = axis_of(state, *library());
  CHECK(axis.lambda() == 1);
  CHECK(axis.horizon_min() == 11 * 1440 + 20160);
  CHECK(state.view == AxisView{});
  state = after(state, cmd::Seek{1e9});
  CHECK(state.time_min == axis.horizon_min());
  state = after(state, cmd::ApplyPreset{"iv"});
  CHECK(state.time_min == 20160);
  // Stops of a course: every dose, then the stops after the last one.
  const auto stops = stop_times(after(state, cmd::ApplyPreset{"course"}), *library());
  CHECK(stops[1] == 2 * 1440);
  CHECK(stops.back() == axis.horizon_min());
}

TEST_CASE("bad regimens and patients leave the state and name the field and range") {
  const auto refused = [](const Command& command, std::string_view part) {
    State state = after(start(), command);
    REQUIRE(state.notice);
    const std::string text = library()->strings.text(*state.notice);
    CHECK_MESSAGE(text.find(part) != std::string::npos, text);
    state.notice.reset();
    CHECK(state == start());
  };
  refused(cmd::SetRegimenField{"dose", "9 mg/kg"}, "0.01 to 2");
  refused(cmd::SetRegimenField{"dose", "much"}, "‘much’");
  refused(cmd::SetRegimenField{"duration", "3 d"}, "1 to 1440");
  refused(cmd::SetRegimenField{"repeat", "400"}, "1 to 36");
  refused(cmd::SetRegimenField{"colour", "red"}, "‘colour’");
  refused(cmd::SetPatientField{"weight", "7"}, "40 to 150");
  refused(cmd::SetPatientField{"age", "8"}, "18 to 90");
  refused(cmd::SetPatientField{"covariate.luck", "on"}, "‘luck’");
  refused(cmd::ApplyPreset{"none"}, "‘none’");
  sim::RegimenSpec long_course = start().regimen;
  long_course.repeats = 30;
  refused(cmd::SetRegimen{long_course}, "42");
}

TEST_CASE("compare: the present regimen becomes B, A goes on") {
  State state = after(start(), cmd::PinRegimen{});
  CHECK(state.pinned == start().regimen);
  state = after(state, cmd::SetRegimenField{"dose", "1 mg/kg"});
  CHECK(state.pinned->dose == 0.5);
  CHECK(state.regimen.dose == 1);
  state = after(state, cmd::SwapRegimens{});
  CHECK(state.pinned->dose == 1);
  CHECK_FALSE(after(state, cmd::UnpinRegimen{}).pinned);
}

TEST_CASE("reset keeps how somebody sees, drops what was looked at") {
  State state = after(after(start(), cmd::SetTheme{ThemeChoice::contrast}), cmd::Seek{300});
  state = after(after(state, cmd::ApplyPreset{"oral"}), cmd::Reset{});
  CHECK(state.time_min == 0);
  CHECK(state.regimen == start().regimen);
  CHECK(state.settings.theme == ThemeChoice::contrast);
}

TEST_CASE("reduce is pure: the same in gives the same out, and the state given stays as it was") {
  Random random(21);
  State state = start();
  for (int i = 0; i < 600; ++i) {
    const Command command = random_command(random);
    const State before = state;
    const Reduced one = reduce(state, command, *library());
    const Reduced two = reduce(state, command, *library());
    CHECK(state == before);
    CHECK(one.state == two.state);
    CHECK(one.effects == two.effects);
    state = one.state;
    check_invariants(state);
  }
}

TEST_CASE("the stage opens on the timeline; a focus brings its scene, another scene drops the focus") {
  State s = after(after(start(), cmd::SetScreen{Screen::library}), cmd::SetStage{true});
  CHECK(s.stage.open);
  CHECK(s.screen == Screen::timeline);
  s = after(s, cmd::FocusElement{"liver"});
  CHECK(s.stage.scene == Scene::body);
  CHECK(s.stage.focus == "liver");
  CHECK(after(s, cmd::SetScene{Scene::body}).stage.focus == "liver");
  CHECK(after(s, cmd::SetScene{Scene::person}).stage.focus.empty());
  CHECK(after(s, cmd::FocusElement{"whole"}).stage.focus.empty());
  const State refused = after(s, cmd::FocusElement{"soul"});
  REQUIRE(refused.notice);
  CHECK(refused.stage == s.stage);
  s = after(after(s, cmd::ShowNames{true}), cmd::ShowMidazolam{true});
  CHECK(s.stage.names);
  CHECK(s.stage.midazolam);
  CHECK(after(s, cmd::SetStageTier{StageTier::plain}).settings.stage_tier == StageTier::plain);
  CHECK(after(s, cmd::Reset{}).stage == StageView{});
  CHECK_FALSE(after(s, cmd::SetStage{false}).stage.open);
}
