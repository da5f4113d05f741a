#include "ui/text_field.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "core/text.h"
#include "ui/widget.h"

namespace tc::ui {
namespace {

constexpr std::size_t kBuffer = 256;

/// Where the page's own field has its caret, drawn by us because the field itself is invisible.
void page_caret(const Ui& ui, const TextFieldSpec& spec, float x, float baseline) {
  if (ui.view.caret < 0) return;
  const auto at = std::min(static_cast<std::size_t>(ui.view.caret), spec.value.size());
  const float cx = x + ui.canvas.measure(spec.value.substr(0, at), Face::body);
  ui.canvas.segment({cx, baseline - ui.s(14)}, {cx, baseline + ui.s(4)}, ink(ui.theme.text.t1), ui.s(1.5));
}

}  // namespace

std::optional<std::string> text_field(Ui& ui, const TextFieldSpec& spec) {
  const auto& t = ui.theme;
  Node& node = ui.semantics.leaf(spec.id, Role::text_field, spec.name);
  node.value = spec.value;
  node.rect = spec.rect;
  node.focusable = true;
  const std::string id = node.id;
  const std::size_t index = ui.semantics.nodes().size() - 1;

  std::optional<std::string> edited;
  Action action;
  while (ui.semantics.take(id, action)) {
    if (action.what == Do::focus) ui.view.focus = {id, true};
    if (action.what != Do::set_value) continue;
    std::string text = action.text.substr(0, spec.longest);
    while (!text.empty() && !is_utf8(text)) text.pop_back();
    ui.view.caret = static_cast<int>(action.number);
    if (text != spec.value) edited = std::move(text);
  }
  const bool focused = ui.view.focus.id == id;
  ui.semantics.edit(index).focused = focused;
  if (!focused) ui.view.caret = -1;

  const float radius = ui.s(8);
  ui.canvas.fill(spec.rect, ink(t.surface.raised), radius);
  ui.canvas.frame(spec.rect, ink(focused ? t.text.t1 : t.line.strong), ui.s(1.5), radius);
  const float middle = spec.rect.y + spec.rect.h / 2;
  if (spec.searches) draw_icon(ui.canvas, Icon::search, {spec.rect.x + ui.s(22), middle}, ui.s(18), ink(t.text.t2), ink(t.surface.raised));
  const float x = spec.rect.x + ui.s(spec.searches ? 42 : 14), baseline = middle + ui.s(5.5);

  // Dear ImGui's field for editing with the desktop's keyboard; its own frame and text stay invisible while
  // it is not active.
  std::array<char, kBuffer> buffer{};
  std::memcpy(buffer.data(), spec.value.data(), std::min(spec.value.size(), kBuffer - 1));
  ImGui::SetCursorScreenPos({x, middle - ui.s(14)});
  ImGui::PushID(id.c_str());
  ImFont* const font = ui.fonts->whole_font(Face::body);
  ImGui::PushFont(font);
  ImGui::SetWindowFontScale(ui.fonts->draw_size(Face::body) / font->FontSize);
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
  ImGui::PushStyleColor(ImGuiCol_Text, ink(t.text.t1));
  ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, ink(t.selection, .35));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0, ui.s(3)});
  ImGui::SetNextItemWidth(spec.rect.w - ui.s(52));
  const bool take_focus = focused && ui.view.focus.visible && ui.view.caret < 0 && ui.view.field_active != id;
  if (take_focus) ImGui::SetKeyboardFocusHere();
  if (ImGui::InputText("##field", buffer.data(), std::min(kBuffer, spec.longest + 1))) edited = buffer.data();
  const bool active = ImGui::IsItemActive();
  if (ImGui::IsItemActivated()) ui.view.focus = {id, ui.view.focus.visible && focused};
  ui.view.field_active = focused ? id : std::string();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(3);
  ImGui::SetWindowFontScale(1);
  ImGui::PopFont();
  ImGui::PopID();
  if (spec.value.empty() && !active) {
    const auto words = ui.canvas.wrap(spec.placeholder, Face::body, spec.rect.w - ui.s(52));
    if (!words.empty()) ui.canvas.text(x, baseline, words.front(), Face::body, ink(t.text.t3));
  }
  if (!active) page_caret(ui, spec, x, baseline);
  if (focused && ui.view.focus.visible) focus_ring(ui, spec.rect, 8);
  return edited;
}

}  // namespace tc::ui
