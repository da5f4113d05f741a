#include "ui/stage_screen.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "ui/axis.h"
#include "ui/dial.h"
#include "ui/lanes.h"
#include "ui/stage_picture.h"
#include "ui/widget.h"

namespace tc::ui {

using content::Clock;

namespace {

constexpr std::array<app::Scene, 4> kOrder{app::Scene::person, app::Scene::synapse, app::Scene::dendrite,
                                           app::Scene::body};
constexpr std::array<std::string_view, 4> kNames{"scene.person", "scene.synapse", "scene.dendrite",
                                                 "scene.body"};

std::string caption_of(const Ui& ui, const app::StageNow& now) {
  const std::string key = caption_key(ui, now);
  return ui.w(key.empty() ? "scene.loading" : key);
}

std::string_view name_key(app::Scene scene) {
  return kNames[static_cast<std::size_t>(std::find(kOrder.begin(), kOrder.end(), scene) - kOrder.begin())];
}

/// Height of stage_caption() at this width.
float caption_height(const Ui& ui, const app::StageNow& now, float width) {
  return ui.s(22) * static_cast<float>(ui.canvas.wrap(caption_of(ui, now), Face::body_strong, width).size());
}

void picture_node(Ui& ui, const app::StageNow& now, const Rect& rect) {
  Node& node = ui.semantics.leaf("picture", Role::image, ui.w(name_key(ui.state.stage.scene)));
  node.description = caption_of(ui, now);
  node.rect = rect;
}

/// The corners of a rounded picture, painted over in the colour of the page.
void round_corners(const Ui& ui, const Rect& r, float radius) {
  const ImU32 page = ink(ui.theme.surface.base);
  for (int corner = 0; corner < 4; ++corner) {
    const bool right = corner == 1 || corner == 2, low = corner >= 2;
    const ImVec2 tip{right ? r.x + r.w : r.x, low ? r.y + r.h : r.y};
    const ImVec2 centre{right ? tip.x - radius : tip.x + radius, low ? tip.y - radius : tip.y + radius};
    constexpr int kSteps = 6;
    for (int i = 0; i < kSteps; ++i) {
      const auto at = [&](int k) {
        const float a = 1.5708f * static_cast<float>(k) / kSteps;
        return ImVec2{centre.x + (right ? 1.0f : -1.0f) * radius * std::cos(a),
                      centre.y + (low ? 1.0f : -1.0f) * radius * std::sin(a)};
      };
      ui.canvas.triangle(tip, at(i), at(i + 1), page);
    }
  }
}

/// Time and the three clocks, small, at the upper left.
void corner(Ui& ui, const Curves& curves, const Rect& picture) {
  const auto& t = ui.theme;
  const auto& says = ui.says;
  const float x = picture.x + ui.s(22), baseline = picture.y + ui.s(72);
  ui.canvas.text(x, baseline, says.time_number, Face::display, ink(t.text.t1));
  const float number = ui.canvas.measure(says.time_number, Face::display);
  ui.canvas.text_sized(x + number + ui.s(8), baseline, says.time_unit, Face::display,
                       ui.canvas.size(Face::display) * .5f, ink(t.text.t2));
  Node& time = ui.semantics.leaf("time", Role::heading, says.time_label);
  time.level = 2;
  time.rect = {x, baseline - ui.s(44), number + ui.s(90), ui.s(52)};
  const std::array<std::pair<Clock, const app::ClockReading*>, 3> clocks{
      {{Clock::feeling, &says.feeling}, {Clock::drug, &says.drug}, {Clock::plasticity, &says.plasticity}}};
  constexpr std::array<std::string_view, 3> kKeys{"clock.feeling.name", "clock.drug.name",
                                                  "clock.plasticity.name"};
  for (std::size_t i = 0; i < 3; ++i) {
    const float y = picture.y + ui.s(120) + ui.s(52) * static_cast<float>(i);
    Dial dial;
    dial.clock = clocks[i].first;
    dial.centre = {picture.x + ui.s(44), y};
    dial.radius = ui.s(18);
    dial.time_min = std::max(0.0, ui.shown_time_min - curves.dose_min);
    dial.labels = false;
    draw_dial(ui, dial);
    ui.canvas.text(picture.x + ui.s(76), y - ui.s(3), ui.w(kKeys[i]), Face::label_strong,
                   ink(clock_colour(t, clocks[i].first)));
    ui.canvas.text(picture.x + ui.s(76), y + ui.s(15), clocks[i].second->value, Face::label, ink(t.text.t1));
    Node& node = ui.semantics.leaf(kKeys[i], Role::image, ui.w(kKeys[i]));
    node.value = clocks[i].second->value;
    node.description = clocks[i].second->description;
    node.rect = {picture.x + ui.s(26), y - ui.s(18), ui.s(150), ui.s(36)};
  }
}

/// Names and, beside the person, the comparison drug; a way back from a thing to the whole. In a row, or below each
/// other.
void tools(Ui& ui, float x, float y, bool row) {
  const auto pill = [&](std::string_view id, const std::string& label, bool on, bool is_toggle) {
    const float w = ui.canvas.measure(label, Face::label) + ui.s(28);
    const Rect r{x, y, w, ui.s(32)};
    const Touch touch = press_area(ui, {.id = id,
                                        .role = is_toggle ? Role::toggle : Role::button,
                                        .name = label,
                                        .rect = r,
                                        .checked = on,
                                        .focus_radius = 16});
    const auto& t = ui.theme;
    ui.canvas.fill(r,
                   ink(on              ? t.text.t1
                       : touch.hovered ? t.surface.control
                                       : t.stage.bg0,
                       on ? 1 : .8),
                   ui.s(16));
    if (!on) ui.canvas.frame(r, ink(t.line.strong), 1, ui.s(16));
    ui.canvas.text(x + w / 2, y + ui.s(21), label, Face::label, ink(on ? t.text.inverse : t.text.t1),
                   Align::centre);
    (row ? x : y) += row ? w + ui.s(8) : ui.s(38);
    return touch.pressed;
  };
  if (pill("names", ui.w("scene.names"), ui.state.stage.names, true))
    ui.send(app::cmd::ShowNames{!ui.state.stage.names});
  if (ui.state.stage.scene == app::Scene::person &&
      pill("midazolam-shown", ui.w("scene.midazolam"), ui.state.stage.midazolam, true)) {
    ui.send(app::cmd::ShowMidazolam{!ui.state.stage.midazolam});
  }
  if (!ui.state.stage.focus.empty() && pill("whole", ui.w("scene.whole"), false, false))
    ui.send(app::cmd::FocusElement{});
}

/// The three courses over the axis, thin.
void strips(Ui& ui, const Curves& curves, const Rect& plot) {
  const auto& t = ui.theme;
  const float xp = ui.x(ui.shown_time_min), feeling = plot.y + ui.s(14), drug = feeling + ui.s(14),
              window = drug + ui.s(3);
  const auto hill = [&](const Curves::Points& line, float base, double top, content::Colour hue) {
    const double end = ui.scale.horizon_min();
    const auto past = line.trace(0, ui.shown_time_min, base, ui.s(12), top);
    const auto future = line.trace(ui.shown_time_min, end, base, ui.s(12), top);
    ui.canvas.area(future, base, base - ui.s(12), ink(hue, .3), ink(hue, .3));
    ui.canvas.area(past, base, base - ui.s(12), ink(hue), ink(hue));
    ui.canvas.polyline(future, ink(hue, .35), 1);
    ui.canvas.polyline(past, ink(hue), 1.2f);
  };
  hill(curves.a.line[Curves::dissociation], feeling, curves.feeling_top, t.feeling.base);
  hill(curves.a.line[Curves::ketamine], drug, curves.drug_top, t.drug.parent);
  const float from = ui.x_since_dose(0), solid = std::clamp(ui.x_since_dose(2880), plot.x, plot.x + plot.w),
              end = plot.x + plot.w;
  ui.canvas.fill_gradient({from, window, solid - from, ui.s(6)}, ink(t.plasticity.base, .15),
                          ink(t.plasticity.base, .4));
  if (xp > from)
    ui.canvas.fill({from, window, std::min(xp, solid) - from, ui.s(6)}, ink(t.plasticity.base, .85));
  ui.canvas.hatch_rect({solid, window, end - solid, ui.s(6)}, t.plasticity.base,
                       {static_cast<float>(t.hatch_period_px) * ui.layout.k(),
                        static_cast<float>(t.hatch_line_px) * ui.layout.k()},
                       .9, .15);
}

/// The same screen with the lanes' place taken by the foot.
Ui with_layout(Ui& ui, const Layout& layout) {
  return {ui.session, ui.state,  ui.library,   ui.words,    ui.theme,
          ui.fonts,   ui.canvas, ui.semantics, ui.view,     layout,
          ui.says,    ui.scale,  ui.commands,  ui.dose_min, ui.shown_time_min};
}

void foot(Ui& ui, const Curves& curves, float top, bool wide) {
  const auto& t = ui.theme;
  Layout layout = ui.layout;
  const float w = layout.content_width, m = layout.margin, x0 = layout.plot.x;
  ui.canvas.fill({0, top, w, layout.height - top}, ink(t.surface.base));
  ui.canvas.fill({0, top, w, 1}, ink(t.line.hair));
  // The curves were sampled for the lanes' place: the same x, another height.
  layout.plot = {x0, top + ui.s(8), layout.plot.w, ui.s(38)};
  layout.axis_y = top + ui.s(48);
  layout.transport = wide ? Rect{m - ui.s(2), top + ui.s(18), x0 - m, ui.s(44)}
                          : Rect{m, layout.axis_y + ui.s(28), w - 2 * m, ui.s(44)};
  layout.content_height = layout.height;
  Ui here = with_layout(ui, layout);
  lane_input(here);
  strips(here, curves, layout.plot);
  playhead(here);
  axis_row(here);
  transport(here);
}

}  // namespace

float scene_switch(Ui& ui, const Rect& row) {
  const auto& t = ui.theme;
  std::array<float, 4> widths{};
  float total = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    widths[i] = ui.canvas.measure(ui.w(kNames[i]), Face::label) + ui.s(24);
    total += widths[i];
  }
  // Where four do not fit beside each other, two and two, each half as wide as the row.
  const bool one_row = total <= row.w;
  const float x0 = one_row ? row.x + row.w - total : row.x, width = one_row ? total : row.w;
  const float height = one_row ? row.h : 2 * row.h;
  ui.semantics.open("scenes", Role::radio_group, ui.w("scene.switch")).rect = {x0, row.y, width, height};
  if (one_row)
    ui.canvas.fill({x0, row.y + (row.h - ui.s(36)) / 2, width, ui.s(36)}, ink(t.stage.bg0, .8), ui.s(18));
  float x = x0;
  for (std::size_t i = 0; i < 4; ++i) {
    const bool on = ui.state.stage.scene == kOrder[i];
    const float half = row.w / 2;
    const Rect r = one_row ? Rect{x, row.y, widths[i], row.h}
                           : Rect{x0 + half * static_cast<float>(i % 2),
                                  row.y + row.h * static_cast<float>(i / 2), half, row.h};
    const Touch touch = press_area(ui, {.id = content::id_of(kOrder[i]),
                                        .role = Role::radio,
                                        .name = ui.w(kNames[i]),
                                        .rect = r,
                                        .checked = on,
                                        .focus_radius = 16});
    const float pill = std::min(r.h, ui.s(32));
    if (on || touch.hovered)
      ui.canvas.fill({r.x, r.y + (r.h - pill) / 2, r.w, pill}, ink(on ? t.text.t1 : t.surface.control),
                     pill / 2);
    ui.canvas.text(r.x + r.w / 2, r.y + r.h / 2 + ui.s(5), ui.w(kNames[i]), Face::label,
                   ink(on ? t.text.inverse : t.text.t1), Align::centre);
    if (touch.pressed && !on) ui.send(app::cmd::SetScene{kOrder[i]});
    x += widths[i];
  }
  ui.semantics.close();
  return height;
}

