// Drawing a curve before it is seen: with the pointer in the plot, or point by point with sliders.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/narration.h"
#include "ui/quiz_parts.h"

namespace tc::ui {
namespace {

struct Plot {
  const content::CurveTask& task;
  Rect area;
  float x(std::size_t i) const {
    return area.x + area.w * (static_cast<float>(i) + .5f) / static_cast<float>(task.points());
  }
  float y(double value) const {
    return area.y + area.h * (1 - static_cast<float>((value - task.range.low) / (task.range.high - task.range.low)));
  }
  double value(float y) const {
    const double f = std::clamp(static_cast<double>((area.y + area.h - y) / area.h), 0.0, 1.0);
    return task.range.low + (task.range.high - task.range.low) * f;
  }
};

double step_of(const content::CurveTask& task) { return (task.range.high - task.range.low) / 100; }

/// A value with its unit; of a shape without numbers nothing.
std::string y_text(const Ui& ui, const content::CurveTask& task, double value) {
  if (task.unit.empty() || task.unit == "unit.count") return {};
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", value);
  return std::string(text) + " " + ui.w(task.unit);
}

std::string x_label(const Ui& ui, const Question& q, const content::CurveTask& task, std::size_t i) {
  return task.xs_min.empty() ? ui.w(q.word("category." + task.categories[i])) : app::time_label(task.xs_min[i], ui.words);
}

void line(Ui& ui, const Plot& plot, const std::vector<double>& values, bool dashed, double alpha, float width) {
  std::vector<ImVec2> points;
  for (std::size_t i = 0; i < values.size() && i < plot.task.points(); ++i) points.push_back({plot.x(i), plot.y(values[i])});
  const ImU32 colour = ink(ui.theme.text.t1, alpha);
  if (!dashed) ui.canvas.polyline(points, colour, width);
  for (std::size_t i = 0; dashed && i + 1 < points.size(); ++i) {
    const ImVec2 a = points[i], b = points[i + 1];
    const float length = std::hypot(b.x - a.x, b.y - a.y), period = ui.s(12);
    for (float s = 0; s < length; s += period) {
      const float e = std::min(length, s + period * .55f);
      ui.canvas.segment({a.x + (b.x - a.x) * s / length, a.y + (b.y - a.y) * s / length},
                        {a.x + (b.x - a.x) * e / length, a.y + (b.y - a.y) * e / length}, colour, width);
    }
  }
}

/// A line as it is drawn so far; one that is not drawn yet lies flat in the middle.
learn::Drawn drawn_of(const learn::Response& response, const content::CurveTask& task, const std::string& id, bool& there) {
  if (const auto* all = std::get_if<learn::Drawing>(&response)) {
    for (const learn::Drawn& drawn : all->lines) {
      there = drawn.line == id && drawn.values.size() == task.points();
      if (there) return drawn;
    }
  }
  there = false;
  return {id, std::vector<double>(task.points(), (task.range.low + task.range.high) / 2)};
}

void truth(Ui& ui, const Plot& plot, const content::CurveLine& known) {
  if (!known.band.empty()) {
    std::vector<ImVec2> high, low;
    for (std::size_t i = 0; i < known.band.size(); ++i) {
      high.push_back({plot.x(i), plot.y(known.band[i].high)});
      low.push_back({plot.x(i), plot.y(known.band[i].low)});
    }
    ui.canvas.band(high, low, ink(ui.theme.text.t1, .16));
  }
  if (!known.truth.empty()) line(ui, plot, known.truth, false, .9, ui.s(3));
}

/// One point of a line is set; the line is there from then on.
void set_point(Ui& ui, const content::CurveTask& task, const std::string& line_id, std::size_t point, double value) {
  const double step = step_of(task);
  edit_answer<learn::Drawing>(ui, [&](learn::Drawing& all) {
    bool there = false;
    auto& values = part_of(all.lines, &learn::Drawn::line, line_id, drawn_of({}, task, line_id, there)).values;
    if (point < values.size()) values[point] = std::clamp(std::round(value / step) * step, task.range.low, task.range.high);
  });
}

/// The pointer in the plot.
void draw_in(Ui& ui, const Question& q, const Plot& plot, std::size_t active) {
  const auto& t = ui.theme;
  const std::string& id = plot.task.lines[active].id;
  bool there = false;
  const learn::Drawn drawn = drawn_of(q.response, plot.task, id, there);
  const Touch touch = press_area(ui, {.id = "plot", .role = Role::image, .name = ui.w("quiz.curve.plot"), .rect = plot.area});
  for (std::size_t i = 0; i < plot.task.points(); ++i) {
    const ImVec2 at{plot.x(i), plot.y(drawn.values[i])};
    ui.canvas.disc(at, ui.s(6), ink(t.text.t1));
    if (!there) ui.canvas.disc(at, ui.s(4), ink(t.surface.raised));
  }
  if (!touch.held) return;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const float each = plot.area.w / static_cast<float>(plot.task.points());
  const auto at = static_cast<std::size_t>(std::clamp((mouse.x - plot.area.x) / each, 0.0f, static_cast<float>(plot.task.points()) - 1));
  set_point(ui, plot.task, id, at, plot.value(mouse.y));
}

/// Names below the axis. Where they would meet, categories go to a lower row; times are left out.
void x_axis(Ui& ui, Column& c, const Question& q, const Plot& plot) {
  std::vector<float> free_from;  // for each row
  for (std::size_t i = 0; i < plot.task.points(); ++i) {
    const std::string text = x_label(ui, q, plot.task, i);
    const float half = ui.canvas.measure(text, Face::small) / 2, x = std::clamp(plot.x(i), c.x + half, c.x + c.width - half);
    std::size_t row = 0;
    while (row < free_from.size() && x - half < free_from[row] + ui.s(6)) ++row;
    if (row > 0 && !plot.task.xs_min.empty()) continue;
    if (row == free_from.size()) free_from.push_back(0);
    free_from[row] = x + half;
    ui.canvas.text(x, c.y + ui.s(18) * static_cast<float>(row), text, Face::small, ink(ui.theme.text.t2), Align::centre);
  }
  c.y += ui.s(16) + ui.s(18) * static_cast<float>(std::max<std::size_t>(1, free_from.size()) - 1);
}

void point_sliders(Ui& ui, Column& c, const Question& q, const content::CurveTask& task, std::size_t active) {
  const std::string& id = task.lines[active].id;
  bool there = false;
  const learn::Drawn drawn = drawn_of(q.response, task, id, there);
  for (std::size_t i = 0; i < task.points(); ++i) {
    const std::string name = ui.words.text({"quiz.curve.point", {{"line", ui.w(q.word("line." + id))}, {"at", x_label(ui, q, task, i)}}});
    const double now = drawn.values[i];
    std::string text = there ? y_text(ui, task, now) : ui.w("quiz.not_set");
    if (text.empty())  // of a shape: how far up
      text = std::to_string(std::lround(100 * (now - task.range.low) / (task.range.high - task.range.low))) + " %";
    double moved = now;
    if (slider(ui, {.id = "point-" + std::to_string(i), .name = name, .value_text = text, .minimum = task.range.low,
                    .maximum = task.range.high, .now = now, .step = step_of(task), .rect = {c.x, c.y, c.width, ui.s(56)},
                    .unset = !there}, moved))
      set_point(ui, task, id, i, moved);
    c.y += ui.s(60);
  }
}

void features(Ui& ui, Column& c, const Question& q, const content::CurveTask& task) {
  const auto* given = std::get_if<learn::Drawing>(&q.response);
  if (given == nullptr) return;
  for (const content::CurveFeature& feature : task.features) {
    const bool there = learn::has_feature(task, feature, *given);
    outcome_mark(ui, {c.x + ui.s(10), c.y + ui.s(11)}, there ? 1 : 0);
    Column text{c.x + ui.s(28), c.y, c.width - ui.s(28)};
    column_text(ui, text, "feature-" + feature.id,
                ui.words.text({there ? "quiz.curve.there" : "quiz.curve.missing", {{"what", ui.w(q.word("feature." + feature.id))}}}),
                Face::body, ink(ui.theme.text.t1), 23);
    c.y = text.y + ui.s(4);
  }
  if (!q.mark.overlap) return;
  c.y += ui.s(4);
  const std::string share = std::to_string(std::lround(100 * *q.mark.overlap));
  column_text(ui, c, "overlap", ui.words.text({"quiz.curve.overlap", {{"share", share}}}), Face::body, ink(ui.theme.text.t1), 23);
}

}  // namespace

void curve_answer(Ui& ui, Column& c, const Question& q) {
  const auto& t = ui.theme;
  const auto* task = std::get_if<content::CurveTask>(&q.item.task);
  if (task == nullptr || task->lines.empty()) return;
  const auto active = static_cast<std::size_t>(std::clamp(ui.view.quiz_line, 0, static_cast<int>(task->lines.size()) - 1));
  if (!q.answered) column_text(ui, c, "how", ui.w("quiz.how.curve"), Face::label, ink(t.text.t2), 20);
  c.y += ui.s(8);
  if (task->lines.size() > 1) {
    std::vector<Choice> names;
    for (const content::CurveLine& l : task->lines) names.push_back({l.id, ui.w(q.word("line." + l.id))});
    float height = 0;
    const int picked = choose(ui, "line", ui.w("quiz.curve.line"), names, static_cast<int>(active), {c.x, c.y, c.width, 0}, height);
    if (picked >= 0) ui.view.quiz_line = picked;
    c.y += height + ui.s(12);
  }
  const Plot plot{*task, {c.x, c.y, c.width, ui.s(240)}};
  ui.canvas.fill(plot.area, ink(t.surface.raised), ui.s(8));
  ui.canvas.frame(plot.area, ink(t.line.strong), ui.s(1.25), ui.s(8));
  ui.canvas.text(plot.area.x + ui.s(8), plot.area.y + ui.s(18), y_text(ui, *task, task->range.high), Face::small, ink(t.text.t2));
  ui.canvas.text(plot.area.x + ui.s(8), plot.area.y + plot.area.h - ui.s(8), y_text(ui, *task, task->range.low), Face::small, ink(t.text.t2));
  if (q.answered) truth(ui, plot, task->lines[active]);
  for (std::size_t i = 0; i < task->lines.size(); ++i) {
    bool there = false;
    const learn::Drawn drawn = drawn_of(q.response, *task, task->lines[i].id, there);
    if (there) line(ui, plot, drawn.values, q.answered, i == active ? 1 : .35, ui.s(i == active ? 2.25 : 1.5));
    else if (i == active) line(ui, plot, drawn.values, true, .35, ui.s(1.5));
  }
  if (q.answered) ui.semantics.leaf("plot", Role::image, ui.w("quiz.curve.plot")).rect = plot.area;
  else draw_in(ui, q, plot, active);
  c.y += plot.area.h + ui.s(16);
  x_axis(ui, c, q, plot);
  if (q.answered) features(ui, c, q, *task);
  else point_sliders(ui, c, q, *task, active);
}

}  // namespace tc::ui
