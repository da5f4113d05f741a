// Placing things on the timeline: one lane for each, all on the same axis as everywhere.
#include <algorithm>
#include <cmath>

#include "app/narration.h"
#include "ui/quiz_parts.h"

namespace tc::ui {
namespace {

using Kind = content::Target::Kind;
constexpr double kTicks_min[] = {0, 20, 40, 120, 240, 720, 1440, 2880, 10080, 20160};
constexpr double kAxis = 400;  ///< length of a slider along the axis, in its own unit

struct Axis {
  const sim::TimeScale& scale;
  float x0, x1;
  float x(double time_min) const { return x0 + (x1 - x0) * static_cast<float>(scale.u(time_min)); }
};

/// Times that a person would name, in steps that grow with them and never share a label, and where they lie on a
/// slider: its arrows go from each to the next.
struct NamedTimes {
  std::vector<double> min, at;
  explicit NamedTimes(const sim::TimeScale& scale) {
    for (double t = 0; t <= scale.horizon_min(); t += t < 60 ? 2 : t < 360 ? 10 : t < 600 ? 30 : t < 1440 ? 60 : t < 4320 ? 180 : 720) {
      min.push_back(t);
      at.push_back(scale.u(t) * kAxis);
    }
  }
  double time_min(double place) const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < at.size(); ++i) {
      if (std::abs(at[i] - place) < std::abs(at[best] - place)) best = i;
    }
    return min[best];
  }
};

void ticks(Ui& ui, Column& c, const Axis& axis) {
  const auto& t = ui.theme;
  const float y = c.y + ui.s(14);
  float free_from = c.x - 1;
  for (const double time : kTicks_min) {
    const std::string text = app::time_label(time, ui.words);
    const float half = ui.canvas.measure(text, Face::small) / 2;
    const float x = std::clamp(axis.x(time), c.x + half, c.x + c.width - half);
    ui.canvas.segment({axis.x(time), y + ui.s(4)}, {axis.x(time), y + ui.s(9)}, ink(t.line.strong), ui.s(1.25));
    if (x - half < free_from + ui.s(8)) continue;
    ui.canvas.text(x, y, text, Face::small, ink(t.text.t2), Align::centre);
    free_from = x + half;
  }
  c.y += ui.s(26);
}

/// A stretch of time, filled once it is the answer and outlined where it was looked for.
void stretch(Ui& ui, const Axis& axis, float y, double from, double until, bool key) {
  const auto& t = ui.theme;
  const float x0 = axis.x(from), x1 = std::max(axis.x(until), x0 + ui.s(4));
  if (key) ui.canvas.fill({x0, y, x1 - x0, ui.s(14)}, ink(t.text.t1, .28), ui.s(4));
  else ui.canvas.frame({x0, y, x1 - x0, ui.s(14)}, ink(t.text.t1), ui.s(1.75), ui.s(4));
}

void solution(Ui& ui, Column& c, const Axis& axis, const content::Target& target) {
  const float y = c.y;
  switch (target.kind) {
    case Kind::point: stretch(ui, axis, y, target.accept.low, target.accept.high, true); break;
    case Kind::span:
      stretch(ui, axis, y, target.opens.low, target.opens.high, true);
      stretch(ui, axis, y, target.closes.low, target.closes.high, true);
      break;
    case Kind::bracket: stretch(ui, axis, y, target.must_hold.low, target.must_hold.high, true); break;
    case Kind::tray: break;
  }
}

std::string span_text(const Ui& ui, double from, double until) {
  return from == until ? app::time_label(from, ui.words)
                       : ui.words.text({"quiz.from_until", {{"from", app::time_label(from, ui.words)}, {"until", app::time_label(until, ui.words)}}});
}

std::string solution_text(const Ui& ui, const content::Target& target) {
  switch (target.kind) {
    case Kind::point: return span_text(ui, target.accept.low, target.accept.high);
    case Kind::span:
      return ui.words.text({"quiz.opens_closes", {{"opens", span_text(ui, target.opens.low, target.opens.high)},
                                                  {"closes", span_text(ui, target.closes.low, target.closes.high)}}});
    case Kind::bracket: return ui.words.text({"quiz.must_hold", {{"what", span_text(ui, target.must_hold.low, target.must_hold.high)}}});
    case Kind::tray: break;
  }
  return ui.w("quiz.in_tray");
}

}  // namespace

