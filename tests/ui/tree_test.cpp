// What every screen's semantics tree must hold, in all its states.
#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "support/headless.h"

using namespace tc;
using test::Headless;
using ui::Node;
using ui::Role;

namespace {

void check_tree(Headless& app) {
  const auto& nodes = app.runtime().semantics().nodes();
  REQUIRE(nodes.size() > 10);
  std::set<std::string> ids;
  int first_headings = 0, last_level = 0;
  for (const Node& n : nodes) {
    CAPTURE(n.id);
    CHECK(ids.insert(n.id).second);
    CHECK(std::isfinite(n.rect.x));
    CHECK(std::isfinite(n.rect.y));
    CHECK(n.rect.w >= 0);
    CHECK(n.rect.h >= 0);
    if (n.focusable) CHECK_FALSE(n.name.empty());
    if (n.live) CHECK(n.role == Role::status);
    if (n.role == Role::slider) {
      CHECK(n.minimum < n.maximum);
      CHECK(n.now >= n.minimum - 1e-9);
      CHECK(n.now <= n.maximum + 1e-9);
      CHECK_FALSE(n.value.empty());
    }
    if (n.role == Role::heading) {
      CHECK(n.level >= 1);
      CHECK(n.level <= last_level + 1);  // no level is skipped on the way down
      last_level = n.level;
      first_headings += n.level == 1;
    }
  }
  CHECK(first_headings == 1);
}

}  // namespace

TEST_CASE("the tree is sound at every size, time and panel") {
  for (const auto& [w, h] : {std::pair{360.f, 640.f}, {600.f, 900.f}, {1280.f, 720.f}, {1920.f, 1080.f}}) {
    Headless app(w, h);
    for (const double t : {0.0, 40.0, 360.0, 1440.0, 20160.0}) {
      app.dispatch(app::cmd::Seek{t});
      app.settle();
      check_tree(app);
    }
    for (const app::Panel panel :
         {app::Panel::regimen, app::Panel::settings, app::Panel::help, app::Panel::table}) {
      app.dispatch(app::cmd::OpenPanel{panel});
      app.settle();
      check_tree(app);
    }
  }
}

TEST_CASE("no words are missing on a tour of everything") {
  Headless app;
  for (const auto& preset : test::library()->presets) {
    app.dispatch(app::cmd::ApplyPreset{preset.id});
    for (const auto& stop : test::library()->stops) {
      app.dispatch(app::cmd::Seek{stop.time_min});
      app.frame();
    }
  }
  for (const auto& o : test::library()->observations) {
    app.dispatch(app::cmd::Select{o.id});
    app.frames(2);
  }
  app.dispatch(app::cmd::PinRegimen{});
  for (const app::Panel panel :
       {app::Panel::regimen, app::Panel::settings, app::Panel::help, app::Panel::table}) {
    app.dispatch(app::cmd::OpenPanel{panel});
    app.frames(2);
  }
  for (const std::string& key : test::library()->strings.missing()) FAIL_CHECK(key);
}

TEST_CASE("every observation that is drawn is in the tree with its species") {
  Headless app(1600, 900);
  for (const auto& o : test::library()->observations) {
    if (!o.drawn || !o.home || o.clock == content::Clock::drug) continue;
    const Node* n = app.node("timeline/lanes/" + o.id);
    CAPTURE(o.id);
    REQUIRE(n != nullptr);
    CHECK(n->description.find(test::library()->strings.raw("species." + std::string(tc::content::id_of(o.species)))) != std::string::npos);
  }
}
