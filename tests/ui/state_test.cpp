// Playback, comparing, motion, and the words on the screen against the models' values.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/narration.h"
#include "app/readout.h"
#include "app/table.h"
#include "support/headless.h"
#include "ui/canvas.h"

using namespace tc;
using test::Headless;
using ui::Do;
using ui::Node;
using ui::Role;

namespace {

std::string words(std::string_view key) { return test::library()->strings.raw(key); }

std::vector<std::string> texts(Headless& app) {
  std::vector<ui::TextBox> boxes;
  ui::Canvas::record_texts(&boxes);
  app.frame(0);
  ui::Canvas::record_texts(nullptr);
  std::vector<std::string> found;
  for (const auto& box : boxes) found.push_back(box.text);
  return found;
}

bool shows(const std::vector<std::string>& all, std::string_view text) {
  return std::find(all.begin(), all.end(), text) != all.end();
}

/// Positions of everything drawn.
std::vector<ImVec2> drawing() {
  std::vector<ImVec2> points;
  const ImDrawData* data = ImGui::GetDrawData();
  for (int i = 0; i < data->CmdListsCount; ++i) {
    for (const ImDrawVert& v : data->CmdLists[i]->VtxBuffer) points.push_back(v.pos);
  }
  return points;
}

bool same(const std::vector<ImVec2>& a, const std::vector<ImVec2>& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](ImVec2 p, ImVec2 q) { return p.x == q.x && p.y == q.y; });
}

}  // namespace

TEST_CASE("the story takes 90 s at constant speed in axis space, and ends") {
  Headless app;
  app.dispatch(app::cmd::Play{true});
  app.frames(450, .1);  // 45 s
  const ui::Rect lanes = app.node("timeline/lanes")->rect, head = app.node("timeline/lanes/playhead")->rect;
  CHECK((head.x + head.w / 2 - lanes.x) / lanes.w == doctest::Approx(.5).epsilon(.01));
  app.frames(452, .1);
  CHECK(app.state().time_min == doctest::Approx(20160));
  CHECK_FALSE(app.state().playback.playing);
}

TEST_CASE("the speed button goes round its four speeds, and playback keeps to them") {
  Headless app;
  const Node* speed = app.node(Role::button, words("transport.speed"));
  REQUIRE(speed != nullptr);
  CHECK(speed->value == "1×");
  for (const double expected : {2.0, 4.0, .5, 1.0}) {
    REQUIRE(app.press(Role::button, words("transport.speed")));
    CHECK(app.state().playback.speed == expected);
  }
  std::vector<double> reached;
  for (const double factor : {.5, 1.0, 2.0, 4.0}) {
    Headless fresh(1280, 720, {app::cmd::SetSpeed{factor}, app::cmd::Play{true}});
    fresh.dispatch(app::cmd::Seek{0});
    fresh.dispatch(app::cmd::Play{true});
    fresh.frames(100, .05);
    const Node* head = fresh.node("timeline/lanes/playhead");
    reached.push_back(head->now / factor);
  }
  for (const double r : reached) CHECK(r == doctest::Approx(reached[1]).epsilon(.02));
}

TEST_CASE("repeat starts again at the end") {
  Headless app;
  app.dispatch(app::cmd::SetLoop{true});
  app.dispatch(app::cmd::Seek{20100});
  app.dispatch(app::cmd::Play{true});
  app.frames(30, .1);
  CHECK(app.state().playback.playing);
  CHECK(app.state().time_min < 20000);
}

TEST_CASE("a long gap between frames is a pause, not time to catch up with") {
  Headless app;
  app.dispatch(app::cmd::Play{true});
  app.frame(.1);
  const double before = app.state().time_min;
  app.frame(3600);
  CHECK(app.state().time_min == before);
}

