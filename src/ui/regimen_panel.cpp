#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "app/feeling.h"
#include "app/values.h"
#include "core/text.h"
#include "sim/plan.h"
#include "ui/drawer.h"
#include "ui/widget.h"

namespace tc::ui {
namespace {

void set(Ui& ui, std::string field, std::string value) {
  ui.send(app::cmd::SetRegimenField{std::move(field), std::move(value)});
}

/// That the value lies outside what was studied, or that nothing was.
std::string not_studied(const Ui& ui, const sim::Field& f) {
  if (f.evidence_maximum <= 0) return ui.w("regimen.unstudied");
  std::string range = format_shortest(f.evidence_minimum);
  if (f.evidence_maximum > f.evidence_minimum) range += "–" + format_shortest(f.evidence_maximum);
  return ui.w({"regimen.outside", {{"range", range}, {"unit", f.unit}}});
}

/// A slider over a described field. Sends `send(value)` when it moved. A `warning` replaces the note on the range.
template <class Send>
void field_slider(Ui& ui, Column& c, std::string_view id, const std::string& name, const sim::Field& f,
                  double now, const std::string& shown, const Send& send,
                  const std::string& warning = {}) {
  // One studied dose, or none, is a point on the track; equal ends would make all of it solid.
  constexpr double kPoint = 1e-9;
  const bool none = !f.studied(now) && f.evidence_maximum <= 0, open = f.evidence_maximum <= 0 && !none;
  double moved = 0;
  if (slider(ui,
             {.id = id,
              .name = name,
              .value_text = shown,
              .minimum = f.minimum,
              .maximum = f.maximum,
              .now = now,
              .step = f.step,
              .evidence_minimum = none ? f.minimum : f.evidence_minimum,
              .evidence_maximum = none ? f.minimum + kPoint : open ? 0 : f.evidence_maximum + kPoint,
              .rect = {c.x, c.y, c.width, ui.s(56)}},
             moved)) {
    send(moved);
  }
  c.y += ui.s(60);
  if (!warning.empty() || !f.studied(now)) {
    const std::string note = warning.empty() ? not_studied(ui, f) : warning;
    column_text(ui, c, std::string(id) + "-note", note, Face::small, ink(ui.theme.text.t2), 17);
    c.y += ui.s(6);
  }
}

void what_and_how(Ui& ui, Column& c) {
  const sim::RegimenSpec& spec = ui.state.regimen;
  float height = 0;
  std::vector<Choice> drugs;
  for (const sim::Drug d : sim::kDrugs)
    drugs.push_back({sim::id_of(d), ui.w("drug." + std::string(sim::id_of(d)))});
  const int drug = choose(ui, "drug", ui.w("regimen.drug"), drugs, static_cast<int>(spec.drug),
                          {c.x, c.y, c.width, 0}, height);
  if (drug >= 0) set(ui, "drug", std::string(sim::id_of(sim::kDrugs[static_cast<std::size_t>(drug)])));
  c.y += height + ui.s(16);

  std::vector<Choice> routes;
  std::vector<sim::Route> which;
  int chosen = -1;
  for (const sim::Route r : sim::kRoutes) {
    if (!sim::is_supported(spec.drug, r)) continue;
    if (r == spec.route) chosen = static_cast<int>(which.size());
    which.push_back(r);
    routes.push_back({sim::id_of(r), ui.w("route." + std::string(sim::id_of(r)))});
  }
  const int route =
      choose(ui, "route", ui.w("regimen.route"), routes, chosen, {c.x, c.y, c.width, 0}, height);
  if (route >= 0) set(ui, "route", std::string(sim::id_of(which[static_cast<std::size_t>(route)])));
  c.y += height + ui.s(18);
}

void how_much(Ui& ui, Column& c) {
  const sim::RegimenSpec& spec = ui.state.regimen;
  const auto& models = ui.library.model;
  float height = 0;
  if (spec.route == sim::Route::nasal_spray) {
    const std::array<Choice, 3> doses{{{"28", ui.w("regimen.spray.28")},
                                       {"56", ui.w("regimen.spray.56")},
                                       {"84", ui.w("regimen.spray.84")}}};
    const int now = static_cast<int>(std::lround(spec.dose / models.b.device_mg)) - 1;
    const int dose = choose(ui, "dose", ui.w("regimen.dose"), doses, now, {c.x, c.y, c.width, 0}, height);
    if (dose >= 0) set(ui, "dose", std::string(doses[static_cast<std::size_t>(dose)].id));
    c.y += height + ui.s(18);
  } else {
    sim::Field f = models.dose_field(spec.drug, spec.route, spec.unit);
    const double most_mg = models.dose_field(spec.drug, spec.route, sim::DoseUnit::mg).maximum;
    if (spec.unit == sim::DoseUnit::mg_per_kg)  // the slider ends where the dose in mg does
      f.maximum = std::min(f.maximum, std::floor(100 * most_mg / ui.state.patient.weight_kg) / 100);
    const std::string unit = ui.w(spec.unit == sim::DoseUnit::mg ? "unit.mg" : "unit.mg_per_kg");
    const double other = spec.unit == sim::DoseUnit::mg ? spec.dose / ui.state.patient.weight_kg
                                                        : spec.dose * ui.state.patient.weight_kg;
    const std::string shown = format_shortest(std::round(spec.dose * 1000) / 1000) + " " + unit + "  (" +
                              format_level(other) + " " +
                              ui.w(spec.unit == sim::DoseUnit::mg ? "unit.mg_per_kg" : "unit.mg") + ")";
    field_slider(ui, c, "dose", ui.w("regimen.dose"), f, spec.dose, shown,
                 [&](double v) { set(ui, "dose", format_shortest(std::round(v * 1000) / 1000)); },
                 app::reaches_anaesthesia(ui.session, ui.state.time_min) ? ui.w("narration.anaesthetic")
                                                                         : std::string());
    const std::array<Choice, 2> units{{{"mg-per-kg", ui.w("unit.mg_per_kg")}, {"mg", ui.w("unit.mg")}}};
    const int now = spec.unit == sim::DoseUnit::mg ? 1 : 0;
    const int picked = choose(ui, "unit", "", units, now, {c.x, c.y, c.width, 0}, height);
    if (picked >= 0) set(ui, "unit", picked == 1 ? "mg" : "mg/kg");
    c.y += height + ui.s(16);
  }
  if (spec.route == sim::Route::iv && spec.rate_steps.empty()) {
    sim::Field f = models.field("duration_min");
    f.maximum = 240;  // the slider's reach; longer infusions can be typed on the command line or in a link
    field_slider(ui, c, "duration", ui.w("regimen.duration"), f, std::min(spec.duration_min, f.maximum),
                 app::time_label(spec.duration_min, ui.words),
                 [&](double v) { set(ui, "duration", format_shortest(v)); });
  }
}

void how_often(Ui& ui, Column& c) {
  const sim::RegimenSpec& spec = ui.state.regimen;
  float height = 0;
  const std::array<Choice, 5> courses{{{"once", ui.w("regimen.course.once")},
                                       {"twice", ui.w("regimen.course.twice")},
                                       {"six-mwf", ui.w("regimen.course.six_mwf")},
                                       {"four-weekly", ui.w("regimen.course.four_weekly")},
                                       {"eight-twice-weekly", ui.w("regimen.course.eight")}}};
  int now = -1;
  if (spec.repeats == 1) now = 0;
  if (spec.repeats == 2 && spec.interval_min == 10080 && !spec.weekdays_mwf) now = 1;
  if (spec.repeats == 6 && spec.weekdays_mwf) now = 2;
  if (spec.repeats == 4 && spec.interval_min == 10080 && !spec.weekdays_mwf) now = 3;
  if (spec.repeats == 8 && spec.interval_min == 5040 && !spec.weekdays_mwf) now = 4;
  const int course =
      choose(ui, "course", ui.w("regimen.course"), courses, now, {c.x, c.y, c.width, 0}, height);
  if (course >= 0) {
    sim::RegimenSpec next = spec;
    constexpr int kRepeats[] = {1, 2, 6, 4, 8};
    next.repeats = kRepeats[course];
    next.weekdays_mwf = course == 2;
    next.interval_min = course == 4 ? 5040 : 10080;
    ui.send(app::cmd::SetRegimen{next});
  }
  c.y += height + ui.s(20);
}

void who(Ui& ui, Column& c) {
  const auto& models = ui.library.model;
  const sim::Patient& patient = ui.state.patient;
  column_heading(ui, c, "patient", ui.w("regimen.patient"));
  field_slider(ui, c, "weight", ui.w("regimen.weight"), models.field("weight_kg"), patient.weight_kg,
               format_shortest(patient.weight_kg) + " " + ui.w("unit.kg"), [&](double v) {
                 ui.send(app::cmd::SetPatientField{"weight", format_shortest(v)});
               });
  field_slider(ui, c, "age", ui.w("regimen.age"), models.field("age_years"), patient.age_years,
               format_shortest(patient.age_years) + " " + ui.w("unit.years"), [&](double v) {
                 ui.send(app::cmd::SetPatientField{"age", format_shortest(v)});
               });
  column_text(ui, c, "covariates-note", ui.w("regimen.covariates"), Face::small, ink(ui.theme.text.t2), 17);
  c.y += ui.s(6);
  const auto quiet = [&](const std::string& key, const std::string& text) {
    column_text(ui, c, "covariate-" + key, text, Face::small, ink(ui.theme.text.t2), 17);
    c.y += ui.s(6);
  };
  for (const auto& option : app::kCovariates) {
    const std::string id(option.id);
    const bool on = patient.covariates.*option.place;
    const std::string& label = ui.w("covariate." + id);
    float height = 0;
    if (toggle(ui, "covariate-" + id, label, {c.x, c.y, c.width, 0}, on, height)) {
      ui.send(app::cmd::SetPatientField{"covariate." + id, on ? "false" : "true"});
    }
    c.y += height + ui.s(2);
    const std::string note = "covariate." + id + ".note";
    if (ui.words.has(note)) quiet(id + "-note", ui.w(note));
    if (on && !sim::acts_on(option.place, ui.state.regimen.drug, ui.state.regimen.route))
      quiet(id + "-idle", ui.w("regimen.covariate_idle"));
  }
}

/// Taking back and doing again. What was used up hands the focus to the other and is disabled a frame later:
/// a browser drops the focus of an element that is disabled while it has it.
void history(Ui& ui, Column& c) {
  const bool possible[] = {ui.session.can_undo(), ui.session.can_redo()};
  constexpr std::string_view kKeys[] = {"regimen.undo", "regimen.redo"};
  const float half = (c.width - ui.s(8)) / 2;
  for (int i = 0; i < 2; ++i) {
    const Rect rect{c.x + static_cast<float>(i) * (half + ui.s(8)), c.y, half, ui.s(44)};
    const auto id = [&](int which) { return "drawer/" + std::string(kKeys[which]); };
    const bool hands_on = !possible[i] && possible[1 - i] && ui.view.focus.id == id(i);
    const bool off = !possible[i] && !hands_on;
    if (button(ui, kKeys[i], ui.w(kKeys[i]), rect, ButtonLook::secondary, {}, off).pressed)
      ui.send(i == 0 ? app::Command(app::cmd::Undo{}) : app::cmd::Redo{});
    if (hands_on) ui.view.focus.id = id(1 - i);
  }
  c.y += ui.s(60);
}

}  // namespace

void regimen_panel(Ui& ui, Column& c) {
  const auto& t = ui.theme;
  // The limit of what this is stands before anything can be set.
  column_text(ui, c, "not-advice", ui.w("regimen.not_advice"), Face::label_strong, ink(t.text.t1), 20);
  c.y += ui.s(14);
  history(ui, c);

  float height = 0;
  std::vector<Choice> presets;
  int now = -1;
  for (std::size_t i = 0; i < ui.library.presets.size(); ++i) {
    const auto& preset = ui.library.presets[i];
    if (preset.spec == ui.state.regimen) now = static_cast<int>(i);
    presets.push_back({preset.id, ui.w("preset." + preset.id)});
  }
  const int preset =
      choose(ui, "preset", ui.w("regimen.presets"), presets, now, {c.x, c.y, c.width, 0}, height);
  if (preset >= 0) ui.send(app::cmd::ApplyPreset{ui.library.presets[static_cast<std::size_t>(preset)].id});
  c.y += height + ui.s(20);

  what_and_how(ui, c);
  how_much(ui, c);
  how_often(ui, c);
  who(ui, c);

  c.y += ui.s(10);
  column_heading(ui, c, "comparing", ui.w("regimen.compare"));
  const bool stacked = c.width < ui.s(290);
  const float half = stacked ? c.width : (c.width - ui.s(8)) / 2;
  if (ui.state.pinned) {
    column_text(ui, c, "pinned", ui.w({"regimen.compare.pinned", {{"regimen", ui.says.pinned}}}), Face::label,
                ink(t.text.t1), 20);
    c.y += ui.s(8);
    if (button(ui, "swap", ui.w("regimen.compare.swap"), {c.x, c.y, half, ui.s(44)}, ButtonLook::secondary)
            .pressed) {
      ui.send(app::cmd::SwapRegimens{});
    }
    if (button(ui, "unpin", ui.w("regimen.compare.end"),
               {stacked ? c.x : c.x + half + ui.s(8), stacked ? c.y + ui.s(52) : c.y, half, ui.s(44)},
               ButtonLook::secondary)
            .pressed) {
      ui.send(app::cmd::UnpinRegimen{});
    }
  } else {
    column_text(ui, c, "pin-help", ui.w("regimen.compare.help"), Face::label, ink(t.text.t2), 20);
    c.y += ui.s(8);
    if (button(ui, "pin", ui.w("regimen.compare.pin"), {c.x, c.y, half, ui.s(44)}, ButtonLook::secondary)
            .pressed) {
      ui.send(app::cmd::PinRegimen{});
    }
  }
  c.y += ui.s(stacked ? 112 : 60);
}

}  // namespace tc::ui
