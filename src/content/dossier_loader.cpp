#include "content/dossier_loader.h"

#include <algorithm>
#include <set>

#include "content/evidence_ids.h"
#include "content/reading.h"

namespace tc::content {
namespace {

bool is_doi(std::string_view doi) {
  const auto slash = doi.find('/');
  if (!doi.starts_with("10.") || slash == std::string_view::npos || slash < 7 || slash + 1 == doi.size())
    return false;
  const auto digits = doi.substr(3, slash - 3);
  return std::all_of(digits.begin(), digits.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; }) &&
         doi.find_first_of(" \t\n\"") == std::string_view::npos;
}

Reference read_reference(const Cursor& c) {
  c.only({"id", "authors", "year", "title", "journal", "doi", "url", "verified"});
  Reference r;
  r.id = read_name(c, "");
  r.authors = c.text("authors");
  r.title = c.text("title");
  r.journal = c.text("journal", false);
  r.doi = c.text("doi", false);
  r.url = c.text("url", false);
  r.year = c.optional_integer("year", 1900, 2100).value_or(0);
  r.verified = c.flag("verified", false);
  if (!r.doi.empty() && !is_doi(r.doi)) c.fault("doi", "error.evidence.doi", r.doi);
  if (!r.url.empty() && !r.url.starts_with("https://") && !r.url.starts_with("http://"))
    c.fault("url", "error.evidence.url", r.url);
  return r;
}

Claim read_claim(const Cursor& c) {
  static const Choices<Stance> kStances{{"asserts", Stance::asserts},
                                        {"hedges", Stance::hedges},
                                        {"implies", Stance::implies},
                                        {"partly", Stance::partly},
                                        {"opposes", Stance::opposes}};
  only_basis_and(c, {"topic", "lenses", "observations", "for", "against"});
  Claim out;
  out.id = read_id(c, 'C');
  read_basis(c, out);
  out.topic = c.text("topic");
  for (const Cursor& item : c.list("lenses")) {
    item.only({"lens", "stance"});
    out.lenses.push_back({read_lens_id(item, "lens"), item.choice("stance", kStances)});
  }
  out.observations = c.texts("observations");
  out.for_it = read_citations(c, "for");
  out.against = read_citations(c, "against");
  const bool open = out.contest == Contest::mixed || out.contest == Contest::contested;
  if (open && (out.for_it.empty() || out.against.empty())) {
    c.fault(out.for_it.empty() ? "for" : "against", "error.evidence.one_sided", out.id);
  }
  return out;
}

Misconception read_misconception(const Cursor& c) {
  using Side = Misconception::Side;
  static const Choices<Side> kSides{{"experience_is_all", Side::experience_is_all},
                                    {"experience_is_nothing", Side::experience_is_nothing},
                                    {"other", Side::other}};
  only_basis_and(c, {"side", "lenses", "claims"});
  Misconception out;
  out.id = read_id(c, 'M');
  read_basis(c, out);
  out.side = c.choice("side", kSides);
  out.lenses = read_lens_ids(c, "lenses");
  out.claims = c.texts("claims");
  return out;
}

SafetyFact read_safety(const Cursor& c) {
  only_basis_and(c, {"topic", "jurisdiction", "label_year", "label_product"});
  SafetyFact out;
  out.id = read_id(c, 'S');
  read_basis(c, out);
  out.topic = c.text("topic");
  static const Choices<std::string_view> kWhere{{"us", "us"}, {"eu", "eu"}, {"uk", "uk"}, {"none", "none"}};
  out.jurisdiction = c.choice("jurisdiction", kWhere);
  out.label_year = c.optional_integer("label_year", 1970, 2100);
  out.label_product = c.text("label_product", false);
  // A rule without a date cannot be checked against the one in force.
  if (out.jurisdiction != "none" && !out.label_year) c.fault("label_year", "error.evidence.label_year", out.id);
  return out;
}

Conflict read_conflict(const Cursor& c) {
  using Kind = Conflict::Kind;
  static const Choices<Kind> kKinds{
      {"disagree", Kind::disagree}, {"agree", Kind::agree}, {"within", Kind::within}};
  only_basis_and(c, {"kind", "lenses", "claims"});
  Conflict out;
  out.id = read_id(c, 'K');
  read_basis(c, out);
  out.kind = c.choice("kind", kKinds);
  out.lenses = read_lens_ids(c, "lenses");
  out.claims = c.texts("claims");
  return out;
}

Audit read_audit(const Cursor& c) {
  using Kind = Audit::Kind;
  static const Choices<Kind> kKinds{{"miscitation", Kind::miscitation},
                                    {"overclaim", Kind::overclaim},
                                    {"genre", Kind::genre},
                                    {"slip", Kind::slip}};
  only_basis_and(c, {"kind", "lens", "claims"});
  Audit out;
  out.id = read_id(c, 'A');
  read_basis(c, out);
  out.kind = c.choice("kind", kKinds);
  out.lens = read_lens_id(c, "lens");
  out.claims = c.texts("claims");
  return out;
}

FitPoint read_point(const Cursor& c) {
  c.only({"time_min", "value", "low", "high", "observation", "reference", "verified"});
  FitPoint out;
  out.time_min = read_time(c, "time_min");
  out.value = c.number("value");
  out.low = c.optional_number("low");
  out.high = c.optional_number("high");
  if (out.low.has_value() != out.high.has_value() ||
      (out.low && !(*out.low <= out.value && out.value <= *out.high))) {
    c.fault("value", "error.evidence.interval", "value");
  }
  out.observation = c.text("observation", false);
  out.citation = {c.text("reference", false), c.flag("verified", false)};
  return out;
}

std::vector<FitPoint> read_points(const Cursor& c, std::string_view key) {
  std::vector<FitPoint> out;
  for (const Cursor& item : c.list(key)) {
    out.push_back(read_point(item));
    if (out.size() > 1 && out[out.size() - 2].time_min >= out.back().time_min)
      item.fault("time_min", "error.evidence.order", "time_min");
  }
  return out;
}

Illustration read_illustration(const Cursor& c) {
  c.only({"id", "track", "line", "measure", "points"});
  Illustration out;
  out.id = read_name(c, "_-");
  out.track = c.choice("track", choices_of(Track{}));
  out.line = c.choice("line", choices_of(Line{}));
  out.measure = c.choice("measure", choices_of(Measure{}));
  out.points = read_points(c, "points");
  if (out.points.size() < 4) c.fault("points", "error.evidence.few_points", out.id);
  return out;
}

WhatIfGroup read_what_if(const Cursor& c) {
  using Direction = WhatIfArm::Direction;
  static const Choices<Direction> kDirections{{"stays_low", Direction::stays_low},
                                              {"drifts_back", Direction::drifts_back},
                                              {"stays_high", Direction::stays_high},
                                              {"returns", Direction::returns},
                                              {"unclear", Direction::unclear}};
  only_basis_and(c, {"arms", "estimate"});
  WhatIfGroup out;
  out.id = read_name(c, "_-");
  read_basis(c, out);
  for (const Cursor& item : c.list("arms")) {
    item.only({"id", "n", "from_min", "until_min", "direction", "values"});
    WhatIfArm arm;
    arm.id = read_name(item, "_-");
    arm.n = item.optional_integer("n", 1, 100000);
    arm.from_min = read_time(item, "from_min");
    arm.until_min = read_time(item, "until_min");
    arm.direction = item.choice("direction", kDirections);
    if (item.has("values")) arm.values = read_points(item, "values");
    if (arm.until_min <= arm.from_min) item.fault("until_min", "error.evidence.end_before_start", arm.id);
    out.arms.push_back(std::move(arm));
  }
  if (out.arms.empty()) c.fault("arms", "error.json.empty", "arms");
  out.estimate = read_estimate(c);
  return out;
}

}  // namespace