TEST_CASE("at rest no frame is wanted; any input wakes it") {
  Headless app;
  for (const app::Panel panel :
       {app::Panel::none, app::Panel::regimen, app::Panel::settings, app::Panel::help, app::Panel::table}) {
    app.dispatch(app::cmd::OpenPanel{panel});
    app.settle();
    CAPTURE(static_cast<int>(panel));
    REQUIRE_FALSE(app.runtime().wants_frame());
    app.frame(.1);
    const auto first = drawing();
    app.frames(5, .1);
    CHECK(same(first, drawing()));
  }
  app.runtime().wake();
  CHECK(app.runtime().wants_frame());
  app.settle();
  app.runtime().post({"timeline/transport/next", Do::press, 0, {}});
  CHECK(app.runtime().wants_frame());
}

TEST_CASE("with reduced motion nothing moves after the first frame") {
  using Commands = std::vector<app::Command>;
  const Commands changes[] = {{app::cmd::Seek{1440}},
                              {app::cmd::OpenPanel{app::Panel::settings}},
                              {app::cmd::SetTrueScale{true}},
                              {app::cmd::SetTheme{app::ThemeChoice::light}},
                              {app::cmd::Select{"T26"}},
                              {app::cmd::SetView{.2, .5}},
                              {app::cmd::PinRegimen{}, app::cmd::ApplyPreset{"spray"}}};
  Headless app(1280, 720, {app::cmd::SetReducedMotion{true}});
  int number = 0;
  for (const Commands& change : changes) {
    CAPTURE(++number);
    for (const auto& command : change) app.dispatch(command);
    while (app.runtime().session().work(1000)) {
    }
    app.frames(2, .01);
    const auto first = drawing();
    app.frames(10, .01);
    CHECK(same(first, drawing()));
    CHECK(app.settle() <= 4);
  }
}

TEST_CASE("with motion the same change arrives at the same picture") {
  Headless moving, still(1280, 720, {app::cmd::SetReducedMotion{true}});
  for (const app::Command& command : std::vector<app::Command>{
           app::cmd::Seek{1440}, app::cmd::SetTrueScale{true}, app::cmd::SetTheme{app::ThemeChoice::light},
           app::cmd::SetTrueScale{false}, app::cmd::Select{"T26"}}) {
    moving.dispatch(command);
    still.dispatch(command);
    moving.frame(.01);
    still.frame(.01);
  }
  moving.settle();
  moving.frame(0);
  const auto a = drawing();
  still.settle();
  still.frame(0);
  CHECK(same(a, drawing()));
}

TEST_CASE("comparing shows B's values, and swapping exchanges them") {
  Headless app(1920, 1080, {app::cmd::Seek{40}});
  const auto a_before = texts(app);
  app.dispatch(app::cmd::PinRegimen{});
  app.dispatch(app::cmd::ApplyPreset{"im"});
  app.settle();
  const auto comparing = texts(app);
  CHECK(shows(comparing, words("timeline.drug.b")));
  CHECK_FALSE(shows(a_before, words("timeline.drug.b")));
  const app::Narration says = app::narrate(app.runtime().session());
  REQUIRE_FALSE(says.pinned.empty());
  const auto contains = [&](const std::vector<std::string>& all, const std::string& part) {
    return std::any_of(all.begin(), all.end(),
                       [&](const std::string& t) { return t.find(part) != std::string::npos; });
  };
  CHECK(contains(comparing, says.pinned.substr(0, 9)));
  const sim::RegimenSpec a = app.state().regimen, b = *app.state().pinned;
  app.dispatch(app::cmd::SwapRegimens{});
  app.settle();
  CHECK(app.state().regimen == b);
  CHECK(app.state().pinned == a);
  app.dispatch(app::cmd::UnpinRegimen{});
  app.settle();
  CHECK_FALSE(shows(texts(app), words("timeline.drug.b")));
}

