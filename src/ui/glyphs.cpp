#include "ui/glyphs.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#define STBTT_STATIC
#define STB_TRUETYPE_IMPLEMENTATION
#include <imstb_truetype.h>

namespace tc::ui {
namespace {

constexpr int kPadding = 1;  // between letters, so that none bleeds into its neighbour
constexpr int kAtFirst = 0x180;  // code points with a place in the tables from the start; Fonts::font() relies on a byte's

/// Makes room in the font's tables for a code point.
void widen(ImFont& font, int size) {
  if (size <= font.IndexLookup.Size) return;
  font.IndexAdvanceX.resize(size, font.FallbackAdvanceX);
  font.IndexLookup.resize(size, Glyphs::kNone);
}

}  // namespace

struct Glyphs::Font {
  stbtt_fontinfo outlines;
  ImFont* font;
  float size_px;
  int across;
};

Glyphs::Glyphs() = default;
Glyphs::~Glyphs() = default;
Glyphs::Glyphs(Glyphs&&) noexcept = default;
Glyphs& Glyphs::operator=(Glyphs&&) noexcept = default;

void Glyphs::reset(int width_px, int height_px) {
  static std::uint32_t versions = 0;
  version_ = ++versions;
  fonts_.clear();
  rows_.clear();
  full_ = false;
  width_px_ = width_px;
  height_px_ = height_px;
  opacity_.assign(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px), 0);
  used_rows_ = changed_from_ = changed_to_ = 0;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  // For Dear ImGui and its backend the texture is one white pixel, which the platform replaces by this one.
  atlas.TexWidth = atlas.TexHeight = 1;
  atlas.TexPixelsAlpha8 = static_cast<unsigned char*>(IM_ALLOC(1));
  *atlas.TexPixelsAlpha8 = 0xFF;
  atlas.TexReady = true;
  make_white_and_lines();
}

/// What Dear ImGui fills and draws lines with: a white spot, and for each width a row with so many white pixels.
void Glyphs::make_white_and_lines() {
  constexpr int kLines = IM_DRAWLIST_TEX_LINES_WIDTH_MAX + 1, kWidth = kLines + 1;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  const ImVec2 scale(1.0f / static_cast<float>(width_px_), 1.0f / static_cast<float>(height_px_));
  atlas.TexUvScale = scale;
  int x = 0, y = 0;
  place(kWidth + 3, kLines, x, y);
  const auto row = [&](int r) { return opacity_.data() + static_cast<std::ptrdiff_t>(y + r) * width_px_ + x; };
  for (const int r : {0, 1}) std::memset(row(r) + kWidth + 1, 0xFF, 2);
  atlas.TexUvWhitePixel = ImVec2((static_cast<float>(x + kWidth) + 2) * scale.x, (static_cast<float>(y) + 1) * scale.y);
  for (int n = 0; n < kLines; ++n) {
    const int left = (kWidth - n) / 2;
    std::memset(row(n) + left, 0xFF, static_cast<std::size_t>(n));
    const float v = (static_cast<float>(y + n) + .5f) * scale.y;
    atlas.TexUvLines[n] = ImVec4(static_cast<float>(x + left - 1) * scale.x, v, static_cast<float>(x + left + n + 1) * scale.x, v);
  }
}

ImFont* Glyphs::add_font(std::string_view file, float height_px, int across) {
  auto made = std::make_unique<Font>();
  made->across = across;
  made->size_px = std::floor(height_px);
  const auto* bytes = reinterpret_cast<const unsigned char*>(file.data());
  stbtt_InitFont(&made->outlines, bytes, stbtt_GetFontOffsetForIndex(bytes, 0));
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFont& font = *IM_NEW(ImFont)();
  atlas.Fonts.push_back(&font);
  made->font = &font;
  font.ContainerAtlas = &atlas;
  font.FontSize = made->size_px;
  int ascent = 0, descent = 0, gap = 0;
  stbtt_GetFontVMetrics(&made->outlines, &ascent, &descent, &gap);
  const float scale = stbtt_ScaleForPixelHeight(&made->outlines, made->size_px);
  font.Ascent = std::floor(static_cast<float>(ascent) * scale + 1);
  font.Descent = std::ceil(static_cast<float>(descent) * scale - 1);
  widen(font, kAtFirst);
  fonts_.push_back(std::move(made));
  make(fonts_.size() - 1, ' ');
  font.FallbackChar = ' ';
  font.FallbackAdvanceX = font.Glyphs[0].AdvanceX;
  for (int c = 0; c < kAtFirst; ++c) font.IndexAdvanceX[c] = font.FallbackAdvanceX;
  for (int c = 0; c < ' '; ++c) font.IndexLookup[c] = 0;
  return &font;
}

