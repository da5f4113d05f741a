#include "ui/fonts.h"

#include <imgui.h>

#include <algorithm>
#include <cassert>
#include <functional>
#include <string>

#include "content/assets_embedded.h"

namespace tc::ui {
namespace {

constexpr const char* kRoleNames[] = {"display", "headline",     "title", "body",        "body_strong",
                                      "label",   "label_strong", "small", "small_strong"};

std::string_view font_bytes(std::string_view face) {
  const std::string path = "fonts/" + std::string(face) + ".otf";
  for (const auto& asset : content::embedded_assets()) {
    if (asset.path == path) return asset.bytes;
  }
  return {};
}

unsigned be16(std::string_view b, std::size_t at) {
  return at + 2 > b.size() ? 0u
                           : static_cast<unsigned>(static_cast<unsigned char>(b[at])) << 8 |
                                 static_cast<unsigned char>(b[at + 1]);
}

/// Height from ascent to descent in em. Dear ImGui sizes a font by that height, the design by the em.
float height_in_em(std::string_view font) {
  const unsigned tables = be16(font, 4);
  double units = 0, ascent = 0, descent = 0;
  for (unsigned i = 0; i < tables; ++i) {
    const std::size_t entry = 12 + 16 * static_cast<std::size_t>(i);
    const std::size_t at = (static_cast<std::size_t>(be16(font, entry + 8)) << 16) | be16(font, entry + 10);
    if (font.substr(entry, 4) == "head") units = be16(font, at + 18);
    if (font.substr(entry, 4) == "hhea") {
      ascent = be16(font, at + 4);
      descent = 65536.0 - be16(font, at + 6);
    }
  }
  return units > 0 ? static_cast<float>((ascent + descent) / units) : 1.0f;
}

/// Calls `take(code_point)` for each character of a text (UTF-8).
template <class Take>
void each_code_point(std::string_view text, const Take& take) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    unsigned code = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      code = (code << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
    }
    take(code);
    i += length;
  }
}

/// Sides of the texture: room for what all screens write at a size, measured.
constexpr int kSmallTexture_px = 1024, kLargeTexture_px = 2048;
constexpr float kLargeBody_px = 26;

}  // namespace

void Fonts::set(const content::Library& library, float em, float pixel_ratio) {
  const bool same = em == em_ && pixel_ratio == pixel_ratio_;
  if (same && !glyphs_.full()) return;
  em_ = em;
  pixel_ratio_ = pixel_ratio;
  lines_.clear();
  const int width = em * pixel_ratio > kLargeBody_px ? kLargeTexture_px : kSmallTexture_px;
  glyphs_.reset(width, same ? std::min(2 * glyphs_.height_px(), Glyphs::kTallest_px) : width / 2);
  for (std::size_t i = 0; i < kCount; ++i) {
    const auto role = library.design.type.find(kRoleNames[i]);
    const content::TypeRole type = role == library.design.type.end() ? content::TypeRole{} : role->second;
    const std::string_view bytes = font_bytes(type.face);
    assert(!bytes.empty());  // the build embeds every face that the design names; a test holds it to that
    sizes_[i] = static_cast<float>(type.em) * em;
    heights_[i] = sizes_[i] * height_in_em(bytes);
    const float pixels = std::max(6.0f, heights_[i] * pixel_ratio);
    fonts_[i] = glyphs_.add_font(bytes, pixels, pixels < 40 ? 2 : 1);
  }
}

ImFont* Fonts::font(Face face, std::string_view text) const {
  const auto i = static_cast<std::size_t>(face);
  ImFont* const font = fonts_[i];
  // Nearly every text of a frame was written before: a byte without a branch.
  const ImWchar* const made = font->IndexLookup.Data;
  unsigned bytes = 0, missing = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    bytes |= byte;
    missing |= made[byte] == Glyphs::kNone ? 1u : 0u;
  }
  if (bytes < 0x80 && missing == 0) return font;
  each_code_point(text, [&](unsigned code) {
    if (static_cast<int>(code) >= font->IndexLookup.Size || font->IndexLookup.Data[code] == Glyphs::kNone) glyphs_.make(i, code);
  });
  return font;
}

ImFont* Fonts::whole_font(Face face) const {
  for (char c = ' '; c <= '~'; ++c) (void)font(face, {&c, 1});
  for (const auto& asset : content::embedded_assets()) {
    if (asset.path == "fonts/characters.txt") (void)font(face, asset.bytes);  // the list that the fonts were cut to
  }
  return fonts_[static_cast<std::size_t>(face)];
}

bool Fonts::draws(std::string_view text, Face face) const {
  bool all = true;
  each_code_point(text, [&](unsigned code) { all = all && code < 0x10000 && glyphs_.has(static_cast<std::size_t>(face), code); });
  return all;
}

Fonts::Lines& Fonts::lines_of(std::string_view text, Face face, float width) const {
  if (lines_.size() > 2000) lines_.clear();
  std::uint64_t key = std::hash<std::string_view>{}(text);
  for (const std::uint64_t part : {static_cast<std::uint64_t>(face), static_cast<std::uint64_t>(width * 64),
                                   static_cast<std::uint64_t>(text.size())}) {
    key = (key ^ part) * 0x9E3779B97F4A7C15u;
    key ^= key >> 29;
  }
  return lines_[key];
}

float Fonts::ascent(Face face) const {
  const ImFont* f = fonts_[static_cast<std::size_t>(face)];
  return f->Ascent * draw_size(face) / f->FontSize;
}

}  // namespace tc::ui