TEST_CASE("patient options say what speaks against them, and when they do nothing for the regimen") {
  Headless app(1280, 2600, {app::cmd::OpenPanel{app::Panel::regimen}});
  app.settle();
  const auto shown = [&](const std::string& id) { return app.node("drawer/covariate-" + id) != nullptr; };
  REQUIRE(shown("female_clearance-note"));
  CHECK(app.node("drawer/covariate-female_clearance-note")->name == words("covariate.female_clearance.note"));
  CHECK(shown("cyp2b6_6_homo-note"));
  app.dispatch(app::cmd::SetRegimenField{"route", "oral"});
  app.settle();
  for (const std::string id : {"clarithromycin", "cyp2b6_6_homo"}) {
    CAPTURE(id);
    CHECK_FALSE(shown(id + "-idle"));
    app.dispatch(app::cmd::SetPatientField{"covariate." + id, "true"});
    app.settle();
    CHECK(shown(id + "-idle"));
  }
  app.dispatch(app::cmd::SetRegimenField{"drug", "esketamine"});
  app.settle();
  CHECK_FALSE(shown("clarithromycin-idle"));
  CHECK(shown("cyp2b6_6_homo-idle"));
}

TEST_CASE("a dose that nobody measured says so beside its slider, at any value") {
  Headless app(1280, 2600, {app::cmd::OpenPanel{app::Panel::regimen}});
  app.settle();
  CHECK(app.node("drawer/dose-note") == nullptr);
  app.dispatch(app::cmd::SetRegimenField{"route", "sc"});
  app.settle();
  REQUIRE(app.node("drawer/dose-note") != nullptr);
  CHECK(app.node("drawer/dose-note")->name == words("regimen.unstudied"));
}

TEST_CASE("the drug lane names what was given, and its word leads to that drug's entry") {
  const auto names = [](Headless& app, std::string_view term) {
    app.settle();
    const auto& nodes = app.runtime().semantics().nodes();
    return std::any_of(nodes.begin(), nodes.end(), [&](const Node& n) { return n.id.ends_with(term); });
  };
  Headless app;
  CHECK(names(app, "/term-racemic-ketamine"));
  CHECK_FALSE(names(app, "/term-esketamine"));
  app.dispatch(app::cmd::ApplyPreset{"spray"});
  CHECK(names(app, "/term-esketamine"));
  CHECK_FALSE(names(app, "/term-racemic-ketamine"));
  CHECK(shows(texts(app), words("drug.esketamine.spoken")));
  // Beside the other drug as B one word stands for both.
  app.dispatch(app::cmd::ApplyPreset{"iv"});
  app.dispatch(app::cmd::PinRegimen{});
  app.dispatch(app::cmd::ApplyPreset{"spray"});
  app.settle();
  CHECK_FALSE(shows(texts(app), words("drug.esketamine.spoken")));
}

TEST_CASE("changing the route changes the regimen and its label; every route works") {
  Headless app(1280, 1800, {app::cmd::OpenPanel{app::Panel::regimen}});
  std::vector<std::string> routes;
  for (const Node& n : app.runtime().semantics().nodes()) {
    if (n.role == Role::radio && n.id.starts_with("drawer/route/")) routes.push_back(n.id);
  }
  REQUIRE(routes.size() >= 5);
  std::string last;
  for (const std::string& id : routes) {
    CAPTURE(id);
    REQUIRE(app.act(id, Do::press));
    CHECK_FALSE(app.state().notice.has_value());
    REQUIRE(app.node(id) != nullptr);
    CHECK(app.node(id)->checked);
    const Node* label = app.node("timeline/hero/regimen");
    CHECK(label->value != last);
    last = label->value;
  }
}

