#include <algorithm>

#include "content/dossier_loader.h"
#include "content/evidence_ids.h"
#include "content/reading.h"

namespace tc::content {
namespace {

const Choices<Firmness> kFirmness{
    {"stated", Firmness::stated}, {"inferred", Firmness::inferred}, {"open", Firmness::open}};

ClaimedSpan read_span(const Cursor& c) {
  c.only({"from_min", "until_min", "firm", "arrow"});
  ClaimedSpan out{read_time(c, "from_min"), read_time(c, "until_min"),
                  c.has("firm") ? c.choice("firm", kFirmness) : Firmness::stated, c.flag("arrow", false)};
  if (out.until_min <= out.from_min) c.fault("until_min", "error.evidence.end_before_start", "until_min");
  return out;
}

ClaimedWindow read_window(const Cursor& c) {
  c.only({"no_times", "opens", "closes"});
  ClaimedWindow out;
  out.no_times = c.flag("no_times", false);
  if (out.no_times) return out;
  const Cursor opens = c.object("opens"), closes = c.object("closes");
  opens.only({"from_min", "until_min", "firm"});
  out.opens_from_min = read_time(opens, "from_min");
  out.opens_until_min = read_optional_time(opens, "until_min").value_or(out.opens_from_min);
  out.opens = opens.choice("firm", kFirmness);
  closes.only({"at_min", "also_min", "firm", "arrow"});
  out.closes_min = read_optional_time(closes, "at_min");
  out.also_closes_min = closes.numbers("also_min");
  out.closes = closes.choice("firm", kFirmness);
  out.arrow = closes.flag("arrow", false);
  return out;
}

ClaimWith read_claim_with(const Cursor& c) {
  c.only({"claim", "citations"});
  return {c.text("claim"), read_citations(c, "citations")};
}

ViewPart read_part(const Cursor& c) {
  c.only({"id", "group", "claims", "citations", "time_min"});
  ViewPart out;
  out.id = read_name(c, "_-");
  out.group = c.text("group");
  out.claims = c.texts("claims", false);
  if (c.has("citations")) out.citations = read_citations(c, "citations");
  out.time_min = read_optional_time(c, "time_min");
  return out;
}

Lens read_lens(Loading& loading, const Cursor& c) {
  static const Choices<Lens::View> kViews{{"cascade", Lens::View::cascade},
                                          {"dose_levels", Lens::View::dose_levels},
                                          {"three_layers", Lens::View::three_layers},
                                          {"default_setting", Lens::View::default_setting}};
  c.only({"id", "sources", "genre", "year", "reference", "window", "therapy", "avoid",
          "strongest", "weakest", "own", "claims", "view"});
  Lens out;
  out.id = std::string(1, read_lens_id(c, "id"));
  out.genre = c.text("genre");
  out.reference = c.text("reference", false);
  c.texts("sources");
  c.optional_integer("year", 1900, 2100);
  out.window = read_window(c.object("window"));
  for (const Cursor& item : c.list("therapy")) {
    if (item.flag("no_times", false)) {
      item.only({"no_times"});
      out.therapy_no_times = true;
    } else {
      out.therapy.push_back(read_span(item));
    }
  }
  for (const Cursor& item : c.list("avoid")) out.avoid.push_back(read_span(item));
  out.strongest = read_claim_with(c.object("strongest"));
  out.weakest = read_claim_with(c.object("weakest"));
  const Cursor own = c.object("own");
  own.only({"claims", "citations"});
  out.own_claims = own.texts("claims");
  out.own_citations = read_citations(own, "citations");
  out.claims = c.texts("claims");
  const Cursor view = c.object("view");
  view.only({"kind", "parts"});
  out.view = view.choice("kind", kViews);
  loading.items(view, "evidence/lenses.json", "parts", out.parts, read_part);
  return out;
}

}  // namespace

void load_lenses(Loading& loading, Library& l) {
  constexpr std::string_view kPath = "evidence/lenses.json";
  const JsonFile* json = loading.open(kPath);
  if (json == nullptr) return;
  const Cursor root(*json, loading.problems());
  root.only({"guides", "lenses", "agreements", "partings"});
  loading.items(root, kPath, "guides", l.guides, [](const Cursor& c) {
    c.only({"id", "time_min", "citations"});
    return Guide{read_name(c, "_-"), read_time(c, "time_min"), read_citations(c, "citations")};
  });
  loading.note_place("lenses", "", kPath, "/lenses");
  loading.items(root, kPath, "lenses", l.lenses,
                [&loading](const Cursor& c) { return read_lens(loading, c); });
  std::sort(l.lenses.begin(), l.lenses.end(), [](const Lens& a, const Lens& b) { return a.id < b.id; });
  loading.items(root, kPath, "agreements", l.agreements, [](const Cursor& c) {
    using Says = Agreement::Says;
    static const Choices<Says> kSays{{"yes", Says::yes},
                                     {"hedged", Says::hedged},
                                     {"no", Says::no},
                                     {"not_discussed", Says::not_discussed}};
    c.only({"id", "claims", "citations", "stances"});
    Agreement out{read_name(c, "_-"), c.texts("claims"), read_citations(c, "citations"), {}};
    const Cursor says = c.object("stances");
    says.only({"a", "b", "c", "d"});
    for (const std::string_view lens : {"a", "b", "c", "d"}) out.says.push_back(says.choice(lens, kSays));
    return out;
  });
  loading.items(root, kPath, "partings", l.partings, [](const Cursor& c) {
    c.only({"id", "claims"});
    return Parting{read_name(c, "_-"), c.texts("claims")};
  });
}

}  // namespace tc::content
