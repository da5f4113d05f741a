// The guided tours, by name, as a person goes through them.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/quiz.h"
#include "app/tour.h"
#include "learn/keyed.h"
#include "learn/response.h"
#include "support/headless.h"

using namespace tc;
using test::Headless;
using ui::Do;
using ui::Role;

namespace {

/// Height of what a person sees of a node of the page: between the top bar and the drawer.
float seen(Headless& app, std::string_view id) {
  const ui::Node *node = app.node(id), *drawer = app.node("drawer"), *bar = app.node("timeline");
  if (node == nullptr || drawer == nullptr || bar == nullptr) return -1;
  return std::min(node->rect.y + node->rect.h, drawer->rect.y) - std::max(node->rect.y, bar->rect.y);
}

bool inside_drawer(Headless& app, std::string_view id) {
  const ui::Node *node = app.node(id), *drawer = app.node("drawer");
  return node != nullptr && drawer != nullptr && node->rect.y >= drawer->rect.y &&
         node->rect.y + node->rect.h <= drawer->rect.y + drawer->rect.h;
}

}  // namespace

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

TEST_CASE("whoever turns from a step to the list of tours, another screen or nothing at all is not read to any longer") {
  const auto spoken = [](Headless& app) {
    std::vector<std::string> out;
    for (const app::Effect& effect : app.runtime().take_effects()) {
      if (effect.kind == app::Effect::speak) out.push_back(effect.text);
    }
    return out;
  };
  const std::vector<std::string> silence{""};
  for (const char* id : {"drawer/all", "drawer/close", "tabs/library", "tabs/quiz"}) {
    CAPTURE(id);
    Headless app(1280, 720, {app::cmd::StartTour{"learner", "first"}, app::cmd::SetSpeech{true}});
    app.frames(4);
    REQUIRE(spoken(app).size() == 1);
    REQUIRE(app.act(id, Do::press));
    CHECK(spoken(app) == silence);
    CHECK(app.state().settings.speech);
  }
  Headless app(1280, 720, {app::cmd::StartTour{"learner", "first"}, app::cmd::SetSpeech{true}});
  app.frames(4);
  REQUIRE(app.act("drawer/all", Do::press));
  REQUIRE(app.act("drawer/close", Do::press));
  (void)app.runtime().take_effects();
  REQUIRE(app.press(Role::tab, "Tour"));
  app.frames(3);
  CHECK(app.node("drawer/narration") != nullptr);  // what is read again is seen
  CHECK(spoken(app).size() == 1);
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

TEST_CASE("the learner's tour stands first in the list and can be begun without scrolling") {
  Headless app(1280, 720, {app::cmd::OpenPanel{app::Panel::tour}});
  app.frames(3);
  const ui::Node* begin = app.node("drawer/learner-go");
  REQUIRE(begin != nullptr);
  CHECK(begin->rect.y + begin->rect.h < 720);
  for (const content::Tour& tour : test::library()->tours) {
    const ui::Node* node = app.node("drawer/" + tour.id + "-go");
    REQUIRE(node != nullptr);
    CHECK((tour.id == "learner" || node->rect.y > begin->rect.y));
  }
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

TEST_CASE("on a phone a step leaves in sight what it explains, and Next, Play and the caption beside it") {
  for (const auto& [w, h] : {std::pair{390.f, 844.f}, {360.f, 640.f}}) {
    Headless app(w, h, {app::cmd::SetReducedMotion{true}, app::cmd::StartTour{"learner", "first"}});
    for (const content::TourStep& step : test::library()->tour("learner")->steps) {
      app.frames(6);
      CAPTURE(w);
      CAPTURE(step.id);
      REQUIRE(app.node("drawer") != nullptr);
      CHECK(app.node("drawer")->rect.h <= h / 2);
      CHECK(inside_drawer(app, "drawer/title"));
      CHECK(inside_drawer(app, "drawer/next"));
      if (step.until_min) CHECK(inside_drawer(app, "drawer/play"));
      CHECK(app.node("drawer/caption")->rect.y < app.node("drawer")->rect.y + app.node("drawer")->rect.h);
      using content::TourPicture;
      if (step.picture == TourPicture::stage) CHECK(seen(app, "timeline/stage/picture") >= 100);
      if (step.picture == TourPicture::accounts) CHECK(app.node("accounts") != nullptr);
      if (step.picture == TourPicture::lanes || step.picture == TourPicture::all_lanes)
        CHECK(seen(app, "timeline/lanes") >= 150);
      app.dispatch(app::cmd::TourStep{1});
    }
  }
}

TEST_CASE("on a phone the sheet of a tour can be made lower, and the page returns to its place when it closes") {
  Headless app(390, 844, {app::cmd::SetReducedMotion{true}});
  app.dispatch(app::cmd::Seek{40});
  app.frames(6);
  const float lanes = app.node("timeline/lanes")->rect.y;
  app.dispatch(app::cmd::StartTour{"learner", "first"});
  app.frames(6);
  const float half = app.node("drawer")->rect.h;
  REQUIRE(app.press(Role::button, test::library()->strings.raw("drawer.smaller")));
  app.frames(3);
  CHECK(app.node("drawer")->rect.h < half / 2);
  CHECK(inside_drawer(app, "drawer/next"));
  REQUIRE(app.press(Role::button, test::library()->strings.raw("drawer.larger")));
  app.frames(3);
  CHECK(app.node("drawer")->rect.h == half);
  app.dispatch(app::cmd::LeaveTour{});
  app.dispatch(app::cmd::SetStage{false});
  app.dispatch(app::cmd::Seek{40});
  app.frames(6);
  CHECK(app.node("timeline/lanes")->rect.y == doctest::Approx(lanes));
}

TEST_CASE("on a phone \"Show me\" after an answer shows the moment above its entry") {
  Headless app(390, 844, {app::cmd::SetReducedMotion{true}});
  int marks = 0;
  double seed = 1;
  for (const content::Item& item : test::library()->items) {
    if (item.show.select.empty() || marks >= 4) continue;
    CAPTURE(item.id);
    app.dispatch(app::cmd::StartForm{"practice", "a", seed++, item.id});
    app.dispatch(app::cmd::SetResponse{learn::to_json(learn::keyed_answer(item))});
    app.dispatch(app::cmd::SetCertainty{2});
    app.dispatch(app::cmd::GiveAnswer{});
    app.frames(3);
    REQUIRE(app.press(Role::button, test::library()->strings.raw("quiz.show")));
    app.frames(6);
    if (app.state().selected.empty()) continue;  // the stage shows it
    REQUIRE(app.node("drawer") != nullptr);
    CHECK(seen(app, "timeline/lanes") >= 150);
    const std::string mark = "timeline/lanes/" + app.state().selected;
    if (const ui::Node* node = app.node(mark)) {
      CHECK(seen(app, mark) == doctest::Approx(node->rect.h));
      ++marks;
    }
    REQUIRE(app.press(Role::button, test::library()->strings.raw("drawer.larger")));  // to read it all
    app.frames(3);
    CHECK(app.node("drawer")->rect.h > 600);
  }
  CHECK(marks >= 1);
}

TEST_CASE("every step begins at its title, wherever the one before was left") {
  Headless app(1280, 720, {app::cmd::StartTour{"instructor", "first"}});
  int scrolled = 0;
  for (int i = 0; i < 6; ++i) {
    app.frames(3);
    const ui::Rect drawer = app.node("drawer")->rect;
    CHECK(app.node("drawer/title")->rect.y >= drawer.y);
    app.wheel(drawer.x + drawer.w / 2, drawer.y + drawer.h / 2, -20);
    app.frames(2);
    scrolled += app.node("drawer/title")->rect.y < drawer.y;
    app.dispatch(app::cmd::TourStep{1});
  }
  CHECK(scrolled >= 3);
}
