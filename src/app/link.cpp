// Deep links: the query part of a URL, also taken by the program's window as options.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/axis.h"
#include "app/entry.h"
#include "app/json_fields.h"
#include "app/link_query.h"
#include "app/reduce.h"
#include "app/session.h"
#include "app/values.h"
#include "core/text.h"

namespace tc::app {
namespace {

/// Every parameter of a link. Those that set what is looked at start from the standard view, so that a link
/// shows the same to everybody; those of the viewer leave it alone.
constexpr std::array<std::string_view, 41> kContent{
    "t",        "at",    "preset", "drug",   "route",    "dose",      "unit",    "duration", "repeat",
    "interval", "mwf",   "steps",  "weight", "age",      "covariate", "compare", "from",     "to",
    "scale",    "bands", "labels", "mark",   "panel",    "speed",     "loop",    "play",     "screen",
    "lanes",    "lens",  "q",      "kind",   "species",  "grade",     "contest", "account",  "now",
    "stage",    "scene", "focus",  "names",  "midazolam"};
constexpr std::array<std::string_view, 6> kViewer{"theme", "text", "motion", "keys", "tier", "group"};
constexpr std::size_t kLongestQuery = 8192;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}
std::string decode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

struct Parameter {
  std::string name, value;
};

/// Reads one query into commands; collects what could not be used.
class Link {
 public:
  Link(const content::Library& library, std::vector<Message>& problems)
      : library_(library), problems_(problems), start_(initial_state(library)) {}

  void read(std::string_view query) {
    if (!query.empty() && (query.front() == '?' || query.front() == '#')) query.remove_prefix(1);
    if (query.size() > kLongestQuery) {
      problems_.push_back({"error.link.long", {{"max", std::to_string(kLongestQuery)}}});
      return;
    }
    for (const std::string_view part : split(query, '&')) {
      if (part.empty()) continue;
      const auto equals = part.find('=');
      Parameter p{decode(part.substr(0, equals)),
                  equals == std::string_view::npos ? std::string() : decode(part.substr(equals + 1))};
      const auto has = [&](const auto& list) {
        return std::find(list.begin(), list.end(), p.name) != list.end();
      };
      const bool content = has(kContent);
      if (!content && !has(kViewer)) {
        problems_.push_back({"error.link.unknown", {{"name", shown_text(p.name)}}});
      } else if (find(p.name) != nullptr) {
        problems_.push_back({"error.link.twice", {{"name", p.name}}});
      } else {
        has_content_ = has_content_ || content;
        parameters_.push_back(std::move(p));
      }
    }
  }

  std::vector<Command> commands() {
    if (has_content_) look_at();
    viewer();
    return std::move(commands_);
  }

 private:
  const std::string* find(std::string_view name) const {
    for (const Parameter& p : parameters_) {
      if (p.name == name) return &p.value;
    }
    return nullptr;
  }
  void problem(const Message& message) { problems_.push_back(in_words(message, library_.strings)); }
  void none_of(std::string_view name, std::string_view value, std::span<const std::string_view> ids) {
    problem(unreadable(name, value, listed(ids)));
  }
  template <class Then>
  void with_switch(std::string_view name, Then then) {
    const std::string* value = find(name);
    if (value == nullptr) return;
    if (const auto on = parse_switch(*value)) {
      then(*on);
    } else {
      problem(unreadable(name, *value, "expected.switch"));
    }
  }
  /// Reads a value with a function that may find nothing; a value it cannot read becomes a problem, which lists `ids`.
  template <class Reader, class T>
  void read_as(std::string_view name, Reader reader, T& out, std::span<const std::string_view> ids) {
    const std::string* value = find(name);
    if (value == nullptr) return;
    if (const auto found = reader(*value)) {
      out = *found;
    } else {
      none_of(name, *value, ids);
    }
  }
  /// What is no number is passed on as such: whoever takes it names its range.
  template <class Then>
  void with_number(std::string_view name, Then then) {
    if (const std::string* value = find(name)) then(parse_number(*value).value_or(NAN));
  }

