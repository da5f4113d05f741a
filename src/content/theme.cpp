#include "content/theme.h"

#include <algorithm>
#include <cmath>

#include "content/json_file.h"

namespace tc::content {
namespace {

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

Theme read_theme(const std::string& id, const Cursor& c) {
  Theme t;
  t.id = id;
  const Cursor surface = c.object("surface"), line = c.object("line"), text = c.object("text");
  t.surface = {colour(surface, "base"), colour(surface, "raised"), colour(surface, "overlay"),
               colour(surface, "control")};
  t.line = {colour(line, "hair"), colour(line, "strong")};
  t.text = {colour(text, "t1"), colour(text, "t2"), colour(text, "t3"), colour(text, "inverse")};
  const Cursor feeling = c.object("feeling"), drug = c.object("drug"), plasticity = c.object("plasticity");
  t.feeling = {colour(feeling, "base"), colour(feeling, "deep")};
  t.drug = {colour(drug, "parent"), colour(drug, "norketamine"), colour(drug, "hnk"), colour(drug, "deep")};
  t.plasticity = {colour(plasticity, "base"),     colour(plasticity, "signalling"),
                  colour(plasticity, "function"), colour(plasticity, "structure"),
                  colour(plasticity, "mood"),     colour(plasticity, "deep")};
  t.contested = colour(c, "contested");
  t.warning = colour(c, "warning");
  t.focus = colour(c, "focus");
  t.focus_gap = colour(c, "focus_gap");
  t.selection = colour(c, "selection");
  t.ghost = colour(c, "ghost");
  t.idle_alpha = c.number("idle_alpha");
  const Cursor hatch = c.object("hatch");
  t.hatch_period_px = hatch.number("period_px");
  t.hatch_line_px = hatch.number("line_px");
  t.stroke_scale = c.number("stroke_scale");
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

Result<Design> load_design(std::string_view path, std::string_view json) {
  const Result<JsonFile> file = JsonFile::parse(path, json);
  if (!file) return file.error();
  std::vector<Message> problems;
  const Cursor root(*file, problems);
  Design d;
  const Cursor themes = root.object("themes");
  for (const std::string& id : themes.keys()) d.themes.emplace(id, read_theme(id, themes.object(id)));
  for (const char* id : {"dark", "light", "contrast", "projector"}) {
    if (!d.themes.contains(id)) root.fault("themes", "error.theme.missing", id);
  }
  const Cursor type = root.object("type");
  for (const std::string& id : type.keys()) {
    const Cursor role = type.object(id);
    d.type.emplace(id, TypeRole{role.number("em"), role.number("line_height"), role.text("face")});
  }
  const Cursor axis = root.object("axis");
  d.axis = {axis.number("tau_min"), axis.number("lambda"), axis.number("horizon_min")};
  const Cursor motion = root.object("motion");
  d.motion = {motion.number("press_ms"),   motion.number("hover_ms"), motion.number("toggle_ms"),
              motion.number("drawer_ms"),  motion.number("jump_ms"),  motion.number("unwarp_ms"),
              motion.number("reduced_ms"), motion.number("story_s")};
  if (!problems.empty()) return problems.front();
  return d;
}

double contrast_ratio(Colour a, Colour b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace tc::content
