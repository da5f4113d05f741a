#include "ui/widget.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "core/text.h"

namespace tc::ui {
namespace {

bool confirm_key() {
  return ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false) ||
         ImGui::IsKeyPressed(ImGuiKey_Space, false);
}

/// A slider stops at whole multiples of its step and at its two ends, or where it is said to.
double on_step(const SliderSpec& spec, double value) {
  if (spec.stops.empty()) return std::clamp(std::round(value / spec.step) * spec.step, spec.minimum, spec.maximum);
  const auto above = std::lower_bound(spec.stops.begin(), spec.stops.end(), value);
  if (above == spec.stops.end()) return spec.stops.back();
  return above != spec.stops.begin() && value - above[-1] < *above - value ? above[-1] : *above;
}

/// The value so many stops further; negative: back.
double stepped(const SliderSpec& spec, double value, int by) {
  if (spec.stops.empty()) return on_step(spec, value + by * spec.step);
  constexpr double kSame = 1e-9;
  const auto first = spec.stops.begin(), end = spec.stops.end();
  // From between two stops, the nearer of them in that direction is the first.
  const auto from = by > 0 ? std::upper_bound(first, end, value + kSame) - first - 1
                           : std::lower_bound(first, end, value - kSame) - first;
  const auto last = static_cast<std::ptrdiff_t>(spec.stops.size()) - 1;
  return spec.stops[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(from + by, 0, last))];
}

/// Stops in a tenth of the way, at least one.
int page_of(const SliderSpec& spec) {
  const double stops = spec.stops.empty() ? (spec.maximum - spec.minimum) / spec.step : static_cast<double>(spec.stops.size());
  return std::max(1, static_cast<int>(std::lround(stops / 10)));
}

}  // namespace

void focus_ring(Ui& ui, const Rect& r, float radius) {
  const float gap = 3, width = ui.s(2);
  ImDrawList* list = ImGui::GetForegroundDrawList();
  const float rounding = ui.s(radius + 4);
  list->AddRect({r.x - gap, r.y - gap}, {r.x + r.w + gap, r.y + r.h + gap}, ink(ui.theme.focus_gap), rounding,
                0, width + 3);
  list->AddRect({r.x - gap, r.y - gap}, {r.x + r.w + gap, r.y + r.h + gap}, ink(ui.theme.focus), rounding, 0,
                width);
}