void place_answer(Ui& ui, Column& c, const Question& q) {
  const auto& t = ui.theme;
  const auto* task = std::get_if<content::PlaceTask>(&q.item.task);
  const auto* given = std::get_if<learn::Placement>(&q.response);
  if (task == nullptr || given == nullptr) return;
  if (!q.answered) column_text(ui, c, "how", ui.w("quiz.how.place"), Face::label, ink(t.text.t2), 20);
  c.y += ui.s(8);
  static const sim::TimeScale kScale;  // the axis of the timeline: 0 to 14 days
  static const NamedTimes kTimes(kScale);
  const Axis axis{kScale, c.x + ui.s(11), c.x + c.width - ui.s(11)};
  const bool spans = std::any_of(task->targets.begin(), task->targets.end(), [](const content::Target& target) { return target.kind == Kind::span; });
  for (std::size_t i = 0; i < task->targets.size() && i < given->placed.size(); ++i) {
    const content::Target& target = task->targets[i];
    const learn::Placed& placed = given->placed[i];
    const std::string& name = ui.w(q.word("target." + target.id));
    ui.semantics.open("target-" + target.id, Role::group, name);
    const std::size_t group = ui.semantics.nodes().size() - 1;
    const float top = c.y;
    column_text(ui, c, "name", name, Face::body_strong, ink(t.text.t1), 23);
    c.y += ui.s(4);
    ticks(ui, c, axis);
    const bool wide = app::has_two_ends(*task, target);
    if (q.answered) {
      solution(ui, c, axis, target);
      if (!placed.in_tray) stretch(ui, axis, c.y, placed.from_min, placed.until_min, false);
      c.y += ui.s(24);
      double credit = 0;
      for (const learn::PartMark& part : q.mark.parts) {
        if (part.part == target.id) credit = part.credit;
      }
      outcome_mark(ui, {c.x + ui.s(10), c.y + ui.s(10)}, credit);
      Column line{c.x + ui.s(28), c.y, c.width - ui.s(28)};
      column_text(ui, line, "result",
                  ui.words.text({"quiz.placed", {{"yours", placed.in_tray ? ui.w("quiz.in_tray") : span_text(ui, placed.from_min, placed.until_min)},
                                                 {"best", solution_text(ui, target)}}}),
                  Face::label, ink(t.text.t1), 20);
      c.y = line.y;
    } else {
      const auto send = [&](learn::Placed changed) {
        learn::Placement next = *given;
        next.placed[i] = std::move(changed);
        answer_with(ui, next);
      };
      const auto handle = [&](std::string_view id, const char* key, double now, bool start) {
        const std::string text = placed.in_tray ? ui.w("quiz.in_tray") : app::time_label(now, ui.words);
        double moved = 0;
        if (slider(ui, {.id = id, .name = ui.w(key), .value_text = text, .minimum = 0, .maximum = kAxis,
                        .now = kScale.u(now) * kAxis, .step = 1, .rect = {c.x, c.y, c.width, ui.s(56)}, .stops = kTimes.at}, moved)) {
          const double time = kTimes.time_min(moved);
          learn::Placed changed = placed;
          changed.in_tray = false;
          if (!wide) changed.from_min = changed.until_min = time;
          else if (start) changed.from_min = std::min(time, changed.until_min);
          else changed.until_min = std::max(time, changed.from_min);
          send(changed);
        }
        c.y += ui.s(62);
      };
      if (wide) {
        handle("from", spans ? "quiz.opens" : "quiz.from", placed.from_min, true);
        handle("until", spans ? "quiz.closes" : "quiz.until", placed.until_min, false);
      } else {
        handle("at", "quiz.at", placed.from_min, true);
      }
      if (task->tray) {
        float height = 0;
        if (toggle(ui, "tray", ui.w(q.word("tray")), {c.x, c.y, c.width, 0}, placed.in_tray, height)) {
          learn::Placed changed = placed;
          changed.in_tray = !placed.in_tray;
          send(changed);
        }
        c.y += height + ui.s(6);
      }
    }
    ui.semantics.edit(group).rect = {c.x, top, c.width, c.y - top};
    ui.semantics.close();
    c.y += ui.s(18);
  }
}

}  // namespace tc::ui
