// No two texts lie on each other and none leaves the page, from a small phone to a wall, at every text size.
#include <doctest/doctest.h>

#include <set>

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

void look(Headless& app, float width, const std::string& what, Faults& faults) {
  std::vector<ui::TextBox> boxes;
  ui::Canvas::record_texts(&boxes);
  app.frame(0);
  ui::Canvas::record_texts(nullptr);
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
