// Values as people write them: times, doses, switches, factors.
#include <array>
#include <cmath>

#include "app/values.h"
#include "core/text.h"

namespace tc::app {
namespace {

struct UnitName {
  std::string_view name;
  double minutes;
};
constexpr std::array kUnits{UnitName{"", 1},         UnitName{"min", 1},       UnitName{"m", 1},
                            UnitName{"minute", 1},   UnitName{"minutes", 1},   UnitName{"s", 1.0 / 60},
                            UnitName{"h", 60},       UnitName{"hour", 60},     UnitName{"hours", 60},
                            UnitName{"d", 1440},     UnitName{"day", 1440},    UnitName{"days", 1440},
                            UnitName{"week", 10080}, UnitName{"weeks", 10080}, UnitName{"w", 10080}};

bool is_number_char(char c) { return (c >= '0' && c <= '9') || c == '.' || c == '+' || c == '-'; }

/// Splits "0.5 mg/kg" into number and unit. A decimal exponent belongs to the number.
struct Parts {
  std::optional<double> number;
  std::string unit;
};
Parts split_unit(std::string_view text) {
  text = trim(text);
  std::size_t end = 0;
  while (end < text.size()) {
    const bool exponent = (text[end] == 'e' || text[end] == 'E') && end > 0 && end + 1 < text.size() &&
                          is_number_char(text[end + 1]);
    if (!is_number_char(text[end]) && !exponent) break;
    ++end;
  }
  Parts parts{parse_number(text.substr(0, end)), {}};
  for (const char c : trim(text.substr(end))) {
    parts.unit += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return parts;
}

}  // namespace

std::optional<double> parse_duration_min(std::string_view text) {
  const Parts parts = split_unit(text);
  if (!parts.number) return std::nullopt;
  for (const UnitName& unit : kUnits) {
    if (parts.unit == unit.name) return *parts.number * unit.minutes;
  }
  return std::nullopt;
}

std::string format_duration(double minutes) {
  for (const auto& [suffix, size] : {std::pair("d", 1440.0), std::pair("h", 60.0)}) {
    const double count = minutes / size;
    if (count >= 2 && count == std::round(count)) return format_shortest(count) + suffix;
  }
  return format_shortest(minutes) + "min";
}

std::optional<bool> parse_switch(std::string_view text) {
  text = trim(text);
  for (const std::string_view yes : {"true", "on", "yes", "1"}) {
    if (text == yes) return true;
  }
  for (const std::string_view no : {"false", "off", "no", "0"}) {
    if (text == no) return false;
  }
  return std::nullopt;
}

std::optional<double> parse_factor(std::string_view text) {
  const Parts parts = split_unit(text);
  if (!parts.number || (!parts.unit.empty() && parts.unit != "%")) return std::nullopt;
  return parts.unit == "%" ? *parts.number / 100 : *parts.number;
}

std::optional<DoseText> parse_dose(std::string_view text) {
  const Parts parts = split_unit(text);
  if (!parts.number) return std::nullopt;
  DoseText dose{*parts.number, std::nullopt};
  if (parts.unit.empty()) return dose;
  dose.unit = sim::unit_of(parts.unit);
  if (!dose.unit) return std::nullopt;
  return dose;
}

std::string steps_word(const std::vector<sim::RateStep>& steps) {
  std::string word;
  for (const sim::RateStep& step : steps) {
    if (!word.empty()) word += ',';
    word += format_shortest(step.start_min) + '-' + format_shortest(step.end_min) + ':' +
            format_shortest(step.rate_mg_per_min);
  }
  return word;
}

std::optional<std::vector<sim::RateStep>> parse_steps(std::string_view text) {
  constexpr std::size_t kMostSteps = 24;
  std::vector<sim::RateStep> steps;
  if (trim(text).empty()) return steps;
  for (const std::string_view part : split(text, ',')) {
    const auto colon = part.find(':'), dash = part.find('-');
    if (colon == std::string_view::npos || dash == std::string_view::npos || dash > colon)
      return std::nullopt;
    const auto start = parse_number(trim(part.substr(0, dash)));
    const auto end = parse_number(trim(part.substr(dash + 1, colon - dash - 1)));
    const auto rate = parse_number(trim(part.substr(colon + 1)));
    if (!start || !end || !rate || steps.size() == kMostSteps) return std::nullopt;
    steps.push_back({*start, *end, *rate});
  }
  return steps;
}

void list_id(std::string& text, std::string_view id) {
  if (!text.empty()) text += ", ";
  text += id;
}
std::string listed(std::span<const std::string_view> ids) {
  std::string text;
  for (const std::string_view id : ids) list_id(text, id);
  return text;
}

std::string shown_text(std::string_view text) {
  constexpr std::size_t kMost = 60;
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    if (count == kMost) return out + "…";
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    const std::string_view one = text.substr(i, length);
    const bool control = lead < 0x20 || lead == 0x7F ||
                         (lead == 0xC2 && one.size() == 2 && static_cast<unsigned char>(one[1]) < 0xA0);
    if (is_utf8(one) && !control) {
      out += one;
      i += length;
    } else {
      out += control ? " " : "\xEF\xBF\xBD";
      i += control ? one.size() : 1;
    }
  }
  return out;
}

}  // namespace tc::app
