#include "content/library.h"

#include <algorithm>
#include <set>

#include "content/assets_embedded.h"
#include "content/evidence_loader.h"
#include "content/model_loader.h"

namespace tc::content {
namespace {

template <class T>
const T* by_id(const std::vector<T>& items, std::string_view id) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

/// What no single file can see: dangling references, missing words.
void cross_check(const Library& l, std::vector<Message>& problems) {
  const auto citations = [&](const std::string& owner, const std::vector<Citation>& list) {
    for (const Citation& c : list) {
      if (l.reference(c.reference_id) == nullptr) {
        problems.push_back({"error.content.reference", {{"id", owner}, {"reference", c.reference_id}}});
      }
    }
  };
  const auto words = [&](const std::string& key) {
    if (!l.strings.has(key)) problems.push_back({"error.content.words", {{"key", key}}});
  };
  for (const Observation& o : l.observations) {
    citations(o.id, o.citations);
    if (o.drawn && o.citations.empty()) problems.push_back({"error.content.uncited", {{"id", o.id}}});
    for (const char* part : {".label", ".label_short", ".title", ".effect", ".window"})
      words("obs." + o.id + part);
    words(o.species_key);
  }
  for (const CareRule& rule : l.care) {
    citations(rule.id, rule.citations);
    words("care." + rule.id + ".now");
    words("care." + rule.id + ".reason");
  }
  for (const PlasticityPhase& phase : l.phases) {
    citations(phase.id, phase.citations);
    for (const char* part : {".value", ".note", ".sentence"}) words("plasticity." + phase.id + part);
  }
  for (const Preset& preset : l.presets) words("preset." + preset.id);
  const auto references = [&](const std::string& owner, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      if (l.reference(id) == nullptr) {
        problems.push_back({"error.content.reference", {{"id", owner}, {"reference", id}}});
      }
    }
  };
  for (const auto& source : l.model.catalogue->sources) references(source.id, source.references);
  for (const auto& [id, field] : l.model.catalogue->fields) {
    references(id, field.references);
    words(field.unit);
  }
}

}  // namespace

const Reference* Library::reference(std::string_view id) const { return by_id(references, id); }
const Observation* Library::observation(std::string_view id) const { return by_id(observations, id); }

Result<Library> load_library(const AssetReader& read, std::span<const std::string_view> paths,
                             std::vector<Message>& problems) {
  Library l;
  const auto file = [&](std::string_view path) {
    const auto bytes = read(path);
    if (!bytes) problems.push_back({"error.content.missing", {{"file", std::string(path)}}});
    return bytes.value_or(std::string_view("{}"));
  };
  for (const std::string_view path : paths) {
    if (!path.starts_with("strings/en/")) continue;
    const Status added = l.strings.add_file(path, file(path));
    if (!added) problems.push_back(added.error());
  }
  Result<Design> design = load_design("theme/theme.json", file("theme/theme.json"));
  if (!design) {
    problems.push_back(design.error());
  } else {
    l.design = *std::move(design);
  }
  Result<sim::ModelSet> model = load_model("model/parameters.json", file("model/parameters.json"));
  if (!model) {
    problems.push_back(model.error());
  } else {
    l.model = *std::move(model);
  }
  load_evidence(file, l, problems);
  if (problems.empty()) cross_check(l, problems);
  if (!problems.empty()) return problems.front();
  return l;
}

Result<Library> load_embedded_library() {
  const auto assets = embedded_assets();
  std::vector<std::string_view> paths;
  for (const EmbeddedAsset& asset : assets) paths.push_back(asset.path);
  std::vector<Message> problems;
  const AssetReader read = [assets](std::string_view path) -> std::optional<std::string_view> {
    const auto found =
        std::lower_bound(assets.begin(), assets.end(), path,
                         [](const EmbeddedAsset& a, std::string_view p) { return a.path < p; });
    if (found == assets.end() || found->path != path) return std::nullopt;
    return found->bytes;
  };
  return load_library(read, paths, problems);
}

}  // namespace tc::content
