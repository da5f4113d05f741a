// What stands on the screen before anything is touched is no answer, and no touch is lost. Tolerance: exact.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/quiz.h"
#include "support/headless.h"
#include "ui/canvas.h"

using namespace tc;
using test::Headless;
using ui::Do;
using ui::Node;

namespace {

std::string words(std::string_view key) { return test::library()->strings.raw(key); }

template <class Kind>
Kind given(Headless& app) {
  const learn::Response response = app::current_response(app.state());
  const auto* kind = std::get_if<Kind>(&response);
  return kind != nullptr ? *kind : Kind{};
}

bool ready(Headless& app) { return !app.node("quiz/answer")->disabled; }

}  // namespace

TEST_CASE("an estimate needs its guess and both ends of its range, each set by the learner") {
  Headless app(1280, 900, {app::cmd::StartForm{"practice", "a", 3, "N09"}});
  for (const char* part : {"guess", "low", "high"}) {
    CHECK(app.node(std::string("quiz/estimate-left/") + part)->value == words("quiz.not_set"));
    CHECK_FALSE(ready(app));
    CHECK(app.node("quiz/needed")->name.find(words(std::string("quiz.estimate.") + part)) != std::string::npos);
    // Enter takes the place where the slider waits.
    REQUIRE(app.act(std::string("quiz/estimate-left/") + part, Do::focus));
    app.key(ImGuiKey_Enter);
    CHECK(app.node(std::string("quiz/estimate-left/") + part)->value != words("quiz.not_set"));
  }
  CHECK(ready(app));
  CHECK(app.node("quiz/needed") == nullptr);
  REQUIRE(app.act("quiz/answer", Do::press));
  CHECK(app.node("quiz/estimate-left/held")->name.find("not counted") != std::string::npos);
  CHECK(app.runtime().session().learner().record().attempts.back().intervals == 0);
}

TEST_CASE("the ends of a range stay on their sides of the guess") {
  Headless app(1280, 900, {app::cmd::StartForm{"practice", "a", 3, "N09"}});
  const std::string at = "quiz/estimate-left/";
  REQUIRE(app.act(at + "low", Do::set_value, 60));
  REQUIRE(app.act(at + "high", Do::set_value, 20));
  learn::Guess guess = given<learn::Guesses>(app).guesses.front();
  CHECK(guess.low == 60);
  CHECK(guess.high == 60);
  CHECK(guess.value_open);
  REQUIRE(app.act(at + "guess", Do::set_value, 30));
  guess = given<learn::Guesses>(app).guesses.front();
  CHECK(guess.low == 30);
  CHECK(guess.value == 30);
  CHECK(guess.high == 60);
  CHECK(ready(app) == app::can_answer(app.state(), *test::library()));
}

TEST_CASE("marks wait outside the timeline, and go back there from the tray") {
  Headless app(1280, 1400, {app::cmd::StartForm{"practice", "a", 3, "Q06"}, app::cmd::SetCertainty{2}});
  CHECK(app.node("quiz/target-scan/at")->value == words("quiz.not_placed"));
  REQUIRE(app.act("quiz/target-scan/at", Do::home));
  CHECK(app.node("quiz/target-scan/at")->value == words("time.zero"));
  REQUIRE(app.act("quiz/target-end/at", Do::end));
  REQUIRE(app.act("quiz/target-people/tray", Do::press));
  CHECK_FALSE(ready(app));
  const std::string missing = app.node("quiz/needed")->name;
  CHECK(missing.find(words("item.Q06.target.reopened")) != std::string::npos);
  CHECK(missing.find(words("item.Q06.target.people")) == std::string::npos);
  REQUIRE(app.act("quiz/target-reopened/tray", Do::press));
  CHECK(ready(app));
  REQUIRE(app.act("quiz/target-reopened/tray", Do::press));
  CHECK_FALSE(ready(app));
  CHECK(app.node("quiz/target-reopened/at")->value == words("quiz.not_placed"));
}

TEST_CASE("a span needs both ends; each stays on its side of the other") {
  Headless app(1280, 900, {app::cmd::StartForm{"practice", "a", 3, "Q09"}, app::cmd::SetCertainty{2}});
  REQUIRE(app.act("quiz/target-training/from", Do::set_value, 300));
  CHECK_FALSE(ready(app));
  CHECK(app.node("quiz/target-training/until")->value == words("quiz.not_placed"));
  REQUIRE(app.act("quiz/target-training/until", Do::set_value, 100));
  const learn::Placed placed = given<learn::Placement>(app).placed.front();
  CHECK(placed.from_min > 0);
  CHECK(placed.until_min == placed.from_min);
  CHECK(ready(app));
}

TEST_CASE("each line of a curve needs to be drawn") {
  Headless app(1280, 1400, {app::cmd::StartForm{"practice", "a", 3, "N13"}});
  CHECK_FALSE(ready(app));
  CHECK(app.node("quiz/point-0")->value == words("quiz.not_set"));
  REQUIRE(app.act("quiz/point-0", Do::increment));
  CHECK(app.node("quiz/point-1")->value != words("quiz.not_set"));
  CHECK(app.node("quiz/needed")->name.find(words("item.N13.line.norketamine")) != std::string::npos);
  REQUIRE(app.act("quiz/line/norketamine", Do::press));
  REQUIRE(app.act("quiz/point-0", Do::increment));
  CHECK(ready(app));
}

