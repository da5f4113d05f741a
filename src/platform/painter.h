#pragma once
#include <cstdint>

#include "platform/picture_painter.h"
#include "ui/glyphs.h"

namespace tc::platform {

/// Draws Dear ImGui's draw data with the current OpenGL context (3.3 core, or ES 3.0). One at a time.
class Painter {
 public:
  Painter();
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  /// False when the context cannot compile the shaders or has no objects any more.
  bool ready() const { return ready_; }
  /// Makes or makes again the objects in the context; before each ImGui::NewFrame.
  void begin();
  /// Clears the current framebuffer to the window background and draws ImGui's draw data into it, with these letters.
  void draw(int width_px, int height_px, ui::Glyphs& glyphs);
  /// True when the stage goes the way of everything else, because its own shader did not link.
  bool stage_refused() const { return pictures_.refused(); }
  /// For ui::Surface::paint.
  ui::PaintHook pictures() { return pictures_.hook(); }
  /// The context is gone: nothing is drawn until restored().
  void lost();
  /// The context is back and empty: everything is made anew at the next begin().
  void restored();

 private:
  void take_letters(ui::Glyphs& glyphs);

  PicturePainter pictures_;
  bool ready_ = false;
  bool lost_ = false;
  std::uint32_t letters_ = 0;  ///< version of the letters in the texture; 0: none
};

}  // namespace tc::platform
