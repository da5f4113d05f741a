#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/regimen_flags.h"

namespace tc::cli {

enum class Format { csv, json, text, md };

/// The value of --format, which must be one of the two that a command knows.
Result<Format> parse_format(const Arguments& arguments, Format usual, Format other);

/// Numbers by time, one row for each time; what a model doesn't say is empty.
struct Table {
  std::vector<std::string> columns;  ///< the first is "time_min"
  std::vector<std::vector<std::optional<double>>> rows;
};

/// A header line and one line for each row, ten significant digits, absent values as nothing between commas.
std::string to_csv(const Table& table);
/// {"format":"three-clocks-simulation","version":1,"model":…,"regimen":…,"patient":…,"rows":[{…}]}, absent
/// values as null.
std::string to_json(const Table& table, std::string_view model_id, const Asked& asked);

}  // namespace tc::cli
