#include "ui/prose.h"

#include <imgui.h>


#include <algorithm>
#include <cmath>

#include "app/terms.h"
#include "ui/widget.h"

namespace tc::ui {
namespace {

/// Steps of the trail that are panels, not entries.
constexpr std::string_view kToEvidence = "panel/evidence", kToAccount = "panel/account";

/// Dots below a term: there is more behind this word.
void underline(const Ui& ui, float x, float baseline, float width, ImU32 colour) {
  ui.canvas.dots(x, x + width, baseline + ui.s(3.5), ui.s(1.5), ui.s(3.5), colour);
}

void term_area(Ui& ui, std::string_view id, std::string_view term_id, const Rect& word) {
  // Whole points, so that the ring, the tree and the page agree to the pixel.
  const Rect box{std::floor(word.x), std::floor(word.y), std::ceil(word.w), std::ceil(word.h)};
  const std::string stem = "term." + std::string(term_id);
  const Touch touch = press_area(ui, {.id = id,
                                      .role = Role::link,
                                      .name = ui.w(stem + ".name"),
                                      .rect = box,
                                      .description = ui.w(stem + ".plain"),
                                      .focus_radius = 2});
  if (touch.hovered || (touch.focused && ui.view.focus.visible)) ui.view.hint = {std::string(term_id), box};
  if (touch.pressed) follow(ui, "term/" + std::string(term_id));
}

}  // namespace

void follow(Ui& ui, std::string entry_id) {
  if (ui.state.panel == app::Panel::evidence) ui.view.trail.emplace_back(kToEvidence);
  if (ui.state.panel == app::Panel::account) ui.view.trail.emplace_back(kToAccount);
  if (!ui.state.selected.empty() && ui.state.selected != entry_id) ui.view.trail.push_back(ui.state.selected);
  ui.send(app::cmd::Select{std::move(entry_id)});
}

void go_back(Ui& ui) {
  if (ui.view.trail.empty()) return;
  const std::string to = ui.view.trail.back();
  ui.view.trail.pop_back();
  if (to == kToEvidence || to == kToAccount) {
    ui.send(app::cmd::OpenPanel{to == kToEvidence ? app::Panel::evidence : app::Panel::account});
  } else {
    ui.send(app::cmd::Select{to});
  }
}

float text_with_terms(Ui& ui, std::string_view text, float x, float baseline, float width, Face face, ImU32 colour,
                      float line, std::vector<TermPlace>& places) {
  static const std::vector<app::TermMatch> kNone;  // before the dossier no term is known
  const auto& matches = ui.library.has_dossier ? ui.session.terms().find(text) : kNone;
  for (const auto& part : ui.canvas.wrap(text, face, width)) {
    ui.canvas.text(x, baseline, part, face, colour);
    const auto from = static_cast<std::size_t>(part.data() - text.data());
    for (const app::TermMatch& match : matches) {
      if (match.from < from || match.from >= from + part.size()) continue;
      if (!ui.view.terms_shown.insert(std::string(match.term_id)).second) continue;
      const std::size_t end = std::min(match.to, from + part.size());
      const float left = x + ui.canvas.measure(part.substr(0, match.from - from), face);
      const float w = ui.canvas.measure(text.substr(match.from, end - match.from), face);
      underline(ui, left, baseline, w, colour);
      places.push_back({match.term_id, {left, baseline - ui.canvas.size(face) - ui.s(1), w, line}});
    }
    baseline += line;
  }
  return baseline;
}

void term_links(Ui& ui, const std::vector<TermPlace>& places) {
  for (const TermPlace& place : places) term_area(ui, "term-" + std::string(place.term), place.term, place.box);
}

void prose(Ui& ui, Column& column, std::string_view id, std::string_view text, Face face, ImU32 colour,
           float line_px) {
  const float line = ui.s(line_px), top = column.y, size = ui.canvas.size(face);
  std::vector<TermPlace> places;
  column.y = text_with_terms(ui, text, column.x, top + size, column.width, face, colour, line, places) - size;
  Node& node = ui.semantics.leaf(id, Role::text, text);
  node.rect = {column.x, top, column.width, column.y - top};
  term_links(ui, places);
}

float term_label(Ui& ui, std::string_view id, std::string_view term_id, std::string_view text, float x,
                 float baseline, Face face, ImU32 colour, Align align) {
  ui.canvas.text(x, baseline, text, face, colour, align);
  const float width = ui.canvas.measure(text, face);
  if (ui.library.term(term_id) == nullptr) return width;
  const float left = align == Align::left ? x : align == Align::centre ? x - width / 2 : x - width;
  underline(ui, left, baseline, width, colour);
  const float size = ui.canvas.size(face);
  term_area(ui, id, term_id, {left, baseline - size, width, size * 1.35f});
  return width;
}

void draw_hint(Ui& ui) {
  if (ui.view.hint.term.empty()) return;
  const std::string stem = "term." + ui.view.hint.term;
  const Rect at = ui.view.hint.at;
  const auto& t = ui.theme;
  const Canvas canvas(ImGui::GetForegroundDrawList(), *ui.fonts, ui.layout.em);
  const float pad = ui.s(14), width = std::min(ui.s(320), ui.layout.width - ui.s(24)), row = ui.s(20);
  const auto lines = canvas.wrap(ui.w(stem + ".plain"), Face::label, width - 2 * pad);
  const float height = 2 * pad + row * static_cast<float>(lines.size() + 1) - ui.s(2);
  Rect r{std::clamp(at.x, ui.s(8), std::max(ui.s(8), ui.layout.width - width - ui.s(8))), at.y + at.h + ui.s(8),
         width, height};
  if (r.y + r.h > ui.layout.height - ui.s(8)) r.y = std::max(ui.s(8), at.y - height - ui.s(8));
  canvas.fill(r, ink(t.surface.overlay), ui.s(10));
  canvas.frame(r, ink(t.line.strong), ui.s(1), ui.s(10));
  float y = r.y + pad + ui.s(12);
  canvas.text(r.x + pad, y, ui.w(stem + ".name"), Face::label_strong, ink(t.text.t1));
  for (const auto& line : lines) canvas.text(r.x + pad, y += row, line, Face::label, ink(t.text.t2));
}

}  // namespace tc::ui
