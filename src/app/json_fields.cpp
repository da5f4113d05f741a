#include "app/json_fields.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "app/values.h"
#include "core/text.h"

namespace tc::app::json {
namespace {

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::string_view (&ids)[N], std::string_view id) {
  for (std::size_t i = 0; i < N; ++i) {
    if (ids[i] == id) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

std::string_view text_of(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

bool number_of(const Value& value, double& out) {
  if (value.IsNumber()) {
    out = value.GetDouble();
    return true;
  }
  if (!value.IsString()) return false;
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (text_of(value) == "nan") {
    out = std::numeric_limits<double>::quiet_NaN();
  } else if (text_of(value) == "inf") {
    out = kInfinity;
  } else if (text_of(value) == "-inf") {
    out = -kInfinity;
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::string_view id_of(Screen screen) { return kScreens[static_cast<std::size_t>(screen)]; }
std::string_view id_of(Panel panel) { return kPanels[static_cast<std::size_t>(panel)]; }
std::string_view id_of(BandMode mode) { return kBandModes[static_cast<std::size_t>(mode)]; }
std::string_view id_of(ThemeChoice theme) { return kThemes[static_cast<std::size_t>(theme)]; }
std::string_view id_of(StageTier tier) { return kTiers[static_cast<std::size_t>(tier)]; }
std::optional<Screen> screen_of(std::string_view id) { return find<Screen>(kScreens, id); }
std::optional<Panel> panel_of(std::string_view id) { return find<Panel>(kPanels, id); }
std::optional<BandMode> band_mode_of(std::string_view id) { return find<BandMode>(kBandModes, id); }
std::optional<ThemeChoice> theme_of(std::string_view id) { return find<ThemeChoice>(kThemes, id); }
std::optional<StageTier> stage_tier_of(std::string_view id) { return find<StageTier>(kTiers, id); }

bool parse_object(std::string_view text, rapidjson::Document& doc) {
  if (!is_utf8(text)) return false;
  // Iterative: text from outside cannot exhaust the stack by nesting.
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag;
  doc.Parse<kFlags>(text.data(), text.size());
  return !doc.HasParseError() && doc.IsObject();
}

void FieldWriter::key(const char* name) { out_.Key(name); }
void FieldWriter::operator()(const char* name, double value) {
  key(name);
  if (std::isnan(value)) {
    out_.String("nan");
  } else if (std::isinf(value)) {
    out_.String(value > 0 ? "inf" : "-inf");
  } else {
    out_.Double(value);
  }
}
void FieldWriter::operator()(const char* name, int value) {
  key(name);
  out_.Int(value);
}
void FieldWriter::operator()(const char* name, bool value) {
  key(name);
  out_.Bool(value);
}
void FieldWriter::operator()(const char* name, const std::string& value) {
  key(name);
  // What is not UTF-8 cannot be JSON; shown_text makes the same of it wherever it is shown.
  const std::string safe = is_utf8(value) ? value : shown_text(value);
  out_.String(safe.data(), static_cast<rapidjson::SizeType>(safe.size()));
}
void FieldWriter::operator()(const char* name, Screen value) { (*this)(name, std::string(id_of(value))); }
void FieldWriter::operator()(const char* name, Panel value) { (*this)(name, std::string(id_of(value))); }
void FieldWriter::operator()(const char* name, BandMode value) { (*this)(name, std::string(id_of(value))); }
void FieldWriter::operator()(const char* name, ThemeChoice value) {
  (*this)(name, std::string(id_of(value)));
}
void FieldWriter::operator()(const char* name, Scene value) {
  (*this)(name, std::string(content::id_of(value)));
}
void FieldWriter::operator()(const char* name, StageTier value) { (*this)(name, std::string(id_of(value))); }

void FieldWriter::operator()(const char* name, const sim::RegimenSpec& spec) {
  key(name);
  out_.StartObject();
  (*this)("drug", std::string(sim::id_of(spec.drug)));
  (*this)("route", std::string(sim::id_of(spec.route)));
  (*this)("dose", spec.dose);
  (*this)("unit", std::string(sim::id_of(spec.unit)));
  (*this)("duration_min", spec.duration_min);
  (*this)("repeats", spec.repeats);
  (*this)("interval_min", spec.interval_min);
  (*this)("weekdays_mwf", spec.weekdays_mwf);
  key("rate_steps");
  out_.StartArray();
  for (const sim::RateStep& step : spec.rate_steps) {
    out_.StartObject();
    (*this)("start_min", step.start_min);
    (*this)("end_min", step.end_min);
    (*this)("rate_mg_per_min", step.rate_mg_per_min);
    out_.EndObject();
  }
  out_.EndArray();
  out_.EndObject();
}

void FieldWriter::operator()(const char* name, const sim::Patient& patient) {
  key(name);
  out_.StartObject();
  (*this)("weight_kg", patient.weight_kg);
  (*this)("age_years", patient.age_years);
  key("covariates");
  out_.StartArray();
  for (const CovariateName& covariate : kCovariates) {
    if (patient.covariates.*(covariate.place)) out_.String(covariate.id.data());
  }
  out_.EndArray();
  out_.EndObject();
}

const Value* FieldReader::member(const char* name) {
  known_.push_back(name);
  const auto found = object_.FindMember(name);
  return found == object_.MemberEnd() ? nullptr : &found->value;
}
const Value* FieldReader::need(const char* name) {
  const Value* value = member(name);
  if (value == nullptr) wrong(name);
  return value;
}
void FieldReader::wrong(const char* name, std::span<const std::string_view> values) {
  if (!fault_.empty()) return;
  fault_ = name;
  values_ = values;
}
void FieldReader::wrong_within(const char* name, FieldReader& inner) {
  if (fault_.empty()) known_.swap(inner.known_);  // those are possible now; nobody asks for others after a fault
  wrong(name);
}
std::string FieldReader::fault() {
  if (!fault_.empty()) return fault_;
  std::vector<std::string_view> seen;
  for (const auto& m : object_.GetObject()) {
    const std::string_view name = text_of(m.name);
    const bool known = std::find(known_.begin(), known_.end(), name) != known_.end();
    if (!known || std::find(seen.begin(), seen.end(), name) != seen.end()) return shown_text(name);
    seen.push_back(name);
  }
  return {};
}
std::string FieldReader::possible() const {
  if (!values_.empty()) return listed(values_);
  std::string text;
  for (const std::string& name : known_) list_id(text, name);
  return text;
}

void FieldReader::operator()(const char* name, double& value) {
  const Value* v = need(name);
  if (v != nullptr && !number_of(*v, value)) wrong(name);
}
void FieldReader::operator()(const char* name, int& value) {
  const Value* v = need(name);
  if (v == nullptr) return;
  if (v->IsInt()) {
    value = v->GetInt();
  } else {
    wrong(name);
  }
}
void FieldReader::operator()(const char* name, bool& value) {
  const Value* v = need(name);
  if (v == nullptr) return;
  if (v->IsBool()) {
    value = v->GetBool();
  } else {
    wrong(name);
  }
}
void FieldReader::operator()(const char* name, std::string& value) {
  const Value* v = need(name);
  if (v == nullptr) return;
  if (v->IsString()) {
    value = text_of(*v);
  } else {
    wrong(name);
  }
}

#define TC_READ_ENUM(Type, from_id, ids)                                        \
  void FieldReader::operator()(const char* name, Type& value) {             \
    const Value* v = need(name);                                            \
    if (v == nullptr) return;                                               \
    const auto found = v->IsString() ? from_id(text_of(*v)) : std::nullopt; \
    if (found) {                                                            \
      value = *found;                                                       \
    } else {                                                                \
      wrong(name, ids);                                                     \
    }                                                                       \
  }
TC_READ_ENUM(Screen, screen_of, kScreens)
TC_READ_ENUM(Panel, panel_of, kPanels)
TC_READ_ENUM(BandMode, band_mode_of, kBandModes)
TC_READ_ENUM(ThemeChoice, theme_of, kThemes)
TC_READ_ENUM(Scene, content::scene_of, content::scene_ids())
TC_READ_ENUM(StageTier, stage_tier_of, kTiers)
#undef TC_READ_ENUM

void FieldReader::operator()(const char* name, sim::RegimenSpec& spec) {
  const Value* v = need(name);
  if (v == nullptr) return;
  if (!v->IsObject()) return wrong(name);
  FieldReader read(*v);
  std::string drug, route, unit;
  read("drug", drug);
  read("route", route);
  read("dose", spec.dose);
  read("unit", unit);
  read("duration_min", spec.duration_min);
  read("repeats", spec.repeats);
  read("interval_min", spec.interval_min);
  read("weekdays_mwf", spec.weekdays_mwf);
  spec.rate_steps.clear();
  const Value* steps = read.need("rate_steps");
  constexpr rapidjson::SizeType kMostSteps = 24;
  if (steps == nullptr || !steps->IsArray() || steps->Size() > kMostSteps) return wrong_within(name, read);
  for (const Value& entry : steps->GetArray()) {
    if (!entry.IsObject()) return wrong(name);
    sim::RateStep step;
    FieldReader part(entry);
    part("start_min", step.start_min);
    part("end_min", step.end_min);
    part("rate_mg_per_min", step.rate_mg_per_min);
    if (!part.fault().empty()) return wrong(name);
    spec.rate_steps.push_back(step);
  }
  const auto drug_id = sim::drug_of(drug);
  const auto route_id = sim::route_of(route);
  const auto unit_id = sim::unit_of(unit);
  if (!read.fault().empty() || !drug_id || !route_id || !unit_id) return wrong_within(name, read);
  spec.drug = *drug_id;
  spec.route = *route_id;
  spec.unit = *unit_id;
}

void FieldReader::operator()(const char* name, sim::Patient& patient) {
  const Value* v = need(name);
  if (v == nullptr) return;
  if (!v->IsObject()) return wrong(name);
  FieldReader read(*v);
  read("weight_kg", patient.weight_kg);
  read("age_years", patient.age_years);
  patient.covariates = {};
  const Value* list = read.need("covariates");
  if (list == nullptr || !list->IsArray()) return wrong_within(name, read);
  for (const Value& entry : list->GetArray()) {
    const auto found =
        std::find_if(std::begin(kCovariates), std::end(kCovariates),
                     [&](const CovariateName& c) { return entry.IsString() && c.id == text_of(entry); });
    if (found == std::end(kCovariates)) return wrong(name);
    patient.covariates.*(found->place) = true;
  }
  if (!read.fault().empty()) return wrong_within(name, read);
}

namespace {

template <class V, class Q>
void query_fields(V& visit, Q& q) {
  visit("text", q.text);
  visit("kind", q.kind);
  visit("species", q.species);
  visit("grade", q.grade);
  visit("contest", q.contest);
  visit("account", q.account);
  visit("at_playhead", q.at_playhead);
}

template <class V, class S>
void stage_fields(V& visit, S& stage) {
  visit("open", stage.open);
  visit("scene", stage.scene);
  visit("focus", stage.focus);
  visit("names", stage.names);
  visit("midazolam", stage.midazolam);
}

}  // namespace

void FieldWriter::operator()(const char* name, const StageView& stage) {
  key(name);
  out_.StartObject();
  stage_fields(*this, stage);
  out_.EndObject();
}

void FieldReader::operator()(const char* name, StageView& stage) {
  const Value* v = need(name);
  if (v == nullptr) return;
  if (!v->IsObject()) return wrong(name);
  FieldReader read(*v);
  stage_fields(read, stage);
  if (!read.fault().empty()) return wrong_within(name, read);
}

void FieldWriter::operator()(const char* name, const LibraryQuery& query) {
  key(name);
  out_.StartObject();
  query_fields(*this, query);
  out_.EndObject();
}

void FieldReader::operator()(const char* name, LibraryQuery& query) {
  const Value* v = need(name);
  if (v == nullptr) return;
  if (!v->IsObject()) return wrong(name);
  FieldReader read(*v);
  query_fields(read, query);
  if (!read.fault().empty()) return wrong_within(name, read);
}

}  // namespace tc::app::json