void stage_thumbnail(Ui& ui, const Curves& curves) {
  const Rect r = ui.layout.stage;
  if (r.w <= 0) return;
  const app::StageNow now = app::stage_now(ui.session, ui.shown_time_min);
  const auto& t = ui.theme;
  const std::string& open = ui.w("scene.open");
  if (!ui.layout.stage_picture) {
    const bool labelled = r.w > r.h * 1.5f;
    const Touch small = labelled
                            ? button(ui, "stage-open", ui.w("scene.short"), r, ButtonLook::secondary, open)
                            : icon_button(ui, "stage-open", Icon::stage, open, r);
    if (small.pressed) ui.send(app::cmd::SetStage{true});
    return;
  }
  const Touch touch = press_area(ui, {.id = "stage-open",
                                      .name = open,
                                      .rect = r,
                                      .value = ui.w(name_key(ui.state.stage.scene)),
                                      .description = caption_of(ui, now)});
  if (ui.view.stage_later) ui.canvas.fill(r, ink(t.stage.bg1));
  else draw_stage(ui, now, r, true, curves.drug_top);
  const Rect words{r.x, r.y + r.h - ui.s(34), r.w, ui.s(34)};
  ImDrawList* list = ui.canvas.list();
  const ImU32 clear = ink(t.stage.bg1, 0), dark = ink(t.stage.bg1, .9);
  list->AddRectFilledMultiColor({words.x, words.y - ui.s(16)}, {words.x + words.w, words.y + words.h}, clear,
                                clear, dark, dark);
  ui.canvas.text(r.x + ui.s(12), r.y + r.h - ui.s(12), ui.w(name_key(ui.state.stage.scene)), Face::label,
                 ink(t.text.t1));
  draw_icon(ui.canvas, Icon::stage, {r.x + r.w - ui.s(20), r.y + ui.s(20)}, ui.s(20), ink(t.text.t1),
            ink(t.surface.base));
  round_corners(ui, r, ui.s(10));
  if (touch.hovered) ui.canvas.frame(r, ink(t.line.strong), ui.s(1.5), ui.s(10));
  if (touch.pressed) ui.send(app::cmd::SetStage{true});
}

