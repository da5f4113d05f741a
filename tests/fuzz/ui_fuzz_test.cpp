// 20 000 frames of seeded random input: mouse, wheel, keys, actions on whatever is there, sizes, commands.
#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "app/axis.h"
#include "core/random.h"
#include "sim/plan.h"
#include "support/headless.h"

using namespace tc;
using test::Headless;

namespace {

void check_sound(Headless& app, int number) {
  CAPTURE(number);
  const app::State& s = app.state();
  REQUIRE(std::isfinite(s.time_min));
  REQUIRE(s.time_min >= 0);
  REQUIRE(s.time_min <= app::axis_of(app.runtime().session()).horizon_min() + 1e-6);
  REQUIRE(s.view.from_u >= 0);
  REQUIRE(s.view.to_u <= 1);
  REQUIRE(s.view.from_u < s.view.to_u);
  REQUIRE(sim::plan(s.regimen, s.patient, test::library()->model).ok());
  std::set<std::string> ids;
  for (const auto& n : app.runtime().semantics().nodes()) REQUIRE(ids.insert(n.id).second);
  const ImDrawData* data = ImGui::GetDrawData();
  REQUIRE(data != nullptr);
  bool finite = true;
  for (int i = 0; i < data->CmdListsCount; ++i) {
    for (const ImDrawVert& v : data->CmdLists[i]->VtxBuffer) {
      finite = finite && std::isfinite(v.pos.x) && std::isfinite(v.pos.y);
    }
  }
  REQUIRE(finite);
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
        app.runtime().post({node.id, static_cast<ui::Do>(random.below(10)), random.normal() * 1000, {}});
        break;
      }
      case 10:
        if (random.below(20) == 0) {
          width = 320 + static_cast<float>(random.below(1600));
          height = 400 + static_cast<float>(random.below(900));
          app.resize(width, height);
        }
        break;
      default:
        if (random.below(40) == 0) app.dispatch(app::cmd::SetTextScale{.75 + 1.25 * random.uniform()});
        if (random.below(40) == 0) app.dispatch(app::cmd::Reset{});
        break;
    }
    app.frame(random.uniform() * .05);
    if (i % 20 == 0) check_sound(app, i);
  }
  for (const std::string& key : test::library()->strings.missing()) FAIL_CHECK(key);
}
