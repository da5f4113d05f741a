// Contrast: the design's table rounds to two decimals, so 0.005. Everything else exact.
#include "content/theme.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "content_fixture.h"

using tc::content::Colour;
using tc::content::contrast_ratio;
using tc::content::Design;
using tc::content::Theme;

namespace {

/// `over` at an opacity on `under`, mixed as the screen mixes: channel by channel, not linear in light.
Colour mixed(Colour over, Colour under, double alpha) {
  std::uint32_t rgb = 0;
  for (const int shift : {16, 8, 0}) {
    const double a = (over.rgb >> shift) & 0xFFu, b = (under.rgb >> shift) & 0xFFu;
    rgb |= static_cast<std::uint32_t>(std::lround(b + (a - b) * alpha)) << shift;
  }
  return {rgb};
}

struct Pair {
  std::string name;
  Colour front, back;
  double least;
};

constexpr double kText = 4.5, kGraphic = 3.0;

/// Every pair of colours that meets on the screen. Two are decorative: a word or an edge says the same (the
/// ring of a clock that has ended; the start of the window's hatch).
std::vector<Pair> pairs_of(const Theme& t) {
  std::vector<Pair> pairs;
  const std::pair<const char*, Colour> surfaces[] = {
      {"base", t.surface.base}, {"raised", t.surface.raised}, {"overlay", t.surface.overlay}};
  for (const auto& [on, back] : surfaces) {
    const std::pair<const char*, Colour> texts[] = {
        {"t1", t.text.t1},           {"t2", t.text.t2},       {"t3", t.text.t3},
        {"feeling", t.feeling.base}, {"drug", t.drug.parent}, {"plasticity", t.plasticity.base},
        {"contested", t.contested},  {"warning", t.warning}};
    const std::pair<const char*, Colour> graphics[] = {{"norketamine", t.drug.norketamine},
                                                       {"hnk", t.drug.hnk},
                                                       {"signalling", t.plasticity.signalling},
                                                       {"function", t.plasticity.function},
                                                       {"structure", t.plasticity.structure},
                                                       {"mood", t.plasticity.mood},
                                                       {"ghost", t.ghost},
                                                       {"focus", t.focus},
                                                       {"selection", t.selection},
                                                       {"line.strong", t.line.strong}};
    for (const auto& [name, front] : texts)
      pairs.push_back({std::string(name) + " on " + on, front, back, kText});
    for (const auto& [name, front] : graphics)
      pairs.push_back({std::string(name) + " on " + on, front, back, kGraphic});
  }
  pairs.push_back({"t1 on control", t.text.t1, t.surface.control, kText});
  pairs.push_back({"t2 on control", t.text.t2, t.surface.control, kText});
  pairs.push_back({"focus on its gap", t.focus, t.focus_gap, kGraphic});
  const std::pair<const char*, Colour> hues[] = {
      {"feeling", t.feeling.base}, {"drug", t.drug.parent}, {"plasticity", t.plasticity.base}};
  pairs.push_back({"inverse on t1", t.text.inverse, t.text.t1, kText});
  for (const auto& [name, hue] : hues) {
    pairs.push_back({std::string("inverse on ") + name, t.text.inverse, hue, kText});
    pairs.push_back(
        {std::string("t1 on tint of ") + name, t.text.t1, mixed(hue, t.surface.base, .16), kText});
  }
  const std::pair<const char*, Colour> marks[] = {{"signalling", t.plasticity.signalling},
                                                  {"function", t.plasticity.function},
                                                  {"structure", t.plasticity.structure},
                                                  {"mood", t.plasticity.mood},
                                                  {"feeling", t.feeling.base}};
  for (const auto& [name, hue] : marks) {
    pairs.push_back(
        {std::string("idle ") + name, mixed(hue, t.surface.base, t.idle_alpha), t.surface.base, kGraphic});
  }
  pairs.push_back(
      {"future of feeling", mixed(t.feeling.base, t.surface.base, .75), t.surface.base, kGraphic});
  pairs.push_back({"future of drug", mixed(t.drug.parent, t.surface.base, .75), t.surface.base, kGraphic});
  return pairs;
}

std::string refusal(std::string_view json) {
  const auto design = tc::content::load_design("theme.json", json);
  if (design) return "accepted";
  std::string out = design.error().key;
  for (const auto& [name, value] : design.error().args) out += " " + value;
  return out;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("contrast: WCAG 2 figures that are known") {
  CHECK(contrast_ratio({0xFFFFFF}, {0x000000}) == doctest::Approx(21).epsilon(1e-12));
  CHECK(contrast_ratio({0x123456}, {0x123456}) == 1);
  CHECK(std::fabs(contrast_ratio({0xF4F1EA}, {0x0E1418}) - 16.45) < .005);  // the design's own table
  CHECK(std::fabs(contrast_ratio({0x0E1418}, {0xF4F1EA}) - 16.45) < .005);
  CHECK(std::fabs(contrast_ratio({0x98A4AA}, {0x1B242A}) - 6.17) < .005);
  CHECK(std::fabs(contrast_ratio({0x827B6E}, {0xF7F4EE}) - 3.82) < .005);
}

TEST_CASE("contrast: every pair that meets on the screen, in every theme") {
  for (const auto& entry : library().design.themes) {
    const std::string& id = entry.first;
    const Theme& theme = entry.second;
    for (const Pair& pair : pairs_of(theme)) {
      CAPTURE(id);
      CAPTURE(pair.name);
      CHECK(contrast_ratio(pair.front, pair.back) >= pair.least);
    }
  }
}

TEST_CASE("design: four themes, type roles with embedded faces, axis and motion") {
  const Design& d = library().design;
  CHECK(d.themes.size() == 4);
  for (const char* id : {"dark", "light", "contrast", "projector"}) {
    REQUIRE(d.themes.contains(id));
    CHECK(d.themes.find(id)->second.id == id);
  }
  CHECK(d.themes.find("contrast")->second.stroke_scale == 1.25);
  CHECK(d.themes.find("projector")->second.stroke_scale == 1.6);
  CHECK(d.themes.find("projector")->second.hatch_period_px == 10);
  for (const auto& entry : d.type) {
    const std::string& role = entry.first;
    const tc::content::TypeRole& type = entry.second;
    CAPTURE(role);
    CHECK_FALSE(asset("fonts/" + type.face + ".otf").empty());
    CHECK(type.em >= 0.8125);  // 13 px at 100 % is the floor
  }
  CHECK(d.axis.tau_min == 5);
  CHECK(d.axis.lambda == 0.1);
  CHECK(d.axis.horizon_min == 20160);
  CHECK(d.motion.jump_ms == 480);
  CHECK(d.motion.reduced_ms == 160);
  CHECK(d.motion.story_s == 90);
}

TEST_CASE("design: faults are refused with their place") {
  const std::string good(asset("theme/theme.json"));
  CHECK(refusal(good) == "accepted");
  CHECK(refusal(replaced(good, "\"#0E1418\"", "\"#0E141\"")).starts_with("error.theme.colour theme.json 1 "));
  CHECK(refusal(replaced(good, "\"#0E1418\"", "\"teal\"")).ends_with(" teal"));
  CHECK(
      refusal(replaced(good, "\"raised\"", "\"risen\"")).starts_with("error.json.unknown_key theme.json 1 "));
  CHECK(refusal(replaced(good, "\"projector\":", "\"beamer\":")).starts_with("error.json.unknown_key"));
  CHECK(
      refusal(replaced(good, "\"line_height\":1.5", "\"line_height\":-1")).starts_with("error.theme.range"));
  CHECK(refusal(replaced(good, "\"story_s\":90", "\"story_s\":\"90\"")).starts_with("error.json.number"));
  CHECK(refusal("{}").starts_with("error.json.missing theme.json 1 1"));
  CHECK(refusal("[]").starts_with("error.json.not_object theme.json 1 1"));
}