void load_dossier(Loading& loading, Library& l) {
  std::set<std::string> dois;
  loading.list("evidence/references.json", "references", l.references, [&](const Cursor& c) {
    Reference r = read_reference(c);
    std::string doi = r.doi;
    std::transform(doi.begin(), doi.end(), doi.begin(),
                   [](char at) { return at >= 'A' && at <= 'Z' ? static_cast<char>(at + 32) : at; });
    if (!doi.empty() && !dois.insert(doi).second) c.fault("doi", "error.evidence.doi_twice", r.doi);
    return r;
  });
  std::sort(l.references.begin(), l.references.end(),
            [](const Reference& a, const Reference& b) { return a.id < b.id; });
  loading.list("evidence/claims.json", "claims", l.claims, read_claim);
  loading.list("evidence/misconceptions.json", "misconceptions", l.misconceptions, read_misconception);
  loading.list("evidence/safety.json", "safety", l.safety, read_safety);
  loading.list("evidence/conflicts.json", "conflicts", l.conflicts, read_conflict);
  loading.list("evidence/learning.json", "learning", l.learning, [](const Cursor& c) {
    only_basis_and(c, {});
    LearningNote out;
    out.id = read_id(c, 'L');
    read_basis(c, out);
    return out;
  });
  loading.list("evidence/audits.json", "audits", l.audits, read_audit);
  loading.list("evidence/illustrations.json", "illustrations", l.illustrations, read_illustration);
  loading.list("evidence/whatif.json", "groups", l.what_if, read_what_if);
  loading.list("evidence/glossary.json", "terms", l.terms, [](const Cursor& c) {
    c.only({"id", "see", "citations", "verified"});
    return Term{read_name(c, "-"), c.texts("see", false), read_citations(c, "citations"),
                c.flag("verified", false)};
  });
  std::sort(l.terms.begin(), l.terms.end(), [](const Term& a, const Term& b) { return a.id < b.id; });
}

}  // namespace tc::content