  sim::Patient patient() {
    sim::Patient patient = start_.patient;
    const auto set = [&](std::string_view field, std::string_view value) {
      const auto next = set_patient_field(patient, field, value, library_.model);
      if (next) {
        patient = *next;
      } else {
        problem(next.error());
      }
    };
    if (const auto* weight = find("weight")) set("weight", *weight);
    if (const auto* age = find("age")) set("age", *age);
    if (const auto* covariates = find("covariate")) {
      for (const auto id : split(*covariates, ',')) set("covariate." + std::string(id), "true");
    }
    return patient;
  }

  sim::RegimenSpec regimen(const sim::Patient& patient) {
    sim::RegimenSpec spec = start_.regimen;
    if (const auto* id = find("preset")) {
      const auto found = std::find_if(library_.presets.begin(), library_.presets.end(),
                                      [&](const content::Preset& p) { return p.id == *id; });
      if (found == library_.presets.end()) {
        problem(unreadable("preset", *id, listed_ids(library_.presets)));
      } else {
        spec = found->spec;
      }
    }
    // Drug and route together, because each may be wrong with the other's old value.
    const auto* drug = find("drug");
    const auto* route = find("route");
    if (drug != nullptr && route != nullptr) {
      const auto d = sim::drug_of(*drug);
      const auto r = sim::route_of(*route);
      if (d && r && sim::is_supported(*d, *r)) {
        if (*d != spec.drug || *r != spec.route) {
          spec.drug = *d;
          spec.route = *r;
          spec = sim::with_usual_values(spec, library_.model);
        }
        drug = route = nullptr;
      }
    }
    const auto set = [&](std::string_view field, const std::string* value) {
      if (value == nullptr) return;
      const auto change = set_written_field(spec, patient, field, *value, library_.model);
      if (change) {
        spec = change->spec;
      } else {
        problem(change.error());
      }
    };
    set("drug", drug);
    set("route", route);
    for (const std::string_view field : {"dose", "unit", "duration", "interval", "mwf", "repeat", "steps"}) {
      set(field, find(field));
    }
    return spec;
  }

  void look_at() {
    const sim::Patient who = patient();
    commands_.push_back(cmd::UnpinRegimen{});
    commands_.push_back(cmd::SetRegimen{start_.regimen});  // the dose of before may be too much for this weight
    commands_.push_back(cmd::SetPatient{who});
    State there = start_;
    if (const auto* compare = find("compare")) {
      const auto other = parse_regimen_word(*compare, who, library_.model);
      if (other) {
        there.pinned = *other;
        commands_.push_back(cmd::SetRegimen{*other});
        commands_.push_back(cmd::PinRegimen{});
      } else {
        problem(other.error());
      }
    }
    there.regimen = regimen(who);
    commands_.push_back(cmd::SetRegimen{there.regimen});
    // What the link does not name is as at the start, whatever was looked at before.
    bool true_scale = false, labels = false;
    double from = 0, to = 1, time_min = 0;
    BandMode bands = BandMode::band;
    Panel panel = Panel::none;
    std::string mark;
    with_switch("scale", [&](bool on) { true_scale = on; });
    with_number("from", [&](double u) { from = u; });
    with_number("to", [&](double u) { to = u; });
    if (!(from >= 0 && from < to && to <= 1)) {
      problem({"refusal.view"});
      from = 0;
      to = 1;
    }
    with_switch("labels", [&](bool on) { labels = on; });
    const double horizon = axis_of(there, library_).horizon_min();
    for (const char* name : {"t", "at"}) {
      const std::string* value = find(name);
      if (value == nullptr) continue;
      const auto found = parse_duration_min(*value);
      if (!found) {
        problem(unreadable(name, *value, "expected.time"));
      } else if (*found >= 0 && *found <= horizon) {
        time_min = *found;
      } else {
        problem(sim::out_of_range(name, shown_text(*value), 0, horizon, "unit.min"));
      }
    }
    read_as("bands", json::band_mode_of, bands, json::kBandModes);
    read_as("panel", json::panel_of, panel, json::kPanels);
    Screen screen = Screen::timeline;
    bool lanes = false;
    std::string lens;
    read_as("screen", json::screen_of, screen, json::kScreens);
    with_switch("lanes", [&](bool on) { lanes = on; });
    if (const auto* id = find("lens")) {
      if (is_lens_id(*id)) {
        lens = *id;
      } else {
        problem({"refusal.lens", {{"id", shown_text(*id)}}});
      }
    }
    if (const auto* id = find("mark")) {
      if (can_select(library_, *id)) {
        mark = *id;
      } else {
        problem({"refusal.mark", {{"id", shown_text(*id)}}});
      }
    }
    commands_.push_back(cmd::Play{false});
    stage();
    commands_.push_back(cmd::SetScreen{screen});
    commands_.push_back(cmd::ShowAllLanes{lanes});
    commands_.push_back(cmd::SetLens{lens});
    query();
    commands_.push_back(cmd::SetTrueScale{true_scale});
    commands_.push_back(cmd::SetView{from, to});
    commands_.push_back(cmd::Seek{time_min});
    commands_.push_back(cmd::SetBandMode{bands});
    commands_.push_back(cmd::ShowAllLabels{labels});
    commands_.push_back(cmd::Select{mark});
    if (mark.empty() || panel != Panel::none) commands_.push_back(cmd::OpenPanel{panel});
    with_number("speed", [&](double speed) { commands_.push_back(cmd::SetSpeed{speed}); });
    with_switch("loop", [&](bool on) { commands_.push_back(cmd::SetLoop{on}); });
    with_switch("play", [&](bool on) { commands_.push_back(cmd::Play{on}); });
  }

