#include <algorithm>

#include "ui/drawer.h"
#include "ui/marks.h"
#include "ui/shortcuts.h"
#include "ui/widget.h"

namespace tc::ui {

void help_panel(Ui& ui, Column& c) {
  const auto& t = ui.theme;
  column_text(ui, c, "what", ui.w("help.what"), Face::body, ink(t.text.t1), 23);
  c.y += ui.s(14);

  column_heading(ui, c, "marks", ui.w("help.marks"));
  const float row = ui.s(27), text_x = c.x + ui.s(56);
  const auto hue = t.plasticity.base;
  constexpr std::string_view kMarks[] = {
      "help.mark.point",         "help.mark.span",      "help.mark.inferred", "help.mark.no_change",
      "help.mark.contradiction", "help.mark.two_sided", "help.mark.rule",     "help.mark.blank"};
  for (std::size_t i = 0; i < std::size(kMarks); ++i) {
    const float y = c.y + row / 2 - ui.s(2), x = c.x + ui.s(20);
    // Marks are drawn with a halo in the page's colour; here the drawer is behind them.
    switch (i) {
      case 0:
        draw_point(ui, {x, y}, ui.s(4), hue);
        break;
      case 1:
        draw_span(ui, c.x + ui.s(2), c.x + ui.s(40), y, ui.s(9), hue, false);
        break;
      case 2:
        draw_span(ui, c.x + ui.s(2), c.x + ui.s(40), y, ui.s(9), hue, true);
        break;
      case 3:
        draw_no_change(ui, {x, y}, ui.s(5), hue);
        break;
      case 4:
        draw_contradiction(ui, {x, y}, ui.s(5.5), t.contested);
        break;
      case 5:
        draw_two_sided(ui, {x, y}, ui.s(6), hue);
        break;
      case 6:
        draw_rule(ui, c.x + ui.s(2), c.x + ui.s(40), y, t.text.t2);
        break;
      default:
        break;
    }
    const std::string& what = ui.w(kMarks[i]);
    const float top = c.y;
    float text_y = y + ui.s(5);
    for (const auto& line : ui.canvas.wrap(what, Face::label, c.x + c.width - text_x)) {
      ui.canvas.text(text_x, text_y, line, Face::label, ink(t.text.t1));
      text_y += ui.s(19);
    }
    c.y = std::max(top + row, text_y - ui.s(8));
    ui.semantics.leaf(kMarks[i], Role::text, what).rect = {c.x, top, c.width, c.y - top};
  }
  c.y += ui.s(12);

  column_heading(ui, c, "keys", ui.w("help.keys"));
  for (const Shortcut& shortcut : shortcuts()) {
    const float y = c.y + ui.s(14);
    const std::string keys = ui.w(shortcut.keys_key), what = ui.w(shortcut.what_key);
    ui.canvas.text(c.x, y, keys, Face::label_strong, ink(t.text.t1));
    const float top = c.y;
    // Beside the keys, or below them where the column is narrow.
    const bool beside = c.width > ui.s(250);
    const float indent = beside ? ui.s(132) : ui.s(12), x = c.x + indent;
    if (!beside) c.y += ui.s(20);
    for (const auto& line : ui.canvas.wrap(what, Face::label, c.width - indent)) {
      ui.canvas.text(x, c.y + ui.s(14), line, Face::label, ink(t.text.t2));
      c.y += ui.s(20);
    }
    Node& node = ui.semantics.leaf(shortcut.keys_key, Role::text, keys + ": " + what);
    node.rect = {c.x, top, c.width, c.y - top};
    c.y += ui.s(6);
  }
  c.y += ui.s(12);
  column_heading(ui, c, "trust", ui.w("help.trust"));
  column_text(ui, c, "trust-text", ui.w("help.trust.text"), Face::label, ink(t.text.t2), 20);
}

}  // namespace tc::ui
