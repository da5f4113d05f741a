#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

struct ImFont;

namespace tc::ui {

/// Pictures of letters in one texture, each made when a text first needs it: a screen writes a tenth of all letters in
/// all sizes, and making all of them would hold up the first picture and every change of size.
class Glyphs {
 public:
  static constexpr int kTallest_px = 4096;
  static constexpr std::uint16_t kNone = 0xFFFF;  ///< in a font's IndexLookup: not made yet

  Glyphs();
  ~Glyphs();
  Glyphs(Glyphs&&) noexcept;
  Glyphs& operator=(Glyphs&&) noexcept;

  /// Forgets everything, Dear ImGui's fonts too, and takes an empty texture of this size. Not during a frame.
  void reset(int width_px, int height_px);
  /// A font for Dear ImGui that holds no letter but the space yet. `file` is an OpenType font that outlives it,
  /// `height_px` goes from ascent to descent and is cut to whole pixels, `across` letters' pixels are made per pixel of
  /// the screen. Fonts are counted from 0.
  ImFont* add_font(std::string_view file, float height_px, int across);
  /// Makes the letter; one that the font lacks becomes a question mark. What does not fit any more stays blank until
  /// reset(); full() says so where a higher texture would help.
  void make(std::size_t font, unsigned code_point);
  bool has(std::size_t font, unsigned code_point) const;
  bool full() const { return full_; }

  /// Opacity, row by row.
  const std::vector<unsigned char>& opacity() const { return opacity_; }
  int width_px() const { return width_px_; }
  int height_px() const { return height_px_; }
  /// Differs after every reset(), also between programs' fonts.
  std::uint32_t version() const { return version_; }
  /// The rows [from, to) in which letters were made since this was last asked.
  std::pair<int, int> take_changed_rows();
  /// The rows [0, to) that are in use.
  int used_rows() const { return used_rows_; }

 private:
  struct Font;
  void make_white_and_lines();
  bool place(int width, int height, int& x, int& y);

  std::vector<std::unique_ptr<Font>> fonts_;
  std::vector<unsigned char> opacity_;
  int width_px_ = 0, height_px_ = 0, used_rows_ = 0, changed_from_ = 0, changed_to_ = 0;
  /// Letters stand in rows as high as the first of the row; rows of a height are filled before a new one begins.
  struct Row {
    int y, height, end;
  };
  std::vector<Row> rows_;
  std::uint32_t version_ = 0;
  bool full_ = false;
};

}  // namespace tc::ui
