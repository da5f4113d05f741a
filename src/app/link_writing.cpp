// The link to a view.
#include "app/entry.h"
#include "app/json_fields.h"
#include "app/link_query.h"
#include "app/session.h"
#include "app/values.h"
#include "core/text.h"

namespace tc::app {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || c == ',' || c == '/' || c == ':' || c == ';';
}
std::string encode(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_plain(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

}  // namespace

std::string to_query(const State& state, const content::Library& library) {
  const State initial = initial_state(library);
  std::string query;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!query.empty()) query += '&';
    query += name;
    query += '=';
    query += encode(value);
  };
  const auto yes_no = [](bool on) { return on ? std::string_view("on") : std::string_view("off"); };
  // The time is always there: it makes the link one that sets what is looked at.
  add("t", format_duration(state.time_min));
  const sim::RegimenSpec &r = state.regimen, &r0 = initial.regimen;
  if (r.drug != r0.drug || r.route != r0.route) {
    add("drug", sim::id_of(r.drug));
    add("route", sim::id_of(r.route));
  }
  const bool moved = r.drug != r0.drug || r.route != r0.route;
  if (moved || r.dose != r0.dose || r.unit != r0.unit) {
    add("dose", format_shortest(r.dose) + std::string(sim::id_of(r.unit)));
  }
  if (r.duration_min != r0.duration_min) add("duration", format_duration(r.duration_min));
  if (r.interval_min != r0.interval_min) add("interval", format_duration(r.interval_min));
  if (r.weekdays_mwf != r0.weekdays_mwf) add("mwf", yes_no(r.weekdays_mwf));
  if (r.repeats != r0.repeats) add("repeat", std::to_string(r.repeats));
  if (r.rate_steps != r0.rate_steps) add("steps", steps_word(r.rate_steps));
  const sim::Patient &p = state.patient, &p0 = initial.patient;
  if (p.weight_kg != p0.weight_kg) add("weight", format_shortest(p.weight_kg) + "kg");
  if (p.age_years != p0.age_years) add("age", format_shortest(p.age_years));
  std::string covariates;
  for (const CovariateName& c : kCovariates) {
    if (p.covariates.*(c.place)) covariates += (covariates.empty() ? "" : ",") + std::string(c.id);
  }
  if (!covariates.empty()) add("covariate", covariates);
  if (state.pinned) add("compare", regimen_word(*state.pinned));
  if (state.view.true_scale) add("scale", "on");
  if (state.view.from_u != 0) add("from", format_shortest(state.view.from_u));
  if (state.view.to_u != 1) add("to", format_shortest(state.view.to_u));
  if (state.band_mode != BandMode::band) add("bands", json::id_of(state.band_mode));
  if (state.all_labels) add("labels", "on");
  if (state.screen != Screen::timeline) add("screen", json::id_of(state.screen));
  if (state.all_lanes) add("lanes", "on");
  if (!state.lens.empty()) add("lens", state.lens);
  const StageView &g = state.stage, &g0 = initial.stage;
  if (g.open) {
    add("stage", content::id_of(g.scene));
  } else if (g.scene != g0.scene) {
    add("scene", content::id_of(g.scene));
  }
  if (!g.focus.empty()) add("focus", g.focus);
  if (g.names) add("names", "on");
  if (g.midazolam) add("midazolam", "on");
  for (const auto& [name, field] : kLinkQuery) {
    const std::string value = query_value(state.query, field);
    if (!value.empty() && value != "false") add(name, value);
  }
  if (state.panel != Panel::none) add("panel", json::id_of(state.panel));
  if (!state.selected.empty()) add("mark", state.selected);
  if (state.playback.speed != 1) add("speed", format_shortest(state.playback.speed));
  if (state.playback.loop) add("loop", "on");
  const Settings& s = state.settings;
  if (s.theme != ThemeChoice::system) add("theme", json::id_of(s.theme));
  if (s.text_scale != 1) add("text", format_shortest(s.text_scale));
  if (s.reduced_motion) add("motion", "reduced");
  if (!s.single_keys) add("keys", "off");
  if (s.group) add("group", "on");
  if (s.stage_tier != StageTier::automatic) add("tier", json::id_of(s.stage_tier));
  return query;
}

}  // namespace tc::app
