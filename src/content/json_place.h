#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tc::content {

/// Line and column of a byte offset, both from 1; columns count characters, not bytes.
struct TextPlace {
  int line = 1, column = 1;
};
TextPlace place_of(std::string_view text, std::size_t offset);

/// Where the value at a JSON pointer starts and where its key does (equal for list items and the root).
struct ValueOffsets {
  std::size_t value = 0, key = 0;
};
/// Offsets in well-formed JSON; `occurrence` counts repeated keys from 0. Nothing when the pointer leads
/// nowhere. One pass over the text: run only when there is something to report.
std::optional<ValueOffsets> find_value(std::string_view json, std::string_view pointer, int occurrence = 0);

/// A key as a step of a JSON pointer (RFC 6901: '~' and '/' are escaped), with its leading '/'.
std::string pointer_step(std::string_view key);

/// Where a list or object opens that is nested deeper than `most`; nothing when none does. Found without
/// recursion, also in malformed text.
std::optional<std::size_t> find_too_deep(std::string_view json, int most);

}  // namespace tc::content
