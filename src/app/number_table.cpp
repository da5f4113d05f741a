#include "app/number_table.h"

#include <cstdio>

namespace tc::app {

std::string ten_digits(double value) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.10g", value == 0 ? 0.0 : value);
  return buffer;
}

NumberTable signal_table(const sim::Trajectory& trajectory, const std::vector<double>& times_min) {
  NumberTable table{{"time_min"}, {}};
  for (std::size_t s = 0; s < sim::kSignalCount; ++s) {
    table.columns.emplace_back(sim::id_of(static_cast<sim::Signal>(s)));
  }
  const auto samples = trajectory.sample(times_min);
  table.rows.reserve(times_min.size());
  for (std::size_t i = 0; i < times_min.size(); ++i) {
    std::vector<std::optional<double>> row{times_min[i]};
    for (std::size_t s = 0; s < sim::kSignalCount; ++s) {
      const auto signal = static_cast<sim::Signal>(s);
      row.push_back(trajectory.has(signal) ? std::optional(samples[i][signal]) : std::nullopt);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string to_csv(const NumberTable& table) {
  std::string text;
  for (const std::string& column : table.columns) {
    if (!text.empty()) text += ',';
    text += column;
  }
  text += '\n';
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += ',';
      if (row[i]) text += ten_digits(*row[i]);
    }
    text += '\n';
  }
  return text;
}

}  // namespace tc::app