namespace {

/// The part of the stage where no words stand: right of the clocks, below the choice of scenes, above the caption.
Rect clear_of_words(const Ui& ui, const Rect& all, float caption) {
  const float left = ui.s(200), top = ui.s(62), low = caption + ui.s(28);
  return {all.x + left, all.y + top, all.w - left, std::max(ui.s(120), all.h - top - low)};
}

/// The picture ends softly in the ground around it.
void fade_edges(const Ui& ui, const Rect& r) {
  const ImU32 ground = ink(ui.theme.stage.bg1), clear = ink(ui.theme.stage.bg1, 0);
  const float soft = ui.s(28);
  ui.canvas.fill_gradient({r.x, r.y, soft, r.h}, ground, clear);
  ImDrawList* list = ui.canvas.list();
  list->AddRectFilledMultiColor({r.x, r.y}, {r.x + r.w, r.y + soft}, ground, ground, clear, clear);
  list->AddRectFilledMultiColor({r.x, r.y + r.h - soft}, {r.x + r.w, r.y + r.h}, clear, clear, ground, ground);
}

/// Where the names stand at the sides of the whole scene, the ground rises behind the words below.
void ground_below(const Ui& ui, float width, float foot_top) {
  const ImU32 clear = ink(ui.theme.stage.bg1, 0), ground = ink(ui.theme.stage.bg1, .88);
  ui.canvas.list()->AddRectFilledMultiColor({0, foot_top - ui.s(112)}, {width, foot_top - ui.s(56)}, clear, clear, ground,
                                            ground);
  ui.canvas.fill({0, foot_top - ui.s(56), width, ui.s(56)}, ground);
}

}  // namespace

