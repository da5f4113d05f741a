// The keyboard stays where the questions go on.
#include <doctest/doctest.h>

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
