#include "ui/axis.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/ticks.h"
#include "ui/lanes.h"
#include "ui/widget.h"

namespace tc::ui {

void axis_row(Ui& ui) {
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  const float y = l.axis_y, left = l.plot.x, right = l.plot.x + l.plot.w;
  ui.canvas.segment({left, y}, {right, y}, ink(t.text.t3), 1);

  const float xp = ui.x(ui.shown_time_min);
  const std::string& label = ui.says.time_label;
  const float pill_width = ui.canvas.measure(label, Face::label_strong) + ui.s(22);
  const bool visible = xp >= left - 1 && xp <= right + 1;
  const float edge = pill_width / 2 + ui.s(4), px = std::clamp(xp, edge, l.content_width - edge);

  app::TickRequest request;
  request.scale = &ui.scale;
  request.from_u = ui.state.view.from_u;
  request.to_u = ui.state.view.to_u;
  request.width = static_cast<double>(l.plot.w);
  request.gap = static_cast<double>(ui.s(l.label_column ? 16 : 10));
  request.wide = static_cast<double>(l.plot.w / l.k()) >= 1400;
  if (visible) {
    request.blocked_from = static_cast<double>(px - pill_width / 2 - left) - 8;
    request.blocked_to = static_cast<double>(px + pill_width / 2 - left) + 8;
  }
  request.measure = [&](double time_min) {
    return static_cast<double>(ui.canvas.measure(app::time_label(time_min, ui.words), Face::small));
  };
  const float text_y = y + ui.s(5) + ui.canvas.size(Face::small);
  for (const app::Tick& tick : app::pick_ticks(request)) {
    const float x = ui.x(tick.time_min);
    ui.canvas.segment({x, y}, {x, y + ui.s(5)}, ink(t.text.t3), 1);
    const bool at_end = tick.time_min >= ui.scale.horizon_min() || x > right - ui.s(12);
    ui.canvas.text(at_end ? right : x, text_y, app::time_label(tick.time_min, ui.words), Face::small,
                   ink(t.text.t2), at_end ? Align::right : Align::centre);
  }
  if (!visible) return;
  const float height = ui.s(24);
  ui.canvas.fill({px - pill_width / 2, y, pill_width, height}, ink(t.text.t1), height / 2);
  ui.canvas.text(px, y + height / 2 + ui.s(5), label, Face::label_strong, ink(t.text.inverse), Align::centre);
}

void true_scale_strip(Ui& ui) {
  const Layout& l = ui.layout;
  if (!l.fan) return;
  const auto& t = ui.theme;
  const float horizon = static_cast<float>(ui.scale.horizon_min());
  const float x0 = l.plot.x, w = l.plot.w, y0 = l.axis_y + ui.s(25), y1 = l.strip_y;
  const auto x = [&](double time_min) { return x0 + w * static_cast<float>(time_min) / horizon; };
  const auto fan = [&](double time_min, ImU32 colour, float width) {
    const float a = ui.x(time_min), b = x(time_min), h = y1 - y0;
    if (a < x0 - 1 || a > x0 + w + 1) return;
    ui.canvas.bezier({a, y0}, {a, y0 + h * .55f}, {b, y1 - h * .55f}, {b, y1}, colour, width);
  };
  for (const double time_min : {0.0, 120.0, 1440.0, 2880.0, 10080.0, ui.scale.horizon_min()}) {
    fan(time_min, ink(t.text.t3, .45), ui.s(1));
  }
  fan(ui.shown_time_min, ink(t.text.t1, .9), ui.s(1.5));
  const float bar = ui.s(3);
  ui.canvas.fill({x0, y1 - 1, std::max(ui.s(4), x(120) - x0), bar + 1}, ink(t.feeling.base));
  ui.canvas.fill_gradient({x0, y1 + bar + 1, x(2880) - x0, bar}, ink(t.drug.parent), ink(t.drug.parent, .15));
  ui.canvas.fill({x0, y1 + 2 * bar + 2, x(2880) - x0, bar}, ink(t.plasticity.base));
  ui.canvas.fill_gradient({x(2880), y1 + 2 * bar + 2, x(20160) - x(2880), bar}, ink(t.plasticity.base, .6),
                          ink(t.plasticity.base, .08));
  const float xp = x(ui.shown_time_min);
  ui.canvas.fill({xp - ui.s(1), y1 - ui.s(3), ui.s(2), 3 * bar + ui.s(9)}, ink(t.text.t1));
  if (ui.layout.plot.w / ui.layout.k() > 920 && horizon <= 20160) {
    ui.canvas.text(x0, l.legend_baseline, ui.w("timeline.true_scale.caption"), Face::small, ink(t.text.t3));
  }

  // Coarse scrubbing on the strip. The playhead slider is the keyboard's way, so this is not a second stop.
  ImGui::SetCursorScreenPos({x0, y1 - ui.s(6)});
  ImGui::InvisibleButton("##strip", {w, ui.s(20)});
  if (ImGui::IsItemActive()) {
    const float f = std::clamp((ImGui::GetIO().MousePos.x - x0) / w, 0.0f, 1.0f);
    ui.send(app::cmd::Play{false});
    ui.send(app::cmd::Seek{static_cast<double>(f * horizon)});
  }
}

void playhead(Ui& ui) {
  const Layout& l = ui.layout;
  const float x = ui.x(ui.shown_time_min), y = l.plot.y - ui.s(4);
  if (x < l.plot.x - 1 || x > l.plot.x + l.plot.w + 1) return;
  const ImU32 colour = ink(ui.theme.text.t1);
  const Rect line{x - ui.s(1), y, ui.s(2), l.axis_y - y};
  // A page that is scrolled passes below the bar, which is painted later.
  const float top = std::max(line.y, l.bar_height);
  ui.canvas.note_shape({line.x, top, line.w, line.y + line.h - top}, "playhead");
  ui.canvas.fill(line, colour);
  ui.canvas.triangle({x - ui.s(6), y - 1}, {x + ui.s(6), y - 1}, {x, y + ui.s(8)}, colour);
}

namespace {

constexpr std::size_t kBlank = 4, kMarks = 5;

struct Sign {
  std::string_view key;
  int number = 0;  ///< of a ring
  bool passed = false;
};

/// The marks; and the rings on the base line of the drug where no table names them.
std::vector<Sign> legend_signs(const Ui& ui) {
  std::vector<Sign> signs{{"legend.measured"}, {"legend.inferred"}, {"legend.no_change"}, {"legend.contradicts"}, {"legend.blank"}};
  if (ui.layout.cleared_table) return signs;
  int number = 0;
  for (const sim::Cleared& c : ui.session.cleared()) {
    if (!is_numbered(c)) continue;
    ++number;
    if (c.time_min) signs.push_back({c.title_key, number, ui.state.time_min >= *c.time_min});
  }
  return signs;
}

void draw_sign(const Ui& ui, std::size_t i, const Sign& sign, float x, float y) {
  const auto& t = ui.theme;
  const auto hue = t.plasticity.base;
  const ImVec2 middle{x + ui.s(12), y};
  if (i < 2) draw_span(ui, x, x + ui.s(22), y, ui.s(8), hue, i == 1);
  if (i == 2) draw_no_change(ui, middle, ui.s(5), hue);
  if (i == 3) draw_contradiction(ui, middle, ui.s(5), t.contested);
  if (sign.number > 0) draw_numbered(ui, middle, std::to_string(sign.number), t.drug.parent, sign.passed);
}

}  // namespace

void legend_row(Ui& ui) {
  const Layout& l = ui.layout;
  if (!l.legend) return;
  const std::vector<Sign> signs = legend_signs(ui);
  const auto columns = static_cast<std::size_t>(l.legend_columns);
  const float gap = ui.s(20), row = ui.s(columns > 0 ? 22 : 17), right = l.plot.x + l.plot.w;
  const auto shape_of = [&](std::size_t i) { return columns == 0 && i == kBlank ? 0 : ui.s(28); };
  const auto width_of = [&](std::size_t from, std::size_t until) {
    float width = -gap;
    for (std::size_t i = from; i < until; ++i) width += shape_of(i) + ui.canvas.measure(ui.w(signs[i].key), Face::small) + gap;
    return width;
  };
  const float marks = width_of(0, kMarks);
  const bool fits = marks <= l.plot.w;
  const float left = columns > 0 ? l.plot.x : fits ? right - marks : l.margin;
  float x = left, y = l.legend_baseline;
  const std::size_t list = ui.semantics.nodes().size();
  ui.semantics.open("legend", Role::list, ui.w("legend.name"));
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const float width = width_of(i, i + 1);
    if (columns > 0) {
      x = left + l.plot.w / static_cast<float>(columns) * static_cast<float>(i % columns);
      if (i > 0 && i % columns == 0) y += row;
    } else if (fits && i == kMarks) {
      x = right - width_of(i, signs.size());
      y += row;
    } else if (x + width > right + 1) {
      x = left;
      y += row;
    }
    draw_sign(ui, i, signs[i], x, y - ui.s(4.5));
    say(ui, signs[i].key, Role::list_item, ui.w(signs[i].key), x + shape_of(i), y, Face::small, ink(ui.theme.text.t2));
    x += width + gap;
  }
  ui.semantics.edit(list).rect = {left, l.legend_baseline - ui.s(14), right - left, y - l.legend_baseline + ui.s(20)};
  ui.semantics.close();
}

}  // namespace tc::ui
