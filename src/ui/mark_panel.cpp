#include <algorithm>
#include <cmath>

#include "app/readout.h"
#include "ui/drawer.h"
#include "ui/marks.h"
#include "ui/widget.h"

namespace tc::ui {

using content::Contest;

namespace {

/// How settled a statement is: a glyph that fills with agreement, always beside the word.
void contest_glyph(const Ui& ui, ImVec2 at, Contest contest) {
  const auto& t = ui.theme;
  const float r = ui.s(6);
  const ImU32 tint = ink(t.text.t1);
  constexpr double kTurn = 6.283185307179586;
  switch (contest) {
    case Contest::established:
      ui.canvas.disc(at, r, tint);
      break;
    case Contest::supported:
    case Contest::mixed:
      ui.canvas.ring(at, r - ui.s(.75), tint, ui.s(1.5));
      ui.canvas.sector(at, 0, r, 0, kTurn * (contest == Contest::supported ? .75 : .5), tint);
      break;
    case Contest::contested:
      draw_contradiction(ui, at, ui.s(5.5), t.contested);
      break;
    case Contest::unsupported:
      ui.canvas.ring(at, r - ui.s(.75), tint, ui.s(1.5));
      break;
    case Contest::opinion:
      ui.canvas.text(at.x, at.y + ui.s(9), "“", Face::title, tint, Align::centre);
      break;
  }
}

}  // namespace

void mark_panel(Ui& ui, Column& c) {
  const content::Observation* o = ui.library.observation(ui.state.selected);
  if (o == nullptr) return;
  const auto& t = ui.theme;
  const app::MarkReadOut says = app::read_mark(ui.session, *o);

  contest_glyph(ui, {c.x + ui.s(8), c.y + ui.s(9)}, o->contest);
  say(ui, "contest", Role::text, says.contest, c.x + ui.s(24), c.y + ui.s(14), Face::label_strong,
      ink(o->contest == Contest::contested ? t.contested : t.text.t1));
  c.y += ui.s(34);

  column_heading(ui, c, "seen", ui.w("mark.heading.seen"));
  column_text(ui, c, "effect", says.effect, Face::body, ink(t.text.t1), 23);
  c.y += ui.s(6);
  column_text(ui, c, "window", says.window, Face::label, ink(t.text.t2), 20);
  c.y += ui.s(18);

  column_heading(ui, c, "whom", ui.w("mark.heading.whom"));
  column_text(ui, c, "species", says.whom, Face::body, ink(t.text.t1), 23);
  column_text(ui, c, "design", says.design, Face::label, ink(t.text.t2), 20);
  c.y += ui.s(18);

  column_heading(ui, c, "source", ui.w("mark.heading.source"));
  for (std::size_t i = 0; i < says.citations.size(); ++i) {
    column_text(ui, c, "citation-" + std::to_string(i), says.citations[i], Face::label, ink(t.text.t1), 20);
    c.y += ui.s(6);
  }
  c.y += ui.s(4);
  column_text(ui, c, "checked", says.checked, Face::small, ink(t.text.t2), 18);
  c.y += ui.s(20);

  const float width = std::min(c.width, ui.s(170));
  const double at = o->peak_min ? *o->peak_min : o->onset_min.value_or(0);
  if (button(ui, "go", ui.w("mark.go"), {c.x, c.y, width, ui.s(44)}, ButtonLook::primary).pressed) {
    ui.send(app::cmd::Seek{at});
  }
  c.y += ui.s(52);
}

}  // namespace tc::ui