Touch press_area(Ui& ui, const AreaSpec& spec) {
  Node& node = ui.semantics.leaf(spec.id, spec.role, spec.name);
  node.value = spec.value;
  node.description = spec.description;
  node.rect = spec.rect;
  node.focusable = !spec.disabled;
  node.disabled = spec.disabled;
  node.checked = spec.checked;
  node.has_expanded = spec.has_expanded;
  node.expanded = spec.expanded;

  Touch touch;
  ImGui::SetCursorScreenPos({spec.rect.x, spec.rect.y});
  ImGui::PushID(node.id.c_str());
  const bool clicked =
      ImGui::InvisibleButton("##area", {std::max(1.0f, spec.rect.w), std::max(1.0f, spec.rect.h)});
  touch.hovered = ImGui::IsItemHovered();
  touch.held = ImGui::IsItemActive();
  ImGui::PopID();
  touch.focused = ui.view.focus.id == node.id;
  node.focused = touch.focused;

  Action action;
  while (ui.semantics.take(node.id, action)) {
    if (action.what == Do::press) touch.pressed = true;
    if (action.what == Do::focus) {
      ui.view.focus = {node.id, true};
      touch.focused = node.focused = true;
    }
  }
  if (clicked && !spec.disabled) {
    touch.pressed = true;
    ui.view.focus = {node.id, false};
  }
  if (touch.focused && ui.view.focus.visible && !ImGui::GetIO().WantTextInput && confirm_key())
    touch.pressed = true;
  if (spec.disabled) touch.pressed = false;
  if (touch.hovered && !spec.disabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (touch.focused && ui.view.focus.visible)
    focus_ring(ui, spec.ring.w > 0 ? spec.ring : spec.rect, spec.focus_radius);
  return touch;
}

Touch button(Ui& ui, std::string_view id, std::string_view label, const Rect& rect, ButtonLook look,
             std::string_view name, bool disabled) {
  const Touch touch =
      press_area(ui, {.id = id, .name = name.empty() ? label : name, .rect = rect, .disabled = disabled});
  if (disabled && look == ButtonLook::primary) look = ButtonLook::secondary;  // does not call to be pressed
  const auto& t = ui.theme;
  const float radius = ui.s(8);
  const float lift =
      ui.view.approach(std::string(id) + "#hover", touch.hovered && !disabled ? 1.0f : 0.0f, 100);
  if (look == ButtonLook::primary) {
    ui.canvas.fill(rect, ink(t.text.t1, 1.0 - 0.12 * static_cast<double>(lift)), radius);
  } else {
    if (lift > 0) ui.canvas.fill(rect, ink(t.surface.control, static_cast<double>(lift)), radius);
    if (look == ButtonLook::secondary)
      ui.canvas.frame(rect, ink(disabled ? t.line.hair : t.line.strong), ui.s(1.5), radius);
  }
  const Face face = look == ButtonLook::quiet ? Face::label : Face::label_strong;
  ui.canvas.text(rect.x + rect.w / 2, rect.y + rect.h / 2 + ui.canvas.size(face) * 0.36f, label, face,
                 ink(look == ButtonLook::primary ? t.text.inverse
                     : disabled                  ? t.text.t3
                                                 : t.text.t1),
                 Align::centre);
  return touch;
}

Touch icon_button(Ui& ui, std::string_view id, Icon icon, std::string_view name, const Rect& rect, bool on,
                  bool is_toggle) {
  const Touch touch = press_area(
      ui,
      {.id = id, .role = is_toggle ? Role::toggle : Role::button, .name = name, .rect = rect, .checked = on});
  const float lift = ui.view.approach(std::string(id) + "#hover", touch.hovered ? 1.0f : 0.0f, 100);
  if (lift > 0 || on) {
    const float side = std::min(rect.w, rect.h);
    const Rect square{rect.x + (rect.w - side) / 2 + ui.s(3), rect.y + (rect.h - side) / 2 + ui.s(3),
                      side - ui.s(6), side - ui.s(6)};
    ui.canvas.fill(square, ink(ui.theme.surface.control, on ? 1.0 : static_cast<double>(lift)), ui.s(8));
  }
  draw_icon(ui.canvas, icon, {rect.x + rect.w / 2, rect.y + rect.h / 2}, ui.s(20),
            ink(on || touch.hovered ? ui.theme.text.t1 : ui.theme.text.t2), ink(ui.theme.surface.base));
  return touch;
}

bool toggle(Ui& ui, std::string_view id, std::string_view label, Rect rect, bool on, float& height) {
  const auto lines = ui.canvas.wrap(label, Face::body, rect.w - ui.s(60));
  const float line = ui.s(22);
  rect.h = height = std::max(ui.s(44), line * static_cast<float>(lines.size()) + ui.s(16));
  const Touch touch =
      press_area(ui, {.id = id, .role = Role::toggle, .name = label, .rect = rect, .checked = on});
  const auto& t = ui.theme;
  const float f = ui.view.approach(std::string(id) + "#on", on ? 1.0f : 0.0f, 140);
  const float w = ui.s(48), h = ui.s(28), x = rect.x + rect.w - w, y = rect.y + (rect.h - h) / 2;
  float text_y = rect.y + (rect.h - line * static_cast<float>(lines.size())) / 2 + ui.s(16.5);
  for (const auto& part : lines) {
    ui.canvas.text(rect.x, text_y, part, Face::body, ink(t.text.t1));
    text_y += line;
  }
  ui.canvas.fill({x, y, w, h}, ink(f > 0.5f ? t.text.t1 : t.surface.control), h / 2);
  ui.canvas.frame({x, y, w, h}, ink(f > 0.5f ? t.text.t1 : t.line.strong), ui.s(1.5), h / 2);
  const ImVec2 knob{x + h / 2 + (w - h) * f, y + h / 2};
  ui.canvas.disc(knob, h / 2 - ui.s(4), ink(f > 0.5f ? t.surface.base : t.text.t2));
  if (f > 0.5f) {
    const ImVec2 c{x + ui.s(13), y + h / 2};
    const ImVec2 check[] = {
        {c.x - ui.s(4), c.y}, {c.x - ui.s(1), c.y + ui.s(3.5)}, {c.x + ui.s(5), c.y - ui.s(4)}};
    ui.canvas.polyline(check, ink(t.surface.base), ui.s(2));
  }
  return touch.pressed;
}

bool slider(Ui& ui, const SliderSpec& spec, double& moved_to) {
  Node& node = ui.semantics.leaf(spec.id, Role::slider, spec.name);
  node.value = spec.value_text;
  node.rect = spec.rect;
  node.focusable = true;
  node.minimum = spec.minimum;
  node.maximum = spec.maximum;
  node.now = spec.now;
  node.step = spec.step;
  node.live = spec.live;
  const std::string node_id = node.id;
  const std::size_t node_index = ui.semantics.nodes().size() - 1;

  const auto& t = ui.theme;
  const float label_y = spec.rect.y + ui.s(14);
  ui.canvas.text(spec.rect.x, label_y, spec.name, Face::label, ink(t.text.t2));
  ui.canvas.text(spec.rect.x + spec.rect.w, label_y, spec.value_text, Face::label_strong, ink(t.text.t1),
                 Align::right);

  const float thumb = ui.s(11), y = spec.rect.y + spec.rect.h - ui.s(16);
  const float x0 = spec.rect.x + thumb, x1 = spec.rect.x + spec.rect.w - thumb;
  const auto x_of = [&](double v) {
    return x0 + (x1 - x0) * static_cast<float>((v - spec.minimum) / (spec.maximum - spec.minimum));
  };
  ImGui::SetCursorScreenPos({spec.rect.x, y - ui.s(22)});
  ImGui::PushID(node_id.c_str());
  ImGui::InvisibleButton("##slider", {spec.rect.w, ui.s(44)});
  const bool active = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
  if (ImGui::IsItemActivated()) ui.view.focus = {node_id, false};
  ImGui::PopID();

  double value = spec.now;
  bool taken = active;
  if (active) {
    const double f = static_cast<double>((ImGui::GetIO().MousePos.x - x0) / std::max(1.0f, x1 - x0));
    value = on_step(spec, spec.minimum + (spec.maximum - spec.minimum) * f);
  }
  const bool focused = ui.view.focus.id == node_id;
  Action action;
  while (ui.semantics.take(node_id, action)) {
    switch (action.what) {
      case Do::set_value:
        if (!std::isnan(action.number)) value = on_step(spec, action.number);
        break;
      case Do::increment:
        value = stepped(spec, value, 1);
        break;
      case Do::decrement:
        value = stepped(spec, value, -1);
        break;
      case Do::page_up:
        value = stepped(spec, value, page_of(spec));
        break;
      case Do::page_down:
        value = stepped(spec, value, -page_of(spec));
        break;
      case Do::home:
        value = spec.minimum;
        break;
      case Do::end:
        value = spec.maximum;
        break;
      case Do::focus:
        ui.view.focus = {node_id, true};
        break;
      default:
        break;
    }
    taken = taken || action.what != Do::focus;
  }
  if (focused && ui.view.focus.visible) {
    for (const ImGuiKey key : {ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_LeftArrow, ImGuiKey_DownArrow,
                               ImGuiKey_PageUp, ImGuiKey_PageDown, ImGuiKey_Home, ImGuiKey_End})
      taken = taken || ImGui::IsKeyPressed(key);
    taken = taken || confirm_key();
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow) || ImGui::IsKeyPressed(ImGuiKey_UpArrow))
      value = stepped(spec, value, 1);
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow) || ImGui::IsKeyPressed(ImGuiKey_DownArrow))
      value = stepped(spec, value, -1);
    if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) value = stepped(spec, value, page_of(spec));
    if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) value = stepped(spec, value, -page_of(spec));
    ui.view.pages_taken = true;
    if (ImGui::IsKeyPressed(ImGuiKey_Home)) value = spec.minimum;
    if (ImGui::IsKeyPressed(ImGuiKey_End)) value = spec.maximum;
    focus_ring(ui, spec.rect, 8);
  }
  ui.semantics.edit(node_index).focused = focused;

  // Track: evidence range solid, the rest of the allowed range thin.
  const bool limited = spec.evidence_maximum > spec.evidence_minimum;
  const float e0 = limited ? x_of(std::max(spec.minimum, spec.evidence_minimum)) : x0;
  const float e1 = limited ? x_of(std::min(spec.maximum, spec.evidence_maximum)) : x1;
  const float xv = x_of(std::clamp(spec.now, spec.minimum, spec.maximum));
  for (float x = x0; limited && x < x1; x += ui.s(8)) {
    ui.canvas.segment({x, y}, {std::min(x1, x + ui.s(4)), y}, ink(t.line.strong), ui.s(2));
  }
  ui.canvas.segment({e0, y}, {e1, y}, ink(t.line.strong), ui.s(4));
  if (!spec.unset) ui.canvas.segment({x0, y}, {xv, y}, ink(t.text.t1), ui.s(4));
  if (limited) {
    for (const float x : {e0, e1})
      ui.canvas.segment({x, y - ui.s(6)}, {x, y + ui.s(6)}, ink(t.line.strong), ui.s(1.5));
  }
  ui.canvas.disc({xv, y}, thumb + (hovered || active ? ui.s(1.5) : 0), ink(t.text.t1));
  if (spec.unset) ui.canvas.disc({xv, y}, thumb - ui.s(2.5), ink(t.surface.base));
  if (value == spec.now && !(spec.unset && taken)) return false;
  moved_to = value;
  return true;
}

