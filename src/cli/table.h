#pragma once
#include <string>
#include <string_view>

#include "app/number_table.h"
#include "cli/regimen_flags.h"

namespace tc::cli {

enum class Format { csv, json, text, md };

/// The value of --format, which must be one of the two that a command knows.
Result<Format> parse_format(const Arguments& arguments, Format usual, Format other);

using Table = app::NumberTable;

/// {"format":"three-clocks-simulation","version":1,"model":…,"regimen":…,"patient":…,"rows":[{…}]}, absent
/// values as null.
std::string to_json(const Table& table, std::string_view model_id, const Asked& asked);

}  // namespace tc::cli
