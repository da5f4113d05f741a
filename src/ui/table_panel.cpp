#include <string>
#include <string_view>
#include <utility>

#include "ui/drawer.h"
#include "ui/widget.h"

namespace tc::ui {

void table_panel(Ui& ui, Column& c) {
  const auto& t = ui.theme;
  column_text(ui, c, "when", ui.w({"table.when", {{"time", ui.says.time_label}}}), Face::label,
              ink(t.text.t2), 20);
  c.y += ui.s(10);

  const app::Table& table = ui.view.kept.table(ui.session, ui.view.seconds());
  Node& node = ui.semantics.open("values", Role::table, ui.w("table.title"));
  node.rect = {c.x, c.y, c.width, ui.s(30) * static_cast<float>(table.rows.size() + 1)};
  const bool narrow = c.width < ui.s(300);  // the value then stands under its name
  const float second = narrow ? c.x + c.width * .56f : c.x + c.width * .68f, last = c.x + c.width;
  const float name_width = c.width * (narrow ? 1.0f : .42f);
  const auto cell = [&](std::string_view id, Role role, const std::string& text, float x, float y, Face face,
                        ImU32 tint, Align align) { say(ui, id, role, text, x, y, face, tint, align); };
  ui.semantics.open("head", Role::row, "").rect = {c.x, c.y, c.width, ui.s(22)};
  for (std::size_t k = 0; k < 3 && k < table.columns.size(); ++k) {
    if (narrow && k == 1) continue;
    cell("h" + std::to_string(k), Role::column_header, table.columns[k],
         k == 0   ? c.x
         : k == 1 ? second
                  : last,
         c.y + ui.s(14), Face::small, ink(t.text.t3), k == 0 ? Align::left : Align::right);
  }
  ui.semantics.close();
  c.y += ui.s(22);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const app::TableRow& row = table.rows[i];
    ui.canvas.fill({c.x, c.y, c.width, 1}, ink(t.line.hair));
    ui.semantics.open("r" + std::to_string(i), Role::row, "").rect = {c.x, c.y, c.width, ui.s(44)};
    const float top = c.y;
    float y = top;
    for (const auto& line : ui.canvas.wrap(row.signal, Face::label, name_width)) {
      ui.canvas.text(c.x, y + ui.s(19), line, Face::label, ink(t.text.t1));
      y += ui.s(18);
    }
    Node& name = ui.semantics.leaf("c0", Role::cell, row.signal);
    name.rect = {c.x, top, name_width, y - top};
    const float value_y = narrow ? y + ui.s(19) : top + ui.s(19);
    if (narrow) y += ui.s(19);
    cell("c1", Role::cell, row.value, narrow ? c.x : second, value_y, Face::label_strong, ink(t.text.t1),
         narrow ? Align::left : Align::right);
    cell("c2", Role::cell, row.band, last, value_y, Face::small, ink(t.text.t2), Align::right);
    const auto note = [&](std::string_view id, const std::string& text, ImU32 tint) {
      const float first = y;
      for (const auto& line : ui.canvas.wrap(text, Face::small, c.width)) {
        ui.canvas.text(c.x, y + ui.s(16), line, Face::small, tint);
        y += ui.s(16);
      }
      ui.semantics.leaf(id, Role::cell, text).rect = {c.x, first, c.width, y - first};
    };
    note("c3", row.source, ink(t.text.t3));
    if (!row.link.empty()) note("c4", row.link_name + ": " + row.link, ink(t.text.t2));
    ui.semantics.close();
    c.y = y + ui.s(12);
  }
  ui.semantics.close();
  c.y += ui.s(8);
  column_text(ui, c, "note", ui.w("table.note"), Face::small, ink(t.text.t2), 18);
  c.y += ui.s(14);
  column_heading(ui, c, "take", ui.w("table.take"));
  constexpr std::pair<std::string_view, std::string_view> kFiles[] = {
      {"values", "table.take.values"}, {"picture", "table.take.picture"}, {"drawing", "table.take.drawing"}};
  for (const auto& [what, label] : kFiles) {
    if (button(ui, "take-" + std::string(what), ui.w(label), {c.x, c.y, c.width, ui.s(44)}, ButtonLook::secondary).pressed)
      ui.send(app::cmd::HandOut{std::string(what)});
    c.y += ui.s(52);
  }
}

}  // namespace tc::ui