void stage_screen(Ui& ui, const Curves& curves) {
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  const app::StageNow now = app::stage_now(ui.session, ui.shown_time_min);
  const float k = l.k(), w = l.content_width;
  const bool wide = w / k >= 860 && l.height / k >= 520;
  ui.semantics.open("stage", Role::region, ui.w("scene.title")).rect = {0, l.bar_height, w,
                                                                        l.page_bottom - l.bar_height};
  const auto close = [&](const Rect& r) {
    if (icon_button(ui, "stage-close", Icon::close, ui.w("scene.close"), r).pressed)
      ui.send(app::cmd::SetStage{false});
  };
  if (wide) {
    const float foot_top = l.height - ui.s(80);
    const Rect all{0, l.bar_height, w, foot_top - l.bar_height};
    // Names have room beside the whole scene; of a part, or beside a drawer, tissue may lie anywhere.
    const bool words = w / k >= 1180, beside = words && ui.state.stage.focus.empty();
    const float words_x = ui.s(words ? 300 : 200), room = w - ui.s(words ? 660 : 240);
    const Rect picture = beside ? all : clear_of_words(ui, all, caption_height(ui, now, room));
    if (!beside) ui.canvas.fill(all, ink(t.stage.bg1));
    const scene::Picture& drawn = draw_stage(ui, now, picture, false, curves.drug_top);
    if (beside) ground_below(ui, w, foot_top);
    else fade_edges(ui, picture);
    corner(ui, curves, all);
    scene_switch(ui, {w - ui.s(68) - ui.s(400), all.y + ui.s(10), ui.s(400), ui.s(44)});
    close({w - ui.s(62), all.y + ui.s(10), ui.s(44), ui.s(44)});
    picture_node(ui, now, picture);
    // Beside a drawer the tools stand below the clocks.
    if (words) tools(ui, words_x, all.y + ui.s(16), true);
    else tools(ui, ui.s(24), all.y + ui.s(256), false);
    ui.semantics.open("things", Role::list, ui.w("scene.things")).rect = picture;
    if (ui.state.stage.scene == app::Scene::dendrite && beside) {
      ui.canvas.text(picture.x + ui.s(300), picture.y + ui.s(88), ui.w("scene.mice"), Face::title,
                     ink(t.text.t1));
      const std::string_view people = "stage.dendrite.people_outline.name";
      if (ui.words.has(people)) {
        ui.canvas.text(picture.x + picture.w - ui.s(342), picture.y + ui.s(88), ui.w(people), Face::title,
                       ink(t.text.t1));
      }
    }
    stage_elements(ui, drawn, now, picture, beside);
    ui.semantics.close();
    ui.view.page_height = l.height;
    stage_caption(ui, now, {words_x, all.y, room, all.h - ui.s(16)}, true);
    foot(ui, curves, foot_top, true);
    ui.semantics.close();
    return;
  }
  // A sheet: picture, sentence and list below each other; the page scrolls, the foot stays. Above a drawer the picture
  // has all the room that is left.
  const bool above = l.drawer_sheet;
  const float foot_height = above ? 0 : ui.s(128), m = l.margin, foot_top = l.page_bottom - foot_height;
  float y = l.bar_height - ui.view.scroll_y + ui.s(6);
  const Rect head{0, l.bar_height, w, foot_top - l.bar_height};
  ui.canvas.push_clip(head);
  ui.canvas.text(m, y + ui.s(28), ui.says.time_label, Face::title, ink(t.text.t1));
  Node& time = ui.semantics.leaf("time", Role::heading, ui.says.time_label);
  time.level = 2;
  time.rect = {m, y + ui.s(8), ui.s(120), ui.s(26)};
  close({w - m - ui.s(40), y, ui.s(44), ui.s(44)});
  y += ui.s(46);
  if (!above) y += scene_switch(ui, {m - ui.s(6), y, w - 2 * m + ui.s(12), ui.s(44)}) + ui.s(4);
  const float room = foot_top - (y + ui.view.scroll_y) - ui.s(6), most = std::min(w * 0.82f, ui.s(420));
  // Where a low window leaves little above a drawer, the picture stands between the hour and the way out.
  const float hour = std::max(ui.s(124), ui.canvas.measure(ui.says.time_label, Face::title) + ui.s(12));
  const bool low_page = above && room < most / 3 && w / k >= 480;
  const Rect picture = low_page
                           ? Rect{m + hour, y - ui.s(48), w - 2 * m - hour - ui.s(48), foot_top - l.bar_height - ui.s(8)}
                           : Rect{0, y, w, above ? std::clamp(room, most / 3, most) : most};
  const scene::Picture& drawn = draw_stage(ui, now, picture, true, curves.drug_top);
  picture_node(ui, now, picture);
  y = std::max(y, picture.y + picture.h) + ui.s(12);
  y += stage_caption(ui, now, {m, y, w - 2 * m, 0}, false) + ui.s(12);
  tools(ui, m, y, true);
  y += ui.s(44);
  ui.semantics.open("things", Role::list, ui.w("scene.things")).rect = {m, y, w - 2 * m, ui.s(40)};
  const float top = std::max(picture.y, l.bar_height), low = std::min(picture.y + picture.h, foot_top);
  stage_taps(ui, drawn, {picture.x, top, picture.w, std::max(0.0f, low - top)});
  std::vector<const scene::Element*> things;
  for (const scene::Element& e : drawn.elements) things.push_back(&e);
  mark_names(ui, things, {picture.x + ui.s(8), picture.y, picture.w - ui.s(16), picture.h}, {});
  y += stage_list(ui, drawn, now, {m, y, w - 2 * m, 0});
  ui.semantics.close();
  ui.canvas.pop_clip();
  ui.view.page_height = y + ui.view.scroll_y + foot_height + ui.s(8);
  if (!above) foot(ui, curves, foot_top, false);
  ui.semantics.close();
}

}  // namespace tc::ui
