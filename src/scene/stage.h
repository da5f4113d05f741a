#pragma once
#include <array>

#include "scene/scenes.h"

namespace tc::scene {

/// Builds the pictures of the stage. Keeps what stands still for as long as colours and fineness stay, so
/// that a frame costs only what moves.
class Stage {
 public:
  /// The picture for an input; `out` is cleared first. The same input gives the same picture, whatever was
  /// built before. Once a scene has been drawn and the buffers have grown, nothing is allocated.
  void build(const Input& input, Picture& out);
  /// The camera on one element of a scene, in a picture of the input's shape; the whole when there is no such
  /// element.
  Camera camera_on(Scene scene, std::string_view element, const Input& input, bool small);

 private:
  void elements(Scene scene, const Pen& pen, const Input& input) const;
  /// What could be pressed, of a scene that is not seen at the moment.
  void only_elements(Scene scene, const Input& input, const Camera& camera, Picture& out);
  void draw(Scene scene, const Input& input, const Camera& camera, float opacity, Picture& out);
  void prepare(Scene scene, const Input& input);
  SynapseScene synapse_;
  DendriteScene dendrite_;
  PersonScene person_;
  BodyScene body_;
  PaperCutter cutter_;
  Picture ids_;  ///< elements only, to find them
  struct Key {
    Palette palette;
    Detail detail = Detail::full;
    float spacing = 0;
    friend bool operator==(const Key&, const Key&) = default;
  };
  std::array<Key, kScenes> made_{};
};

}  // namespace tc::scene
