#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tc {

/// Text without leading and trailing white space.
std::string_view trim(std::string_view text);
/// Parts between separators, empty parts kept: "a,,b" gives three.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The whole text as a finite decimal number with '.' ("35", "0.5", "1e-3"); nothing for anything else
/// (empty, trailing characters, "nan", "inf"). Independent of the locale.
std::optional<double> parse_number(std::string_view text);
/// The whole text as a decimal integer; nothing when it is not one or does not fit.
std::optional<long long> parse_integer(std::string_view text);

/// Shortest decimal text that reads back as the same double (at most 17 digits), without an exponent from 1e-6
/// to 1e15 ("40", "0.05"). Independent of the locale.
std::string format_shortest(double value);
/// `value` with exactly `decimals` digits after the point (0 to 17), '.' as point, never "-0".
std::string format_fixed(double value, int decimals);
/// The same for the reader's eye: with a true minus sign, U+2212.
std::string format_shown(double value, int decimals);
/// A share (0 to 1) in whole percent: "44 %".
std::string format_percent(double share);
/// A level for people: at most two significant digits below 10, whole numbers from 10 on
/// ("193", "18", "4.1", "0.32", "0"). Used by every screen, table and description, so that they agree.
std::string format_level(double value);

/// The text with the four characters that mean something in HTML and XML (& < > ") written as entities.
std::string escape_markup(std::string_view text);

/// True when the bytes are well-formed UTF-8.
bool is_utf8(std::string_view bytes);
/// How many bytes at the start are well-formed UTF-8: all of them, or the place of the first fault.
std::size_t utf8_prefix(std::string_view bytes);

}  // namespace tc
