// The guided tours, by name, as a person goes through them.
#include <doctest/doctest.h>

#include "app/quiz.h"
#include "app/tour.h"
#include "learn/keyed.h"
#include "learn/response.h"
#include "support/headless.h"

using namespace tc;
using test::Headless;
using ui::Do;
using ui::Role;

TEST_CASE("the learner's tour from its tab to its end, by actions alone") {
  Headless app;
  app.frames(3);
  REQUIRE(app.press(Role::tab, "Tour"));
  app.settle();
  REQUIRE(app.node("drawer/learner-go") != nullptr);
  REQUIRE(app.act("drawer/learner-go", Do::press));
  app.settle();
  const content::Tour& tour = *test::library()->tour("learner");
  for (std::size_t i = 0; i < tour.steps.size(); ++i) {
    CAPTURE(tour.steps[i].id);
    const std::string stem = "tour.learner." + tour.steps[i].id;
    CHECK(app.node("drawer/title")->name == test::library()->strings.raw(stem + ".title"));
    CHECK(app.node("drawer/caption")->name == test::library()->strings.raw(stem + ".caption"));
    CHECK(app.node("drawer/caption")->live);
    CHECK(app.node("drawer/narration") != nullptr);
    CHECK((app.node("drawer/play") != nullptr) == tour.steps[i].until_min.has_value());
    REQUIRE(app.act("drawer/next", Do::press));
    app.frames(3);
  }
  CHECK(app.state().panel == app::Panel::none);  // "End the tour"
  REQUIRE(app.press(Role::tab, "Tour"));          // and back where it ended
  app.frames(3);
  CHECK(app.state().tour.step == tour.steps.back().id);
}

TEST_CASE("the learner may take over at any step and go on later") {
  Headless app(1280, 720, {app::cmd::StartTour{"learner", "first"}, app::cmd::TourStep{6}});
  app.frames(3);
  const std::string step = app.state().tour.step;
  REQUIRE(app.act("drawer/close", Do::press));
  app.frames(3);
  app.dispatch(app::cmd::Seek{500});
  app.frames(2);
  REQUIRE(app.press(Role::tab, "Tour"));
  app.frames(3);
  CHECK(app.state().tour.step == step);
  CHECK(app.state().panel == app::Panel::tour);
}

TEST_CASE("all tours can be found again from within one") {
  Headless app(1280, 720, {app::cmd::StartTour{"learner", "first"}});
  app.frames(3);
  REQUIRE(app.act("drawer/all", Do::press));
  app.frames(3);
  for (const content::Tour& tour : test::library()->tours) CHECK(app.node("drawer/" + tour.id + "-go") != nullptr);
}

TEST_CASE("a question on the way is answered there, leads back to its step, and loses no form that was begun") {
  Headless app(1280, 720, {app::cmd::StartForm{"practice", "a", 3, "Q15 Q19"}, app::cmd::StartTour{"learner", "first"}});
  app.frames(3);
  const std::string step = app.state().tour.step;
  REQUIRE(app.press(Role::button, "Answer this question"));
  app.frames(3);
  CHECK(app.state().screen == app::Screen::quiz);
  CHECK(app.state().quiz.kind == "checkpoint");
  REQUIRE(app.press(Role::radio, "At about one day"));
  app.frames(2);
  REQUIRE(app.press(Role::radio, "Very"));
  app.frames(2);
  REQUIRE(app.press(Role::button, "Answer"));
  app.frames(2);
  CHECK(app.state().quiz.answered);
  REQUIRE(app.press(Role::button, "Back to the tour"));
  app.frames(3);
  CHECK(app.state().tour.step == step);
  CHECK(app.state().panel == app::Panel::tour);
  CHECK(app.state().screen == app::Screen::timeline);
  CHECK(app.state().quiz.items == "Q15 Q19");
  CHECK(app.node(Role::button, "Answer it again") != nullptr);
  REQUIRE(app.press(Role::button, "Answer it again"));  // and leaves it unanswered
  app.frames(3);
  REQUIRE(app.press(Role::button, "Back to the tour"));
  app.frames(3);
  CHECK(app.state().tour.step == step);
  CHECK(app.state().quiz.items == "Q15 Q19");
}

TEST_CASE("a question left unanswered takes no answer from that of a later step") {
  Headless app(1280, 2400, {app::cmd::StartTour{"learner", "first"}});
  app.frames(3);
  const auto go_to_question = [&](const content::TourStep*& step) {
    for (int left = 100; left > 0; --left) {
      step = app::current_step(app.state(), *test::library());
      REQUIRE(step != nullptr);
      if (!step->ask_item.empty()) return;
      app.dispatch(app::cmd::TourStep{1});
      app.frames(3);
    }
  };
  const content::TourStep *first = nullptr, *second = nullptr;
  go_to_question(first);
  REQUIRE(app.act("drawer/ask-item", Do::press));
  CHECK(app.state().quiz.kind == "checkpoint");
  app.dispatch(app::cmd::LeaveForm{});
  app.dispatch(app::cmd::TourStep{1});
  app.frames(3);
  go_to_question(second);
  REQUIRE(second->ask_item != first->ask_item);
  REQUIRE(app.act("drawer/ask-item", Do::press));
  const content::Item* item = app::current_item(app.state(), *test::library());
  REQUIRE(item != nullptr);
  REQUIRE(item->id == second->ask_item);
  app.dispatch(app::cmd::SetResponse{learn::to_json(learn::keyed_answer(*item))});
  if (learn::takes_certainty(*item)) app.dispatch(app::cmd::SetCertainty{2});
  app.frames(3);
  REQUIRE(app.press(Role::button, "Answer"));
  CHECK(app.state().quiz.answered);
  const auto& attempts = app.runtime().session().learner().record().attempts;
  REQUIRE(attempts.size() == 1);
  CHECK(attempts.front().item == second->ask_item);
  REQUIRE(app.press(Role::button, "Back to the tour"));
  CHECK(app.node(Role::button, "Answer it again") != nullptr);
}

TEST_CASE("every question that a tour names can be begun from its step") {
  for (const content::Tour& tour : test::library()->tours) {
    Headless app(1280, 2400, {app::cmd::StartTour{tour.id, "first"}});
    for (const content::TourStep& step : tour.steps) {
      app.frames(3);
      CAPTURE(step.id);
      CHECK((app.node("drawer/ask-item") != nullptr) == !step.ask_item.empty());
      CHECK((app.node("drawer/check-item") != nullptr) == !step.check_item.empty());
      app.dispatch(app::cmd::TourStep{1});
    }
  }
}
