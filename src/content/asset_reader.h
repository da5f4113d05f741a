#pragma once
#include <functional>
#include <optional>
#include <string_view>

namespace tc::content {

/// Whether a text was seen to be sound before: what the build packs into the program is, by the build and the tests.
enum class Trust { none, sound };

/// Gives the bytes of an asset by its path below `assets/` ("strings/en/timeline.json"), or nothing.
using AssetReader = std::function<std::optional<std::string_view>(std::string_view path)>;

}  // namespace tc::content
