#include "content/library.h"

#include <algorithm>

#include "content/cross_check.h"
#include "content/dossier_loader.h"
#include "content/evidence_loader.h"
#include "content/model_loader.h"
#include "content/quiz_loader.h"
#include "content/tour_loader.h"

namespace tc::content {
namespace {

template <class T>
const T* by_id(const std::vector<T>& items, std::string_view id) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

constexpr std::string_view kTheme = "theme/theme.json", kModel = "model/parameters.json";

void add_words(Loading& loading, std::string_view path, Strings& strings) {
  if (const JsonFile* file = loading.open(path)) strings.add(*file, loading.problems());
}

/// Where the entries of a list stand that another function has read.
void note_places(Loading& loading, const JsonFile& file, std::string_view list) {
  std::vector<Message> told;
  for (const Cursor& item : Cursor(file, told).list(list))
    loading.note_place(list, item.text("id"), file.path(), item.pointer());
}

void read_base(Loading& loading, std::span<const std::string_view> paths, Library& l) {
  for (const std::string_view path : paths) {
    if (path.starts_with("strings/en/") && !is_dossier_file(path)) add_words(loading, path, l.strings);
  }
  if (const JsonFile* file = loading.open(kTheme)) {
    l.design = read_design(*file, loading.problems());
    for (const auto& [role, type] : l.design.type) loading.note_place("type", role, kTheme, "/type/" + role);
  }
  if (const JsonFile* file = loading.open(kModel)) {
    l.model = read_model(*file, loading.problems());
    note_places(loading, *file, "parameters");
    note_places(loading, *file, "fields");
  }
  load_evidence(loading, l);
  if (loading.trust() == Trust::none) cross_check_base(loading, l);
}

void read_dossier(Loading& loading, std::span<const std::string_view> paths, Library& l) {
  for (const std::string_view path : paths) {
    if (path.starts_with("strings/en/") && is_dossier_file(path)) add_words(loading, path, l.strings);
  }
  load_dossier(loading, l);
  load_lenses(loading, l);
  load_quizzes(loading, paths, l);
  load_stage(loading, l);
  cross_check_dossier(loading, l);
  check_quizzes(loading, l);
  load_tours(loading, paths, l);
  check_tours(loading, l);
  l.has_dossier = true;
}

}  // namespace

const Reference* Library::reference(std::string_view id) const { return by_id(references, id); }
const Observation* Library::observation(std::string_view id) const { return by_id(observations, id); }
const Claim* Library::claim(std::string_view id) const { return by_id(claims, id); }
const Lens* Library::lens(std::string_view id) const { return by_id(lenses, id); }
const Term* Library::term(std::string_view id) const { return by_id(terms, id); }
const StageElement* Library::stage_element(std::string_view id) const { return by_id(stage_elements, id); }

const StageCaption* Library::stage_caption(Scene scene, double time_min) const {
  const StageCaption* found = nullptr;
  for (const StageCaption& c : stage_captions) {
    if (c.scene == scene && (found == nullptr || c.from_min <= time_min)) found = &c;
  }
  return found;
}

const Tour* Library::tour(std::string_view id) const { return by_id(tours, id); }
const Item* Library::item(std::string_view id) const { return by_id(items, id); }

bool is_dossier_file(std::string_view path) {
  constexpr std::string_view kNames[] = {"references", "claims", "misconceptions", "safety",        "conflicts", "learning",
                                         "audits",     "lenses", "glossary",       "illustrations", "whatif",    "dossier",
                                         "objectives", "stage",  "elements",       "captions",      "quiz",
                                         "packs"};
  if (path.starts_with("quizzes/") || path.starts_with("strings/en/items_") ||
      path.starts_with("tours/") || path.starts_with("strings/en/tour_")) return true;
  for (const std::string_view folder : {"evidence/", "strings/en/", "stage/"}) {
    if (!path.starts_with(folder) || !path.ends_with(".json")) continue;
    const std::string_view name = path.substr(folder.size(), path.size() - folder.size() - 5);
    if (std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames)) return true;
  }
  return false;
}

Result<Library> load_base(const AssetReader& read, std::span<const std::string_view> paths,
                          std::vector<Message>& problems, Trust trust) {
  Library l;
  Loading loading(read, problems, trust);
  read_base(loading, paths, l);
  if (!problems.empty()) return problems.front();
  return l;
}

Result<Library> with_dossier(const Library& base, const AssetReader& read,
                             std::span<const std::string_view> paths, std::vector<Message>& problems) {
  Library l = base;
  Loading loading(read, problems);
  read_dossier(loading, paths, l);
  if (!problems.empty()) return problems.front();
  return l;
}

Result<Library> load_library(const AssetReader& read, std::span<const std::string_view> paths,
                             std::vector<Message>& problems) {
  Library l;
  Loading loading(read, problems);
  read_base(loading, paths, l);
  read_dossier(loading, paths, l);
  if (!problems.empty()) return problems.front();
  return l;
}

}  // namespace tc::content
