#pragma once
#include <functional>
#include <memory>
#include <vector>

#include "app/command.h"
#include "ui/runtime.h"

namespace tc::ui {

/// Called around the last frame of a still screen, with its Dear ImGui context current.
struct StillHooks {
  std::function<void()> before_last = {};
  std::function<void(const Runtime&)> after_last = {};
};
/// Builds one still screen as still_semantics() does, for whoever looks at its last frame.
void still_screen(const std::shared_ptr<const content::Library>& library, Surface surface,
                  const std::vector<app::Command>& commands, const StillHooks& hooks);

/// The tree of one still screen, built without window, graphics or fonts in a texture: the commands are
/// applied to a fresh app, background work and transitions are run to their end. Makes and destroys a Dear
/// ImGui context of its own; the caller's context is current again afterwards.
std::vector<Node> still_semantics(const std::shared_ptr<const content::Library>& library,
                                  const Surface& surface, const std::vector<app::Command>& commands);

}  // namespace tc::ui
