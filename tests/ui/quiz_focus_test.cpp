// The keyboard stays where the questions go on.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "support/headless.h"

using namespace tc;
using test::Headless;
using ui::Do;
using ui::Node;

namespace {

std::string focused(Headless& app) {
  for (const Node& node : app.runtime().semantics().nodes()) {
    if (node.focused) return node.id;
  }
  return {};
}

/// As a person at the keyboard: goes there and presses Enter.
void enter(Headless& app, const std::string& id) {
  REQUIRE(app.act(id, Do::focus));
  REQUIRE(focused(app) == id);
  app.key(ImGuiKey_Enter);
}

}  // namespace

TEST_CASE("Answer leads to how it was, Next to what is asked, Finish to the results; Tab goes on from there") {
  Headless app(1280, 720, {app::cmd::SetScreen{app::Screen::quiz}});
  enter(app, "quiz/practice/go");
  CHECK(focused(app) == "quiz/stem");
  app.dispatch(app::cmd::StartForm{"practice", "a", 5, "Q01 Q15"});
  app.frames(3);
  CHECK(focused(app) == "quiz/stem");
  CHECK(app.node("quiz/stem")->role == ui::Role::heading);
  for (const char* next : {"quiz/stem", "quiz/title"}) {
    app.dispatch(app::cmd::SetResponse{"{\"choice\":\"a\"}"});
    app.dispatch(app::cmd::SetCertainty{2});
    app.frames(3);
    enter(app, "quiz/answer");
    CHECK(focused(app) == "quiz/outcome");
    CHECK_FALSE(app.node("quiz/outcome")->live);  // said already
    app.settle();
    const Node* outcome = app.node("quiz/outcome");
    CHECK(outcome->rect.y > 0);
    CHECK(outcome->rect.y + outcome->rect.h < 720);
    app.key(ImGuiKey_Tab);
    CHECK(focused(app).starts_with("quiz/"));
    CHECK(focused(app) != "quiz/outcome");
    CHECK_FALSE(app.node("quiz/outcome")->focusable);
    enter(app, "quiz/next");
    CHECK(focused(app) == next);
  }
  CHECK(app.state().quiz.results);
  enter(app, "quiz/back");
  CHECK(focused(app) == "quiz/title");
}

TEST_CASE("leaving a question and going on with it keep the focus; a focus elsewhere is left alone") {
  Headless app(1280, 720, {app::cmd::StartForm{"practice", "a", 5, "Q11 Q15"}});
  enter(app, "quiz/leave");
  CHECK(focused(app) == "quiz/title");
  enter(app, "quiz/resume/go");
  CHECK(focused(app) == "quiz/stem");
  enter(app, "quiz/keep");
  CHECK(focused(app) == "quiz/certainty/1");
  REQUIRE(app.act("tabs/quiz", Do::focus));
  app.dispatch(app::cmd::LeaveForm{});
  app.frames(3);
  CHECK(focused(app) == "tabs/quiz");
}

TEST_CASE("without a focus in the questions the outcome is spoken") {
  Headless app(1280, 720, {app::cmd::StartForm{"practice", "a", 5, "Q01"}, app::cmd::SetResponse{"{\"choice\":\"a\"}"},
                           app::cmd::SetCertainty{2}, app::cmd::GiveAnswer{}});
  CHECK(app.node("quiz/outcome")->live);
}

TEST_CASE("what is due again is said at the tab of the questions from the first screen on") {
  Headless app;
  const auto& items = test::library()->items;
  const auto item = std::find_if(items.begin(), items.end(), [](const content::Item& i) {
    return i.pool == content::Pool::practice && i.type() == content::ItemType::single;
  });
  REQUIRE(item != items.end());
  const auto wrong = std::find_if(content::options_of(*item)->begin(), content::options_of(*item)->end(),
                                  [](const content::Option& o) { return o.credit == 0; });
  app.runtime().session().learner().set_now_ms(1'000'000'000);
  app.dispatch(app::cmd::StartForm{"practice", "a", 5, item->id});
  app.dispatch(app::cmd::SetResponse{"{\"choice\":\"" + wrong->id + "\"}"});
  app.dispatch(app::cmd::SetCertainty{3});
  app.dispatch(app::cmd::GiveAnswer{});
  app.dispatch(app::cmd::SetScreen{app::Screen::timeline});
  app.frames(3);
  CHECK(app.node("tabs/quiz")->name == "Quiz");
  app.runtime().session().learner().set_now_ms(1'000'000'000 + 60LL * 86'400'000);
  app.frames(3);
  CHECK(app.node("tabs/quiz")->name == "Quiz, 1 due today");
  app.dispatch(app::cmd::ClearLearning{});
  app.frames(3);
  CHECK(app.node("tabs/quiz")->name == "Quiz");
}

TEST_CASE("the reading level of a question stands with what it rests on") {
  Headless app(1280, 720, {app::cmd::StartForm{"practice", "a", 5, "Q01"}, app::cmd::SetResponse{"{\"choice\":\"a\"}"},
                           app::cmd::SetCertainty{2}, app::cmd::GiveAnswer{}});
  const int grade = test::library()->item("Q01")->reading_grade;
  REQUIRE(app.node("quiz/reading") != nullptr);
  CHECK(app.node("quiz/reading")->name == "Reading level: grade " + std::to_string(grade));
}
