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

/// The axis of the timeline: 0 to 14 days.
const sim::TimeScale& axis_scale() {
  static const sim::TimeScale kScale;
  return kScale;
}

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

/// A thing that has no place yet: what is shown and changed until it has one.
learn::Placed unplaced(const std::string& target) {
  learn::Placed out{target};
  out.from_open = out.until_open = true;
  return out;
}

learn::Placed placed_of(const learn::Response& response, const std::string& target) {
  if (const auto* all = std::get_if<learn::Placement>(&response)) {
    for (const learn::Placed& placed : all->placed) {
      if (placed.target == target) return placed;
    }
  }
  return unplaced(target);
}

enum class End { both, from, until };

/// Sets an end; the two keep their order, and out of the tray it comes with that end alone.
void set_end(learn::Placed& placed, End end, double time_min) {
  if (placed.in_tray) placed = unplaced(placed.target);
  if (end != End::until) {
    const bool held = end == End::from && !placed.until_open;
    placed.from_min = held ? std::min(time_min, placed.until_min) : time_min;
    placed.from_open = false;
  }
  if (end != End::from) {
    placed.until_min = placed.from_open ? time_min : std::max(time_min, placed.from_min);
    placed.until_open = false;
  }
}

/// The sliders and the tray of one thing that can still be moved.
class Handles {
 public:
  Handles(Ui& ui, Column& c, const Question& q, const content::Target& target)
      : ui_(ui), c_(c), q_(q), target_(target), placed_(placed_of(q.response, target.id)) {}

  void end(std::string_view id, const char* name_key, End end) {
    static const NamedTimes kTimes(axis_scale());
    const bool open = placed_.in_tray || (end == End::until ? placed_.until_open : placed_.from_open);
    // An end without a place waits at the other one, or where time begins.
    const double now = placed_.in_tray                          ? 0
                       : end == End::until && !placed_.until_open ? placed_.until_min
                       : placed_.from_open                        ? 0
                                                                  : placed_.from_min;
    const std::string text = placed_.in_tray ? ui_.w("quiz.in_tray") : open ? ui_.w("quiz.not_placed") : app::time_label(now, ui_.words);
    const std::string moved_id = target_.id + "/" + std::string(id);
    double moved = 0;
    if (slider(ui_, {.id = id, .name = ui_.w(name_key), .value_text = text, .minimum = 0, .maximum = kAxis,
                     .now = std::min(axis_scale().u(now) * kAxis, kAxis), .step = 1, .rect = {c_.x, c_.y, c_.width, ui_.s(56)},
                     .stops = kTimes.at, .unset = open, .live = ui_.view.quiz_moved == moved_id}, moved)) {
      ui_.view.quiz_moved = moved_id;
      edit([&](learn::Placed& placed) { set_end(placed, end, kTimes.time_min(moved)); });
    }
    c_.y += ui_.s(62);
  }

  void tray() {
    float height = 0;
    if (toggle(ui_, "tray", ui_.w(q_.word("tray")), {c_.x, c_.y, c_.width, 0}, placed_.in_tray, height)) {
      edit([&](learn::Placed& placed) {
        const bool out = placed.in_tray;
        placed = unplaced(placed.target);
        placed.in_tray = !out;
        if (!out) placed.from_open = placed.until_open = false;
      });
    }
    c_.y += height + ui_.s(6);
  }

 private:
  template <class Change>
  void edit(const Change& change) {
    edit_answer<learn::Placement>(ui_, [&](learn::Placement& all) {
      change(part_of(all.placed, &learn::Placed::target, target_.id, unplaced(target_.id)));
      // What came out of the tray again is nowhere.
      std::erase_if(all.placed, [](const learn::Placed& p) { return !p.in_tray && p.from_open && p.until_open; });
    });
  }

  Ui& ui_;
  Column& c_;
  const Question& q_;
  const content::Target& target_;
  const learn::Placed placed_;
};

/// What was placed, and what is right.
void told(Ui& ui, Column& c, const Question& q, const Axis& axis, const content::Target& target) {
  const learn::Placed placed = placed_of(q.response, target.id);
  solution(ui, c, axis, target);
  if (!placed.in_tray) stretch(ui, axis, c.y, placed.from_min, placed.until_min, false);
  c.y += ui.s(24);
  double credit = 0;
  for (const learn::PartMark& part : q.mark.parts) {
    if (part.part == target.id) credit = part.credit;
  }
  outcome_mark(ui, {c.x + ui.s(10), c.y + ui.s(10)}, credit);
  Column line{c.x + ui.s(28), c.y, c.width - ui.s(28)};
  const std::string yours = placed.in_tray ? ui.w("quiz.in_tray") : span_text(ui, placed.from_min, placed.until_min);
  column_text(ui, line, "result", ui.words.text({"quiz.placed", {{"yours", yours}, {"best", solution_text(ui, target)}}}),
              Face::label, ink(ui.theme.text.t1), 20);
  c.y = line.y;
}

}  // namespace

void place_answer(Ui& ui, Column& c, const Question& q) {
  const auto& t = ui.theme;
  const auto* task = std::get_if<content::PlaceTask>(&q.item.task);
  if (task == nullptr) return;
  if (!q.answered) column_text(ui, c, "how", ui.w("quiz.how.place"), Face::label, ink(t.text.t2), 20);
  c.y += ui.s(8);
  const Axis axis{axis_scale(), c.x + ui.s(11), c.x + c.width - ui.s(11)};
  const bool spans = std::any_of(task->targets.begin(), task->targets.end(), [](const content::Target& target) { return target.kind == Kind::span; });
  for (const content::Target& target : task->targets) {
    const std::string& name = ui.w(q.word("target." + target.id));
    ui.semantics.open("target-" + target.id, Role::group, name);
    const std::size_t group = ui.semantics.nodes().size() - 1;
    const float top = c.y;
    column_text(ui, c, "name", name, Face::body_strong, ink(t.text.t1), 23);
    c.y += ui.s(4);
    ticks(ui, c, axis);
    if (q.answered) {
      told(ui, c, q, axis, target);
    } else {
      Handles handles(ui, c, q, target);
      if (app::has_two_ends(*task, target)) {
        handles.end("from", spans ? "quiz.opens" : "quiz.from", End::from);
        handles.end("until", spans ? "quiz.closes" : "quiz.until", End::until);
      } else {
        handles.end("at", "quiz.at", End::both);
      }
      if (task->tray) handles.tray();
    }
    ui.semantics.edit(group).rect = {c.x, top, c.width, c.y - top};
    ui.semantics.close();
    c.y += ui.s(18);
  }
}

}  // namespace tc::ui
