// Every question, answered by semantic actions alone: right, wrong and abandoned; the overview and the results.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "app/quiz.h"
#include "learn/marking.h"
#include "support/headless.h"
#include "support/pack_fixture.h"
#include "support/whole_test.h"

using namespace tc;
using test::Headless;
using ui::Do;
using ui::Node;
using ui::Role;

namespace {

/// Ids of the nodes of the answer area that can be pressed.
std::vector<std::string> choices(Headless& app) {
  std::vector<std::string> found;
  for (const Node& node : app.runtime().semantics().nodes()) {
    const bool choice = node.role == Role::radio || node.role == Role::toggle;
    if (choice && !node.disabled && node.id.starts_with("quiz/answer")) found.push_back(node.id);
  }
  return found;
}

bool touch(Headless& app, const std::string& id, Do what = Do::press, double number = 0) {
  const bool done = app.act(id, what, number);
  app.frames(2);
  return done;
}

/// The tiles as they stand, or as they are offered.
std::vector<std::string> tiles_of(Headless& app, const content::Item& item) {
  const learn::Response given = app::current_response(app.state());
  const auto* order = std::get_if<learn::Ordering>(&given);
  return order != nullptr ? order->tiles : app::offered_order(item, app.state().quiz.seed).tiles;
}

/// Answers with the last choice on offer, through the widgets; every kind of item has its way.
void answer_somehow(Headless& app, const content::Item& item) {
  using content::ItemType;
  switch (item.type()) {
    case ItemType::vignette:
      for (int i = 0; i < 20; ++i) {
        const auto open = choices(app);
        if (open.empty()) break;
        REQUIRE(touch(app, open.back()));
      }
      break;
    case ItemType::estimate: {
      for (const auto& e : std::get<content::EstimateTask>(item.task).estimates) {
        for (const char* part : {"/guess", "/low", "/high"}) REQUIRE(touch(app, "quiz/estimate-" + e.id + part, Do::increment));
      }
      break;
    }
    case ItemType::place: {
      const auto& task = std::get<content::PlaceTask>(item.task);
      for (const content::Target& target : task.targets) {
        const bool wide = app::has_two_ends(task, target);
        REQUIRE(touch(app, "quiz/target-" + target.id + (wide ? "/from" : "/at"), Do::set_value, 200));
        if (wide) REQUIRE(touch(app, "quiz/target-" + target.id + "/until", Do::set_value, 300));
      }
      break;
    }
    case ItemType::curve: {
      const auto& lines = std::get<content::CurveTask>(item.task).lines;
      for (const content::CurveLine& line : lines) {
        if (lines.size() > 1) REQUIRE(touch(app, "quiz/line/" + line.id));
        REQUIRE(touch(app, "quiz/point-0", Do::increment));
      }
      break;
    }
    case ItemType::order: REQUIRE(touch(app, "quiz/answers/" + tiles_of(app, item).front() + "-later")); break;
    case ItemType::audit:
      if (std::get<content::AuditTask>(item.task).mode == content::AuditTask::Mode::match) {
        const auto& task = std::get<content::AuditTask>(item.task);
        for (const auto& row : task.rows) REQUIRE(touch(app, "quiz/answer-" + row.id + "/" + task.columns.back()));
        break;
      }
      [[fallthrough]];
    default: {
      const auto open = choices(app);
      REQUIRE_FALSE(open.empty());
      REQUIRE(touch(app, open.back()));
    }
  }
}

}  // namespace

