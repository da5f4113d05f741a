#include "content/reading.h"

#include <algorithm>
#include <cmath>

#include "content/evidence_ids.h"

namespace tc::content {
namespace {
constexpr std::size_t kLongestName = 48;
constexpr double kLatest_min = 10 * 365 * 1440.0;
constexpr double kLargestEstimate = 1e6;
}  // namespace

std::vector<Citation> read_citations(const Cursor& c, std::string_view key) {
  std::vector<Citation> out;
  for (const Cursor& item : c.list(key)) {
    item.only({"reference", "verified"});
    out.push_back({item.text("reference"), item.flag("verified", false)});
  }
  return out;
}

std::string read_id(const Cursor& c, char letter, bool may_split) {
  const std::string id = c.text("id");
  std::size_t digits = 0;
  while (1 + digits < id.size() && id[1 + digits] >= '0' && id[1 + digits] <= '9') ++digits;
  const std::string_view rest = std::string_view(id).substr(std::min(id.size(), 1 + digits));
  const bool split = may_split && rest.size() == 1 && rest[0] >= 'a' && rest[0] <= 'z';
  const bool good = id.starts_with(letter) && digits == 2 && (rest.empty() || split);
  if (!good && !id.empty()) c.fault("id", "error.content.id_form", id);
  return id;
}

std::string read_name(const Cursor& c, std::string_view between) {
  const std::string id = c.text("id");
  bool good = id.size() <= kLongestName, letter = false;
  for (const char at : id) {
    const bool plain = (at >= 'a' && at <= 'z') || (at >= '0' && at <= '9');
    good = good && (plain || (letter && between.find(at) != std::string_view::npos));
    letter = plain;
  }
  if (!(good && letter) && !id.empty()) c.fault("id", "error.content.id_form", id);
  return id;
}

double read_time(const Cursor& c, std::string_view key) {
  const double minutes = c.number(key);
  if (minutes < 0) c.fault(key, "error.evidence.negative", key);
  if (minutes > kLatest_min) c.fault(key, "error.evidence.too_late", key);
  return std::clamp(minutes, 0.0, kLatest_min);
}

std::optional<double> read_optional_time(const Cursor& c, std::string_view key) {
  if (!c.has(key)) return std::nullopt;
  return read_time(c, key);
}

std::optional<Estimate> read_estimate(const Cursor& c) {
  if (!c.has("estimate")) return std::nullopt;
  const Cursor e = c.object("estimate");
  e.only({"measure", "value", "low", "high"});
  Estimate out;
  out.measure = e.choice("measure", choices_of(Measure{}));
  out.value = e.number("value");
  out.low = e.optional_number("low");
  out.high = e.optional_number("high");
  if (out.low.has_value() != out.high.has_value() ||
      (out.low && !(*out.low <= out.value && out.value <= *out.high))) {
    e.fault("value", "error.evidence.interval", "value");
  }
  const double largest =
      std::max({std::fabs(out.value), std::fabs(out.low.value_or(0)), std::fabs(out.high.value_or(0))});
  if (largest > kLargestEstimate) e.fault("value", "error.evidence.too_large", "value");
  return out;
}

char read_lens_id(const Cursor& c, std::string_view key) {
  const std::string id = c.text(key);
  if (id.size() == 1 && id[0] >= 'a' && id[0] <= 'd') return id[0];
  if (!id.empty()) c.fault(key, "error.json.unknown_value", id);
  return 'a';
}

std::vector<char> read_lens_ids(const Cursor& c, std::string_view key) {
  static const Choices<char> kLenses{{"a", 'a'}, {"b", 'b'}, {"c", 'c'}, {"d", 'd'}};
  return c.choices(key, kLenses);
}

void only_basis_and(const Cursor& c, std::vector<std::string_view> more) {
  more.insert(more.end(), {"id", "species", "n", "design", "contest", "verified", "shown", "citations",
                           "from_min", "until_min"});
  c.only(more);
}

void read_basis(const Cursor& c, Basis& out) {
  out.species = c.choices("species", choices_of(Species{}));
  out.n = c.optional_integer("n", 1, 10'000'000);
  out.design = c.choice("design", choices_of(StudyDesign{}));
  out.contest = c.choice("contest", choices_of(Contest{}));
  out.verified = c.flag("verified", false);
  out.shown = c.flag("shown", true);
  out.citations = read_citations(c, "citations");
  out.from_min = read_optional_time(c, "from_min");
  out.until_min = read_optional_time(c, "until_min");
  if (out.from_min.has_value() != out.until_min.has_value()) {
    c.fault(out.from_min ? "from_min" : "until_min", "error.evidence.half_span", c.text("id"));
  } else if (out.from_min && *out.until_min < *out.from_min) {
    c.fault("until_min", "error.evidence.end_before_start", c.text("id"));
  }
  if (out.shown && out.citations.empty()) c.fault("citations", "error.content.uncited_here", c.text("id"));
}

}  // namespace tc::content
