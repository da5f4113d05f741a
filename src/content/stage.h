#pragma once
#include <optional>
#include <span>
#include <string_view>

namespace tc::content {

/// The four pictures of the stage, from the outside in and back again.
enum class Scene { person, synapse, dendrite, body };
inline constexpr int kScenes = 4;

/// "person", "synapse", "dendrite", "body".
std::string_view id_of(Scene scene);
std::optional<Scene> scene_of(std::string_view id);

/// The things that can be pressed in a scene, in reading order.
std::span<const std::string_view> elements_of(Scene scene);
/// The scene that an element belongs to; nothing when there is no such element. Ids are unique over all scenes.
std::optional<Scene> scene_with(std::string_view element);

}  // namespace tc::content