TEST_CASE("every question can be answered by actions, is marked as learn marks it, and explains itself") {
  Headless app;
  app.settle();
  double seed = 0;
  for (const content::Item& item : test::library()->items) {
    CAPTURE(item.id);
    app.dispatch(app::cmd::StartForm{"practice", "a", ++seed, item.id});
    app.frames(2);
    const Node* stem = app.node("quiz/stem");
    REQUIRE(stem != nullptr);
    CHECK(stem->name == test::library()->strings.raw("item." + item.id + ".stem"));
    // Nothing that stands there unasked is an answer, and what is missing is said.
    CHECK_FALSE(app::can_answer(app.state(), *test::library()));
    CHECK(app.node("quiz/answer")->disabled);
    REQUIRE(app.node("quiz/needed") != nullptr);
    CHECK(app.node("quiz/answer")->description == app.node("quiz/needed")->name);
    if (learn::takes_certainty(item)) REQUIRE(touch(app, "quiz/certainty/2"));
    CHECK_FALSE(app::can_answer(app.state(), *test::library()));
    answer_somehow(app, item);
    CHECK(app.node("quiz/needed") == nullptr);
    REQUIRE(app::can_answer(app.state(), *test::library()));
    REQUIRE(touch(app, "quiz/answer"));
    CHECK(app.state().quiz.answered);
    const learn::Mark mark = app::current_mark(app.state(), *test::library());
    const std::string outcome = mark.credit >= 1 ? "Right" : mark.credit > 0 ? "Partly right" : "Not this time";
    REQUIRE(app.node("quiz/outcome") != nullptr);
    CHECK(app.node("quiz/outcome")->name == outcome);
    for (const char* part : {"fact", "warning", "slip", "again"}) {
      REQUIRE(app.node(std::string("quiz/") + part) != nullptr);
      CHECK(app.node(std::string("quiz/") + part)->name == test::library()->strings.raw("item." + item.id + "." + part));
    }
    CHECK(choices(app).empty());  // nothing can be changed any more
    REQUIRE(touch(app, "quiz/next"));
    CHECK(app.state().quiz.results);
  }
  CHECK(app.runtime().session().learner().record().forms.size() == test::library()->items.size());
}

TEST_CASE("the keyed answer of every question is right") {
  for (const content::Item& item : test::library()->items) {
    if (!content::is_single(item)) continue;
    CAPTURE(item.id);
    Headless app(900, 700, {app::cmd::StartForm{"practice", "a", 3, item.id}});
    app.frames(2);
    for (const content::Option& option : *content::options_of(item)) {
      if (option.credit == 1) REQUIRE(touch(app, "quiz/answers/" + option.id));
    }
    REQUIRE(touch(app, "quiz/certainty/3"));
    REQUIRE(touch(app, "quiz/answer"));
    CHECK(app.node("quiz/outcome")->name == "Right");
    CHECK(app.node("quiz/marks")->name.find("+3") != std::string::npos);
  }
}

TEST_CASE("from the overview to the results by mouse, with the keyboard alone where it was begun") {
  Headless app;
  app.settle();
  REQUIRE(app.click(Role::tab, "Quiz"));
  app.settle();
  CHECK_FALSE(app.node("quiz/results/go")->disabled);  // a record of another machine is read in there
  REQUIRE(app.click("quiz/pretest/go"));
  app.settle();
  CHECK(app::form_items(app.state().quiz).size() == 10);
  CHECK(app.state().quiz.kind == "pretest");
  // Abandoned: it stands open, and is gone on with.
  REQUIRE(touch(app, "quiz/leave"));
  REQUIRE(app.node("quiz/resume/go") != nullptr);
  REQUIRE(touch(app, "quiz/resume/go"));
  CHECK(app.state().quiz.index == 0);
  for (int i = 0; i < 10; ++i) {
    const content::Item* item = app::current_item(app.state(), *test::library());
    REQUIRE(item != nullptr);
    answer_somehow(app, *item);
    if (learn::takes_certainty(*item)) REQUIRE(touch(app, "quiz/certainty/1"));
    REQUIRE(touch(app, "quiz/answer"));
    REQUIRE(touch(app, "quiz/next"));
  }
  CHECK(app.state().quiz.results);
  CHECK(app.node("quiz/form-0") != nullptr);
  REQUIRE(touch(app, "quiz/back"));
  CHECK(app.node("quiz/pretest/note") != nullptr);
  // The parallel form comes after.
  const std::string letter = app.runtime().session().learner().record().forms.front().drawn.letter == content::TestForm::a ? "b" : "a";
  REQUIRE(touch(app, "quiz/posttest/go"));
  CHECK(app.state().quiz.letter == letter);
  CHECK(app::form_items(app.state().quiz).size() == 15);
}

