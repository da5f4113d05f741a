#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "content/library.h"
#include "ui/glyphs.h"

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

/// The fonts of the roles. Letters are made at the exact device size, so text is crisp at any scale.
class Fonts {
 public:
  /// Takes a body size (points) and pixel ratio: fonts without letters in ImGui's shared atlas. Nothing when neither has
  /// changed and there is room for letters. Not during a frame.
  void set(const content::Library& library, float em, float pixel_ratio);
  const Glyphs& glyphs() const { return glyphs_; }
  Glyphs& glyphs() { return glyphs_; }

  /// The font with every letter of a text (UTF-8) in it.
  ImFont* font(Face face, std::string_view text) const;
  /// The font with every letter that there is, for text that others lay out.
  ImFont* whole_font(Face face) const;
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
  mutable Glyphs glyphs_;
  mutable std::unordered_map<std::uint64_t, Lines> lines_;
};

}  // namespace tc::ui
