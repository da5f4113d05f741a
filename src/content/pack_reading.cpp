#include "content/pack_reading.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>

#include "content/assets_embedded.h"
#include "content/reading.h"
#include "core/text.h"

namespace tc::content {
namespace {

constexpr int kFormat = 1;
constexpr std::size_t kLongestMember = 200;

/// The next character of well-formed UTF-8, which is taken off the front.
std::string_view take_character(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const std::string_view out = text.substr(0, length);
  text.remove_prefix(out.size());
  return out;
}

std::uint32_t code_of(std::string_view character) {
  const auto lead = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return lead;
  std::uint32_t code = lead & (0xFFu >> (character.size() + 1));
  for (const char c : character.substr(1)) code = code << 6 | (static_cast<unsigned char>(c) & 0x3Fu);
  return code;
}

/// Controls, joiners and marks of direction: they can make a text read otherwise than it is written.
bool is_invisible(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD || (code >= 0x200B && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF;
}

/// The characters that the fonts of the program hold.
const std::set<std::string_view>& shown_characters() {
  static const auto kShown = [] {
    std::set<std::string_view> out;
    for (const EmbeddedAsset& asset : embedded_assets()) {
      if (asset.path != "fonts/characters.txt") continue;
      for (std::string_view rest = asset.bytes; !rest.empty();) out.insert(take_character(rest));
    }
    return out;
  }();
  return kShown;
}

/// The first piece that would be markup in HTML, in our own texts with arguments, or in Markdown.
std::string_view markup_in(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at], next = at + 1 < text.size() ? text[at + 1] : ' ';
    const bool one = c == '<' || c == '{' || c == '}' || c == '`';
    const bool two = (c == ']' && next == '(') || ((c == '*' || c == '_') && next == c);
    if (one || two) return text.substr(at, one ? 1 : 2);
  }
  return {};
}

std::string code_point(std::uint32_t code) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (int shift = code > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) out += kHex[code >> shift & 15u];
  return "U+" + out;
}

/// A day of the calendar as "2026-11-01".
bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = parse_integer(text.substr(0, 4)), month = parse_integer(text.substr(5, 2)),
             day = parse_integer(text.substr(8, 2));
  if (!year || !month || !day || *year < 2000 || *month < 1 || *month > 12 || *day < 1) return false;
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = *year % 4 == 0 && (*year % 100 != 0 || *year % 400 == 0);
  return *day <= kDays[static_cast<std::size_t>(*month - 1)] + (leap && *month == 2 ? 1 : 0);
}

/// The members are shown, too, and on one line.
void check_short(const Cursor& c, std::string_view key, std::string_view text) {
  if (text.size() > kLongestMember) c.fault(key, "error.pack.member", key);
  if (const auto fault = fault_of_text(text)) c.fault(key, fault->key, fault->what);
}

std::string read_short(const Cursor& c, std::string_view key) {
  std::string text = c.text(key);
  check_short(c, key, text);
  return text;
}

std::string read_day(const Cursor& c, std::string_view key) {
  const std::string day = c.text(key);
  if (!day.empty() && !is_day(day)) c.fault(key, "error.pack.day", day);
  return day;
}

PassRule read_pass(const Cursor& c) {
  c.only({"points", "by_certainty"});
  PassRule out;
  out.by_certainty = c.flag("by_certainty", false);
  const auto points = c.sound_number("points");
  if (!points) return out;
  out.points = *points;
  if (!(out.points > 0 && out.points <= out.most()))
    c.fault("points", out.by_certainty ? "error.pack.pass_certainty" : "error.pack.pass_points", format_shortest(out.points));
  return out;
}

}  // namespace

std::optional<TextFault> fault_of_text(std::string_view text) {
  if (const std::string_view piece = markup_in(text); !piece.empty())
    return TextFault{"error.pack.markup", std::string(piece)};
  const auto& shown = shown_characters();
  std::size_t count = 0;
  for (std::string_view rest = text; !rest.empty(); ++count) {
    if (rest.front() >= ' ' && rest.front() < 0x7F) {  // nearly all of them
      rest.remove_prefix(1);
      continue;
    }
    const std::string_view character = take_character(rest);
    const std::uint32_t code = code_of(character);
    if (is_invisible(code)) return TextFault{"error.pack.invisible", code_point(code)};
    if (shown.count(character) == 0) return TextFault{"error.pack.glyph", std::string(character)};
  }
  if (count > PackLimits::kTextCharacters)
    return TextFault{"error.content.too_long",
                     std::to_string(count) + " > " + std::to_string(PackLimits::kTextCharacters)};
  return std::nullopt;
}

CoursePack read_course_pack(const JsonFile& file, std::vector<Message>& problems) {
  const Cursor c(file, problems);
  CoursePack out;
  const auto format = c.optional_integer("format", 0, 1'000'000);
  if (!format) c.fault("", "error.json.missing", "format");
  if (format && *format != kFormat) {  // another form may have other members
    c.fault("format", "error.pack.format", std::to_string(*format));
    return out;
  }
  c.only({"format", "id", "title", "version", "licence", "authors", "contact", "released", "review_by", "pass"});
  out.id = read_name(c, "-_");
  const std::string title = c.text("title"), wanted = "pack." + out.id + ".title";
  if (!title.empty() && !out.id.empty() && title != wanted) c.fault("title", "error.pack.title", wanted);
  out.version = read_short(c, "version");
  out.licence = read_short(c, "licence");
  out.contact = read_short(c, "contact");
  out.authors = c.texts("authors");
  for (const std::string& author : out.authors) check_short(c, "authors", author);
  if (c.has("authors") && out.authors.empty()) c.fault("authors", "error.json.empty", "authors");
  out.released = read_day(c, "released");
  out.review_by = read_day(c, "review_by");
  if (is_day(out.released) && is_day(out.review_by) && out.review_by <= out.released)
    c.fault("review_by", "error.pack.review", out.review_by);
  if (c.has("pass")) out.pass = read_pass(c.object("pass"));
  return out;
}

}  // namespace tc::content
