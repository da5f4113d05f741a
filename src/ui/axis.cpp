#include "ui/axis.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/ticks.h"
#include "ui/marks.h"
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
  if (ui.layout.plot.w / ui.layout.k() > 840 && horizon <= 20160) {
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
  ui.canvas.note_shape(line, "playhead");
  ui.canvas.fill(line, colour);
  ui.canvas.triangle({x - ui.s(6), y - 1}, {x + ui.s(6), y - 1}, {x, y + ui.s(8)}, colour);
}

void legend_row(Ui& ui) {
  const Layout& l = ui.layout;
  if (!l.legend) return;
  const auto& t = ui.theme;
  const auto hue = t.plasticity.base;
  constexpr std::string_view kKeys[] = {"legend.measured", "legend.inferred", "legend.no_change",
                                        "legend.contradicts", "legend.blank"};
  const float shape = ui.s(28), gap = ui.s(20), baseline = l.legend_baseline, y = baseline - ui.s(4.5);
  float width = -gap;
  for (int i = 0; i < 5; ++i)
    width += (i < 4 ? shape : 0) + ui.canvas.measure(ui.w(kKeys[i]), Face::small) + gap;
  const bool fits = width <= l.plot.w;
  float x = fits ? l.plot.x + l.plot.w - width : l.margin;
  ui.semantics.open("legend", Role::list, ui.w("legend.name")).rect = {x, baseline - ui.s(14), width,
                                                                       ui.s(20)};
  for (int i = 0; i < 5; ++i) {
    if (!fits && x + shape > l.plot.x + l.plot.w) break;
    switch (i) {
      case 0:
        draw_span(ui, x, x + ui.s(22), y, ui.s(8), hue, false);
        break;
      case 1:
        draw_span(ui, x, x + ui.s(22), y, ui.s(8), hue, true);
        break;
      case 2:
        draw_no_change(ui, {x + ui.s(12), y}, ui.s(5), hue);
        break;
      case 3:
        draw_contradiction(ui, {x + ui.s(12), y}, ui.s(5), t.contested);
        break;
      default:
        break;
    }
    if (i < 4) x += shape;
    x += say(ui, kKeys[i], Role::list_item, ui.w(kKeys[i]), x, baseline, Face::small, ink(t.text.t2)) + gap;
  }
  ui.semantics.close();
}

}  // namespace tc::ui
