#include "core/text.h"

#include <charconv>
#include <clocale>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace tc {

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::optional<double> parse_number(std::string_view text) {
  if (text.empty() || text.size() > 40) return std::nullopt;
  bool digit = false;
  for (const char c : text) {
    const bool is_digit = c >= '0' && c <= '9';
    digit = digit || is_digit;
    if (!is_digit && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') return std::nullopt;
  }
  if (!digit) return std::nullopt;
  // The program never calls setlocale(), so strtod reads '.' (libc++ 14 has no from_chars for double).
  const std::string copy(text);
  char* end = nullptr;
  const double value = std::strtod(copy.c_str(), &end);
  if (end != copy.c_str() + copy.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<long long> parse_integer(std::string_view text) {
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

std::string format_shortest(double value) {
  char buffer[40];
  for (int digits = 1; digits <= 17; ++digits) {
    std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
    if (std::strtod(buffer, nullptr) != value) continue;
    // People write 40 and 1440, not 4e+01 and 1.44e+03.
    const double size = std::fabs(value);
    if (size >= 1e-6 && size < 1e15) {
      const int decimals = digits - 1 - static_cast<int>(std::floor(std::log10(size)));
      const std::string plain = format_fixed(value, decimals > 0 ? decimals : 0);
      if (std::strtod(plain.c_str(), nullptr) == value) return plain;
    }
    break;
  }
  return buffer;
}

std::string format_fixed(double value, int decimals) {
  // Most numbers on a screen are small and not near a tie; for those this gives what printf gives, without
  // its price.
  constexpr double kPowers[] = {1, 10, 100};
  if (decimals >= 0 && decimals <= 2 && value >= 0 && value < 1e6) {
    const double scaled = value * kPowers[decimals], whole = std::floor(scaled), rest = scaled - whole;
    if (std::fabs(rest - .5) > 1e-6) {
      std::string digits = std::to_string(static_cast<int>(rest > .5 ? whole + 1 : whole));
      if (decimals == 0) return digits;
      const auto most = static_cast<std::size_t>(decimals) + 1;
      if (digits.size() < most) digits.insert(0, most - digits.size(), '0');
      return digits.insert(digits.size() - most + 1, 1, '.');
    }
  }
  char buffer[400];
  std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
  std::string text = buffer;
  if (text.starts_with('-') && text.find_first_of("123456789") == std::string::npos) text.erase(0, 1);
  return text;
}

std::string format_shown(double value, int decimals) {
  std::string text = format_fixed(value, decimals);
  if (text.starts_with('-')) text.replace(0, 1, "−");
  return text;
}

std::string format_percent(double share) { return format_shown(share * 100, 0) + " %"; }

std::string format_level(double value) {
  const double size = std::fabs(value);
  if (size < 0.005) return "0";
  if (size >= 9.95) return format_fixed(value, 0);
  if (size >= 0.095) return format_fixed(value, size >= 0.95 ? 1 : 2);
  return format_fixed(value, 2);
}

bool is_utf8(std::string_view bytes) { return utf8_prefix(bytes) == bytes.size(); }

std::size_t utf8_prefix(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    // Eight at a time as long as they are ASCII, as nearly all of a content file is.
    for (std::uint64_t eight = 0; i + 8 <= bytes.size(); i += 8) {
      std::memcpy(&eight, bytes.data() + i, 8);
      if ((eight & 0x8080808080808080u) != 0) break;
    }
    if (i == bytes.size()) break;
    const auto lead = static_cast<unsigned char>(bytes[i]);
    std::size_t length = 1;
    std::uint32_t code = lead;
    if (lead >= 0xF0) {
      length = 4;
      code = lead & 0x07u;
    } else if (lead >= 0xE0) {
      length = 3;
      code = lead & 0x0Fu;
    } else if (lead >= 0xC2) {
      length = 2;
      code = lead & 0x1Fu;
    } else if (lead >= 0x80) {
      return i;
    }
    if (lead > 0xF4 || i + length > bytes.size()) return i;
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<unsigned char>(bytes[i + k]);
      if ((next & 0xC0u) != 0x80u) return i;
      code = (code << 6) | (next & 0x3Fu);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) return i;
    i += length;
  }
  return bytes.size();
}

std::string escape_markup(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace tc
