#pragma once
#include <array>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "content/library.h"

struct ImFont;

namespace tc::ui {

/// Text roles of the type scale. Sizes come from the design file, in em of the body size.
enum class Face {
  display,
  headline,
  title,
  body,
  body_strong,
  label,
  label_strong,
  small,
  small_strong,
  count
};

/// The baked fonts. Glyphs are baked at the exact device size, so text is crisp at any scale.
class Fonts {
 public:
  /// Bakes all roles for a body size (points) and pixel ratio into ImGui's shared atlas. Only the characters
  /// that the content uses are baked. False when nothing changed since the last call.
  /// `first`: a picture is wanted as soon as may be, so only what the timeline needs is baked: no headlines and
  /// no rare characters. The next call without it completes the set.
  bool bake(const content::Library& library, float em, float pixel_ratio, bool first = false);

  ImFont* font(Face face) const { return fonts_[static_cast<std::size_t>(face)]; }
  /// Em size in points, as the design counts.
  float size(Face face) const { return sizes_[static_cast<std::size_t>(face)]; }
  /// Size to draw with: Dear ImGui counts from ascent to descent.
  float draw_size(Face face) const { return heights_[static_cast<std::size_t>(face)]; }
  /// True when every character of a text (UTF-8) has a picture of its own here; what was typed may have others.
  bool draws(std::string_view text, Face face) const;
  /// Height of the capitals' line above the baseline, in points.
  float ascent(Face face) const;

  /// Where the lines of a text end, remembered while the fonts are the same: [from, to) in bytes of the text.
  using Lines = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  /// The place for the lines of a text of this size, which is empty when it was not wrapped before.
  Lines& lines_of(std::string_view text, Face face, float width) const;

 private:
  static constexpr std::size_t kCount = static_cast<std::size_t>(Face::count);
  std::array<ImFont*, kCount> fonts_{};
  std::array<float, kCount> sizes_{}, heights_{};
  float em_ = 0, pixel_ratio_ = 0;
  bool partial_ = false;
  mutable std::unordered_map<std::uint64_t, Lines> lines_;
};

}  // namespace tc::ui
