// The state as versioned text for storage.
#include <cmath>

#include "app/axis.h"
#include "app/entry.h"
#include "app/json_fields.h"
#include "app/reduce.h"
#include "core/text.h"

namespace tc::app {
namespace {

/// 1: timeline only, the selection was an observation ("selected_mark"). 2: screens, accounts, library.
/// 3: the stage, tours, questions. 4: a form set aside. 5: hints taken.
constexpr int kVersion = 5;
constexpr std::size_t kLongestSaved = 1 << 16;

template <class V, class Q>
void quiz_fields(V& visit, Q& quiz, const std::string& stem, int version) {
  visit((stem + "form").c_str(), quiz.form);
  visit((stem + "kind").c_str(), quiz.kind);
  visit((stem + "letter").c_str(), quiz.letter);
  visit((stem + "seed").c_str(), quiz.seed);
  visit((stem + "items").c_str(), quiz.items);
  visit((stem + "index").c_str(), quiz.index);
  visit((stem + "response").c_str(), quiz.response);
  visit((stem + "certainty").c_str(), quiz.certainty);
  visit((stem + "answered").c_str(), quiz.answered);
  visit((stem + "open").c_str(), quiz.open);
  visit((stem + "results").c_str(), quiz.results);
  if (version >= 5) visit((stem + "hints").c_str(), quiz.hints);
}

/// The fields of the saved state of a version, once for writing and for reading.
template <class V, class S>
void fields(V& visit, S& s, int version) {
  visit("time_min", s.time_min);
  visit("loop", s.playback.loop);
  visit("speed", s.playback.speed);
  visit("from_u", s.view.from_u);
  visit("to_u", s.view.to_u);
  visit("true_scale", s.view.true_scale);
  visit("regimen", s.regimen);
  visit("patient", s.patient);
  visit("panel", s.panel);
  visit("band_mode", s.band_mode);
  visit("all_labels", s.all_labels);
  if (version >= 2) {
    visit("screen", s.screen);
    visit("all_lanes", s.all_lanes);
    visit("lens", s.lens);
    visit("selected", s.selected);
    visit("query", s.query);
  } else {
    visit("selected_mark", s.selected);
  }
  if (version >= 3) {
    visit("stage", s.stage);
    visit("stage_tier", s.settings.stage_tier);
    visit("tour", s.tour.id);
    visit("tour_step", s.tour.step);
    visit("tours_left", s.tour.left);
    visit("speech", s.settings.speech);
    quiz_fields(visit, s.quiz, "quiz_", version);
  }
  if (version >= 4) quiz_fields(visit, s.quiz_aside, "quiz_aside_", version);
  visit("theme", s.settings.theme);
  visit("text_scale", s.settings.text_scale);
  visit("reduced_motion", s.settings.reduced_motion);
  visit("single_keys", s.settings.single_keys);
}

Message refusal(const char* key, std::string_view id = {}) { return {key, {{"id", shown_text(id)}}}; }

/// Refuses values that no sequence of commands can reach, as those commands do.
Status check(const State& s, const content::Library& library) {
  const auto within = [](double v, double low, double high) { return v >= low && v <= high; };
  for (const sim::RegimenSpec* spec : {&s.regimen, s.pinned ? &*s.pinned : &s.regimen}) {
    const Status valid = check_regimen(*spec, s.patient, library.model);
    if (!valid) return valid.error();
  }
  const double horizon = axis_of(s, library).horizon_min();
  if (!within(s.time_min, 0, horizon)) {
    return sim::out_of_range("time_min", format_shortest(s.time_min), 0, horizon, "unit.min");
  }
  if (!within(s.view.from_u, 0, 1) || !within(s.view.to_u, 0, 1)) return refusal("refusal.view");
  const sim::TimeScale shown = shown_axis_of(s, library);
  // Half a percent of slack for the rounding of the narrowest view.
  if (!(shown.time_min(s.view.to_u) - shown.time_min(s.view.from_u) >= 0.995 * kNarrowestView_min)) {
    return refusal("refusal.view");
  }
  const double speed = s.playback.speed;
  if (speed != 0.5 && speed != 1 && speed != 2 && speed != 4) return refusal("refusal.speed");
  if (!within(s.settings.text_scale, 0.75, 2)) return refusal("refusal.text_scale");
  if (!is_lens_id(s.lens)) return refusal("refusal.lens", s.lens);
  for (const auto field : {"text", "kind", "species", "grade", "contest", "account"}) {
    const std::string value = query_value(s.query, field);
    if (!check_query_field(field, value)) {
      return Message{"refusal.query_value", {{"field", field}, {"value", shown_text(value)}}};
    }
  }
  if (!s.stage.focus.empty() && content::scene_with(s.stage.focus) != s.stage.scene) {
    return refusal("refusal.element", s.stage.focus);
  }
  for (const QuizView* quiz : {&s.quiz, &s.quiz_aside}) {
    if (!within(quiz->certainty, 0, 3)) return refusal("refusal.certainty", std::to_string(quiz->certainty));
    if (!within(quiz->index, 0, 1000)) return refusal("refusal.form_empty");
    if (!within(quiz->seed, 0, 9007199254740992.0)) return refusal("refusal.form_seed");
    if (!within(quiz->hints, 0, 2)) return refusal("refusal.hint");
  }
  return Unit{};
}

}  // namespace

std::string save_text(const State& state) {
  rapidjson::StringBuffer buffer;
  json::Writer writer(buffer);
  json::FieldWriter write(writer);
  writer.StartObject();
  write("three_clocks_state", kVersion);
  fields(write, state, kVersion);
  if (state.pinned) write("pinned", *state.pinned);
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

Result<State> restore_text(std::string_view text, const content::Library& library) {
  rapidjson::Document doc;
  if (text.size() > kLongestSaved || !json::parse_object(text, doc)) return Message{"error.saved.damaged"};
  json::FieldReader read(doc);
  const json::Value* version = read.member("three_clocks_state");
  if (version == nullptr || !version->IsInt()) return Message{"error.saved.foreign"};
  if (version->GetInt() > kVersion) {
    return Message{"error.saved.future", {{"version", std::to_string(version->GetInt())}}};
  }
  if (version->GetInt() < 1) return Message{"error.saved.foreign"};
  State state;
  fields(read, state, version->GetInt());
  if (doc.HasMember("pinned")) {
    state.pinned.emplace();
    read("pinned", *state.pinned);
  }
  const std::string fault = read.fault();
  if (!fault.empty()) return Message{"error.saved.field", {{"name", fault}}};
  const Status valid = check(state, library);
  if (!valid) {
    return Message{"error.saved.value",
                   {{"reason", library.strings.text(in_words(valid.error(), library.strings))}}};
  }
  // Newer content may have dropped the entry; that is no reason to lose the rest.
  if (!can_select(library, state.selected)) state.selected.clear();
  return state;
}

}  // namespace tc::app
