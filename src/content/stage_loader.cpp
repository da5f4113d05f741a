// What stands behind the things on the stage.
#include "content/dossier_loader.h"
#include "content/evidence_ids.h"
#include "content/reading.h"

namespace tc::content {
namespace {

const std::vector<std::pair<std::string_view, Scene>> kSceneIds{
    {"person", Scene::person}, {"synapse", Scene::synapse}, {"dendrite", Scene::dendrite}, {"body", Scene::body}};

StageElement read_element(const Cursor& c) {
  static const std::vector<std::pair<std::string_view, StageFace>> kFaces{
      {"solid", StageFace::solid}, {"hatched", StageFace::hatched}, {"blank", StageFace::blank}};
  c.only({"id", "scene", "entry", "species", "face"});
  StageElement e;
  e.id = read_name(c, "_");
  e.scene = c.choice("scene", kSceneIds);
  e.entry = c.text("entry");
  e.species = c.choices("species", choices_of(Species{}));
  e.face = c.choice("face", kFaces);
  if (!e.id.empty() && scene_with(e.id) != e.scene) c.fault("id", "error.json.unknown_value", e.id);
  return e;
}

StageCaption read_caption(const Cursor& c) {
  c.only({"scene", "id", "from_min", "until_min", "citations", "entries"});
  StageCaption caption;
  caption.scene = c.choice("scene", kSceneIds);
  caption.id = std::string(id_of(caption.scene)) + ".caption." + read_name(c, "_");
  caption.from_min = read_time(c, "from_min");
  caption.until_min = read_time(c, "until_min");
  caption.citations = read_citations(c, "citations");
  caption.entries = c.texts("entries");
  if (caption.until_min <= caption.from_min) c.fault("until_min", "error.evidence.end_before_start", caption.id);
  return caption;
}

}  // namespace

void load_stage(Loading& loading, Library& l) {
  loading.list("stage/elements.json", "elements", l.stage_elements, read_element);
  loading.list("stage/captions.json", "captions", l.stage_captions, read_caption);
}

}  // namespace tc::content
