#pragma once
#include <string_view>
#include <utility>

namespace tc::app {

/// The library's filters in a link: parameter and field.
inline constexpr std::pair<std::string_view, std::string_view> kLinkQuery[] = {
    {"q", "text"},          {"kind", "kind"},       {"species", "species"}, {"grade", "grade"},
    {"contest", "contest"}, {"account", "account"}, {"now", "at_playhead"}};

}  // namespace tc::app
