// A number, and the range in which the learner would expect it eight times in ten.
#include <algorithm>
#include <cmath>

#include "core/text.h"
#include "ui/quiz_parts.h"

namespace tc::ui {
namespace {

std::string number(double value, double step) {
  int digits = 0;
  for (double s = step; digits < 3 && std::abs(s - std::round(s)) > 1e-9; s *= 10) ++digits;
  return format_shown(value, digits);
}

std::string with_unit(const Ui& ui, const content::Guessed& g, double value) {
  std::string text = number(value, g.step);
  if (!g.unit.empty() && g.unit != "unit.count") text += " " + ui.w(g.unit);
  return text;
}

/// The range, the guess and, once answered, the value on one line.
void picture(Ui& ui, Column& c, const content::Guessed& g, const learn::Guess& guess, bool answered) {
  const auto& t = ui.theme;
  const float y = c.y + ui.s(26), x0 = c.x + ui.s(11), x1 = c.x + c.width - ui.s(11);
  const auto x_of = [&](double v) {
    return x0 + (x1 - x0) * static_cast<float>((v - g.range.low) / std::max(1e-9, g.range.high - g.range.low));
  };
  ui.canvas.segment({x0, y}, {x1, y}, ink(t.line.strong), ui.s(1.5));
  ui.canvas.fill({x_of(guess.low), y - ui.s(7), std::max(ui.s(2), x_of(guess.high) - x_of(guess.low)), ui.s(14)},
                 ink(t.text.t1, .22), ui.s(4));
  ui.canvas.disc({x_of(guess.value), y}, ui.s(6), ink(t.text.t1));
  if (answered) {
    const float x = x_of(g.value);
    ui.canvas.fill({x_of(g.accept.low), y + ui.s(11), std::max(ui.s(2), x_of(g.accept.high) - x_of(g.accept.low)), ui.s(4)},
                   ink(t.text.t1, .7), ui.s(2));
    ui.canvas.segment({x, y - ui.s(14)}, {x, y + ui.s(16)}, ink(t.text.t1), ui.s(2.5));
    const std::string text = with_unit(ui, g, g.value);
    const float half = ui.canvas.measure(text, Face::label_strong) / 2;
    ui.canvas.text(std::clamp(x, c.x + half, c.x + c.width - half), y - ui.s(18), text, Face::label_strong, ink(t.text.t1), Align::centre);
  }
  c.y += ui.s(56);
}

}  // namespace

void estimate_answer(Ui& ui, Column& c, const Question& q) {
  const auto& t = ui.theme;
  const auto* task = std::get_if<content::EstimateTask>(&q.item.task);
  const auto* given = std::get_if<learn::Guesses>(&q.response);
  if (task == nullptr || given == nullptr) return;
  if (!q.answered) column_text(ui, c, "how", ui.w("quiz.how.estimate"), Face::label, ink(t.text.t2), 20);
  c.y += ui.s(8);
  for (std::size_t i = 0; i < task->estimates.size() && i < given->guesses.size(); ++i) {
    const content::Guessed& g = task->estimates[i];
    const learn::Guess& guess = given->guesses[i];
    ui.semantics.open("estimate-" + g.id, Role::group, ui.w(q.word("estimate." + g.id)));
    const std::size_t group = ui.semantics.nodes().size() - 1;
    const float top = c.y;
    column_text(ui, c, "name", ui.w(q.word("estimate." + g.id)), Face::body_strong, ink(t.text.t1), 23);
    picture(ui, c, g, guess, q.answered);
    if (q.answered) {
      const bool right = g.accept.holds(guess.value), held = g.value >= guess.low && g.value <= guess.high;
      column_text(ui, c, "result", ui.words.text({right ? "quiz.estimate.right" : "quiz.estimate.wrong",
                                                  {{"guess", with_unit(ui, g, guess.value)}, {"value", with_unit(ui, g, g.value)}}}),
                  Face::body, ink(t.text.t1), 23);
      column_text(ui, c, "held", ui.words.text({held ? "quiz.estimate.held" : "quiz.estimate.missed",
                                                {{"low", with_unit(ui, g, guess.low)}, {"high", with_unit(ui, g, guess.high)}}}),
                  Face::label, ink(t.text.t2), 20);
    } else {
      const auto send = [&](learn::Guess changed) {
        changed.low = std::min(changed.low, changed.value);
        changed.high = std::max(changed.high, changed.value);
        learn::Guesses next = *given;
        next.guesses[i] = changed;
        answer_with(ui, next);
      };
      const auto one = [&](std::string_view id, const char* key, double now, double low, double high, double learn::Guess::*member) {
        const std::string name = ui.w(key), text = with_unit(ui, g, now);
        double moved = now;
        if (slider(ui, {.id = id, .name = name, .value_text = text, .minimum = g.range.low, .maximum = g.range.high,
                        .now = now, .step = g.step, .rect = {c.x, c.y, c.width, ui.s(56)}}, moved)) {
          learn::Guess changed = guess;
          changed.*member = std::clamp(moved, low, high);
          send(changed);
        }
        c.y += ui.s(66);
      };
      one("guess", "quiz.estimate.guess", guess.value, g.range.low, g.range.high, &learn::Guess::value);
      one("low", "quiz.estimate.low", guess.low, g.range.low, guess.value, &learn::Guess::low);
      one("high", "quiz.estimate.high", guess.high, guess.value, g.range.high, &learn::Guess::high);
    }
    ui.semantics.edit(group).rect = {c.x, top, c.width, c.y - top};
    ui.semantics.close();
    c.y += ui.s(16);
  }
}

}  // namespace tc::ui
