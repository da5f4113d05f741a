#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tc::learn {

/// One line of comma-separated values (RFC 4180, line ended by LF): values with commas, quotes or line breaks
/// are quoted. A text that a spreadsheet would run as a formula (= + - @ or a tab in front, perhaps behind apostrophes, and
/// no number) gets an apostrophe before it.
std::string csv_line(const std::vector<std::string>& values);

/// The rows of a text, the header included; quoted values may hold line breaks, CR LF is taken too, empty
/// lines are left out. An apostrophe that csv_line() put before a formula is taken off, so that every line of csv_line() comes
/// back as it was. `lines`, if given, gets the line of the text at which each row begins, from 1.
std::vector<std::vector<std::string>> csv_rows(std::string_view text, std::vector<std::size_t>* lines = nullptr);

}  // namespace tc::learn
