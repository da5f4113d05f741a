#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/session.h"
#include "ui/painting.h"
#include "ui/semantics.h"

namespace tc::ui {

class Glyphs;

/// What the screen and the person's system say, given anew for each frame.
struct Surface {
  float width = 1280, height = 720;  ///< in points
  float pixel_ratio = 1;             ///< device pixels per point
  float safe_left = 0, safe_top = 0, safe_right = 0, safe_bottom = 0;
  bool system_dark = true;
  bool system_reduced_motion = false;
  bool system_high_contrast = false;
  bool timed = false;        ///< frames follow as fast as the machine makes them: their times tell its speed
  bool stage_later = false;  ///< the first frame goes without the stage and is there the sooner
  PaintHook paint;           ///< how the platform paints pictures
  friend bool operator==(const Surface&, const Surface&) = default;
};

/// The running user interface: one Dear ImGui context (made by the caller), one session. Knows nothing of
/// windows, GL or the browser: the platform feeds input to ImGui, calls frame(), and draws ImGui's draw data.
class Runtime {
 public:
  Runtime(std::shared_ptr<const content::Library> library);
  ~Runtime();

  app::Session& session();
  /// Puts other content in place of the present one, also in what is drawn, and wakes.
  void use_library(std::shared_ptr<const content::Library> library);
  /// Prepares fonts and style for the surface, before ImGui::NewFrame.
  void prepare(const Surface& surface);
  /// The letters of the fonts: what a frame wrote is in the texture when it has been built.
  Glyphs& glyphs();
  /// As last prepared.
  const Surface& surface() const;
  /// Builds one frame between ImGui::NewFrame and ImGui::Render. `seconds` is wall time since the last frame
  /// (clamped: a long gap is a pause).
  void frame(double seconds);

  /// The order in which the four accounts stand in this run: a permutation drawn from the seed; 0 leaves a to d.
  void shuffle_accounts(std::uint64_t seed);

  /// True while a frame must be drawn without input: playing, a transition, background work, waiting actions.
  bool wants_frame() const;
  /// Any input or change from outside: the next three frames are drawn.
  void wake();

  const Semantics& semantics() const;
  void post(Action action);
  /// Sends a command as the host, a link or a test would.
  void dispatch(const app::Command& command);
  /// Effects asked for since the last call.
  std::vector<app::Effect> take_effects();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tc::ui