  /// "stage=synapse" opens it; "scene=dendrite" is the small picture's; "focus" alone names its scene as
  /// well.
  void stage() {
    std::optional<Scene> open, scene;
    read_as("scene", content::scene_of, scene, content::scene_ids());
    read_as("stage", content::scene_of, open, content::scene_ids());
    std::string focus;
    if (const auto* id = find("focus")) {
      if (content::scene_with(*id)) {
        focus = *id;
      } else {
        problem({"refusal.element", {{"id", shown_text(*id)}}});
      }
    }
    bool names = false, midazolam = false;
    with_switch("names", [&](bool on) { names = on; });
    with_switch("midazolam", [&](bool on) { midazolam = on; });
    commands_.push_back(cmd::SetScene{open ? *open : scene.value_or(start_.stage.scene)});
    commands_.push_back(cmd::FocusElement{focus});
    commands_.push_back(cmd::ShowNames{names});
    commands_.push_back(cmd::ShowMidazolam{midazolam});
    commands_.push_back(cmd::SetStage{open.has_value()});
  }

  void query() {
    commands_.push_back(cmd::ClearQuery{});
    LibraryQuery query;
    for (const auto& [name, field] : kLinkQuery) {
      const auto* value = find(name);
      if (value == nullptr) continue;
      const auto next = set_query_field(query, field, *value);
      if (next) {
        query = *next;
        commands_.push_back(cmd::SetQuery{std::string(field), *value});
      } else {
        problem(next.error());
      }
    }
  }

  void viewer() {
    if (find("theme") != nullptr) {
      std::optional<ThemeChoice> theme;
      read_as("theme", json::theme_of, theme, json::kThemes);
      if (theme) commands_.push_back(cmd::SetTheme{*theme});
    }
    if (const auto* text = find("text")) {
      const auto scale = parse_factor(*text);
      if (scale && *scale >= 0.75 && *scale <= 2.0) {
        commands_.push_back(cmd::SetTextScale{*scale});
      } else {
        problem(unreadable("text", *text, "75%–200%"));
      }
    }
    if (find("tier") != nullptr) {
      std::optional<StageTier> tier;
      read_as("tier", json::stage_tier_of, tier, json::kTiers);
      if (tier) commands_.push_back(cmd::SetStageTier{*tier});
    }
    if (const auto* motion = find("motion")) {
      if (*motion == "reduced" || *motion == "full") {
        commands_.push_back(cmd::SetReducedMotion{*motion == "reduced"});
      } else {
        problem(unreadable("motion", *motion, "reduced, full"));
      }
    }
    with_switch("group", [&](bool on) { commands_.push_back(cmd::SetGroup{on}); });
    with_switch("keys", [&](bool on) { commands_.push_back(cmd::SetSingleKeys{on}); });
  }

  const content::Library& library_;
  std::vector<Message>& problems_;
  State start_;
  std::vector<Parameter> parameters_;
  std::vector<Command> commands_;
  bool has_content_ = false;
};

}  // namespace

std::vector<Command> parse_query(std::string_view query, const content::Library& library,
                                 std::vector<Message>& problems) {
  Link link(library, problems);
  link.read(query);
  return link.commands();
}

}  // namespace tc::app
