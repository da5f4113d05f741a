// No two texts lie on each other and none leaves the page, from a small phone to a wall, at every text size.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "app/narration.h"
#include "app/quiz.h"
#include "learn/keyed.h"
#include "learn/response.h"
#include "support/headless.h"
#include "ui/canvas.h"

using namespace tc;
using test::Headless;

namespace {

bool overlap(const ui::Rect& a, const ui::Rect& b) {
  const float w = std::min(a.x + a.w, b.x + b.w) - std::max(a.x, b.x);
  const float h = std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y);
  return w > 1.5f && h > 1.5f;
}

struct Faults {
  std::set<std::string> seen;
  int looked_at = 0;
};

struct Drawn {
  std::vector<ui::TextBox> texts;
  std::vector<ui::ShapeBox> shapes;
};

Drawn draw(Headless& app) {
  Drawn drawn;
  ui::Canvas::record_texts(&drawn.texts);
  ui::Canvas::record_shapes(&drawn.shapes);
  app.frame(0);
  ui::Canvas::record_texts(nullptr);
  ui::Canvas::record_shapes(nullptr);
  return drawn;
}

/// The top bar and the timeline below it, whose icons are the first that are drawn. `playhead`: words keep clear of it.
void look_at_shapes(const Drawn& drawn, bool playhead, const std::string& what, Faults& faults) {
  const auto& shapes = drawn.shapes;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const auto& a = shapes[i];
    const std::string kind(a.kind);
    const bool line = a.kind == "playhead";
    if (a.layer != shapes.front().layer || (line && !playhead)) continue;
    for (const auto& text : drawn.texts) {
      const bool own = a.kind == "ring" && text.text.size() == 1 && text.rect.x > a.rect.x &&
                       text.rect.x + text.rect.w < a.rect.x + a.rect.w;
      if (text.layer == a.layer && !own && overlap(a.rect, text.rect))
        faults.seen.insert(what + ": \"" + text.text + "\" on the " + kind);
    }
    for (std::size_t k = i + 1; k < shapes.size() && !line; ++k) {  // the playhead may stand on a ring
      if (shapes[k].layer == a.layer && shapes[k].kind != "playhead" && overlap(a.rect, shapes[k].rect))
        faults.seen.insert(what + ": " + kind + " on " + std::string(shapes[k].kind));
    }
  }
}

void look(Headless& app, float width, const std::string& what, Faults& faults) {
  const Drawn drawn = draw(app);
  const std::vector<ui::TextBox>& boxes = drawn.texts;
  // Without a column for them, the lanes' names stand in the lanes; an account's words stand at its own times.
  const bool playhead = app.node("timeline/lanes/row-0") != nullptr && app.state().lens.empty();
  if (app.state().screen == app::Screen::timeline && !app.state().stage.open) look_at_shapes(drawn, playhead, what, faults);
  faults.looked_at += static_cast<int>(boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const auto& a = boxes[i];
    if (a.rect.x < -1 || a.rect.x + a.rect.w > width + 1)
      faults.seen.insert(what + ": off the page: " + a.text);
    for (std::size_t k = i + 1; k < boxes.size(); ++k) {
      const auto& b = boxes[k];
      if (a.layer != b.layer || !overlap(a.rect, b.rect)) continue;
      faults.seen.insert(what + ": \"" + a.text + "\" on \"" + b.text + "\"");
    }
  }
  // The top bar has icons beside words: its controls are compared as they are pressed.
  std::vector<const ui::Node*> bar;
  for (const ui::Node& node : app.runtime().semantics().nodes()) {
    const bool at_top = node.id.starts_with("tabs/") || node.id.find('/') == std::string::npos;
    if (at_top && node.focusable && node.rect.y < 8) bar.push_back(&node);
  }
  for (std::size_t i = 0; i < bar.size(); ++i) {
    for (std::size_t k = i + 1; k < bar.size(); ++k) {
      if (overlap(bar[i]->rect, bar[k]->rect)) faults.seen.insert(what + ": " + bar[i]->id + " on " + bar[k]->id);
    }
  }
}

}  // namespace

