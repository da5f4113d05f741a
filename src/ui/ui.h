#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/command.h"
#include "app/narration.h"
#include "app/session.h"
#include "sim/time_scale.h"
#include "ui/canvas.h"
#include "ui/layout.h"
#include "ui/semantics.h"
#include "ui/view.h"

namespace tc::ui {

/// Everything a panel may use while it builds its part of one frame. Panels read the state and send commands;
/// they never change the state.
struct Ui {
  app::Session& session;
  const app::State& state;
  const content::Library& library;
  const content::Strings& words;
  const content::Theme& theme;
  const Fonts* fonts;
  Canvas canvas;
  Semantics& semantics;
  View& view;
  const Layout& layout;
  const app::Narration& says;
  const sim::TimeScale& scale;          ///< of the lanes, as drawn now
  std::vector<app::Command>& commands;  ///< applied after the frame
  double dose_min;        ///< start of the latest dose at the playhead; studies count from there
  double shown_time_min;  ///< playhead as drawn (travels on jumps)

  const std::string& w(std::string_view key) const { return words.raw(key); }
  std::string w(const Message& message) const { return words.text(message); }
  void send(app::Command command) { commands.push_back(std::move(command)); }
  float s(double design_px) const { return canvas.s(design_px); }

  /// Position of a time on the lanes' axis in points, with zoom and pan.
  float x(double time_min) const;
  /// Position of a time counted from the latest dose, as studies count.
  float x_since_dose(double time_min) const { return x(dose_min + time_min); }
  /// Time at a position.
  double time_at(float x) const;
};

}  // namespace tc::ui
