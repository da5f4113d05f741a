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

/// A guess of which nothing is set: its numbers are where the sliders wait.
learn::Guess unset(const content::Guessed& g) {
  const double step = std::max(g.step, 1e-9);
  const double middle = g.range.low + step * std::floor((g.range.high - g.range.low) / 2 / step);
  return {g.id, middle, g.range.low, g.range.high, true, true, true};
}

/// As it stands; where a number is not set yet, where its slider waits.
learn::Guess guess_of(const learn::Response& response, const content::Guessed& g) {
  learn::Guess out = unset(g);
  const auto* all = std::get_if<learn::Guesses>(&response);
  for (std::size_t i = 0; all != nullptr && i < all->guesses.size(); ++i) {
    const learn::Guess& guess = all->guesses[i];
    if (guess.estimate != g.id) continue;
    if (!guess.value_open) out.value = guess.value;
    if (!guess.low_open) out.low = guess.low;
    if (!guess.high_open) out.high = guess.high;
    out.value_open = guess.value_open;
    out.low_open = guess.low_open;
    out.high_open = guess.high_open;
  }
  return out;
}

/// The guess takes the range along; an end of the range stays on its side of the guess, or of the other end.
void set_guess(learn::Guess& guess, double value) {
  guess.value = value;
  guess.value_open = false;
  if (!guess.low_open) guess.low = std::min(guess.low, value);
  if (!guess.high_open) guess.high = std::max(guess.high, value);
}
void set_low(learn::Guess& guess, double value) {
  guess.low = !guess.value_open ? std::min(value, guess.value) : !guess.high_open ? std::min(value, guess.high) : value;
  guess.low_open = false;
}
void set_high(learn::Guess& guess, double value) {
  guess.high = !guess.value_open ? std::max(value, guess.value) : !guess.low_open ? std::max(value, guess.low) : value;
  guess.high_open = false;
}

/// The range, the guess and, once answered, the value on one line. What is not set is not drawn.
void picture(Ui& ui, Column& c, const content::Guessed& g, const learn::Guess& guess, bool answered) {
  const auto& t = ui.theme;
  const float y = c.y + ui.s(26), x0 = c.x + ui.s(11), x1 = c.x + c.width - ui.s(11);
  const auto x_of = [&](double v) {
    return x0 + (x1 - x0) * static_cast<float>((v - g.range.low) / std::max(1e-9, g.range.high - g.range.low));
  };
  ui.canvas.segment({x0, y}, {x1, y}, ink(t.line.strong), ui.s(1.5));
  if (!guess.low_open && !guess.high_open)
    ui.canvas.fill({x_of(guess.low), y - ui.s(7), std::max(ui.s(2), x_of(guess.high) - x_of(guess.low)), ui.s(14)},
                   ink(t.text.t1, .22), ui.s(4));
  if (!guess.value_open) ui.canvas.disc({x_of(guess.value), y}, ui.s(6), ink(t.text.t1));
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

void told(Ui& ui, Column& c, const content::Guessed& g, const learn::Guess& guess) {
  const auto& t = ui.theme;
  const bool right = g.accept.holds(guess.value), held = g.value >= guess.low && g.value <= guess.high;
  const bool whole = guess.low <= g.range.low && guess.high >= g.range.high;
  column_text(ui, c, "result", ui.words.text({right ? "quiz.estimate.right" : "quiz.estimate.wrong",
                                              {{"guess", with_unit(ui, g, guess.value)}, {"value", with_unit(ui, g, g.value)}}}),
              Face::body, ink(t.text.t1), 23);
  column_text(ui, c, "held", ui.words.text({whole ? "quiz.estimate.whole" : held ? "quiz.estimate.held" : "quiz.estimate.missed",
                                            {{"low", with_unit(ui, g, guess.low)}, {"high", with_unit(ui, g, guess.high)}}}),
              Face::label, ink(t.text.t2), 20);
}

void sliders(Ui& ui, Column& c, const content::Guessed& g, const learn::Guess& guess) {
  const auto one = [&](std::string_view id, const char* key, double now, bool open, void (*set)(learn::Guess&, double)) {
    const std::string text = open ? ui.w("quiz.not_set") : with_unit(ui, g, now);
    double moved = now;
    if (slider(ui, {.id = id, .name = ui.w(key), .value_text = text, .minimum = g.range.low, .maximum = g.range.high,
                    .now = std::clamp(now, g.range.low, g.range.high), .step = g.step, .rect = {c.x, c.y, c.width, ui.s(56)}, .unset = open}, moved)) {
      edit_answer<learn::Guesses>(ui, [&](learn::Guesses& all) {
        set(part_of(all.guesses, &learn::Guess::estimate, g.id, unset(g)), std::clamp(moved, g.range.low, g.range.high));
      });
    }
    c.y += ui.s(66);
  };
  one("guess", "quiz.estimate.guess", guess.value, guess.value_open, set_guess);
  one("low", "quiz.estimate.low", guess.low, guess.low_open, set_low);
  one("high", "quiz.estimate.high", guess.high, guess.high_open, set_high);
}

}  // namespace

void estimate_answer(Ui& ui, Column& c, const Question& q) {
  const auto& t = ui.theme;
  const auto* task = std::get_if<content::EstimateTask>(&q.item.task);
  if (task == nullptr) return;
  if (!q.answered) column_text(ui, c, "how", ui.w("quiz.how.estimate"), Face::label, ink(t.text.t2), 20);
  c.y += ui.s(8);
  for (const content::Guessed& g : task->estimates) {
    const learn::Guess guess = guess_of(q.response, g);
    ui.semantics.open("estimate-" + g.id, Role::group, ui.w(q.word("estimate." + g.id)));
    const std::size_t group = ui.semantics.nodes().size() - 1;
    const float top = c.y;
    column_text(ui, c, "name", ui.w(q.word("estimate." + g.id)), Face::body_strong, ink(t.text.t1), 23);
    picture(ui, c, g, guess, q.answered);
    if (q.answered) told(ui, c, g, guess);
    else sliders(ui, c, g, guess);
    ui.semantics.edit(group).rect = {c.x, top, c.width, c.y - top};
    ui.semantics.close();
    c.y += ui.s(16);
  }
}

}  // namespace tc::ui