TEST_CASE("no text lies on another or leaves the page") {
  Faults faults;
  for (const auto& [w, h] : {std::pair{360.f, 640.f},
                             {390.f, 844.f},
                             {600.f, 900.f},
                             {768.f, 1024.f},
                             {900.f, 600.f},
                             {1024.f, 768.f},
                             {1138.f, 640.f},
                             {1366.f, 650.f},
                             {1280.f, 720.f},
                             {1920.f, 1080.f},
                             {3840.f, 2160.f}}) {
    for (const double text : {1.0, 1.5, 2.0}) {
      Headless app(w, h, {app::cmd::SetTextScale{text}, app::cmd::SetReducedMotion{true}});
      const std::string size = std::to_string(static_cast<int>(w)) + "x" +
                               std::to_string(static_cast<int>(h)) + " at " +
                               std::to_string(static_cast<int>(text * 100)) + " %";
      for (const double t : {0.0, 10.0, 40.0, 120.0, 360.0, 720.0, 1440.0, 4320.0, 10080.0, 20160.0}) {
        app.dispatch(app::cmd::Seek{t});
        app.frames(2);
        look(app, w, size + ", " + std::to_string(static_cast<int>(t)) + " min", faults);
      }
      app.dispatch(app::cmd::PinRegimen{});
      app.dispatch(app::cmd::ApplyPreset{"spray"});
      app.dispatch(app::cmd::Seek{1440});
      app.frames(2);
      look(app, w, size + ", comparing", faults);
      for (const app::Panel panel :
           {app::Panel::regimen, app::Panel::settings, app::Panel::help, app::Panel::table,
            app::Panel::evidence, app::Panel::account}) {
        app.dispatch(app::cmd::OpenPanel{panel});
        app.frames(2);
        look(app, w, size + ", panel " + std::to_string(static_cast<int>(panel)), faults);
      }
      app.dispatch(app::cmd::UnpinRegimen{});
      app.dispatch(app::cmd::ApplyPreset{"iv"});
      for (const char* entry : {"T26", "C02", "M01", "S03", "K01", "A01", "L01", "term/bdnf", "whatif/training",
                                "ref/price2022"}) {
        app.dispatch(app::cmd::Select{entry});
        app.frames(2);
        look(app, w, size + ", entry " + entry, faults);
      }
      app.dispatch(app::cmd::Select{});
      for (const char* lens : {"a", "b", "c", "d"}) {
        app.dispatch(app::cmd::SetLens{lens});
        app.dispatch(app::cmd::Seek{1440});
        app.frames(2);
        look(app, w, size + ", account " + lens, faults);
      }
      app.dispatch(app::cmd::SetLens{""});
      app.dispatch(app::cmd::ShowAllLanes{true});
      for (const double t : {40.0, 1440.0, 10080.0}) {
        app.dispatch(app::cmd::Seek{t});
        app.frames(2);
        look(app, w, size + ", all lanes", faults);
      }
      app.dispatch(app::cmd::ShowAllLanes{false});
      app.dispatch(app::cmd::SetStage{true});
      for (const app::Scene scene : {app::Scene::person, app::Scene::synapse, app::Scene::dendrite, app::Scene::body}) {
        app.dispatch(app::cmd::SetScene{scene});
        for (const bool names : {false, true}) {
          app.dispatch(app::cmd::ShowNames{names});
          for (const double t : {40.0, 1440.0}) {
            app.dispatch(app::cmd::Seek{t});
            app.frames(7);
            look(app, w, size + ", stage " + std::string(content::id_of(scene)) + (names ? ", names" : ""), faults);
          }
        }
      }
      app.dispatch(app::cmd::SetStage{false});
      for (const app::Screen screen : {app::Screen::accounts, app::Screen::library}) {
        app.dispatch(app::cmd::SetScreen{screen});
        app.frames(3);
        look(app, w, size + ", screen " + std::to_string(static_cast<int>(screen)), faults);
      }
    }
  }
  CHECK(faults.looked_at > 10000);
  for (const std::string& fault : faults.seen) FAIL_CHECK(fault);
}

