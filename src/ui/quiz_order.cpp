// Put in order: drag a tile, press two in turn, or use its buttons.
#include <imgui.h>

#include <algorithm>

#include "ui/quiz_parts.h"

namespace tc::ui {
namespace {

/// The tiles as they stand, or as they are offered while none has been moved.
learn::Ordering standing(const Ui& ui, const Question& q, const learn::Response& response) {
  const auto* given = std::get_if<learn::Ordering>(&response);
  return given != nullptr ? *given : app::offered_order(q.item, ui.state.quiz.seed);
}

/// Puts a tile at a place from 0 on; `to` is where it will be.
void move_to(Ui& ui, const Question& q, const std::string& tile, std::size_t to) {
  learn::Ordering next = standing(ui, q, newest_answer(ui));
  const auto from = std::find(next.tiles.begin(), next.tiles.end(), tile);
  if (from == next.tiles.end() || to >= next.tiles.size()) return;
  next.tiles.erase(from);
  next.tiles.insert(next.tiles.begin() + static_cast<std::ptrdiff_t>(to), tile);
  ui.view.quiz_moved = tile;
  answer_with(ui, next);
}

/// As move_to(), by so many places from where the newest answer has it.
void move_by(Ui& ui, const Question& q, const std::string& tile, int by) {
  const learn::Ordering now = standing(ui, q, newest_answer(ui));
  const auto to = std::find(now.tiles.begin(), now.tiles.end(), tile) - now.tiles.begin() + by;
  if (to >= 0) move_to(ui, q, tile, static_cast<std::size_t>(to));
}

/// The place in the keyed order, from 1, of the tile that stands there now.
std::size_t keyed_place(const content::OrderTask& task, const std::string& tile) {
  return static_cast<std::size_t>(std::find(task.tiles.begin(), task.tiles.end(), tile) - task.tiles.begin()) + 1;
}

}  // namespace

void order_answer(Ui& ui, Column& c, const Question& q) {
  const auto& t = ui.theme;
  const auto* task = std::get_if<content::OrderTask>(&q.item.task);
  if (task == nullptr) return;
  const learn::Ordering now = standing(ui, q, q.response);
  if (!q.answered) column_text(ui, c, "how", ui.w("quiz.how.order"), Face::label, ink(t.text.t2), 20);
  c.y += ui.s(6);
  ui.semantics.open("answers", Role::list, ui.w("quiz.answers"));
  const std::size_t group = ui.semantics.nodes().size() - 1;
  const float top = c.y;
  // Rows first, so that a drag knows where it is.
  std::vector<Rect> rows;
  const float buttons = q.answered ? 0 : ui.s(92), left = ui.s(44);
  float y = c.y;
  for (const std::string& tile : now.tiles) {
    const auto lines = ui.canvas.wrap(ui.w(q.word("tile." + tile)), Face::body, c.width - left - buttons - ui.s(14) - (q.answered ? ui.s(96) : 0));
    const float h = std::max(ui.s(52), ui.s(23) * static_cast<float>(lines.size()) + ui.s(24));
    rows.push_back({c.x, y, c.width, h});
    y += h + ui.s(8);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string& tile = now.tiles[i];
    const std::string& text = ui.w(q.word("tile." + tile));
    const Rect& r = rows[i];
    const bool picked = ui.view.quiz_picked == tile && !q.answered;
    const std::string place = ui.words.text({"quiz.place", {{"n", std::to_string(i + 1)}, {"count", std::to_string(rows.size())}}});
    const Touch touch = press_area(ui, {.id = tile, .role = Role::toggle, .name = text,
                                        .rect = {r.x, r.y, r.w - buttons, r.h}, .value = place, .checked = picked,
                                        .disabled = q.answered});
    ui.semantics.edit(ui.semantics.nodes().size() - 1).live = ui.view.quiz_moved == tile && !q.answered;
    ui.canvas.fill(r, ink(picked || touch.held ? t.surface.control : t.surface.raised), ui.s(8));
    ui.canvas.frame(r, ink(picked ? t.text.t1 : t.line.strong), ui.s(picked ? 2 : 1.25), ui.s(8));
    ui.canvas.text(r.x + ui.s(22), r.y + r.h / 2 + ui.s(6), std::to_string(i + 1), Face::body_strong, ink(t.text.t1), Align::centre);
    const auto lines = ui.canvas.wrap(text, Face::body, c.width - left - buttons - ui.s(14) - (q.answered ? ui.s(96) : 0));
    float ty = r.y + (r.h - ui.s(23) * static_cast<float>(lines.size())) / 2 + ui.s(16.5);
    for (const auto& part : lines) {
      ui.canvas.text(r.x + left, ty, part, Face::body, ink(t.text.t1));
      ty += ui.s(23);
    }
    if (q.answered) {
      const std::size_t keyed = keyed_place(*task, tile);
      outcome_mark(ui, {r.x + r.w - ui.s(22), r.y + r.h / 2}, keyed == i + 1 ? 1 : 0);
      if (keyed != i + 1)
        ui.canvas.text(r.x + r.w - ui.s(40), r.y + r.h / 2 + ui.s(5),
                       ui.words.text({"quiz.belongs", {{"n", std::to_string(keyed)}}}), Face::label, ink(t.text.t2), Align::right);
      continue;
    }
    if (touch.pressed && ImGui::GetMouseDragDelta(0).y == 0) {
      const auto other = std::find(now.tiles.begin(), now.tiles.end(), ui.view.quiz_picked);
      if (picked) ui.view.quiz_picked.clear();
      else if (other == now.tiles.end()) ui.view.quiz_picked = tile;
      else {
        move_to(ui, q, *other, i);
        ui.view.quiz_picked.clear();
      }
    }
    if (touch.focused && ui.view.focus.visible) {
      if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) move_by(ui, q, tile, -1);
      if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) move_by(ui, q, tile, 1);
    }
    if (touch.held) {
      const float mouse = ImGui::GetIO().MousePos.y;
      for (std::size_t k = 0; k < rows.size(); ++k) {
        const float middle = rows[k].y + rows[k].h / 2;
        if ((k < i && mouse < middle) || (k > i && mouse > middle)) {
          move_to(ui, q, tile, k);
          ui.view.quiz_picked.clear();
          break;
        }
      }
    }
    for (const int step : {-1, 1}) {
      const float x = r.x + r.w - buttons + (step > 0 ? ui.s(46) : 0);
      const bool last = step < 0 ? i == 0 : i + 1 == rows.size();
      const std::string name = ui.words.text({step < 0 ? "quiz.earlier" : "quiz.later", {{"what", text}}});
      const Rect box{x, r.y + r.h / 2 - ui.s(22), ui.s(44), ui.s(44)};
      const Touch arrow = press_area(ui, {.id = tile + (step < 0 ? "-earlier" : "-later"), .name = name, .rect = box, .disabled = last});
      const ImU32 colour = ink(last ? t.line.strong : arrow.hovered ? t.text.t1 : t.text.t2);
      const float cx = box.x + box.w / 2, cy = box.y + box.h / 2, d = ui.s(5) * static_cast<float>(step);
      const ImVec2 chevron[] = {{cx - ui.s(7), cy - d}, {cx, cy + d}, {cx + ui.s(7), cy - d}};
      ui.canvas.polyline(chevron, colour, ui.s(2));
      if (arrow.pressed) move_by(ui, q, tile, step);
    }
  }
  c.y = y + ui.s(4);
  ui.semantics.edit(group).rect = {c.x, top, c.width, c.y - top};
  ui.semantics.close();
  // As it is offered it is nobody's answer until somebody says so.
  if (q.answered || std::holds_alternative<learn::Ordering>(q.response)) return;
  float x = c.x;
  if (wide_button(ui, "keep", ui.w("quiz.order.keep"), x, c.y, ButtonLook::secondary)) answer_with(ui, standing(ui, q, newest_answer(ui)));
  c.y += ui.s(52);
}

}  // namespace tc::ui
