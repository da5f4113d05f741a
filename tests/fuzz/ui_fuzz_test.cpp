// 20 000 frames of seeded random input: mouse, wheel, keys, actions on whatever is there, sizes, commands.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <string_view>

#include "app/axis.h"
#include "core/random.h"
#include "sim/plan.h"
#include "support/headless.h"

using namespace tc;
using test::Headless;

namespace {

/// What is wrong with the app after a frame; empty when it is sound.
std::string fault(Headless& app) {
  const app::State& s = app.state();
  const double horizon_min = app::axis_of(app.runtime().session()).horizon_min();
  if (!(s.time_min >= 0 && s.time_min <= horizon_min + 1e-6)) return "time outside the axis";
  if (!(s.view.from_u >= 0 && s.view.to_u <= 1 && s.view.from_u < s.view.to_u)) return "view";
  if (!sim::plan(s.regimen, s.patient, test::library()->model).ok()) return "regimen";
  if (s.pinned && !sim::plan(*s.pinned, s.patient, test::library()->model).ok()) return "pinned regimen";
  if (!(s.settings.text_scale >= .75 && s.settings.text_scale <= 2)) return "text size";
  std::set<std::string_view> ids;
  int focused = 0;
  for (const auto& n : app.runtime().semantics().nodes()) {
    if (!ids.insert(n.id).second) return "two nodes " + n.id;
    if (n.focusable && n.name.empty()) return "no name: " + n.id;
    const float sum = n.rect.x + n.rect.y + n.rect.w + n.rect.h;
    if (!std::isfinite(sum) || n.rect.w < 0 || n.rect.h < 0) return "rect of " + n.id;
    if (!std::isfinite(n.now) || n.now < n.minimum - 1e-9 || n.now > n.maximum + 1e-9)
      return "value of " + n.id;
    focused += n.focused;
  }
  if (focused > 1) return "two nodes have the focus";
  const ImDrawData* data = ImGui::GetDrawData();
  if (data == nullptr) return "nothing drawn";
  for (int i = 0; i < data->CmdListsCount; ++i) {
    for (const ImDrawVert& v : data->CmdLists[i]->VtxBuffer) {
      if (!std::isfinite(v.pos.x + v.pos.y)) return "a vertex is not a number";
    }
  }
  return {};
}

/// Mostly of a size that means something; now and then what no widget should ever be told.
double any_number(Random& random) {
  switch (random.below(12)) {
    case 0:
      return std::numeric_limits<double>::quiet_NaN();
    case 1:
      return std::numeric_limits<double>::infinity();
    case 2:
      return -1e300;
    default:
      return random.normal() * std::pow(10.0, 3 * random.uniform());
  }
}

}  // namespace

TEST_CASE("20 000 frames of random input leave the app sound") {
  Headless app;
  Random random(2026);
  ImGuiIO& io = ImGui::GetIO();
  constexpr ImGuiKey kKeys[] = {ImGuiKey_Tab,       ImGuiKey_Enter,      ImGuiKey_Space,   ImGuiKey_Escape,
                                ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_PageUp,
                                ImGuiKey_PageDown,  ImGuiKey_Home,       ImGuiKey_End,     ImGuiKey_Z,
                                ImGuiKey_L,         ImGuiKey_C,          ImGuiKey_R,       ImGuiKey_T,
                                ImGuiKey_U,         ImGuiKey_Equal,      ImGuiKey_Minus,   ImGuiKey_0};
  float width = 1280, height = 720;
  for (int i = 0; i < 20000; ++i) {
    switch (random.below(12)) {
      case 0:
      case 1:
      case 2:
        io.AddMousePosEvent(static_cast<float>(random.uniform()) * width,
                            static_cast<float>(random.uniform()) * height);
        break;
      case 3:
        io.AddMouseButtonEvent(0, true);
        break;
      case 4:
      case 5:
        io.AddMouseButtonEvent(0, false);
        break;
      case 6:
        io.AddMouseWheelEvent(static_cast<float>(random.normal()), static_cast<float>(random.normal()) * 3);
        break;
      case 7:
      case 8: {
        const ImGuiKey key = kKeys[random.below(std::size(kKeys))];
        io.AddKeyEvent(key, true);
        io.AddKeyEvent(key, false);
        break;
      }
      case 9: {
        const auto& nodes = app.runtime().semantics().nodes();
        const auto& node = nodes[random.below(nodes.size())];
        app.runtime().post({node.id, static_cast<ui::Do>(random.below(10)), any_number(random), {}});
        break;
      }
      case 10:
        if (random.below(20) == 0) {
          const bool sliver = random.below(8) == 0;
          width = static_cast<float>(sliver ? random.below(60) : 320 + random.below(1600));
          height = static_cast<float>(sliver ? random.below(60) : 240 + random.below(1100));
          app.resize(width, height);
        }
        break;
      default:
        if (random.below(100) == 0) app.dispatch(app::cmd::SetTextScale{.75 + 1.25 * random.uniform()});
        if (random.below(40) == 0) app.dispatch(app::cmd::Reset{});
        if (random.below(10) == 0) app.dispatch(app::cmd::Zoom{any_number(random), any_number(random)});
        if (random.below(100) == 0) {
          const auto& presets = test::library()->presets;
          app.dispatch(app::cmd::ApplyPreset{presets[random.below(presets.size())].id});
        }
        if (random.below(20) == 0) {
          const auto& seen = test::library()->observations;
          app.dispatch(app::cmd::Select{seen[random.below(seen.size())].id});
        }
        break;
    }
    app.frame(random.uniform() * .05);
    if (i % 4 != 0) continue;
    const std::string wrong = fault(app);
    REQUIRE_MESSAGE(wrong.empty(), "frame " << i << ": " << wrong);
  }
  for (const std::string& key : test::library()->strings.missing()) FAIL_CHECK(key);

  // What happened can be played back, and the record of it stays small: playback does not fill it.
  const std::string log = app.runtime().session().log_text();
  MESSAGE("log after 20 000 frames: " << log.size() / 1024 << " kB");
  CHECK(log.size() < 4u << 20);
  app::Session again(test::library());
  REQUIRE(app::Session::replay(again, log).ok());
  CHECK(again.state() == app.state());
}

TEST_CASE("a window of any size is drawn, also one without area") {
  for (const float width : {0.f, 1.f, 40.f, 120.f, 320.f, 8000.f}) {
    for (const float height : {0.f, 1.f, 40.f, 200.f, 6000.f}) {
      CAPTURE(width);
      CAPTURE(height);
      Headless app(width, height);
      for (const app::Panel panel : {app::Panel::none, app::Panel::regimen, app::Panel::help}) {
        app.dispatch(app::cmd::OpenPanel{panel});
        app.frames(3);
        CHECK(fault(app) == "");
      }
    }
  }
}
