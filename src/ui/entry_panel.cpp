// The drawer of one entry: what it says, how settled it is, who says so, where to go on.
#include <algorithm>

#include "ui/entry_parts.h"
#include "ui/marks.h"
#include "ui/prose.h"
#include "ui/widget.h"

namespace tc::ui {
namespace {

constexpr std::size_t kMostRelated = 12;

/// The species of the study as a picture, where one line stands for one kind of animal.
void section(Ui& ui, Column& c, const app::EntrySection& s) {
  const auto& t = ui.theme;
  column_heading(ui, c, s.id, s.heading);
  const bool warning = s.id == "myth";
  if (warning) {  // what is wrong is hatched, as everything that was not measured
    const float width = ui.s(6), top = c.y;
    Column inner{c.x + ui.s(16), c.y, c.width - ui.s(16)};
    prose(ui, inner, s.id + "-text", s.text, Face::body, ink(t.text.t2), 23);
    ui.canvas.hatch_rect({c.x, top, width, inner.y - top}, t.text.t2, mark_hatch(ui), 1, 1);
    c.y = inner.y;
  } else {
    prose(ui, c, s.id + "-text", s.text, Face::body, ink(t.text.t1), 23);
  }
  if (s.estimate) {
    c.y += ui.s(6);
    estimate_bar(ui, c, s.id + "-estimate", *s.estimate);
  }
  if (!s.citations.empty()) {
    c.y += ui.s(2);
    source_rows(ui, c, s.id + "-source", s.citations);
  }
  c.y += ui.s(14);
}

/// The one source of the entry that can be copied and opened from here.
const content::Reference* only_source(const Ui& ui, const app::EntryText& text) {
  if (text.kind == app::EntryKind::reference) return ui.library.reference(app::local_id(text.id));
  std::vector<content::Citation> all = text.citations;
  for (const auto& s : text.sections) all.insert(all.end(), s.citations.begin(), s.citations.end());
  return all.size() == 1 ? ui.library.reference(all.front().reference_id) : nullptr;
}

void buttons(Ui& ui, Column& c, const app::EntryText& text) {
  const float gap = ui.s(8), height = ui.s(44);
  float x = c.x;
  const auto next = [&](std::string_view id, const std::string& label, ButtonLook look) {
    const float width = std::min(c.width, ui.canvas.measure(label, Face::label_strong) + ui.s(32));
    if (x > c.x && x + width > c.x + c.width) {
      x = c.x;
      c.y += height + gap;
    }
    const bool pressed = button(ui, id, label, {x, c.y, width, height}, look).pressed;
    x += width + gap;
    return pressed;
  };
  bool any = false;
  if (text.time_min) {
    any = true;
    if (next("go", ui.w("mark.go"), ButtonLook::primary)) {
      const double at = ui.dose_min + *text.time_min;
      ui.send(app::cmd::SetScreen{app::Screen::timeline});
      ui.send(app::cmd::Seek{at});
      ui.send(app::cmd::Select{text.id});
    }
  }
  if (const content::Reference* r = only_source(ui, text)) {
    any = true;
    if (next("copy", ui.w("entry.copy"), ButtonLook::secondary)) ui.send(app::cmd::CopyCitation{r->id});
    if (!(r->doi.empty() && r->url.empty()) && next("open", ui.w("entry.open"), ButtonLook::quiet))
      ui.send(app::cmd::OpenReference{r->id});
  }
  if (any) c.y += height + ui.s(20);
}

}  // namespace

void entry_panel(Ui& ui, Column& c) {
  const auto& t = ui.theme;
  const auto text = app::read_entry(ui.library, ui.state.selected);
  if (!text) return dossier_pending(ui, c);

  if (text->contest) {
    contest_glyph(ui, {c.x + ui.s(8), c.y + ui.s(9)}, *text->contest);
    Column beside{c.x + ui.s(24), c.y, c.width - ui.s(24)};
    column_text(ui, beside, "contest", text->contest_line, Face::label_strong,
                ink(*text->contest == content::Contest::contested ? t.contested : t.text.t1), 20);
    c.y = beside.y + ui.s(2);
    Column small{c.x + ui.s(24), c.y, c.width - ui.s(24)};
    column_text(ui, small, "whom", text->whom, Face::label, ink(t.text.t2), 20);
    column_text(ui, small, "design", text->design, Face::label, ink(t.text.t2), 20);
    c.y = small.y + ui.s(16);
  }
  for (const app::EntrySection& s : text->sections) section(ui, c, s);
  if (!text->citations.empty()) {
    column_heading(ui, c, "sources", ui.w("entry.sources"));
    source_rows(ui, c, "source", text->citations);
    c.y += ui.s(8);
  }
  if (!text->checked.empty()) {
    column_text(ui, c, "checked", text->checked, Face::small, ink(t.text.t2), 18);
    c.y += ui.s(16);
  }
  buttons(ui, c, *text);
  if (text->related.empty()) return;
  column_heading(ui, c, "related", ui.w("entry.related"));
  const std::size_t shown = std::min(kMostRelated, text->related.size());
  for (std::size_t i = 0; i < shown; ++i)
    entry_row_of(ui, c, "related-" + std::to_string(i), text->related[i]);
}

}  // namespace tc::ui
