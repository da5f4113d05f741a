#pragma once
#include <span>
#include <string>
#include <string_view>

#include "ui/ui.h"

namespace tc::ui {

// Semantic widgets: each draws or marks an area and records a node. Panels use nothing else for input, so the
// same description serves the screen, the keyboard, the accessibility mirror and the tests.

/// What happened to a widget this frame.
struct Touch {
  bool pressed = false, hovered = false, held = false, focused = false;
};

struct AreaSpec {
  std::string_view id;
  Role role = Role::button;
  std::string_view name;
  Rect rect;
  std::string_view value = {}, description = {};
  bool checked = false, disabled = false;
  bool has_expanded = false, expanded = false;
  float focus_radius = 8;  ///< design pixels
  Rect ring = {};          ///< what the focus ring surrounds, where that is not `rect`
};

/// An area that can be pressed by mouse, touch, Enter, Space or an action. Draws only the focus ring.
Touch press_area(Ui& ui, const AreaSpec& spec);

enum class ButtonLook { primary, secondary, quiet };
/// A labelled button. The visible label is the accessible name unless `name` is given.
Touch button(Ui& ui, std::string_view id, std::string_view label, const Rect& rect, ButtonLook look,
             std::string_view name = {}, bool disabled = false);

enum class Icon {
  play,
  pause,
  previous,
  next,
  open,
  close,
  compare,
  settings,
  help,
  table,
  menu,
  loop,
  minus,
  plus,
  swap,
  undo,
  sun,
  lens,
  search,
  paper,
  stage
};
void draw_icon(const Canvas& canvas, Icon icon, ImVec2 centre, float size, ImU32 colour, ImU32 gap);
/// An icon with an accessible name; 44 px target.
Touch icon_button(Ui& ui, std::string_view id, Icon icon, std::string_view name, const Rect& rect,
                  bool on = false, bool is_toggle = false);

/// On/off. Sends nothing; returns true when it was switched.
/// The label wraps within `rect.w`; `height` receives the height used.
bool toggle(Ui& ui, std::string_view id, std::string_view label, Rect rect, bool on, float& height);

struct SliderSpec {
  std::string_view id, name;
  std::string_view value_text;  ///< "0.5 mg/kg"
  double minimum = 0, maximum = 1, now = 0, step = 0.1;
  double evidence_minimum = 0, evidence_maximum = 0;  ///< solid part of the track; equal: whole track
  Rect rect;
  std::span<const double> stops = {};  ///< ascending; where it stops, if not at whole multiples of the step
  bool unset = false;  ///< no value yet: `now` is only where it waits, and Enter, Space or a press there takes that
  bool live = false;   ///< its new value is spoken
};
/// A slider with its label above left and its value above right. True and the new value when it was moved. Arrows go
/// to the next stop, PageUp and PageDown a tenth of the way, Home and End to the ends; several in a frame add up.
bool slider(Ui& ui, const SliderSpec& spec, double& moved_to);

/// One of several. Returns the chosen index, or -1 when nothing changed. Wraps into rows; `height` receives
/// the height used.
struct Choice {
  std::string_view id, label;
};
int choose(Ui& ui, std::string_view id, std::string_view name, std::span<const Choice> choices, int chosen,
           const Rect& rect, float& height, bool disabled = false);

/// Text that is read as well as seen. Returns its width.
float say(Ui& ui, std::string_view id, Role role, std::string_view text, float x, float baseline, Face face,
          ImU32 colour, Align align = Align::left, int level = 0);

/// Draws the focus ring around a rect, above everything in this window.
void focus_ring(Ui& ui, const Rect& rect, float radius_design_px);

}  // namespace tc::ui
