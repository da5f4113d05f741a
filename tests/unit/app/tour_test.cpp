// Guided tours: every step can be entered, left and found again. Tolerance: exact.
#include "app/tour.h"

#include <algorithm>

#include "unit/app/app_support.h"

using namespace tc;
using namespace tc::app;
using app::test::library;

namespace {
State after(State state, const Command& command) { return reduce(state, command, *library()).state; }
}  // namespace

TEST_CASE("the learner's tour has eight chapters and lasts eight to twelve minutes") {
  const content::Tour* tour = library()->tour("learner");
  REQUIRE(tour != nullptr);
  CHECK(tour->chapters.size() == 8);
  CHECK(tour->steps.size() == 35);
  double minutes = 0;
  for (const content::TourStep& step : tour->steps) minutes += step.minutes;
  CHECK(minutes >= 8);
  CHECK(minutes <= 12.05);
  CHECK(library()->tour("instructor") != nullptr);
  CHECK(library()->tour("audit") != nullptr);
}

TEST_CASE("every step of every tour shows its time, its picture and its words, and names what is there") {
  for (const content::Tour& tour : library()->tours) {
    State state = after(initial_state(*library()), cmd::StartTour{tour.id, "first"});
    for (std::size_t i = 0; i < tour.steps.size(); ++i) {
      const content::TourStep& step = tour.steps[i];
      CAPTURE(step.id);
      CHECK(state.tour.step == step.id);
      CHECK(state.time_min == step.time_min);
      CHECK(state.stage.open == (step.picture == content::TourPicture::stage));
      CHECK((state.screen == Screen::accounts) == (step.picture == content::TourPicture::accounts));
      CHECK(state.panel == Panel::tour);
      CHECK_FALSE(state.notice.has_value());
      for (const std::string& id : step.highlight) CHECK(is_pointed_at(state, *library(), id));
      CHECK_FALSE(is_pointed_at(state, *library(), "nothing"));
      app::test::check_invariants(state);
      state = after(state, cmd::TourStep{1});
    }
    CHECK(state.tour.step == tour.steps.back().id);  // there is nothing beyond the last
    CHECK(after(state, cmd::TourStep{-1000}).tour.step == tour.steps.front().id);
  }
}

TEST_CASE("a tour is gone on with where it was left, also after another and after a restart") {
  State state = after(initial_state(*library()), cmd::StartTour{"learner", "first"});
  state = after(state, cmd::TourStep{7});
  const std::string here = state.tour.step;
  state = after(state, cmd::LeaveTour{});
  CHECK(state.panel == Panel::none);
  state = after(state, cmd::StartTour{"audit", ""});
  state = after(state, cmd::TourStep{2});
  const std::string there = state.tour.step;
  const Result<State> restored = restore_text(save_text(state), *library());
  REQUIRE(restored.ok());
  CHECK(after(*restored, cmd::StartTour{"learner", ""}).tour.step == here);
  const State back = after(after(*restored, cmd::StartTour{"learner", ""}), cmd::StartTour{"audit", ""});
  CHECK(back.tour.step == there);
  CHECK(after(back, cmd::StartTour{"learner", "first"}).tour.step == library()->tour("learner")->steps.front().id);
}

TEST_CASE("a step plays to its own end and stops there; without a tour playback runs on") {
  const content::Tour& tour = *library()->tour("learner");
  const auto with_end = std::find_if(tour.steps.begin(), tour.steps.end(), [](const auto& s) { return s.until_min.has_value(); });
  REQUIRE(with_end != tour.steps.end());
  State state = after(initial_state(*library()), cmd::StartTour{"learner", with_end->id});
  state = after(state, cmd::Play{true});
  for (int i = 0; i < 20000 && state.playback.playing; ++i) state = after(state, cmd::Advance{0.05});
  CHECK_FALSE(state.playback.playing);
  CHECK(state.time_min == *with_end->until_min);
  state = after(after(state, cmd::LeaveTour{}), cmd::Play{true});
  CHECK(after(state, cmd::Advance{0.05}).time_min > *with_end->until_min);
}

TEST_CASE("what is not there is refused with a sentence; nothing changes") {
  const State start = initial_state(*library());
  for (const Command& wrong : {Command(cmd::StartTour{"nowhere", ""}), Command(cmd::StartTour{"learner", "nowhere"})}) {
    State state = after(start, wrong);
    REQUIRE(state.notice.has_value());
    CHECK(library()->strings.text(*state.notice).find("nowhere") != std::string::npos);
    state.notice.reset();
    CHECK(state == start);
  }
}

TEST_CASE("reading aloud says the step's words, and is silent when switched off") {
  State state = after(initial_state(*library()), cmd::StartTour{"learner", "first"});
  Reduced on = reduce(state, cmd::SetSpeech{true}, *library());
  const auto said = [](const Reduced& r) {
    const auto found = std::find_if(r.effects.begin(), r.effects.end(), [](const Effect& e) { return e.kind == Effect::speak; });
    return found == r.effects.end() ? std::string("-") : found->text;
  };
  CHECK(said(on) == library()->strings.raw("tour.learner." + state.tour.step + ".narration"));
  const Reduced next = reduce(on.state, cmd::TourStep{1}, *library());
  CHECK(said(next) == library()->strings.raw("tour.learner." + next.state.tour.step + ".narration"));
  CHECK(said(reduce(next.state, cmd::SetSpeech{false}, *library())).empty());
  CHECK(said(reduce(state, cmd::TourStep{1}, *library())) == "-");
}

TEST_CASE("whoever leaves a step is not read to any longer: for a question, an entry, another screen, or with the panel") {
  const State start = after(initial_state(*library()), cmd::StartTour{"learner", "first"});
  const State read = after(start, cmd::SetSpeech{true});
  const auto silenced = [](const Reduced& r) {
    return std::count_if(r.effects.begin(), r.effects.end(),
                         [](const Effect& e) { return e.kind == Effect::speak && e.text.empty(); });
  };
  for (const Command& leave : {Command(cmd::StartForm{"checkpoint", "a", 0, "Q01"}), Command(cmd::OpenPanel{Panel::none}),
                               Command(cmd::OpenPanel{Panel::settings}), Command(cmd::SetScreen{Screen::library}),
                               Command(cmd::Select{"T26"}), Command(cmd::LeaveTour{}),
                               Command(cmd::StopReading{})}) {
    CHECK(silenced(reduce(read, leave, *library())) == 1);
  }
  CHECK(silenced(reduce(start, cmd::OpenPanel{Panel::none}, *library())) == 0);  // nothing was read
  CHECK(silenced(reduce(start, cmd::StopReading{}, *library())) == 0);
  CHECK(silenced(reduce(read, cmd::Play{true}, *library())) == 0);               // the step goes on
}
