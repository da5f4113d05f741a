#pragma once
#include <array>
#include <cstdint>

#include "ui/painting.h"

namespace tc::platform {

/// Paints pictures of the stage from buffers of its own with a shader that has no texture: without a graphics card a
/// pixel takes about half the time of Dear ImGui's, and a picture that stays as it is is not sent again. OpenGL ES 3.0 only;
/// elsewhere hook() is empty.
class PicturePainter {
 public:
  PicturePainter() = default;
  ~PicturePainter();
  PicturePainter(const PicturePainter&) = delete;
  PicturePainter& operator=(const PicturePainter&) = delete;

  /// The context is gone, and everything in it.
  void lost();
  /// For ui::Surface::paint; empty when the shader turned out not to work, which is asked for after the first
  /// pictures, when the answer costs nothing.
  ui::PaintHook hook();
  /// True from then on.
  bool refused() const { return refused_; }

 private:
  /// A picture in the graphics memory.
  struct Slot {
    unsigned arrays = 0, vertices = 0, indices = 0;
    std::uint64_t version = 0;  ///< of the picture; 0: none yet
    long used = 0;              ///< when painted last
  };
  static void call(const ImDrawList* list, const ImDrawCmd* command);
  void paint(const ui::Painting& what, const ImDrawCmd& command);
  void bind(const scene::Picture& picture);
  void make();  ///< compiles the shader: with the first picture, which the window's first frame may not have


  unsigned program_ = 0;
  std::array<Slot, 3> slots_;  ///< thumbnail or stage, the one that fades out, a question's
  long painted_ = 0;
  bool checked_ = false, refused_ = false;
};

}  // namespace tc::platform