TEST_CASE("no text of a question, its feedback, the results or a tour lies on another") {
  Faults faults;
  for (const auto& [w, h] : {std::pair{360.f, 640.f}, {390.f, 844.f}, {1280.f, 720.f}}) {
    for (const double text : {1.0, 2.0}) {
      Headless app(w, h, {app::cmd::SetTextScale{text}, app::cmd::SetReducedMotion{true}});
      const std::string size = std::to_string(static_cast<int>(w)) + " at " + std::to_string(static_cast<int>(text * 100)) + " %";
      app.dispatch(app::cmd::SetScreen{app::Screen::quiz});
      app.frames(3);
      look(app, w, size + ", questions", faults);
      double seed = 1;
      std::set<std::pair<content::ItemType, std::size_t>> met;
      for (const content::Item& item : app.runtime().session().library().items) {
        if (!met.emplace(item.type(), item.citations.size() > 3).second) continue;  // two of each kind
        const std::string what = size + ", " + item.id;
        app.dispatch(app::cmd::StartForm{seed > 1 ? "practice" : "checkpoint", "a", seed, item.id});
        app.frames(3);
        look(app, w, what, faults);
        while (app::hints_left(app.state(), app.runtime().session().library()) > 0) app.dispatch(app::cmd::TakeHint{});
        app.frames(3);
        look(app, w, what + ", hinted", faults);
        app.dispatch(app::cmd::SetResponse{learn::to_json(learn::keyed_answer(item))});
        app.dispatch(app::cmd::SetCertainty{2});
        app.dispatch(app::cmd::GiveAnswer{});
        app.frames(3);
        CHECK_MESSAGE(app.state().quiz.answered, what);
        look(app, w, what + ", answered", faults);
        app.dispatch(app::cmd::NextItem{});
        ++seed;
      }
      app.dispatch(app::cmd::ShowResults{true});
      app.frames(3);
      look(app, w, size + ", results", faults);
      for (const char* tour : {"learner", "instructor", "audit"}) {
        app.dispatch(app::cmd::StartTour{tour, "first"});
        app.frames(7);
        look(app, w, size + ", tour " + tour, faults);
      }
    }
  }
  CHECK(faults.looked_at > 3000);
  for (const std::string& fault : faults.seen) FAIL_CHECK(fault);
}

TEST_CASE("with text of 200 % a tour on the stage is a sheet, and picture, hour, axis and words keep clear of each other") {
  Faults faults;
  int looked_at = 0;
  for (const auto& [w, h] : {std::pair{1280.f, 720.f}, {1024.f, 768.f}}) {
    Headless app(w, h, {app::cmd::SetTextScale{2}, app::cmd::SetReducedMotion{true}, app::cmd::StartTour{"learner", "first"}});
    for (const content::TourStep& step : test::library()->tour("learner")->steps) {
      app.frames(7);
      CAPTURE(w);
      CAPTURE(step.id);
      if (step.picture == content::TourPicture::stage) {
        ++looked_at;
        look(app, w, step.id, faults);
        const ui::Node *drawer = app.node("drawer"), *picture = app.node("timeline/stage/picture");
        REQUIRE(drawer != nullptr);
        REQUIRE(picture != nullptr);
        CHECK(drawer->rect.w >= w - 1);
        CHECK(drawer->rect.h <= h / 2 + 1);
        CHECK(picture->rect.w > w / 2);
        CHECK(picture->rect.h > 150);
        for (const ui::Node& node : app.runtime().semantics().nodes()) {
          const bool axis = node.id.ends_with("/playhead");
          const bool beside = axis || node.id == "timeline/stage/time" || node.id == "timeline/stage/stage-close" ||
                              node.id == "timeline/stage/caption";
          if (beside) CHECK_MESSAGE(!overlap(node.rect, picture->rect), node.id);
          if (axis || node.id == "timeline/stage/picture") CHECK_MESSAGE(!overlap(node.rect, drawer->rect), node.id);
        }
      }
      app.dispatch(app::cmd::TourStep{1});
    }
  }
  CHECK(looked_at >= 8);
  for (const std::string& fault : faults.seen) FAIL_CHECK(fault);
}

TEST_CASE("at twice the text a phone has its name clear of the icons, one row of tabs, and words that are whole") {
  for (const auto& [w, h] : {std::pair{360.f, 640.f}, {390.f, 844.f}}) {
    const float width = w;
    CAPTURE(width);
    Headless app(w, h, {app::cmd::SetTextScale{2.0}, app::cmd::SetReducedMotion{true}});
    app.frames(3);
    const ui::Node *name = app.node("name"), *evidence = app.node("evidence"), *tabs = app.node("tabs");
    REQUIRE(name != nullptr);
    REQUIRE(evidence != nullptr);
    REQUIRE(tabs != nullptr);
    CHECK(name->role == ui::Role::heading);
    CHECK(name->rect.x + name->rect.w <= evidence->rect.x);
    CHECK(tabs->rect.h < h / 8);
    float x = 0;
    for (const char* id : {"tabs/timeline", "tabs/tour", "tabs/quiz", "tabs/accounts", "tabs/library"}) {
      const ui::Node* tab = app.node(id);
      REQUIRE(tab != nullptr);
      CHECK(tab->rect.x >= x - .1f);
      CHECK(tab->rect.y == tabs->rect.y);
      CHECK(tab->rect.h >= 44);
      x = tab->rect.x + tab->rect.w;
    }
    for (const auto& text : draw(app).texts) CHECK_MESSAGE(text.text.find("…") == std::string::npos, text.text);
    app.dispatch(app::cmd::OpenPanel{app::Panel::settings});
    app.frames(3);
    const ui::Node* title = app.node("drawer/title");
    REQUIRE(title != nullptr);
    const auto texts = draw(app).texts;
    CHECK(std::any_of(texts.begin(), texts.end(), [&](const auto& text) { return text.text == title->name; }));
  }
}