TEST_CASE("a course's certificate is offered after its test, with a name typed into a field") {
  content::PackFiles files = test::pack_files();
  files["strings/en/certificate.json"] = R"({"pack.week-one.certificate":"has completed week one"})";
  std::vector<Message> problems;
  auto with = content::with_pack(*test::library(), files, problems);
  REQUIRE(problems.empty());
  Headless app;
  app.runtime().use_library(std::make_shared<const content::Library>(std::move(with).value()));
  test::pass_posttest(app.runtime().session(), [&](const app::Command& command) { app.dispatch(command); });
  app.dispatch(app::cmd::ShowResults{true});
  app.settle();
  REQUIRE(app.node("quiz/save-certificate") != nullptr);
  CHECK(app.node("quiz/save-certificate")->disabled);
  const Node* field = app.node(Role::text_field, "Name on the certificate");
  REQUIRE(field != nullptr);
  app.runtime().post({field->id, ui::Do::set_value, 3, "A. Learner"});
  app.frames(2);
  CHECK(app.node("quiz/certificate-name")->value == "A. Learner");
  CHECK(app.node("quiz/certificate-letters") == nullptr);
  // Letters beyond the fonts are kept, and it is said that the screen does not show them.
  app.runtime().post({"quiz/certificate-name", ui::Do::set_value, 4, "Zoë Мир"});
  app.frames(2);
  CHECK(app.node("quiz/certificate-name")->value == "Zoë Мир");
  CHECK(app.node("quiz/certificate-letters") != nullptr);
  (void)app.runtime().take_effects();
  REQUIRE(touch(app, "quiz/save-certificate"));
  const auto saved = app.runtime().take_effects();
  CHECK(std::any_of(saved.begin(), saved.end(), [](const app::Effect& e) {
    return e.kind == app::Effect::save_file && e.text.find("Zoë Мир") != std::string::npos;
  }));
  app.runtime().post({"quiz/certificate-name", ui::Do::set_value, 3, "A. Learner"});
  app.frames(2);
  (void)app.runtime().take_effects();
  REQUIRE(touch(app, "quiz/save-certificate"));
  const auto effects = app.runtime().take_effects();
  const auto file = std::find_if(effects.begin(), effects.end(), [](const app::Effect& e) { return e.kind == app::Effect::save_file; });
  REQUIRE(file != effects.end());
  CHECK(file->text.find("A. Learner") != std::string::npos);
  CHECK(app.node("quiz/certificate-name")->value.empty());
}

TEST_CASE("a pass rule that the course set is told before the test, in it and after it; otherwise no word of it") {
  const auto said = [](const std::string& rule) {
    content::PackFiles files = test::pack_files();
    if (!rule.empty()) files["pack.json"] = test::pack_json_with_pass(rule);
    std::vector<Message> problems;
    auto with = content::with_pack(*test::library(), files, problems);
    REQUIRE(problems.empty());
    Headless app;
    app.runtime().use_library(std::make_shared<const content::Library>(std::move(with).value()));
    const auto text_of = [&](const char* id) {
      app.settle();
      const Node* node = app.node(id);
      return node == nullptr ? std::string() : node->name;
    };
    std::vector<std::string> out;
    app.dispatch(app::cmd::SetScreen{app::Screen::quiz});
    out.push_back(text_of("quiz/posttest/note"));
    app.dispatch(app::cmd::StartForm{"posttest", "a", 5, test::posttest_items(app.runtime().session().library())});
    out.push_back(text_of("quiz/certainty-note"));
    test::pass_posttest(app.runtime().session(), [&](const app::Command& command) { app.dispatch(command); });
    app.dispatch(app::cmd::ShowResults{true});
    out.push_back(text_of("quiz/pass-rule"));
    out.push_back(text_of("quiz/form-0"));
    return out;
  };
  const auto holds = [](const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; };
  const auto usual = said("");
  CHECK(usual[0].empty());
  CHECK(holds(usual[1], "never decides a pass"));
  CHECK(usual[2].empty());
  CHECK(usual[3].ends_with("Passed."));
  const auto points = said(R"({"points":9})");
  CHECK(holds(points[0], "9 of 15 points"));
  CHECK(holds(points[1], "never decides a pass"));
  CHECK(holds(points[2], "9 of 15 points"));
  CHECK_FALSE(holds(points[2], "decided so"));
  const auto certainty = said(R"({"points":35,"by_certainty":true})");
  CHECK(holds(certainty[0], "35 of 36 certainty marks"));
  CHECK(holds(certainty[1], "at least 35 of 36"));
  CHECK_FALSE(holds(certainty[1], "never decides"));
  CHECK(holds(certainty[2], "only because this course decided so"));
  CHECK(certainty[3].ends_with("Below the pass mark of 35 certainty marks for now."));
}

TEST_CASE("in a course that passes by certainty, other forms say that theirs decides nothing") {
  content::PackFiles files = test::pack_files();
  files["pack.json"] = test::pack_json_with_pass(R"({"points":20,"by_certainty":true})");
  std::vector<Message> problems;
  auto with = content::with_pack(*test::library(), files, problems);
  REQUIRE(problems.empty());
  Headless app;
  app.runtime().use_library(std::make_shared<const content::Library>(std::move(with).value()));
  app.dispatch(app::cmd::StartForm{"practice", "a", 3, "Q01"});
  app.settle();
  REQUIRE(app.node("quiz/certainty-note") != nullptr);
  CHECK(app.node("quiz/certainty-note")->name.find("and nothing else") != std::string::npos);
}

