#include "ui/fonts.h"

#include <imgui.h>

#include <algorithm>
#include <cassert>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "content/assets_embedded.h"

namespace tc::ui {
namespace {

constexpr const char* kRoleNames[] = {"display", "headline",     "title", "body",        "body_strong",
                                      "label",   "label_strong", "small", "small_strong"};

/// Beyond ASCII, what the timeline shows.
constexpr const char* kCommon = "±×·½–—‘’“”←→−≤≥µ";

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

void add_code_points(std::set<ImWchar>& out, const std::string& text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    unsigned code = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      code = (code << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
    }
    if (code < 0x10000) out.insert(static_cast<ImWchar>(code));
    i += length;
  }
}

std::vector<ImWchar> ranges_of(const std::set<ImWchar>& points) {
  std::vector<ImWchar> ranges;
  for (const ImWchar point : points) {
    if (!ranges.empty() && ranges.back() + 1 == point) {
      ranges.back() = point;
    } else {
      ranges.push_back(point);
      ranges.push_back(point);
    }
  }
  ranges.push_back(0);
  return ranges;
}

}  // namespace

bool Fonts::bake(const content::Library& library, float em, float pixel_ratio, bool first) {
  if (em == em_ && pixel_ratio == pixel_ratio_ && (first || !partial_)) return false;
  em_ = em;
  partial_ = first;
  pixel_ratio_ = pixel_ratio;
  lines_.clear();

  std::set<ImWchar> all;
  constexpr std::string_view kUnusual = "\"#$&*<>@[\\]^_`{|}~";  // of the timeline's words
  for (ImWchar c = 0x20; c < 0x7F; ++c) {
    if (!first || kUnusual.find(static_cast<char>(c)) == std::string_view::npos) all.insert(c);
  }
  // The same list that the fonts were cut to.
  for (const auto& asset : content::embedded_assets()) {
    if (!first && asset.path == "fonts/characters.txt") add_code_points(all, std::string(asset.bytes));
  }
  if (first) add_code_points(all, kCommon);
  // The atlas keeps pointers to the ranges until it is built.
  const std::vector<ImWchar> ranges = ranges_of(all);
  static constexpr ImWchar kDisplayRanges[] = {0x20, 0x7E, 0}, kSpaceRange[] = {0x20, 0x20, 0};
  // Digits and "min", "h", "days": the largest glyphs cost the most.
  static constexpr ImWchar kTimeRanges[] = {' ', ' ', ',', '9', 'a', 'a', 'd', 'd', 'h', 'i', 'm', 'n', 's', 's', 'y', 'y', 0};

  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  for (std::size_t i = 0; i < kCount; ++i) {
    const auto role = library.design.type.find(kRoleNames[i]);
    const content::TypeRole type = role == library.design.type.end() ? content::TypeRole{} : role->second;
    const std::string_view bytes = font_bytes(type.face);
    sizes_[i] = static_cast<float>(type.em) * em;
    heights_[i] = sizes_[i] * (bytes.empty() ? 1.0f : height_in_em(bytes));
    const float pixels = std::max(6.0f, heights_[i] * pixel_ratio);
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.OversampleH = pixels < 40 && !first ? 2 : 1;  // half the work for the first picture
    config.OversampleV = 1;
    config.PixelSnapH = false;
    const bool display = static_cast<Face>(i) == Face::display;
    const bool later = first && static_cast<Face>(i) == Face::headline;
    assert(!bytes.empty());  // the build embeds every face that the design names; a test holds it to that
    fonts_[i] = atlas.AddFontFromMemoryTTF(const_cast<char*>(bytes.data()), static_cast<int>(bytes.size()),
                                           pixels, &config,
                                           later              ? kSpaceRange
                                           : display && first ? kTimeRanges
                                           : display          ? kDisplayRanges
                                                              : ranges.data());
  }
  atlas.Build();
  return true;
}

bool Fonts::draws(std::string_view text, Face face) const {
  const bool small_codes = std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xF0; });
  std::set<ImWchar> points;
  add_code_points(points, std::string(text));
  return small_codes && std::all_of(points.begin(), points.end(), [&](ImWchar c) { return font(face)->FindGlyphNoFallback(c) != nullptr; });
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
  const ImFont* f = font(face);
  return f->Ascent * draw_size(face) / f->FontSize;
}

}  // namespace tc::ui
