#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace tc::content {

class JsonFile;

/// 0xRRGGBB.
struct Colour {
  std::uint32_t rgb = 0;
  friend bool operator==(Colour, Colour) = default;
};

/// Colours by role. One theme each for dark, light, contrast (high contrast) and projector.
struct Theme {
  std::string id;
  struct {
    Colour base, raised, overlay, control;
  } surface;
  struct {
    Colour hair, strong;
  } line;
  struct {
    Colour t1, t2, t3, inverse;
  } text;
  struct {
    Colour base, deep;
  } feeling;
  struct {
    Colour parent, norketamine, hnk, deep;
  } drug;
  struct {
    Colour base, signalling, function, structure, mood, deep;
  } plasticity;
  /// The stage: ground, far tissue, two tissues from edge to heart, their rim, new growth from edge to heart.
  struct Stage {
    Colour bg0, bg1, back, a0, a1, b0, b1, rim, grow0, grow;
    friend bool operator==(const Stage&, const Stage&) = default;
  } stage;
  Colour contested, warning, focus, focus_gap, selection, ghost;
  double idle_alpha = 0.62;      ///< opacity of marks that are not active at the playhead
  double hatch_period_px = 6.0;  ///< at 100 % display scale
  double hatch_line_px = 1.5;
  double stroke_scale = 1.0;  ///< projector 1.6, contrast 1.25
};

/// A type role: size in em of the body size, line height as a multiple, and the font face.
struct TypeRole {
  double em = 1.0;
  double line_height = 1.5;
  std::string face;  ///< asset name, e.g. "inter-semibold"
};

/// Everything of `assets/theme/theme.json`: themes, type scale, motion, axis warp.
struct Design {
  std::map<std::string, Theme, std::less<>> themes;
  std::map<std::string, TypeRole, std::less<>> type;
  struct {
    double tau_min = 5.0, lambda = 0.10, horizon_min = 20160.0;
  } axis;
  struct {
    double press_ms, hover_ms, toggle_ms, drawer_ms, jump_ms, unwarp_ms, reduced_ms, story_s;
  } motion{};
};

/// Reads the design file. Unknown or missing roles and bad colours are problems with file, line and column.
Design read_design(const JsonFile& file, std::vector<Message>& problems);
/// As read_design() from text; refused with the first problem.
Result<Design> load_design(std::string_view path, std::string_view json);

/// WCAG 2 contrast ratio of two colours, 1 to 21.
double contrast_ratio(Colour a, Colour b);

}  // namespace tc::content
