#include "cli/regimen_flags.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/axis.h"
#include "app/json_fields.h"
#include "app/session.h"
#include "app/values.h"
#include "core/text.h"

namespace tc::cli {
namespace {

constexpr double kLatestTime_min = 100 * 1440;
constexpr std::string_view kCourseRepeats = "6";

constexpr Flag kRegimenFlags[] = {
    {"--preset", "ID", "start from a preset: iv, spray, im, sublingual, oral, course"},
    {"--drug", "NAME", "racemic or esketamine"},
    {"--route", "NAME", "iv, iv-bolus, im, sc, nasal, nasal-spray, sublingual, oral or rectal"},
    {"--dose", "DOSE", "0.5mg/kg or 35mg"},
    {"--duration", "TIME", "of an infusion: 40min, 1.5h"},
    {"--repeat", "COUNT", "number of doses"},
    {"--interval", "TIME", "between the starts of doses: 84h, 3d"},
    {"--mwf", "", "doses on Monday, Wednesday and Friday (6 unless --repeat says otherwise)"},
    {"--steps", "STEPS", "infusion in steps, minutes and mg/min: 0-10:1.5,10-40:0.6"},
    {"--weight", "WEIGHT", "of the patient: 70kg"},
    {"--age", "YEARS", "of the patient: 45"},
    {"--covariate", "NAME",
     "may be repeated: female_clearance, cyp2b6_6_hetero, cyp2b6_6_homo, ticlopidine, clarithromycin, "
     "grapefruit, rifampicin, renal, japanese, asian",
     true},
};

constexpr Flag kScreenFlags[] = {
    {"--screen", "NAME", "timeline, accounts, library or quiz (timeline)"},
    {"--at", "TIME", "the playhead: 40min, 1.5h, 3d (0 unless given)"},
    {"--theme", "NAME", "dark, light, contrast, projector or system"},
    {"--text", "SIZE", "text size, 75% to 200%"},
    {"--compare", "REGIMEN", "the other regimen: esketamine,nasal-spray,56mg or drug=esketamine&dose=56mg"},
    {"--panel", "NAME", "regimen, settings, help or table"},
    {"--mark", "ID", "select an observation: T26"},
    {"--stage", "SCENE", "the stage, open: person, synapse, dendrite or body"},
    {"--focus", "ID", "an element of the stage: nmda_receptor"},
    {"--link", "QUERY", "everything that a link can say: 't=40min&dose=0.5mg/kg'"},
    {"--do", "JSON", "any command, may be repeated: '{\"do\":\"seek\",\"time_min\":40}'", true},
};

Result<std::vector<app::Command>> read_link(const std::string& query, const content::Library& library) {
  std::vector<Message> problems;
  auto commands = app::parse_query(query, library, problems);
  if (!problems.empty()) return problems.front();
  return commands;
}

/// The other regimen of a comparison, as one word or as a link.
Result<sim::RegimenSpec> compared(const std::string& text, const sim::Patient& patient,
                                  const content::Library& library) {
  if (text.find('=') == std::string::npos) return app::parse_regimen_word(text, patient, library.model);
  const auto commands = read_link(text, library);
  if (!commands) return commands.error();
  std::optional<sim::RegimenSpec> spec;
  for (const app::Command& command : *commands) {
    if (const auto* set = std::get_if<app::cmd::SetRegimen>(&command.any())) spec = set->spec;
  }
  if (!spec) return Message{"cli.compare.empty", {{"value", app::shown_text(text)}}};
  const Status valid = app::check_regimen(*spec, patient, library.model);
  if (!valid) return valid.error();
  return *spec;
}

/// What the app says against a command; nothing when it did what was asked.
std::optional<Message> refusal_of(const app::State& before, const app::State& after) {
  if (!after.notice || after.notice == before.notice) return std::nullopt;
  app::State rest = after;
  rest.notice = before.notice;
  rest.standing = before.standing;
  // A notice beside a change is only a remark.
  return rest == before ? after.notice : std::nullopt;
}

bool any_of(const Arguments& arguments, std::span<const Flag> flags) {
  return std::any_of(flags.begin(), flags.end(), [&](const Flag& f) { return arguments.has(f.name); });
}

/// Refuses flags of a regimen of which one would have to be ignored. `start` is what they change.
Status check_together(const Arguments& arguments, const sim::RegimenSpec& start) {
  constexpr std::pair<const char*, const char*> kEither[] = {
      {"--mwf", "--interval"}, {"--steps", "--dose"}, {"--steps", "--duration"}};
  for (const auto& [one, other] : kEither) {
    if (arguments.has(one) && arguments.has(other)) return Message{"cli.flag.both", {{"one", one}, {"other", other}}};
  }
  if (arguments.has("--interval") && !arguments.has("--repeat") && start.repeats == 1) {
    return Message{"cli.flag.only_with", {{"flag", "--interval"}, {"other", "--repeat"}}};
  }
  return Unit{};
}

Result<std::vector<app::Command>> look(const Arguments& arguments) {
  std::vector<app::Command> commands;
  const auto by_id = [&](std::string_view flag, auto read, auto make, std::span<const std::string_view> ids) -> Status {
    const auto* id = arguments.get(flag);
    if (!id) return Unit{};
    const auto value = read(*id);
    if (!value) return app::unreadable(flag, *id, app::listed(ids));
    commands.push_back(make(*value));
    return Unit{};
  };
  // The screen comes first: going to another closes what is open.
  const Status screen = by_id("--screen", app::json::screen_of, [](app::Screen s) { return app::cmd::SetScreen{s}; },
                              app::json::kScreens);
  if (!screen) return screen.error();
  if (const auto* at = arguments.get("--at")) {
    const auto time = parse_time("--at", *at);
    if (!time) return time.error();
    commands.push_back(app::cmd::Seek{*time});
  }
  if (const auto* text = arguments.get("--text")) {
    const auto scale = app::parse_factor(*text);
    const bool fits = scale && text->find('%') != std::string::npos && *scale >= 0.75 && *scale <= 2;
    if (!fits) return Message{"cli.text_size", {{"value", app::shown_text(*text)}}};
    commands.push_back(app::cmd::SetTextScale{*scale});
  }
  if (const auto* mark = arguments.get("--mark")) commands.push_back(app::cmd::Select{*mark});
  const Status stage = by_id("--stage", content::scene_of, [](app::Scene s) { return app::cmd::SetScene{s}; },
                             content::scene_ids());
  if (!stage) return stage.error();
  if (arguments.has("--stage")) commands.push_back(app::cmd::SetStage{true});
  if (const auto* id = arguments.get("--focus")) commands.push_back(app::cmd::FocusElement{*id});
  const Status theme = by_id("--theme", app::json::theme_of, [](app::ThemeChoice t) { return app::cmd::SetTheme{t}; },
                             app::json::kThemes);
  if (!theme) return theme.error();
  const Status panel = by_id("--panel", app::json::panel_of, [](app::Panel p) { return app::cmd::OpenPanel{p}; },
                             app::json::kPanels);
  if (!panel) return panel.error();
  return commands;
}

}  // namespace

std::span<const Flag> regimen_flags() { return kRegimenFlags; }
std::span<const Flag> screen_flags() { return kScreenFlags; }

Result<double> parse_time(std::string_view flag, std::string_view text) {
  const auto time = app::parse_duration_min(text);
  if (!time || !std::isfinite(*time) || *time < 0 || *time > kLatestTime_min) {
    return Message{"cli.time", {{"flag", std::string(flag)}, {"value", app::shown_text(text)}}};
  }
  return *time;
}

Status check_place(const app::State& state, const app::Command& command, const content::Library& library) {
  if (const auto* view = std::get_if<app::cmd::SetView>(&command.any())) {
    if (!(view->from_u >= 0 && view->from_u < view->to_u && view->to_u <= 1)) return Message{"refusal.view"};
  }
  const auto* seek = std::get_if<app::cmd::Seek>(&command.any());
  if (seek == nullptr || (seek->time_min >= 0 && seek->time_min <= app::axis_of(state, library).horizon_min())) return Unit{};
  if (std::isnan(seek->time_min)) return Message{"refusal.time"};
  return Message{"cli.place",
                 {{"value", app::format_duration(seek->time_min)},
                  {"max", app::format_duration(app::axis_of(state, library).horizon_min())}}};
}

Result<Asked> regimen_of(const Arguments& arguments, const content::Library& library) {
  const app::State initial = app::initial_state(library);
  Asked asked{initial.regimen, initial.patient};
  if (const auto* id = arguments.get("--preset")) {
    const auto found = std::find_if(library.presets.begin(), library.presets.end(),
                                    [&](const content::Preset& p) { return p.id == *id; });
    if (found == library.presets.end()) {
      return app::unreadable("--preset", *id, app::listed_ids(library.presets));
    }
    asked.spec = found->spec;
  }
  for (const auto& [flag, field] : {std::pair("--weight", "weight"), std::pair("--age", "age")}) {
    const auto* value = arguments.get(flag);
    if (!value) continue;
    const auto patient = app::set_patient_field(asked.patient, field, *value, library.model);
    if (!patient) return patient.error();
    asked.patient = *patient;
  }
  for (const std::string& list : arguments.all("--covariate")) {
    for (const std::string_view part : split(list, ',')) {
      std::string name(trim(part));
      std::replace(name.begin(), name.end(), '-', '_');
      const auto patient = app::set_patient_field(asked.patient, "covariate." + name, "true", library.model);
      if (!patient) return patient.error();
      asked.patient = *patient;
    }
  }
  if (const Status agree = check_together(arguments, asked.spec); !agree) return agree.error();
  // Drug and route first: a dose is judged by them. The interval before the count: a course needs it.
  std::vector<std::pair<std::string_view, std::string>> fields;
  for (const std::string_view field :
       {"drug", "route", "dose", "duration", "interval", "mwf", "repeat", "steps"}) {
    const std::string flag = "--" + std::string(field);
    if (!arguments.has(flag)) continue;
    fields.emplace_back(field, field == "mwf" ? std::string("true") : *arguments.get(flag));
    if (field == "mwf" && !arguments.has("--repeat") && asked.spec.repeats == 1) {
      fields.emplace_back("repeat", kCourseRepeats);
    }
  }
  for (const auto& [field, value] : fields) {
    const auto change = app::set_written_field(asked.spec, asked.patient, field, value, library.model);
    if (!change) return change.error();
    asked.spec = change->spec;
  }
  for (const std::string_view flag : {"--duration", "--steps"}) {
    if (arguments.has(flag) && asked.spec.route != sim::Route::iv) {
      return Message{"cli.infusion_only", {{"flag", std::string(flag)}}};
    }
  }
  const Status valid = app::check_regimen(asked.spec, asked.patient, library.model);
  if (!valid) return valid.error();
  return asked;
}

Result<std::vector<app::Command>> commands_of(const Arguments& arguments, const content::Library& library) {
  std::vector<app::Command> commands;
  const auto add = [&](std::vector<app::Command> more) {
    commands.insert(commands.end(), more.begin(), more.end());
  };
  app::State base = app::initial_state(library);
  if (const auto* link = arguments.get("--link")) {
    auto linked = read_link(*link, library);
    if (!linked) return linked.error();
    for (const app::Command& command : *linked) base = app::reduce(base, command, library).state;
    add(std::move(linked).value());
  }
  sim::Patient patient = base.patient;
  std::optional<sim::RegimenSpec> spec;
  if (any_of(arguments, regimen_flags())) {
    const auto asked = regimen_of(arguments, library);
    if (!asked) return asked.error();
    patient = asked->patient;
    spec = asked->spec;
    // The link's dose may be too much for this weight.
    commands.push_back(app::cmd::SetRegimen{app::initial_state(library).regimen});
    commands.push_back(app::cmd::SetPatient{patient});
  }
  if (const auto* compare = arguments.get("--compare")) {
    const auto other = compared(*compare, patient, library);
    if (!other) return other.error();
    commands.push_back(app::cmd::SetRegimen{*other});
    commands.push_back(app::cmd::PinRegimen{});
    if (!spec) spec = base.regimen;
  }
  if (spec) commands.push_back(app::cmd::SetRegimen{*spec});
  auto seen = look(arguments);
  if (!seen) return seen.error();
  add(std::move(seen).value());
  for (const std::string& line : arguments.all("--do")) {
    const auto command = app::parse_command(line);
    if (!command) return command.error();
    commands.push_back(*command);
  }

  app::State state = app::initial_state(library);
  for (const app::Command& command : commands) {
    if (const Status place = check_place(state, command, library); !place) return place.error();
    app::State after = app::reduce(state, command, library).state;
    if (const auto refusal = refusal_of(state, after)) return *refusal;
    state = std::move(after);
  }
  return commands;
}

}  // namespace tc::cli
