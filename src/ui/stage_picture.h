#pragma once
#include <array>
#include <memory>

#include "app/stage_now.h"
#include "scene/stage.h"
#include "ui/ui.h"

namespace tc::ui {

/// What the stage remembers between frames: tissue already cut, the camera on its way.
struct StageMemory {
  scene::Stage stage;
  scene::Input input;              ///< that `picture` was built from
  Rect place;                      ///< and where; empty: it was built from nothing
  scene::Picture picture, before;  ///< `before`: fades out, when motion is reduced
  float depth = -1;                ///< as drawn; negative: nothing was drawn yet
  scene::Camera camera;
  float fade = 1;
  bool small = false;
  scene::Detail chosen = scene::Detail::full;  ///< by measurement, while the setting leaves it to the program
  int timed = 0;                               ///< pictures of the measurement at the start, so far
  std::array<float, 7> times_s{};              ///< the latest of them
  double age_s = 0;                            ///< since `picture` was built
  float slow_s = 0;                            ///< how long pictures have been too slow
};

/// The same of a picture that stands still.
struct StillMemory {
  StageMemory drawn;
  std::unique_ptr<app::Session> standard;  ///< the standard infusion, whatever the learner has set
};

/// The tissue for a machine that takes so long for a picture with the tissue `in_use`: the same within 1/24 s, one coarser
/// up to twice that, then the coarsest.
scene::Detail detail_for(float seconds, scene::Detail in_use);

/// The scale of the scene among the others.
scene::Scene scene_of(app::Scene scene);

/// The stage as it is now, drawn into a rectangle; its elements stand in points of the screen. `small`: a
/// thumbnail. Stays as it is until the next call.
const scene::Picture& draw_stage(Ui& ui, const app::StageNow& now, const Rect& rect, bool small,
                                 double drug_top);

/// A scene at one time of the standard infusion, whatever playhead and regimen are.
struct Still {
  app::Scene scene;
  double time_min;
  bool midazolam = false;
};
/// The same as draw_stage(), of a scene that stands still: the whole of it.
const scene::Picture& draw_still(Ui& ui, const Still& still, const Rect& rect);

}  // namespace tc::ui
