#include "content/tour_loader.h"

#include <algorithm>
#include <set>

#include "content/evidence_ids.h"
#include "content/reading.h"

namespace tc::content {
namespace {

constexpr std::string_view kFolder = "tours/";
constexpr double kAxisEnd_min = 20160;

TourStep read_step(const Cursor& c, const std::string& chapter) {
  c.only({"id", "time_min", "until_min", "scene", "focus", "screen", "all_lanes", "lens", "stage", "highlight",
          "entries", "citations", "species", "contest", "ask", "check", "minutes"});
  TourStep out;
  out.id = read_name(c, "_");
  out.chapter = chapter;
  out.time_min = read_time(c, "time_min");
  out.until_min = read_optional_time(c, "until_min");
  if (out.time_min > kAxisEnd_min) c.fault("time_min", "error.tour.after_the_axis", "time_min");
  if (out.until_min && *out.until_min <= out.time_min)
    c.fault("until_min", "error.evidence.end_before_start", "until_min");
  if (out.until_min && *out.until_min > kAxisEnd_min)
    c.fault("until_min", "error.tour.after_the_axis", "until_min");

  const std::string scene = c.text("scene");
  if (const auto found = scene_of(scene)) out.scene = *found;
  else c.fault("scene", "error.tour.scene", scene);
  out.focus = c.text("focus");
  if (out.focus == "whole") out.focus.clear();
  if (!out.focus.empty() && scene_with(out.focus) != out.scene)
    c.fault("focus", "error.tour.element", out.focus);
  static const Choices<bool> kScreens{{"timeline", false}, {"accounts", true}};
  const bool accounts = c.has("screen") && c.choice("screen", kScreens);
  out.picture = accounts                  ? TourPicture::accounts
                : c.flag("stage", true)   ? TourPicture::stage
                : c.flag("all_lanes", false) ? TourPicture::all_lanes
                                             : TourPicture::lanes;
  if (c.has("lens")) out.lens = std::string(1, read_lens_id(c, "lens"));
  out.highlight = c.texts("highlight", false);
  out.entries = c.texts("entries", false);
  out.citations = read_citations(c, "citations");
  if (out.entries.empty() && out.citations.empty()) c.fault("citations", "error.tour.no_source", out.id);
  out.species = c.choices("species", choices_of(Species{}));
  if (c.text("contest") != "none") out.contest = c.choice("contest", choices_of(Contest{}));
  if (c.has("ask")) {
    const Cursor ask = c.object("ask");
    ask.only({"kind", "item"});
    ask.text("kind");
    out.asks = true;
    out.ask_item = ask.text("item", false);
  }
  out.check_item = c.text("check", false);
  out.minutes = c.number("minutes");
  return out;
}

Tour read_tour(Loading& loading, const JsonFile& file) {
  const Cursor root(file, loading.problems());
  root.only({"id", "minutes", "chapters"});
  Tour out;
  out.file = file.path();
  out.id = read_name(root, "_");
  out.minutes = root.number("minutes");
  std::set<std::string> chapters, steps;
  for (const Cursor& c : root.list("chapters")) {
    c.only({"id", "steps"});
    TourChapter chapter{read_name(c, "_"), out.steps.size(), 0};
    if (!chapters.insert(chapter.id).second) c.fault("id", "error.json.repeated", chapter.id);
    for (const Cursor& s : c.list("steps")) {
      TourStep step = read_step(s, chapter.id);
      if (!steps.insert(step.id).second || chapters.count(step.id) != 0)
        s.fault("id", "error.json.repeated", step.id);
      loading.note_place("tour." + out.id, step.id, file.path(), s.pointer());
      out.steps.push_back(std::move(step));
    }
    chapter.count = out.steps.size() - chapter.first;
    if (chapter.count == 0) c.fault("steps", "error.tour.empty", chapter.id);
    else out.chapters.push_back(std::move(chapter));
  }
  if (out.steps.empty()) root.fault("chapters", "error.tour.empty", out.id);
  return out;
}

template <class T>
bool has_id(const std::vector<T>& list, std::string_view id) {
  return std::any_of(list.begin(), list.end(), [&](const T& entry) { return entry.id == id; });
}

bool is_entry(const Library& l, std::string_view id) {
  return has_id(l.claims, id) || has_id(l.observations, id) || has_id(l.safety, id) || has_id(l.misconceptions, id);
}

}  // namespace

bool is_tour_file(std::string_view path) { return path.starts_with(kFolder) && path.ends_with(".json"); }

void load_tours(Loading& loading, std::span<const std::string_view> paths, Library& l) {
  for (const std::string_view path : paths) {
    if (!is_tour_file(path)) continue;
    const JsonFile* file = loading.open(path);
    if (file == nullptr) continue;
    Tour tour = read_tour(loading, *file);
    if (tour.steps.empty()) continue;
    if (l.tour(tour.id) != nullptr) {
      Cursor(*file, loading.problems()).fault("id", "error.json.repeated", tour.id);
      continue;
    }
    l.tours.push_back(std::move(tour));
  }
}

void check_tours(Loading& loading, const Library& l) {
  const bool words = !loading.broken("strings/"), evidence = !loading.broken("evidence/");
  std::set<std::string> used;
  for (const Tour& tour : l.tours) {
    const std::string list = "tour." + tour.id, stem = list + ".";
    const auto word = [&](const std::string& step, const std::string& part, bool wanted = true) {
      const std::string key = stem + part;
      if (wanted) used.insert(key);
      if (wanted && words && !l.strings.has(key)) loading.fault(list, step, "", "error.content.words", key);
    };
    const std::string first = tour.steps.front().id;
    for (const char* part : {"name", "summary", "objectives"}) word(first, part);
    for (const TourChapter& chapter : tour.chapters) {
      for (const char* part : {".name", ".objective"}) word(tour.steps[chapter.first].id, chapter.id + part);
    }
    for (const TourStep& step : tour.steps) {
      for (const char* part : {".title", ".caption", ".narration"}) word(step.id, step.id + part);
      word(step.id, step.id + ".ask", step.asks);
      for (const char* part : {".press", ".say", ".discuss"}) {
        if (l.strings.has(stem + step.id + part)) used.insert(stem + step.id + part);
      }
      for (const std::string& id : step.entries) {
        if (evidence && !is_entry(l, id)) loading.fault(list, step.id, "entries", "error.content.unknown_id", id);
      }
      for (const std::string& id : step.highlight) {
        if (evidence && !has_id(l.observations, id) && !scene_with(id))
          loading.fault(list, step.id, "highlight", "error.content.unknown_id", id);
      }
      for (const Citation& citation : step.citations) {
        if (evidence && l.reference(citation.reference_id) == nullptr)
          loading.fault(list, step.id, "citations", "error.content.unknown_id", citation.reference_id);
      }
      for (const std::string& id : {step.ask_item, step.check_item}) {
        if (!id.empty() && l.item(id) == nullptr && !loading.broken("quizzes/"))
          loading.fault(list, step.id, "", "error.content.unknown_id", id);
      }
    }
  }
  if (!words) return;
  const auto& all = l.strings.all();
  for (auto at = all.lower_bound("tour."); at != all.end() && at->first.starts_with("tour."); ++at) {
    // "tour.<panel word>" belongs to the program; words of tours have a third part.
    if (std::count(at->first.begin(), at->first.end(), '.') >= 2 && used.count(at->first) == 0 &&
        !at->first.starts_with("tour.panel.") && !loading.broken("tours/"))
      loading.words_fault(at->first, "error.tour.words_left", at->first);
  }
}

std::optional<std::size_t> Tour::step(std::string_view wanted) const {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].id == wanted) return i;
  }
  return std::nullopt;
}

const TourChapter& Tour::chapter_of(std::size_t step) const {
  for (const TourChapter& chapter : chapters) {
    if (step < chapter.first + chapter.count) return chapter;
  }
  return chapters.back();
}

}  // namespace tc::content
