#include "content/theme.h"

#include <algorithm>
#include <cmath>

#include "content/json_file.h"

namespace tc::content {
namespace {

const std::vector<std::string_view> kTypeRoles{
    "display", "headline", "title", "body", "body_strong", "label", "label_strong", "small", "small_strong"};

constexpr double kShortestHorizon_min = 1440;
constexpr double kLongestMotion =
    60'000;  ///< milliseconds of a transition; more than enough seconds for the story

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Colour colour(const Cursor& c, std::string_view key) {
  const std::string text = c.text(key);
  std::uint32_t rgb = 0;
  bool good = text.size() == 7 && text[0] == '#';
  for (std::size_t i = 1; good && i < 7; ++i) {
    const int digit = hex_digit(text[i]);
    good = digit >= 0;
    rgb = rgb * 16 + static_cast<std::uint32_t>(std::max(0, digit));
  }
  if (!good && !text.empty()) c.fault(key, "error.theme.colour", text);
  return {rgb};
}

/// A number of at least `least` (above 0) and at most `most`.
double positive(const Cursor& c, std::string_view key, double most, double least = 1e-3) {
  const auto value = c.sound_number(key);
  if (value && (*value < least || *value > most)) c.fault(key, "error.theme.range", key);
  return value.value_or(0);
}

Theme read_theme(const std::string& id, const Cursor& c) {
  Theme t;
  t.id = id;
  c.only({"surface", "line", "text", "feeling", "drug", "plasticity", "contested", "warning", "focus",
          "focus_gap", "selection", "ghost", "stage", "tissue", "idle_alpha", "hatch", "stroke_scale"});
  const Cursor surface = c.object("surface"), line = c.object("line"), text = c.object("text");
  surface.only({"base", "raised", "overlay", "control"});
  line.only({"hair", "strong"});
  text.only({"t1", "t2", "t3", "inverse"});
  t.surface = {colour(surface, "base"), colour(surface, "raised"), colour(surface, "overlay"),
               colour(surface, "control")};
  t.line = {colour(line, "hair"), colour(line, "strong")};
  t.text = {colour(text, "t1"), colour(text, "t2"), colour(text, "t3"), colour(text, "inverse")};
  const Cursor feeling = c.object("feeling"), drug = c.object("drug"), plasticity = c.object("plasticity");
  feeling.only({"base", "deep"});
  drug.only({"parent", "norketamine", "hnk", "deep"});
  plasticity.only({"base", "signalling", "function", "structure", "mood", "deep"});
  t.feeling = {colour(feeling, "base"), colour(feeling, "deep")};
  t.drug = {colour(drug, "parent"), colour(drug, "norketamine"), colour(drug, "hnk"), colour(drug, "deep")};
  t.plasticity = {colour(plasticity, "base"),     colour(plasticity, "signalling"),
                  colour(plasticity, "function"), colour(plasticity, "structure"),
                  colour(plasticity, "mood"),     colour(plasticity, "deep")};
  const Cursor stage = c.object("stage");
  stage.only({"bg0", "bg1", "back", "a0", "a1", "b0", "b1", "rim", "grow0", "grow"});
  t.stage = {colour(stage, "bg0"), colour(stage, "bg1"), colour(stage, "back"), colour(stage, "a0"),
             colour(stage, "a1"),  colour(stage, "b0"),  colour(stage, "b1"),   colour(stage, "rim"),
             colour(stage, "grow0"), colour(stage, "grow")};
  t.contested = colour(c, "contested");
  t.warning = colour(c, "warning");
  t.focus = colour(c, "focus");
  t.focus_gap = colour(c, "focus_gap");
  t.selection = colour(c, "selection");
  t.ghost = colour(c, "ghost");
  t.idle_alpha = positive(c, "idle_alpha", 1);
  const Cursor hatch = c.object("hatch");
  hatch.only({"period_px", "line_px"});
  t.hatch_period_px = positive(hatch, "period_px", 64);
  t.hatch_line_px = positive(hatch, "line_px", 64);
  t.stroke_scale = positive(c, "stroke_scale", 4);
  return t;
}

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
  const auto channel = [&](int shift) { return linear(((c.rgb >> shift) & 0xFFu) / 255.0); };
  return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

}  // namespace

Design read_design(const JsonFile& file, std::vector<Message>& problems) {
  const Cursor root(file, problems);
  Design d;
  root.only({"themes", "type", "axis", "motion"});
  const Cursor themes = root.object("themes");
  for (const std::string& id : themes.keys()) d.themes.emplace(id, read_theme(id, themes.object(id)));
  themes.only({"dark", "light", "contrast", "projector"});
  for (const char* id : {"dark", "light", "contrast", "projector"}) {
    if (!d.themes.contains(id)) root.fault("themes", "error.theme.missing", id);
  }
  const Cursor type = root.object("type");
  type.only(kTypeRoles);
  for (const std::string_view id : kTypeRoles) {
    const Cursor role = type.object(id);
    role.only({"em", "line_height", "face"});
    d.type.emplace(id,
                   TypeRole{positive(role, "em", 10), positive(role, "line_height", 4), role.text("face")});
  }
  const Cursor axis = root.object("axis");
  axis.only({"tau_min", "lambda", "horizon_min"});
  d.axis = {positive(axis, "tau_min", 1e3), positive(axis, "lambda", 1),
            positive(axis, "horizon_min", 1e6, kShortestHorizon_min)};
  const Cursor motion = root.object("motion");
  motion.only(
      {"press_ms", "hover_ms", "toggle_ms", "drawer_ms", "jump_ms", "unwarp_ms", "reduced_ms", "story_s"});
  const auto time_of = [&](std::string_view key) { return positive(motion, key, kLongestMotion); };
  d.motion = {time_of("press_ms"), time_of("hover_ms"),  time_of("toggle_ms"),  time_of("drawer_ms"),
              time_of("jump_ms"),  time_of("unwarp_ms"), time_of("reduced_ms"), time_of("story_s")};
  return d;
}

Result<Design> load_design(std::string_view path, std::string_view json) {
  const Result<JsonFile> file = JsonFile::parse(path, json);
  if (!file) return file.error();
  std::vector<Message> problems;
  Design design = read_design(*file, problems);
  if (!problems.empty()) return problems.front();
  return design;
}

double contrast_ratio(Colour a, Colour b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace tc::content