TEST_CASE("rings of nearly one time stand apart, in the order of their times") {
  for (const auto& [w, h] : {std::pair{390.f, 844.f}, {1280.f, 720.f}}) {
    const float width = w;
    CAPTURE(width);
    Headless app(w, h, {app::cmd::SetReducedMotion{true}});
    sim::RegimenSpec bolus;
    bolus.route = sim::Route::iv_bolus;
    bolus.dose = 2;
    app.dispatch(app::cmd::SetRegimen{bolus});
    app.frames(3);
    const ui::Node* later = app.node("timeline/lanes/cleared-1");  // at 7.2 h
    const ui::Node* earlier = app.node("timeline/lanes/cleared-2");  // at 6.8 h
    REQUIRE(later != nullptr);
    REQUIRE(earlier != nullptr);
    CHECK(earlier->rect.x + earlier->rect.w <= later->rect.x + .1f);
    Faults faults;
    look_at_shapes(draw(app), true, "", faults);
    for (const std::string& fault : faults.seen) {
      if (fault.find("ring") != std::string::npos) FAIL_CHECK(fault);
    }
  }
}

TEST_CASE("the tables of the drug lane stand beside the playhead, wherever it is") {
  for (const bool comparing : {false, true}) {
    Headless app(1280, 720, {app::cmd::SetReducedMotion{true}});
    if (comparing) app.dispatch(app::cmd::PinRegimen{});
    for (const double hours : {18.0, 24.0, 30.0, 42.0, 48.0, 72.0, 96.0, 120.0, 168.0, 240.0, 336.0}) {
      app.dispatch(app::cmd::Seek{hours * 60});
      app.frames(3);
      Drawn drawn = draw(app);
      const ui::Node* term = app.node("timeline/lanes/term-norketamine");
      const ui::Node* playhead = app.node("timeline/lanes/playhead");
      REQUIRE(term != nullptr);
      REQUIRE(playhead != nullptr);
      const float y = term->rect.y;  // of the middle row of three, below the heads
      std::erase_if(drawn.texts, [&](const ui::TextBox& text) { return text.rect.y < y - 36 || text.rect.y > y + 24; });
      Faults faults;
      look_at_shapes(drawn, true, std::to_string(hours) + " h", faults);
      for (const std::string& fault : faults.seen) FAIL_CHECK(fault);
      const float x = playhead->rect.x + playhead->rect.w / 2, sample = term->rect.x - 22;
      CHECK_MESSAGE((x < sample || x > term->rect.x + term->rect.w), hours);
    }
  }
}

TEST_CASE("the button that opens the stage keeps away from the words of the dial") {
  for (const auto& [w, h, text] : {std::tuple{1280.f, 720.f, 1.5}, {768.f, 1024.f, 1.0}, {900.f, 600.f, 1.0}}) {
    const float width = w;
    CAPTURE(width);
    Headless app(w, h, {app::cmd::SetTextScale{text}, app::cmd::SetReducedMotion{true}});
    app.frames(3);
    const Drawn drawn = draw(app);
    const auto apart = static_cast<float>(4 * text);
    for (const auto& icon : drawn.shapes) {
      if (icon.kind != "icon") continue;
      const ui::Rect& r = icon.rect;
      for (const auto& word : drawn.texts) {
        if (word.text == "2") CHECK_FALSE(overlap({r.x - apart, r.y - apart, r.w + 2 * apart, r.h + 2 * apart}, word.rect));
      }
    }
  }
}

TEST_CASE("a phone's first view has the whole transport above the tabs") {
  Headless app(390, 844, {app::cmd::SetReducedMotion{true}});
  for (const bool comparing : {false, true}) {
    if (comparing) app.dispatch(app::cmd::PinRegimen{});
    if (comparing) app.dispatch(app::cmd::ApplyPreset{"spray"});
    for (const double t : {0.0, 10.0, 40.0, 120.0, 360.0, 720.0, 1440.0, 4320.0, 10080.0, 20160.0}) {
      app.dispatch(app::cmd::Seek{t});
      app.frames(3);
      CAPTURE(t);
      for (const char* id : {"timeline/transport/play", "timeline/transport/next", "timeline/hero/stage-open"}) {
        const ui::Node *button = app.node(id), *tabs = app.node("tabs");
        REQUIRE(button != nullptr);
        REQUIRE(tabs != nullptr);
        CHECK_MESSAGE(button->rect.y + button->rect.h <= tabs->rect.y, id);
      }
    }
  }
}

