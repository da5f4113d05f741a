#pragma once
#include <string>

#include "app/state.h"

// The commands of the stage; part of app::Command.
namespace tc::app::cmd {

struct SetStage {
  bool open;
};  ///< the stage large, over hero and lanes
struct SetScene {
  Scene scene;
};
struct FocusElement {
  std::string id;
};  ///< an element of the stage (content/stage.h) and its scene; empty or "whole": the whole scene
struct ShowNames {
  bool on;
};  ///< on the stage
struct ShowMidazolam {
  bool on;
};  ///< on the stage
struct SetStageTier {
  StageTier tier;
};

}  // namespace tc::app::cmd
