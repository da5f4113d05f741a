#include "ui/mood_curve.h"

#include <algorithm>

#include "app/entry_text.h"
#include "sim/illustration.h"
#include "ui/marks.h"
#include "ui/prose.h"
#include "ui/widget.h"

namespace tc::ui {

using content::Illustration;
using content::WhatIfArm;

namespace {

/// A 95 % interval is this many standard errors to each side.
constexpr double kNormal = 1.959964;
constexpr double kSolidUntil_min = 4320;

const Illustration* mood_illustration(const content::Library& l) {
  for (const Illustration& i : l.illustrations) {
    if (i.track == content::Track::mood) return &i;
  }
  return nullptr;
}

sim::LogHill fitted(const Illustration& i) {
  std::vector<sim::MeanPoint> points;
  for (const content::FitPoint& p : i.points)
    points.push_back({p.time_min, p.value, p.low ? (*p.high - *p.low) / (2 * kNormal) : 0.0});
  return sim::fit_log_hill(points).curve;
}

/// Up is better in the picture of benefit; the arms say how scores went.
float slope_of(WhatIfArm::Direction d) {
  using D = WhatIfArm::Direction;
  return d == D::stays_low ? 0.0f : d == D::drifts_back ? .55f : d == D::returns ? .9f : 0.0f;
}

/// One trial's arms as lines from where they begin: level while the gain was kept, falling where it went.
void arms(Ui& ui, const content::WhatIfGroup& group, const Rect& room, float base, float height) {
  const auto& t = ui.theme;
  int row = 0;
  for (const WhatIfArm& arm : group.arms) {
    using D = WhatIfArm::Direction;
    if (arm.direction == D::unclear) continue;
    const float x0 = std::max(room.x, ui.x_since_dose(arm.from_min));
    const float x1 = std::min(room.x + room.w, ui.x_since_dose(std::min(20160.0, arm.until_min)));
    if (x1 - x0 < ui.s(40)) continue;
    const bool high = arm.direction == D::stays_high;
    const float y0 = base - height * (high ? .22f : .78f), y1 = y0 + height * slope_of(arm.direction);
    const ImU32 colour = ink(t.text.t1, row == 0 ? 1 : .75);
    for (float x = x0; x < x1; x += ui.s(row == 0 ? 1000 : 9)) {
      const float end = std::min(x1, x + ui.s(row == 0 ? 1000 : 5));
      const auto y = [&](float at) { return y0 + (y1 - y0) * (at - x0) / (x1 - x0); };
      ui.canvas.segment({x, y(x)}, {end, y(end)}, colour, ui.s(row == 0 ? 2 : 1.5));
    }
    ++row;
  }
}

}  // namespace

void mood_curve(Ui& ui, const Rect& room) {
  const Illustration* i = mood_illustration(ui.library);
  if (i == nullptr) return;
  const auto& t = ui.theme;
  const auto hue = t.plasticity.mood;
  const sim::LogHill curve = fitted(*i);
  const float head = ui.s(ui.layout.label_column ? 28 : 50);
  const float base = room.y + room.h - ui.s(6), height = room.h - head - ui.s(8);
  double top = .1;
  for (const content::FitPoint& p : i->points) top = std::max(top, p.high.value_or(p.value));
  const auto y_of = [&](double value) { return base - height * static_cast<float>(std::clamp(value / top, -.05, 1.0)); };
  std::vector<ImVec2> measured, inferred;
  const float right = room.x + room.w;
  for (float x = room.x; x <= right; x += ui.s(3)) {
    const double time = ui.time_at(x) - ui.dose_min;
    if (time < 0) continue;
    const ImVec2 p{x, y_of(curve.at(time))};
    if (time <= kSolidUntil_min) measured.push_back(p);
    if (time >= kSolidUntil_min || inferred.empty()) inferred.push_back(p);
  }
  if (!inferred.empty() && !measured.empty()) inferred.front() = measured.back();
  ui.canvas.segment({room.x, base}, {right, base}, ink(t.line.hair), 1);
  if (measured.size() > 1) {
    ui.canvas.area(measured, base, base - height, ink(hue, .30), ink(hue, .14));
    ui.canvas.polyline(measured, ink(hue, .9), ui.s(2));
  }
  if (inferred.size() > 1) {
    ui.canvas.hatch_area(inferred, base, hue, mark_hatch(ui), .45);
    ui.canvas.polyline(inferred, ink(hue, .6), ui.s(1.5));
  }
  for (const content::FitPoint& p : i->points) {
    const float x = ui.x_since_dose(p.time_min);
    if (x < room.x || x > right) continue;
    if (p.low) {
      const float y0 = y_of(*p.low), y1 = y_of(*p.high);
      ui.canvas.segment({x, y0}, {x, y1}, ink(t.text.t1), ui.s(1.5));
      for (const float y : {y0, y1}) ui.canvas.segment({x - ui.s(4), y}, {x + ui.s(4), y}, ink(t.text.t1), ui.s(1.5));
    }
    draw_point(ui, {x, y_of(p.value)}, ui.s(3.5), hue);
  }
  const std::string stem = "illustration." + i->id;
  const std::string& name = ui.w(stem + ".name");
  const auto heading = ui.canvas.wrap(name, Face::small, room.w - ui.s(8));
  ui.canvas.text(room.x + ui.s(4), room.y + ui.s(14), heading.front(), Face::small, ink(t.text.t2));
  const float title_width = ui.canvas.measure(heading.front(), Face::small);
  Node& node = ui.semantics.leaf("illustration-" + i->id, Role::image, name);
  node.value = ui.w("illustration.tag");
  node.description = ui.w(stem + ".method") + ' ' + ui.w(stem + ".limits");
  node.rect = room;
  const bool beside = ui.layout.label_column;
  float x = room.x + ui.s(4) + (beside ? title_width + ui.s(16) : 0);
  for (const content::WhatIfGroup& group : ui.library.what_if) {
    const std::string& title = ui.w("whatif.short." + group.id);
    const bool on = ui.view.what_if == group.id;
    const float w = ui.canvas.measure(title, Face::small) + ui.s(18);
    const Rect box{x, room.y + ui.s(beside ? 0 : 20), w, ui.s(24)};
    if (box.x + w > right) break;
    const Touch touch = press_area(ui, {.id = "whatif-" + group.id, .role = Role::toggle, .name = ui.w("whatif." + group.id + ".title"),
                                        .rect = box, .description = ui.w("whatif." + group.id + ".summary"), .checked = on, .focus_radius = 6});
    ui.canvas.fill(box, on ? ink(t.text.t1) : ink(t.surface.base, .9), ui.s(6));
    ui.canvas.frame(box, ink(t.line.strong), ui.s(1), ui.s(6));
    ui.canvas.text(box.x + ui.s(9), box.y + ui.s(16.5), title, Face::small, ink(on ? t.text.inverse : t.text.t1));
    if (touch.pressed) {
      ui.view.what_if = on ? std::string() : group.id;
      if (!on) {
        ui.view.trail.clear();
        ui.send(app::cmd::Select{"whatif/" + group.id});
      }
    }
    if (on) arms(ui, group, room, base, height);
    x += w + ui.s(6);
  }
}

}  // namespace tc::ui
