#include "learn/csv.h"

#include <algorithm>

#include "core/text.h"

namespace tc::learn {
namespace {

/// A formula, perhaps behind apostrophes: those count too, so that each guard is taken off again and nothing else is.
bool is_formula(std::string_view value) {
  constexpr std::string_view kStarts = "=+-@\t";
  value.remove_prefix(std::min(value.find_first_not_of('\''), value.size()));
  return !value.empty() && kStarts.find(value.front()) != std::string_view::npos && !parse_number(value);
}

}  // namespace

std::string csv_line(const std::vector<std::string>& values) {
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ',';
    const std::string value = (is_formula(values[i]) ? "'" : "") + values[i];
    if (value.find_first_of(",\"\r\n") == std::string::npos) {
      out += value;
      continue;
    }
    out += '"';
    for (const char c : value) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    out += '"';
  }
  return out + '\n';
}

std::vector<std::vector<std::string>> csv_rows(std::string_view text, std::vector<std::size_t>* lines) {
  std::vector<std::vector<std::string>> out;
  std::vector<std::string> row;
  std::string value;
  bool quoted = false, any = false;
  std::size_t line = 1, began = 1;
  const auto end_value = [&] {
    if (value.size() > 1 && value.front() == '\'' && is_formula(std::string_view(value).substr(1)))
      value.erase(0, 1);
    row.push_back(std::move(value));
    value.clear();
  };
  const auto end_row = [&] {
    if (any) {
      end_value();
      out.push_back(std::move(row));
      if (lines != nullptr) lines->push_back(began);
    }
    began = line;
    row.clear();
    any = false;
  };
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    line += c == '\n' ? 1 : 0;
    if (quoted) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
        value += '"';
        ++i;
      } else if (c == '"') {
        quoted = false;
      } else {
        value += c;
      }
    } else if (c == '"' && value.empty()) {
      quoted = any = true;
    } else if (c == ',') {
      end_value();
      any = true;
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r') {
      value += c;
      any = true;
    }
  }
  end_row();
  return out;
}

}  // namespace tc::learn
