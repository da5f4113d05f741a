#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/evidence.h"

namespace tc::content {

/// The four pictures of the stage, from the outside in and back again.
enum class Scene { person, synapse, dendrite, body };
inline constexpr int kScenes = 4;

/// "person", "synapse", "dendrite", "body".
std::string_view id_of(Scene scene);
std::optional<Scene> scene_of(std::string_view id);
std::span<const std::string_view> scene_ids();

/// The things that can be pressed in a scene, in reading order.
std::span<const std::string_view> elements_of(Scene scene);
/// The scene that an element belongs to; nothing when there is no such element. Ids are unique over all scenes.
std::optional<Scene> scene_with(std::string_view element);

/// How a thing on the stage is drawn: measured; inferred or contested; not known.
enum class StageFace { solid, hatched, blank };

/// What stands behind a thing on the stage. Strings `stage.<scene>.<id>.name|note|text`.
struct StageElement {
  std::string id;
  Scene scene = Scene::person;
  std::string entry;  ///< opened when it is pressed: a claim, observation or safety fact
  std::vector<Species> species;
  StageFace face = StageFace::solid;
};

/// What is seen in a scene for some time; the spans of a scene follow one another over the whole story. String
/// `stage.<id>`, which is the picture's description too.
struct StageCaption {
  std::string id;  ///< "<scene>.caption.<name>"
  Scene scene = Scene::person;
  double from_min = 0, until_min = 0;
  std::vector<Citation> citations;
  std::vector<std::string> entries;
};

}  // namespace tc::content