TEST_CASE("the legend names marks and, where no table does, rings; a phone's is reached by scrolling") {
  const auto names = [](Headless& app, const char* key) { return app.node(std::string("timeline/legend/") + key) != nullptr; };
  for (const auto& [w, h, text] : {std::tuple{390.f, 844.f, 1.0}, {360.f, 640.f, 2.0}, {1280.f, 720.f, 1.5}, {1280.f, 720.f, 1.0}}) {
    const float width = w, text_scale = static_cast<float>(text);
    CAPTURE(width);
    CAPTURE(text_scale);
    Headless app(w, h, {app::cmd::SetTextScale{text}, app::cmd::SetReducedMotion{true}});
    app.frames(3);
    const bool desk = w > 1000 && text == 1.0;
    for (const bool panel : {false, true}) {
      if (panel && !desk) continue;
      if (panel) app.dispatch(app::cmd::OpenPanel{app::Panel::table});
      app.frames(3);
      CAPTURE(panel);
      for (const char* key : {"legend.measured", "legend.inferred", "legend.no_change", "legend.contradicts", "legend.blank"})
        CHECK_MESSAGE(names(app, key), key);
      for (const char* key : {"clearance.functional.title", "clearance.kinetic.title", "clearance.trace.title"})
        CHECK_MESSAGE(names(app, key) == (!desk || panel), key);
    }
    if (w > 1000) continue;
    app.wheel(w / 2, h / 4, -100);
    app.frames(3);
    const ui::Node *legend = app.node("timeline/legend"), *tabs = app.node("tabs");
    REQUIRE(legend != nullptr);
    REQUIRE(tabs != nullptr);
    CHECK(legend->rect.y + legend->rect.h <= tabs->rect.y);
    const auto texts = draw(app).texts;
    const std::string& blank = app.node("timeline/legend/legend.blank")->name;
    CHECK(std::any_of(texts.begin(), texts.end(), [&](const auto& word) { return word.text == blank; }));
  }
}

TEST_CASE("a notice stands beside an open drawer, or above a sheet, with its button free") {
  for (const auto& [w, h] : {std::pair{390.f, 844.f}, {1024.f, 768.f}, {1280.f, 720.f}}) {
    Headless app(w, h, {app::cmd::SetReducedMotion{true}, app::cmd::Select{"T26"}, app::cmd::Notify{"platform.link_copied", ""}});
    app.frames(4);
    const ui::Node *notice = app.node("notice"), *close = app.node("notice-close"), *drawer = app.node("drawer");
    REQUIRE(notice != nullptr);
    REQUIRE(close != nullptr);
    REQUIRE(drawer != nullptr);
    CHECK_FALSE(overlap(notice->rect, drawer->rect));
    CHECK_FALSE(overlap(close->rect, drawer->rect));
  }
}

TEST_CASE("the dials keep their notes and what is left, also on large screens and beside a panel") {
  for (const auto& size : {std::pair{1280.f, 720.f}, {1920.f, 1080.f}, {3840.f, 2160.f}}) {
    for (const char* preset : {"iv", "im"}) {
      for (const app::Panel panel : {app::Panel::none, app::Panel::regimen}) {
        Headless app(size.first, size.second,
                     {app::cmd::SetReducedMotion{true}, app::cmd::ApplyPreset{preset}, app::cmd::Seek{60},
                      app::cmd::OpenPanel{panel}});
        app.frames(4);
        std::vector<ui::TextBox> boxes;
        ui::Canvas::record_texts(&boxes);
        app.frame(0);
        ui::Canvas::record_texts(nullptr);
        std::string drawn;  // lines of one note stand after each other
        for (const auto& box : boxes) drawn += box.text + ' ';
        const app::Narration says = app::narrate(app.runtime().session());
        for (const app::ClockReading* clock : {&says.feeling, &says.drug, &says.plasticity}) {
          CAPTURE(size.first);
          CAPTURE(preset);
          CAPTURE(static_cast<int>(panel));
          CAPTURE(clock->note);
          REQUIRE_FALSE(clock->remaining.empty());
          CHECK(drawn.find(clock->note) != std::string::npos);
          CHECK(drawn.find(clock->remaining) != std::string::npos);
        }
      }
    }
  }
}
