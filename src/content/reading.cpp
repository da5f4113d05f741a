#include "content/reading.h"

#include "content/evidence_ids.h"

namespace tc::content {

std::vector<Citation> read_citations(const Cursor& c, std::string_view key) {
  std::vector<Citation> out;
  for (const Cursor& item : c.list(key)) {
    item.only({"reference", "verified"});
    out.push_back({item.text("reference"), item.flag("verified", false)});
  }
  return out;
}

double read_time(const Cursor& c, std::string_view key) {
  const double minutes = c.number(key);
  if (minutes < 0) c.fault(key, "error.evidence.negative", key);
  return minutes;
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