int choose(Ui& ui, std::string_view id, std::string_view name, std::span<const Choice> choices, int chosen,
           const Rect& rect, float& height, bool disabled) {
  const auto& t = ui.theme;
  Node& group = ui.semantics.open(id, Role::radio_group, name);
  const std::size_t group_index = ui.semantics.nodes().size() - 1;
  group.rect = rect;
  const bool label = !name.empty();
  float x = rect.x, y = rect.y;
  if (label) {
    ui.canvas.text(x, y + ui.s(14), name, Face::label, ink(t.text.t2));
    y += ui.s(24);
  }
  const float gap = ui.s(6);
  float last_row = ui.s(38);
  int result = -1;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const bool on = static_cast<int>(i) == chosen;
    const float w = std::min(rect.w, ui.canvas.measure(choices[i].label, Face::label_strong) + ui.s(24));
    const auto parts = ui.canvas.wrap(choices[i].label, Face::label_strong, w - ui.s(16));
    const float row = std::max(ui.s(38), ui.s(20) * static_cast<float>(parts.size()) + ui.s(14));
    if (x > rect.x && x + w > rect.x + rect.w) {
      x = rect.x;
      y += last_row + gap;
    }
    const Rect r{x, y, w, row};
    const Touch touch = press_area(
        ui, {.id = choices[i].id, .role = Role::radio, .name = choices[i].label, .rect = r, .checked = on,
             .disabled = disabled});
    if (on) {
      ui.canvas.fill(r, ink(t.text.t1), ui.s(8));
    } else {
      if (touch.hovered && !disabled) ui.canvas.fill(r, ink(t.surface.control), ui.s(8));
      ui.canvas.frame(r, ink(disabled ? t.line.hair : t.line.strong), ui.s(1.25), ui.s(8));
    }
    float label_y = r.y + row / 2 + ui.s(5) - ui.s(10) * static_cast<float>(parts.size() - 1);
    for (const auto& part : parts) {
      ui.canvas.text(r.x + w / 2, label_y, part, on ? Face::label_strong : Face::label,
                     ink(on ? t.text.inverse : disabled ? t.text.t3 : t.text.t1), Align::centre);
      label_y += ui.s(20);
    }
    last_row = row;
    if (touch.pressed && !on) result = static_cast<int>(i);
    x += w + gap;
  }
  height = y + last_row - rect.y;
  ui.semantics.edit(group_index).rect.h = height;
  ui.semantics.close();
  return result;
}

float say(Ui& ui, std::string_view id, Role role, std::string_view text, float x, float baseline, Face face,
          ImU32 colour, Align align, int level) {
  const float width = ui.canvas.measure(text, face);
  ui.canvas.text(x, baseline, text, face, colour, align);
  const float size = ui.canvas.size(face);
  const float left = align == Align::left ? x : align == Align::centre ? x - width / 2 : x - width;
  Node& node = ui.semantics.leaf(id, role, text);
  node.rect = {left, baseline - size, width, size * 1.3f};
  node.level = level;
  return width;
}

}  // namespace tc::ui