TEST_CASE("clocks, sentence and tables say the model's values at every time and preset") {
  for (const auto& preset : test::library()->presets) {
    Headless app(1600, 900, {app::cmd::ApplyPreset{preset.id}});
    for (const double t : {0.0, 5.0, 40.0, 130.0, 1440.0, 4320.0, 20160.0}) {
      app.dispatch(app::cmd::Seek{t});
      app.frames(2);
      CAPTURE(preset.id);
      CAPTURE(t);
      const app::Narration says = app::narrate(app.runtime().session());
      const std::string clocks = "timeline/hero/clocks/";
      REQUIRE(app.node(clocks + "drug-clock") != nullptr);
      CHECK(app.node(clocks + "drug-clock")->value == says.drug.value);
      CHECK(app.node(clocks + "feeling-clock")->value == says.feeling.value);
      CHECK(app.node(clocks + "plasticity-clock")->value == says.plasticity.value);
      CHECK(app.node("timeline/hero/time")->name == says.time_label);
      CHECK(app.node("timeline/hero/sentence")->name == says.sentence);
      CHECK(app.node("timeline/hero/sentence")->live);
      const app::Table table = app::table_at(app.runtime().session(), app.state().time_min);
      for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const std::string row = "timeline/data/r" + std::to_string(i);
        REQUIRE(app.node(row + "/c0") != nullptr);
        CHECK(app.node(row + "/c0")->name == table.rows[i].signal);
        CHECK(app.node(row + "/c1")->name == table.rows[i].value);
        CHECK(app.node(row + "/c2")->name == table.rows[i].band);
        CHECK(app.node(row + "/c3")->name == table.rows[i].source);
        // A range that is not what the head says begins with its name.
        const bool usual = table.rows[i].link.empty() || table.rows[i].link_name == words("table.link");
        CHECK(app.node(row + "/c4")->name == (usual ? "" : table.rows[i].link_name + ": ") + table.rows[i].link);
      }
    }
  }
}

TEST_CASE("the table panel shows the same cells as the chart's table") {
  Headless app(1280, 1800, {app::cmd::Seek{40}, app::cmd::OpenPanel{app::Panel::table}});
  while (app.runtime().session().work(1000)) {
  }
  app.frames(2);
  CHECK(app.node("timeline/data") == nullptr);  // one table, not two
  const app::Table table = app::table_at(app.runtime().session(), 40);
  const auto seen = texts(app);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const Node* cell = app.node("drawer/values/r" + std::to_string(i) + "/c1");
    REQUIRE(cell != nullptr);
    CHECK(cell->name == table.rows[i].value);
    CHECK_MESSAGE(shows(seen, table.rows[i].value), table.rows[i].value);
    if (!table.rows[i].band.empty()) CHECK_MESSAGE(shows(seen, table.rows[i].band), table.rows[i].band);
    const Node* link = app.node("drawer/values/r" + std::to_string(i) + "/c4");
    REQUIRE((link == nullptr) == table.rows[i].link.empty());
    if (link == nullptr) continue;
    CHECK(link->name == table.rows[i].link_name + ": " + table.rows[i].link);
    CHECK_MESSAGE(shows(seen, link->name), link->name);
  }
}

TEST_CASE("theme and text size change what is drawn and nothing else") {
  Headless app(1280, 720, {app::cmd::SetReducedMotion{true}, app::cmd::Seek{40}});
  const app::State before = app.state();
  ImU32 last = 0;
  for (const app::ThemeChoice theme :
       {app::ThemeChoice::dark, app::ThemeChoice::light, app::ThemeChoice::contrast}) {
    app.dispatch(app::cmd::SetTheme{theme});
    app.frames(2);
    const ImU32 ground = ImGui::GetDrawData()->CmdLists[0]->VtxBuffer[0].col;
    CHECK(ground != last);
    last = ground;
  }
  app.dispatch(app::cmd::SetTheme{before.settings.theme});
  const float small = app.node("name")->rect.h;
  app.dispatch(app::cmd::SetTextScale{2});
  app.frames(2);
  CHECK(app.node("name")->rect.h == doctest::Approx(2 * small).epsilon(.05));
  app.dispatch(app::cmd::SetTextScale{1});
  app.frames(2);
  CHECK(app.state() == before);
}