TEST_CASE("two points that move within one frame both move") {
  Headless app(1280, 1400, {app::cmd::StartForm{"practice", "a", 3, "N13"}});
  REQUIRE(app.act("quiz/point-0", Do::home));
  const auto values = [&] { return given<learn::Drawing>(app).lines.front().values; };
  const auto before = values();
  app.runtime().post({"quiz/point-3", Do::increment, 0, {}});
  app.runtime().post({"quiz/point-4", Do::decrement, 0, {}});
  app.runtime().post({"quiz/point-3", Do::increment, 0, {}});
  app.frames(3);
  const auto after = values();
  CHECK(after[3] == doctest::Approx(before[3] + 2 * 2.6));
  CHECK(after[4] == doctest::Approx(before[4] - 2.6));
  CHECK(after[5] == before[5]);
}

TEST_CASE("tiles as they are offered are an answer only when they are kept on purpose") {
  Headless app(1280, 900, {app::cmd::StartForm{"practice", "a", 3, "Q11"}, app::cmd::SetCertainty{2}});
  CHECK_FALSE(ready(app));
  REQUIRE(app.act("quiz/keep", Do::press));
  CHECK(ready(app));
  CHECK(app.node("quiz/keep") == nullptr);
  CHECK(given<learn::Ordering>(app) == app::offered_order(*test::library()->item("Q11"), 3));
}

TEST_CASE("the arrow keys move a tile, and its new place is spoken") {
  Headless app(1280, 900, {app::cmd::StartForm{"practice", "a", 3, "Q11"}});
  const std::string tile = app::offered_order(*test::library()->item("Q11"), 3).tiles[1], id = "quiz/answers/" + tile;
  REQUIRE(app.act(id, Do::focus));
  app.key(ImGuiKey_DownArrow);
  CHECK(given<learn::Ordering>(app).tiles[2] == tile);
  CHECK(app.node(id)->value == "place 3 of 5");
  CHECK(app.node(id)->live);
  CHECK(app.node(id)->focused);
  app.key(ImGuiKey_UpArrow);
  app.key(ImGuiKey_UpArrow);
  CHECK(app.node(id)->value == "place 1 of 5");
  app.key(ImGuiKey_UpArrow);  // it is the first
  CHECK(app.node(id)->value == "place 1 of 5");
  int live = 0;
  for (const Node& node : app.runtime().semantics().nodes()) live += node.live && node.id.starts_with("quiz/answers/");
  CHECK(live == 1);
}

TEST_CASE("the place of a mark that was moved is spoken") {
  Headless app(1280, 900, {app::cmd::StartForm{"practice", "a", 3, "Q05"}});
  CHECK_FALSE(app.node("quiz/target-seen/at")->live);
  REQUIRE(app.act("quiz/target-seen/at", Do::page_up));
  CHECK(app.node("quiz/target-seen/at")->live);
  CHECK_FALSE(app.node("quiz/target-gone/at")->live);
}

TEST_CASE("a drawn curve is told how far it overlaps with the band, where there is one") {
  for (const content::Item& item : test::library()->items) {
    const auto* task = std::get_if<content::CurveTask>(&item.task);
    if (task == nullptr) continue;
    CAPTURE(item.id);
    Headless app(1280, 900, {app::cmd::StartForm{"practice", "a", 3, item.id}});
    learn::Drawing flat;
    for (const content::CurveLine& line : task->lines)
      flat.lines.push_back({line.id, std::vector<double>(task->points(), task->range.high)});
    app.dispatch(app::cmd::SetResponse{learn::to_json(flat)});
    app.dispatch(app::cmd::GiveAnswer{});
    app.frames(3);
    const learn::Mark mark = app::current_mark(app.state(), *test::library());
    const Node* told = app.node("quiz/overlap");
    REQUIRE((told != nullptr) == mark.overlap.has_value());
    if (told != nullptr)
      CHECK(told->name.find(std::to_string(std::lround(100 * *mark.overlap)) + " %") != std::string::npos);
    // With a band the overlap counts: one of the features asks for it.
    const bool counts = std::any_of(task->features.begin(), task->features.end(),
                                    [](const content::CurveFeature& f) { return f.test == content::CurveFeature::Test::in_band; });
    CHECK(counts == mark.overlap.has_value());
  }
}

TEST_CASE("a phone names every category of a curve's axis") {
  for (const float width : {320.f, 390.f, 1280.f}) {
    for (const char* id : {"N15", "W09"}) {
      Headless app(width, 1600, {app::cmd::StartForm{"practice", "a", 3, id}});
      std::vector<ui::TextBox> boxes;
      ui::Canvas::record_texts(&boxes);
      app.frame(0);
      ui::Canvas::record_texts(nullptr);
      for (const std::string& category : std::get<content::CurveTask>(test::library()->item(id)->task).categories) {
        const std::string name = words(std::string("item.") + id + ".category." + category);
        CAPTURE(width);
        CAPTURE(name);
        CHECK(std::any_of(boxes.begin(), boxes.end(), [&](const ui::TextBox& box) { return box.text == name; }));
      }
    }
  }
}