TEST_CASE("tiles are put in order by two presses and by the arrows of each") {
  const auto order = std::find_if(test::library()->items.begin(), test::library()->items.end(),
                                  [](const content::Item& i) { return i.type() == content::ItemType::order; });
  Headless app(1280, 720, {app::cmd::StartForm{"practice", "a", 3, order->id}});
  app.frames(2);
  const auto tiles = [&] { return tiles_of(app, *order); };
  const auto before = tiles();
  REQUIRE(touch(app, "quiz/answers/" + before[0]));
  CHECK(app.node("quiz/answers/" + before[0])->checked);
  REQUIRE(touch(app, "quiz/answers/" + before[2]));
  CHECK(tiles()[2] == before[0]);
  REQUIRE(touch(app, "quiz/answers/" + before[0] + "-earlier"));
  CHECK(tiles()[1] == before[0]);
  CHECK(app.node("quiz/answers/" + before[0])->value == "place 2 of " + std::to_string(before.size()));
}

TEST_CASE("pointing at the picture chooses what is pointed at, and the list says the same") {
  for (const content::Item& item : test::library()->items) {
    const auto* task = std::get_if<content::PointTask>(&item.task);
    if (task == nullptr) continue;
    CAPTURE(item.id);
    Headless app(1280, 1400, {app::cmd::StartForm{"practice", "a", 4, item.id}});
    app.settle();
    const Node* picture = app.node("quiz/picture");
    REQUIRE(picture != nullptr);
    const ui::Rect rect = picture->rect;
    std::vector<std::string> met;
    for (float y = rect.y + 8; y < rect.y + rect.h; y += 40) {
      for (float x = rect.x + 8; x < rect.x + rect.w; x += 40) {
        app.drag(x, y, x, y);
        const learn::Response given = app::current_response(app.state());
        const auto* at = std::get_if<learn::Pointed>(&given);
        if (at != nullptr && std::find(met.begin(), met.end(), at->element) == met.end()) met.push_back(at->element);
      }
    }
    CHECK(met.size() == task->candidates.size());
    const learn::Response given = app::current_response(app.state());
    const auto* chosen = std::get_if<learn::Pointed>(&given);
    REQUIRE(chosen != nullptr);
    const Node* row = app.node("quiz/answers/" + chosen->element);
    REQUIRE(row != nullptr);
    CHECK(row->checked);
  }
}

TEST_CASE("after group mode one's own form can be gone on with; a group sees nothing of it") {
  Headless app(1280, 900, {app::cmd::StartForm{"practice", "a", 3, "Q15 Q19"}, app::cmd::LeaveForm{}});
  app.frames(3);
  REQUIRE(app.node("quiz/resume/go") != nullptr);
  app.dispatch(app::cmd::SetGroup{true});
  app.frames(3);
  CHECK(app.node("quiz/pretest/go") != nullptr);
  CHECK(app.node("quiz/resume/go") == nullptr);
  app.dispatch(app::cmd::SetGroup{false});
  app.frames(3);
  REQUIRE(app.act("quiz/resume/go", Do::press));
  CHECK(app.state().quiz.open);
  CHECK(app.state().quiz.items == "Q15 Q19");
}

TEST_CASE("the picture of a question is that of the standard infusion, whatever the learner has set") {
  const auto picture_of = [](std::vector<app::Command> before) {
    before.push_back(app::cmd::StartForm{"practice", "a", 4, "P06"});
    Headless app(1280, 900, std::move(before));
    app.settle();
    std::vector<ImVec2> points;
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
      for (const ImDrawVert& v : list->VtxBuffer) points.push_back(v.pos);
    }
    return points;
  };
  const auto usual = picture_of({}), other = picture_of({app::cmd::ApplyPreset{"oral"}, app::cmd::Seek{5000}});
  REQUIRE(usual.size() > 1000);
  REQUIRE(usual.size() == other.size());
  std::size_t moved = 0;
  for (std::size_t i = 0; i < usual.size(); ++i) moved += usual[i].x != other[i].x || usual[i].y != other[i].y;
  CHECK(moved == 0);
}