bool Glyphs::has(std::size_t font, unsigned code_point) const {
  return stbtt_FindGlyphIndex(&fonts_[font]->outlines, static_cast<int>(code_point)) != 0;
}

void Glyphs::make(std::size_t index, unsigned code_point) {
  Font& f = *fonts_[index];
  ImFont& font = *f.font;
  const int code = static_cast<int>(code_point);
  if (code >= kNone) return;
  widen(font, code + 1);
  if (font.IndexLookup[code] != kNone) return;
  const int glyph = stbtt_FindGlyphIndex(&f.outlines, code);
  if (glyph == 0 && code != '?' && code != ' ') {
    make(index, '?');
    font.IndexLookup[code] = font.IndexLookup['?'];
    font.IndexAdvanceX[code] = font.IndexAdvanceX['?'];
    return;
  }
  const float scale = stbtt_ScaleForPixelHeight(&f.outlines, f.size_px);
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  stbtt_GetGlyphBitmapBoxSubpixel(&f.outlines, glyph, scale * static_cast<float>(f.across), scale, 0, 0, &x0, &y0, &x1, &y1);
  stbrp_rect rect{};
  rect.w = x1 - x0 + kPadding + f.across - 1;
  rect.h = y1 - y0 + kPadding;
  if (!place(rect.w, rect.h, rect.x, rect.y)) {
    full_ = height_px_ < kTallest_px;
    return;
  }
  rect.was_packed = 1;
  stbtt_packedchar packed{};
  int codes[] = {code};
  stbtt_pack_range range{};
  range.font_size = f.size_px;
  range.array_of_unicode_codepoints = codes;
  range.num_chars = 1;
  range.chardata_for_range = &packed;
  range.h_oversample = static_cast<unsigned char>(f.across);
  range.v_oversample = 1;
  stbtt_pack_context texture{};
  texture.stride_in_bytes = texture.width = width_px_;
  texture.height = height_px_;
  texture.padding = kPadding;
  texture.h_oversample = texture.v_oversample = 1;
  texture.pixels = opacity_.data();
  stbtt_PackFontRangesRenderIntoRects(&texture, &f.outlines, &range, 1, &rect);
  stbtt_aligned_quad q;
  float x = 0, y = 0;
  stbtt_GetPackedQuad(&packed, width_px_, height_px_, 0, &x, &y, &q, 0);
  const float down = std::round(font.Ascent);
  font.AddGlyph(nullptr, static_cast<ImWchar>(code), q.x0, q.y0 + down, q.x1, q.y1 + down, q.s0, q.t0, q.s1, q.t1, packed.xadvance);
  font.DirtyLookupTables = false;  // they are kept here
  font.IndexLookup[code] = static_cast<ImWchar>(font.Glyphs.Size - 1);
  font.IndexAdvanceX[code] = packed.xadvance;
  font.FallbackGlyph = &font.Glyphs[0];
}

/// Room for so many pixels; false when there is none.
bool Glyphs::place(int width, int height, int& x, int& y) {
  if (width > width_px_) return false;
  constexpr int kStep = 4;  // letters of nearly one height share rows
  const int high = (height + kStep - 1) / kStep * kStep;
  auto row = std::find_if(rows_.begin(), rows_.end(), [&](const Row& r) { return r.height == high && r.end + width <= width_px_; });
  if (row == rows_.end()) {
    const int top = rows_.empty() ? 0 : rows_.back().y + rows_.back().height;
    if (top + high > height_px_) return false;
    row = rows_.insert(rows_.end(), Row{top, high, 0});
    used_rows_ = top + high;
  }
  x = row->end;
  y = row->y;
  row->end += width;
  if (changed_to_ <= changed_from_) changed_from_ = y, changed_to_ = y + high;
  changed_from_ = std::min(changed_from_, y);
  changed_to_ = std::max(changed_to_, y + high);
  return true;
}

std::pair<int, int> Glyphs::take_changed_rows() {
  const std::pair<int, int> rows{changed_from_, changed_to_};
  changed_from_ = changed_to_ = 0;
  return rows;
}

}  // namespace tc::ui
