#include "ui/quiz_parts.h"

#include <algorithm>

namespace tc::ui {

void answer_with(Ui& ui, learn::Response response) { ui.send(app::cmd::SetResponse{learn::to_json(response)}); }

learn::Response newest_answer(const Ui& ui) {
  for (auto command = ui.commands.rbegin(); command != ui.commands.rend(); ++command) {
    const auto* set = std::get_if<app::cmd::SetResponse>(&command->any());
    if (set == nullptr) continue;
    auto read = learn::response_from_json(set->json);
    if (read) return *std::move(read);
  }
  return app::current_response(ui.state);
}

bool wide_button(Ui& ui, std::string_view id, std::string_view label, float& x, float y, ButtonLook look,
                 bool disabled) {
  const float width = ui.canvas.measure(label, Face::label_strong) + ui.s(36);
  const bool pressed = button(ui, id, label, {x, y, width, ui.s(44)}, look, {}, disabled).pressed;
  x += width + ui.s(10);
  return pressed;
}

void outcome_mark(const Ui& ui, ImVec2 c, double credit) {
  const ImU32 colour = ink(ui.theme.text.t1);
  const float s = ui.s(18), line = ui.s(2.4);
  if (credit >= 1) {
    const ImVec2 check[] = {{c.x - .30f * s, c.y}, {c.x - .06f * s, c.y + .24f * s}, {c.x + .34f * s, c.y - .26f * s}};
    ui.canvas.polyline(check, colour, line);
  } else if (credit > 0) {  // half of a check's box
    ui.canvas.ring(c, .32f * s, colour, line * .8f);
    ui.canvas.sector(c, 0, .32f * s, 3.14159, 6.28318, colour);
  } else {
    ui.canvas.segment({c.x - .26f * s, c.y - .26f * s}, {c.x + .26f * s, c.y + .26f * s}, colour, line);
    ui.canvas.segment({c.x - .26f * s, c.y + .26f * s}, {c.x + .26f * s, c.y - .26f * s}, colour, line);
  }
}

bool option_row(Ui& ui, Column& c, const OptionRow& row) {
  const auto& t = ui.theme;
  const bool graded = row.answered && row.credit >= 0;
  const float pad = ui.s(14), left = ui.s(44), line = ui.s(23), small = ui.s(19);
  const float width = c.width - left - pad - (graded ? ui.s(28) : 0);
  const auto lines = ui.canvas.wrap(row.text, Face::body, width);
  std::vector<std::string_view> why;
  if (graded && !row.why.empty()) why = ui.canvas.wrap(row.why, Face::label, width);
  const float height = std::max(ui.s(48), line * static_cast<float>(lines.size()) +
                                              (why.empty() ? 0 : small * static_cast<float>(why.size()) + ui.s(4)) +
                                              ui.s(22));
  const Rect r{c.x, c.y, c.width, height};
  std::string value;
  if (graded) {
    value = ui.w(row.credit >= 1 ? "quiz.option.right" : row.credit > 0 ? "quiz.option.partly" : "quiz.option.wrong");
    if (row.chosen) value += ", " + ui.w("quiz.option.yours");
  }
  const bool off = row.answered || row.ruled_out;
  const std::string name = row.ruled_out ? ui.words.text({"quiz.hint.ruled_out", {{"what", row.text}}}) : row.text;
  const Touch touch = press_area(ui, {.id = row.id,
                                      .role = row.one_of ? Role::radio : Role::toggle,
                                      .name = name,
                                      .rect = r,
                                      .value = value,
                                      .description = graded ? std::string_view(row.why) : std::string_view(),
                                      .checked = row.chosen,
                                      .disabled = off});
  if (row.ruled_out) ui.semantics.edit(ui.semantics.nodes().size() - 1).live = true;
  const ImU32 colour = ink(row.ruled_out ? t.text.t3 : t.text.t1);
  if (row.chosen || (touch.hovered && !off)) ui.canvas.fill(r, ink(t.surface.control), ui.s(8));
  ui.canvas.frame(r, ink(row.chosen ? t.text.t1 : t.line.strong), ui.s(row.chosen ? 2 : 1.25), ui.s(8));
  const ImVec2 at{r.x + ui.s(24), r.y + ui.s(11) + line / 2};
  if (row.one_of) {
    ui.canvas.ring(at, ui.s(9), colour, ui.s(1.75));
    if (row.chosen) ui.canvas.disc(at, ui.s(5), ink(t.text.t1));
  } else {
    const Rect box{at.x - ui.s(9), at.y - ui.s(9), ui.s(18), ui.s(18)};
    ui.canvas.frame(box, ink(t.text.t1), ui.s(1.75), ui.s(4));
    if (row.chosen) {
      const ImVec2 check[] = {{at.x - ui.s(5), at.y}, {at.x - ui.s(1), at.y + ui.s(4)}, {at.x + ui.s(6), at.y - ui.s(5)}};
      ui.canvas.polyline(check, ink(t.text.t1), ui.s(2.25));
    }
  }
  float y = r.y + ui.s(11) + ui.s(16.5);
  const Face face = graded && row.credit >= 1 ? Face::body_strong : Face::body;
  for (const auto& part : lines) {
    ui.canvas.text(r.x + left, y, part, face, colour);
    const float strike = y - ui.s(5);
    if (row.ruled_out)
      ui.canvas.segment({r.x + left, strike}, {r.x + left + ui.canvas.measure(part, face), strike}, colour, ui.s(1.5));
    y += line;
  }
  y += ui.s(1);
  for (const auto& part : why) {
    ui.canvas.text(r.x + left, y, part, Face::label, ink(t.text.t2));
    y += small;
  }
  if (graded && (row.chosen || row.credit > 0))
    outcome_mark(ui, {r.x + r.w - ui.s(22), at.y}, row.credit);
  c.y += height + ui.s(8);
  return touch.pressed && !off;
}

}  // namespace tc::ui
