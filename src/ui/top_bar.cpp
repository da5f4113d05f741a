#include <array>

#include "ui/dial.h"
#include "ui/hero.h"
#include "ui/screens.h"
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

/// An icon with its name beside it where there is room. Returns its width.
float tool_width(const Ui& ui, const std::string& name, bool labelled) {
  return labelled ? ui.canvas.measure(name, Face::label) + ui.s(44) : ui.s(44);
}

bool labelled_tool(Ui& ui, std::string_view id, Icon icon, const std::string& name, const Rect& rect,
                   bool labelled, bool on, bool is_toggle, const std::string& help) {
  const auto& t = ui.theme;
  const float y = rect.y + rect.h / 2;
  const Touch touch = press_area(ui, {.id = id,
                                      .role = is_toggle ? Role::toggle : Role::button,
                                      .name = name,
                                      .rect = rect,
                                      .description = help,
                                      .checked = on,
                                      .has_expanded = !is_toggle,
                                      .expanded = on});
  const ImU32 tint = ink(touch.hovered || on ? t.text.t1 : t.text.t2);
  if (touch.hovered || (on && !is_toggle)) {
    ui.canvas.fill({rect.x + ui.s(3), y - ui.s(17), rect.w - ui.s(6), ui.s(34)}, ink(t.surface.control),
                   ui.s(8));
  }
  draw_icon(ui.canvas, icon, {rect.x + ui.s(22), y}, ui.s(20), tint, ink(t.surface.base));
  if (labelled) ui.canvas.text(rect.x + ui.s(37), y + ui.s(5), name, Face::label, tint);
  return touch.pressed;
}

/// The next account, after the last none.
void next_lens(Ui& ui) {
  const std::string& now = ui.state.lens;
  const std::string next = now.empty() ? "a" : now == "d" ? "" : std::string(1, static_cast<char>(now.front() + 1));
  ui.send(app::cmd::SetLens{next});
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
  const float h = l.bar_height, y = h / 2;
  ui.canvas.fill({0, 0, l.width, h}, ink(t.surface.base));
  ui.canvas.fill({0, h - 1, l.width, 1}, ink(t.line.hair));

  const float width_px = l.width / l.k();
  const bool tiny = l.size == SizeClass::xs, foot = foot_height(l.width, l.em) > 0;
  // Tools from the right edge; names where there is room. Recorded in reading order, left to right.
  constexpr std::array kTools{Tool{"table", Icon::table, "toolbar.table", app::Panel::table},
                              Tool{"help", Icon::help, "toolbar.help", app::Panel::help},
                              Tool{"settings", Icon::settings, "toolbar.settings", app::Panel::settings}};
  const float target = ui.s(44);
  const bool labelled = width_px >= 1150, timeline = ui.state.screen == app::Screen::timeline;
  const std::string& compare = ui.w(ui.state.pinned ? "toolbar.compare_end" : "toolbar.compare");
  const std::string lens =
      ui.state.lens.empty() || !ui.library.has_dossier
          ? ui.w("toolbar.lens")
          : ui.words.text({"toolbar.lens_on", {{"letter", ui.w("lens." + ui.state.lens + ".letter")}}});
  const float compare_width = tool_width(ui, compare, labelled), lens_width = tool_width(ui, lens, labelled);
  const float evidence_width = tool_width(ui, ui.w("toolbar.evidence"), labelled);
  // Where the tabs leave no room, the table (then help) is in the settings, and the accounts are a screen.
  const bool few = width_px < kAllToolsFrom_px, fewer = !foot && width_px < kHelpFrom_px;
  const auto hidden = [&](app::Panel panel) {
    return (few && panel == app::Panel::table) || ((tiny || fewer) && panel == app::Panel::help);
  };
  float width = 0;
  if (timeline) width += evidence_width + (tiny ? 0 : compare_width) + (few ? 0 : lens_width);
  for (const Tool& tool : kTools) width += hidden(tool.panel) ? 0 : target;
  const float tools = l.width - l.margin + ui.s(10) - width;

  // The name where there is room before the icons, which stand in the middle of their targets.
  const std::string& app_name = ui.w("app.name");
  float x = l.margin;
  const float clocks = tiny ? 0 : ui.s(66), name_width = ui.canvas.measure(app_name, Face::body_strong);
  const bool named = foot ? x + clocks + name_width < tools + ui.s(10) : width_px >= 820;
  if (!tiny || !named) x += logo(ui, x, y, ui.s(22)) + ui.s(6);
  if (named) {
    x += say(ui, "name", Role::heading, app_name, x, y + ui.s(5.5), Face::body_strong, ink(t.text.t1), Align::left, 1);
  } else {  // the three clocks stand for it
    Node& name = ui.semantics.leaf("name", Role::heading, app_name);
    name.level = 1;
    const float size = ui.canvas.size(Face::body_strong);
    name.rect = {l.margin, y + ui.s(5.5) - size, x - l.margin, size * 1.3f};
  }
  if (!foot) screen_tabs(ui, {x + ui.s(named ? 20 : 4)});

  x = tools;
  const auto place = [&](float w) {
    const Rect r{x, y - target / 2, w, target};
    x += w;
    return r;
  };
  if (timeline && !few &&
      labelled_tool(ui, "lens", Icon::lens, lens, place(lens_width), labelled, !ui.state.lens.empty(), true,
                    ui.w("toolbar.lens.help"))) {
    next_lens(ui);
  }
  if (timeline && labelled_tool(ui, "evidence", Icon::paper, ui.w("toolbar.evidence"), place(evidence_width), labelled,
                                ui.state.panel == app::Panel::evidence, false, ui.w("toolbar.evidence.help"))) {
    open_panel(ui, app::Panel::evidence);
  }
  // Pins the present regimen as B and opens the panel to change A; again ends the comparison.
  if (timeline && !tiny &&
      labelled_tool(ui, "compare", Icon::compare, compare, place(compare_width), labelled,
                    ui.state.pinned.has_value(), true, ui.w("toolbar.compare.help"))) {
    if (ui.state.pinned) {
      ui.send(app::cmd::UnpinRegimen{});
    } else {
      ui.send(app::cmd::PinRegimen{});
      ui.send(app::cmd::OpenPanel{app::Panel::regimen});
    }
  }
  for (const Tool& tool : kTools) {
    if (hidden(tool.panel)) continue;
    if (icon_button(ui, tool.id, tool.icon, ui.w(tool.name_key), place(target), ui.state.panel == tool.panel).pressed)
      open_panel(ui, tool.panel);
  }
}

}  // namespace tc::ui
