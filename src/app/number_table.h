#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/trajectory.h"

namespace tc::app {

/// Numbers by time, one row for each time; what a model does not say is empty.
struct NumberTable {
  std::vector<std::string> columns;  ///< the first is "time_min"
  std::vector<std::vector<std::optional<double>>> rows;
};

/// Every signal at these times (minutes, ascending), columns by the signals' ids.
NumberTable signal_table(const sim::Trajectory& trajectory, const std::vector<double>& times_min);
/// A header line and one line for each row, ten significant digits, absent values as nothing between commas.
std::string to_csv(const NumberTable& table);
/// Ten significant digits: more than any of this is known to, and the same text on every platform.
std::string ten_digits(double value);

}  // namespace tc::app
