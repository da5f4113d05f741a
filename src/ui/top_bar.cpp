#include <array>

#include "ui/dial.h"
#include "ui/hero.h"
#include "ui/widget.h"

namespace tc::ui {
namespace {

/// Three small clocks, hands out of step.
float logo(const Ui& ui, float x, float y, float size) {
  constexpr std::array kHands{2.1, .9, .25};
  constexpr std::array kClocks{content::Clock::feeling, content::Clock::drug, content::Clock::plasticity};
  for (std::size_t i = 0; i < 3; ++i) {
    const ImU32 colour = ink(clock_colour(ui.theme, kClocks[i]));
    const ImVec2 centre{x + size * .5f + static_cast<float>(i) * size * .86f, y};
    ui.canvas.ring(centre, size * .36f, colour, size * .1f);
    ui.canvas.segment(centre, polar(centre, size * .27f, kHands[i]), colour, size * .1f);
  }
  return size * .5f + 2 * size * .86f + size * .5f;
}

void open_panel(Ui& ui, app::Panel panel) {
  ui.send(app::cmd::OpenPanel{ui.state.panel == panel ? app::Panel::none : panel});
}

/// Pins the present regimen as B and opens the panel to change A; again ends the comparison. Tiny screens
/// have it in the regimen panel only. Returns its width.
float compare_button(Ui& ui, const std::string& name, const Rect& rect, bool labelled) {
  const auto& t = ui.theme;
  const float y = rect.y + rect.h / 2;
  const Touch touch = press_area(ui, {.id = "compare",
                                      .role = Role::toggle,
                                      .name = name,
                                      .rect = rect,
                                      .description = ui.w("toolbar.compare.help"),
                                      .checked = ui.state.pinned.has_value()});
  const ImU32 tint = ink(touch.hovered || ui.state.pinned ? t.text.t1 : t.text.t2);
  if (touch.hovered) {
    ui.canvas.fill({rect.x + ui.s(3), y - ui.s(17), rect.w - ui.s(6), ui.s(34)}, ink(t.surface.control),
                   ui.s(8));
  }
  draw_icon(ui.canvas, Icon::compare, {rect.x + ui.s(22), y}, ui.s(20), tint, ink(t.surface.base));
  if (labelled) ui.canvas.text(rect.x + ui.s(37), y + ui.s(5), name, Face::label, tint);
  if (touch.pressed && ui.state.pinned) ui.send(app::cmd::UnpinRegimen{});
  if (touch.pressed && !ui.state.pinned) {
    ui.send(app::cmd::PinRegimen{});
    ui.send(app::cmd::OpenPanel{app::Panel::regimen});
  }
  return rect.w;
}

struct Tool {
  std::string_view id;
  Icon icon;
  std::string_view name_key;
  app::Panel panel;
};

}  // namespace

void top_bar(Ui& ui) {
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  const float h = l.bar_height, y = h / 2, em = l.em;
  ui.canvas.fill({0, 0, l.width, h}, ink(t.surface.base));
  ui.canvas.fill({0, h - 1, l.width, 1}, ink(t.line.hair));

  float x = l.margin;
  const bool tiny = l.size == SizeClass::xs;
  if (!tiny) x += logo(ui, x, y, ui.s(22)) + ui.s(6);
  say(ui, "name", Role::heading, ui.w("app.name"), x, y + ui.s(5.5), Face::body_strong, ink(t.text.t1),
      Align::left, 1);

  // Tools from the right edge; labels where there is room. Recorded in reading order, left to right.
  constexpr std::array kTools{Tool{"table", Icon::table, "toolbar.table", app::Panel::table},
                              Tool{"help", Icon::help, "toolbar.help", app::Panel::help},
                              Tool{"settings", Icon::settings, "toolbar.settings", app::Panel::settings}};
  const float target = ui.s(44);
  float right = l.width - l.margin + ui.s(10);
  const bool labelled = l.width / em > 44;
  const std::string& compare = ui.w(ui.state.pinned ? "toolbar.compare_end" : "toolbar.compare");
  const float compare_width = labelled ? ui.canvas.measure(compare, Face::label) + ui.s(44) : target;
  float tools_width = tiny ? target : compare_width + target * 3;
  x = right - tools_width;

  if (!tiny) x += compare_button(ui, compare, {x, y - target / 2, compare_width, target}, labelled);
  for (const Tool& tool : kTools) {
    if (tiny && tool.panel != app::Panel::settings) continue;  // help and table open from settings there
    if (icon_button(ui, tool.id, tool.icon, ui.w(tool.name_key), {x, y - target / 2, target, target},
                    ui.state.panel == tool.panel)
            .pressed) {
      open_panel(ui, tool.panel);
    }
    x += target;
  }
}

}  // namespace tc::ui
