#pragma once
#include "scene/picture.h"

struct ImDrawCmd;
struct ImDrawList;

namespace tc::ui {

/// A picture of the stage that the platform paints by itself; the data of a callback in a draw list. What lies outside the
/// callback's clip rectangle stays as it is.
struct Painting {
  void* painter = nullptr;  ///< PaintHook::painter
  const scene::Picture* picture = nullptr;
  float x = 0, y = 0;  ///< where its upper left corner stands, in points of the screen
  float opacity = 1;   ///< of all of it
};

/// Offered by a platform that keeps pictures in the graphics memory, so that they are neither copied nor sent while they
/// stay as they are. Without one (`call` is null) a picture goes into the draw list triangle by triangle.
struct PaintHook {
  void (*call)(const ImDrawList*, const ImDrawCmd*) = nullptr;  ///< an ImDrawCallback with a Painting as its data
  void* painter = nullptr;
  friend bool operator==(const PaintHook&, const PaintHook&) = default;
};

}  // namespace tc::ui
