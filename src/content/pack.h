#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"

namespace tc::content {

/// Files in one: for each a line "path length" and then its bytes (tools/embed_assets.py --pack). The views
/// point into `bytes`. Refuses what is cut short or has another form.
Result<std::vector<std::pair<std::string_view, std::string_view>>> open_pack(std::string_view bytes);

}  // namespace tc::content
