// On a projector and in the low window of a laptop's browser, what moves time stands whole in the first view.
#include <doctest/doctest.h>

#include <tuple>

#include "support/headless.h"

using namespace tc;
using test::Headless;

TEST_CASE("the transport is whole in the first view of a projector and of a low window, at every time") {
  using app::ThemeChoice;
  for (const auto& [w, h, theme] : {std::tuple{1280.f, 720.f, ThemeChoice::projector},
                                    {1920.f, 1080.f, ThemeChoice::projector},
                                    {1280.f, 720.f, ThemeChoice::light},
                                    {1366.f, 650.f, ThemeChoice::light},
                                    {1024.f, 640.f, ThemeChoice::light}}) {
    Headless app(w, h, {app::cmd::SetTheme{theme}, app::cmd::SetReducedMotion{true}});
    const float height = h;
    CAPTURE(height);
    for (const double t : {0.0, 10.0, 40.0, 70.0, 120.0, 360.0, 1440.0, 4320.0, 10080.0, 20160.0}) {
      CAPTURE(t);
      app.dispatch(app::cmd::Seek{t});
      app.frames(3);
      const ui::Node* play = app.node("timeline/transport/play");
      REQUIRE(play != nullptr);
      CHECK(play->rect.y + play->rect.h <= h + 1);
    }
  }
}
