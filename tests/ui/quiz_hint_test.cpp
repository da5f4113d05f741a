// Hints on the screen and in the tree, with the keyboard and with the mouse.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "app/quiz.h"
#include "support/headless.h"

using namespace tc;
using test::Headless;
using ui::Do;
using ui::Node;

namespace {

const std::string& words(std::string_view key) { return test::library()->strings.raw(key); }

std::string focused(Headless& app) {
  for (const Node& node : app.runtime().semantics().nodes()) {
    if (node.focused) return node.id;
  }
  return {};
}

/// Its place in the order of reading and of Tab; the number of nodes when it is not there.
std::ptrdiff_t place(Headless& app, std::string_view id) {
  const auto& nodes = app.runtime().semantics().nodes();
  return std::find_if(nodes.begin(), nodes.end(), [&](const Node& n) { return n.id == id; }) - nodes.begin();
}

/// As a person at the keyboard: goes there and presses Enter.
void enter(Headless& app, const std::string& id) {
  REQUIRE(app.act(id, Do::focus));
  REQUIRE(focused(app) == id);
  app.key(ImGuiKey_Enter);
}

}  // namespace

TEST_CASE("a hint by keyboard: said, then an answer ruled out, then told with the outcome and in the results") {
  Headless app(1280, 900, {app::cmd::StartForm{"practice", "a", 5, "Q01"}});
  app.frames(3);
  REQUIRE(app.node("quiz/take-hint") != nullptr);
  CHECK(app.node("quiz/take-hint")->name == words("quiz.hint"));
  CHECK(app.node("quiz/hint") == nullptr);
  for (const char* option : {"a", "b", "c", "d"})
    CHECK(place(app, std::string("quiz/answers/") + option) < place(app, "quiz/take-hint"));
  CHECK(place(app, "quiz/take-hint") < place(app, "quiz/certainty/1"));

  enter(app, "quiz/take-hint");
  app.frames(2);
  REQUIRE(app.node("quiz/hint") != nullptr);
  CHECK(app.node("quiz/hint")->name == app::hint_words(*test::library()->item("Q01"), test::library()->strings));
  CHECK(app.node("quiz/hint")->live);
  CHECK_FALSE(app.node("quiz/hint")->focusable);
  CHECK(focused(app) == "quiz/take-hint");
  CHECK(app.node("quiz/take-hint")->name == words("quiz.hint.more"));
  CHECK_FALSE(app.node("quiz/answers/c")->disabled);

  app.key(ImGuiKey_Enter);
  app.frames(2);
  CHECK(app.node("quiz/take-hint") == nullptr);
  CHECK(focused(app) == "quiz/hint");
  CHECK_FALSE(app.node("quiz/hint")->live);  // the focus says it
  const std::string option = words("item.Q01.option.c");
  REQUIRE(app.node("quiz/answers/c") != nullptr);
  CHECK(app.node("quiz/answers/c")->disabled);
  CHECK_FALSE(app.node("quiz/answers/c")->focusable);
  CHECK(app.node("quiz/answers/c")->live);
  CHECK(app.node("quiz/answers/c")->name == test::library()->strings.text({"quiz.hint.ruled_out", {{"what", option}}}));
  CHECK_FALSE(app.node("quiz/answers/a")->disabled);
  app.key(ImGuiKey_Tab);
  CHECK(focused(app) == "quiz/certainty/1");
  app.frames(2);
  CHECK_FALSE(app.node("quiz/hint")->focusable);

  // Neither an action nor the mouse chooses it.
  REQUIRE(app.act("quiz/answers/c", Do::press));
  CHECK(app.state().quiz.response.empty());
  REQUIRE(app.click("quiz/answers/c"));
  CHECK(app.state().quiz.response.empty());
  CHECK_FALSE(app.state().notice.has_value());

  REQUIRE(app.act("quiz/answers/a", Do::press));
  REQUIRE(app.act("quiz/certainty/2", Do::press));
  REQUIRE(app.act("quiz/answer", Do::press));
  REQUIRE(app.state().quiz.answered);
  CHECK(app.node("quiz/outcome")->name == words("quiz.outcome.right"));
  REQUIRE(app.node("quiz/hinted") != nullptr);
  CHECK(app.node("quiz/hinted")->name == words("quiz.hinted"));
  CHECK(app.node("quiz/hint") == nullptr);
  CHECK(app.node("quiz/take-hint") == nullptr);
  CHECK(app.node("quiz/answers/c")->name == option);
  REQUIRE(app.act("quiz/next", Do::press));
  REQUIRE(app.state().quiz.results);
  REQUIRE(app.node("quiz/review-0-why") != nullptr);
  CHECK(app.node("quiz/review-0-why")->name == words("quiz.hinted"));
}

TEST_CASE("each kind of question has its hint by mouse; without one nothing is said of hints") {
  std::set<content::ItemType> met;
  double seed = 1;
  for (const content::Item& item : test::library()->items) {
    if (!met.insert(item.type()).second) continue;
    CAPTURE(item.id);
    Headless app(1280, 2400, {app::cmd::StartForm{"practice", "a", seed++, item.id}});
    app.frames(3);
    REQUIRE(app.click("quiz/take-hint"));
    CHECK(app.state().quiz.hints == 1);
    REQUIRE(app.node("quiz/hint") != nullptr);
    CHECK(app.node("quiz/hint")->name == app::hint_words(item, test::library()->strings));
    CHECK((app.node("quiz/take-hint") != nullptr) == (item.type() == content::ItemType::single));
  }
  CHECK(met.size() == 10);
  Headless plain(1280, 900, {app::cmd::StartForm{"practice", "a", 5, "Q01"}, app::cmd::SetResponse{R"({"choice":"a"})"},
                             app::cmd::SetCertainty{2}, app::cmd::GiveAnswer{}});
  plain.frames(3);
  REQUIRE(plain.node("quiz/outcome") != nullptr);
  CHECK(plain.node("quiz/hinted") == nullptr);
}

TEST_CASE("the two tests show no button for a hint") {
  for (const char* kind : {"pretest", "posttest"}) {
    Headless app(1280, 900, {app::cmd::StartForm{kind, "a", 5, "Q01"}});
    app.frames(3);
    CHECK(app.node("quiz/answer") != nullptr);
    CHECK(app.node("quiz/take-hint") == nullptr);
  }
}
