// The card at the pointer: value, unit, band and source.
#include <imgui.h>

#include <algorithm>

#include "app/readout.h"
#include "app/table.h"
#include "app/terms.h"
#include "ui/timeline_screen.h"
#include "ui/widget.h"

namespace tc::ui {
namespace {

struct CardLine {
  std::string left, right;
  Face face = Face::small;
  bool quiet = false;
};

void card(Ui& ui, ImVec2 anchor, const std::string& title, const std::vector<CardLine>& lines) {
  const auto& t = ui.theme;
  const Canvas canvas(ImGui::GetForegroundDrawList(), *ui.fonts, ui.layout.em);
  const float pad = ui.s(14), width = std::min(ui.s(300), ui.layout.width - ui.s(24)),
              inner = width - 2 * pad;
  struct Part {
    std::string_view text;
    std::string_view right;
    Face face;
    bool quiet;
  };
  std::vector<Part> parts;
  for (const auto& line : canvas.wrap(title, Face::label_strong, inner))
    parts.push_back({line, {}, Face::label_strong, false});
  for (const CardLine& line : lines) {
    const float room =
        line.right.empty() ? inner : inner - canvas.measure(line.right, Face::small_strong) - ui.s(10);
    bool first = true;
    for (const auto& piece : canvas.wrap(line.left, line.face, room)) {
      parts.push_back(
          {piece, first ? std::string_view(line.right) : std::string_view(), line.face, line.quiet});
      first = false;
    }
  }
  const float row = ui.s(18), height = row * static_cast<float>(parts.size()) + 2 * pad - ui.s(4);
  Rect r{anchor.x + ui.s(18), anchor.y - height - ui.s(14), width, height};
  if (r.x + r.w > ui.layout.content_width - ui.s(8)) r.x = anchor.x - r.w - ui.s(18);
  r.x = std::max(r.x, ui.s(8));
  if (r.y < ui.layout.bar_height + ui.s(4)) r.y = anchor.y + ui.s(18);
  r.y = std::min(r.y, ui.layout.height - r.h - ui.s(8));
  canvas.fill(r, ink(t.surface.overlay), ui.s(10));
  canvas.frame(r, ink(t.line.strong), ui.s(1), ui.s(10));
  float y = r.y + pad + ui.s(11);
  for (const Part& part : parts) {
    canvas.text(r.x + pad, y, part.text, part.face, ink(part.quiet ? t.text.t3 : t.text.t1));
    if (!part.right.empty()) {
      canvas.text(r.x + r.w - pad, y, part.right, Face::small_strong, ink(t.text.t1), Align::right);
    }
    y += row;
  }
}

}  // namespace

void read_out(Ui& ui) {
  const content::Observation* mark = ui.library.observation(ui.view.next_hovered_mark);
  if (mark != nullptr && ui.state.selected != mark->id) {
    const app::MarkReadOut says = app::read_mark(ui.session, *mark);
    std::vector<CardLine> lines{
        {says.effect}, {says.window, "", Face::small, true}, {says.whom}, {says.design}, {says.contest}};
    // What the words of its label mean; a press opens the drawer, where each is a link.
    const std::string& label = ui.w("obs." + mark->id + ".label");
    for (const app::TermMatch& term : ui.session.terms().find(label)) {
      const std::string id(term.term_id);
      lines.push_back({ui.w("term." + id + ".name") + ": " + ui.w("term." + id + ".plain")});
    }
    if (!says.citations.empty()) lines.push_back({says.citations.front(), "", Face::small, true});
    lines.push_back({says.checked, "", Face::small, true});
    const Node* node = ui.semantics.find("timeline/lanes/" + mark->id);
    const ImVec2 at = node != nullptr ? ImVec2{node->rect.x + std::min(node->rect.w, ui.s(30)), node->rect.y}
                                      : ImGui::GetIO().MousePos;
    card(ui, at, says.title, lines);
    return;
  }
  if (ui.view.hover_time_min < 0) return;
  const Layout& l = ui.layout;
  const float x = ui.x(ui.view.hover_time_min), y = ui.view.hover_y;
  if (x < l.plot.x - 1 || x > l.plot.x + l.plot.w + 1) return;  // tapped, then moved out of sight
  ImGui::GetForegroundDrawList()->AddLine({x, l.plot.y}, {x, l.axis_y}, ink(ui.theme.text.t3, .7), 1);
  if (y > l.plasticity.top) return;  // marks speak for themselves there
  const bool feeling = y < l.drug.top;
  const app::Table table = app::table_at(ui.session, ui.view.hover_time_min);
  std::vector<CardLine> lines;
  std::string source;
  for (const app::TableRow& row : table.rows) {
    if (row.clock != (feeling ? content::Clock::feeling : content::Clock::drug)) continue;
    lines.push_back({row.signal, row.band.empty() ? row.value : row.value + "  (" + row.band + ")"});
    if (!row.link.empty()) lines.push_back({row.link_name, row.link, Face::small, true});
    if (source.empty()) source = row.source;
  }
  if (lines.size() > 6) lines.resize(6);
  lines.push_back({source, "", Face::small, true});
  card(ui, {x, y}, app::time_label(ui.view.hover_time_min, ui.words), lines);
}

}  // namespace tc::ui
