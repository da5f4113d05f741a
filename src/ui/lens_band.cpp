#include "ui/lens_band.h"

#include <algorithm>

#include "ui/marks.h"
#include "ui/widget.h"

namespace tc::ui {

using content::Firmness;
using content::Lens;

namespace {

/// Narrower plots, in design pixels, have no room for words on the bands.
constexpr float kWordsFrom = 560;

void dashes(const Ui& ui, float x0, float x1, float y) {
  for (float x = x0; x < x1; x += ui.s(10))
    ui.canvas.segment({x, y}, {std::min(x1, x + ui.s(5)), y}, ink(ui.theme.text.t2), ui.s(1.5));
}

/// Dashes with words in their middle: no times are given.
void untimed(Ui& ui, const Rect& plot, float y, const std::string& words, bool write) {
  if (!write) return dashes(ui, plot.x, plot.x + plot.w, y);
  const float width = ui.canvas.measure(words, Face::small) + ui.s(20);
  const float middle = plot.x + plot.w * .42f;
  dashes(ui, plot.x, middle - width / 2, y);
  dashes(ui, middle + width / 2, plot.x + plot.w, y);
  ui.canvas.text(middle, y + ui.s(4.5), words, Face::small, ink(ui.theme.text.t1), Align::centre);
}

/// Words on a band, on a ground of the page where they would run over its edge.
void band_words(Ui& ui, const Rect& plot, float x0, float x1, float y, const std::string& words) {
  const float width = ui.canvas.measure(words, Face::small);
  float x = x0 + ui.s(10);
  if (x1 - x0 < width + ui.s(16)) x = x1 + ui.s(10) + width < plot.x + plot.w ? x1 + ui.s(10) : x0 - ui.s(10) - width;
  x = std::clamp(x, plot.x, std::max(plot.x, plot.x + plot.w - width - ui.s(14)));
  if (x < x0 || x + width > x1)
    ui.canvas.fill({x - ui.s(4), y - ui.s(9), width + ui.s(8), ui.s(18)}, ink(ui.theme.surface.base, .9), ui.s(3));
  ui.canvas.text(x, y + ui.s(4.5), words, Face::small, ink(ui.theme.text.t1));
}

void window(Ui& ui, const Lens& lens, const BandPlace& p) {
  const auto& t = ui.theme;
  const content::ClaimedWindow& w = lens.window;
  const std::string& words = ui.w("lens." + lens.id + ".window");
  if (w.no_times) return untimed(ui, p.plot, p.window_y, words, p.words);
  const float half = ui.s(12), right = p.plot.x + p.plot.w;
  const float a = p.x(w.opens_from_min), b = p.x(w.opens_until_min);
  // Where the account names no end: to the last closing drawn for it, or to the end of the axis.
  double end_min = w.closes_min.value_or(0);
  for (const double also : w.also_closes_min) end_min = std::max(end_min, also);
  const float end = end_min > 0 ? std::min(right, p.x(end_min)) : right;
  const float fade_from = w.closes_min ? end
                          : w.also_closes_min.empty()
                              ? b + (end - b) * .5f
                              : std::max(b, std::min(end, p.x(w.also_closes_min.front())));
  const float y = p.window_y - half, h = 2 * half;
  const auto face = t.text.t1;
  if (b > a) {
    ui.canvas.hatch_rect({a, y, b - a, h}, face, mark_hatch(ui), w.opens == Firmness::stated ? .6 : .12, .6);
    ui.canvas.fill_gradient({a, y, b - a, h}, ink(face, .02), ink(face, .15));
  }
  ui.canvas.fill({b, y, fade_from - b, h}, ink(face, .15));
  if (end > fade_from) ui.canvas.fill_gradient({fade_from, y, end - fade_from, h}, ink(face, .15), ink(face, w.arrow ? .1 : .01));
  const float line = ui.s(1.5);
  for (const float edge : {y, y + h}) {
    ui.canvas.fill({b, edge - line / 2, fade_from - b, line}, ink(face, .8));
    if (b > a) ui.canvas.fill_gradient({a, edge - line / 2, b - a, line}, ink(face, .1), ink(face, .8));
    if (end > fade_from)
      ui.canvas.fill_gradient({fade_from, edge - line / 2, end - fade_from, line}, ink(face, .8), ink(face, w.arrow ? .7 : .05));
  }
  if (w.opens == Firmness::stated && b <= a) ui.canvas.fill({a, y, line, h}, ink(face, .8));
  if (w.closes == Firmness::stated && !w.arrow) ui.canvas.fill({end - line, y, line, h}, ink(face, .8));
  if (w.arrow) ui.canvas.triangle({end - ui.s(1), y}, {end + ui.s(10), p.window_y}, {end - ui.s(1), y + h}, ink(face, .7));
  if (!w.arrow && w.closes == Firmness::open && p.words)
    ui.canvas.text(std::min(end + ui.s(6), right - ui.s(6)), p.window_y + ui.s(5), "?", Face::label_strong, ink(t.text.t2));
  if (p.words) band_words(ui, p.plot, b > a + ui.s(40) ? b : a, end, p.window_y, words);
}

void therapy(Ui& ui, const Lens& lens, const BandPlace& p) {
  const auto& t = ui.theme;
  const std::string& words = ui.w("lens." + lens.id + ".therapy");
  if (lens.therapy_no_times) return untimed(ui, p.plot, p.therapy_y, words, p.words);
  const float half = ui.s(5), right = p.plot.x + p.plot.w;
  for (const content::ClaimedSpan& avoid : lens.avoid) {
    const float a = p.x(avoid.from_min), b = p.x(avoid.until_min), m = (a + b) / 2, k = ui.s(4);
    ui.canvas.segment({a, p.therapy_y}, {b, p.therapy_y}, ink(t.text.t2), ui.s(1.5));
    ui.canvas.fill({m - ui.s(9), p.therapy_y - ui.s(7), ui.s(18), ui.s(14)}, ink(t.surface.base));
    ui.canvas.segment({m - k, p.therapy_y - k}, {m + k, p.therapy_y + k}, ink(t.text.t1), ui.s(1.75));
    ui.canvas.segment({m - k, p.therapy_y + k}, {m + k, p.therapy_y - k}, ink(t.text.t1), ui.s(1.75));
  }
  for (const content::ClaimedSpan& span : lens.therapy) {
    const float a = p.x(span.from_min), b = std::min(right, p.x(span.until_min)) - ui.s(3);
    const Rect bar{a, p.therapy_y - half, b - a, 2 * half};
    if (span.arrow || span.firm != Firmness::stated) {
      const float solid = (b - a) * .5f;
      ui.canvas.fill({bar.x, bar.y, solid, bar.h}, ink(t.text.t1), ui.s(2));
      ui.canvas.fill_gradient({bar.x + solid - 1, bar.y, bar.w - solid, bar.h}, ink(t.text.t1), ink(t.text.t1, .08));
    } else {
      ui.canvas.fill(bar, ink(t.text.t1), half);
    }
  }
}

}  // namespace

void lens_band(Ui& ui, const Lens& lens, const BandPlace& p) {
  window(ui, lens, p);
  therapy(ui, lens, p);
  const std::string stem = "lens." + lens.id;
  Node& node = ui.semantics.leaf("times-" + lens.id, Role::image, ui.w("account.times"));
  node.value = ui.w(stem + ".window") + "; " + ui.w(stem + ".therapy");
  node.description = ui.w(stem + ".opens") + ' ' + ui.w(stem + ".closes") + ' ' + ui.w(stem + ".works");
  node.rect = {p.plot.x, p.window_y - ui.s(13), p.plot.w, p.therapy_y - p.window_y + ui.s(20)};
}

void lens_strip(Ui& ui) {
  const Layout& l = ui.layout;
  const content::Lens* lens = ui.library.lens(ui.state.lens);
  if (lens == nullptr || l.lens.height <= 0) return;
  const auto& t = ui.theme;
  const Rect plot = l.plot;
  const bool beside = l.label_column;
  const float head = beside ? 0 : ui.s(22);
  const float top = l.lens.top + head;
  const std::string& name = ui.w("lens." + lens->id + ".name");
  const Rect box = beside ? Rect{l.margin - ui.s(4), l.lens.top - ui.s(2), plot.x - l.margin - ui.s(4), l.lens.height}
                          : Rect{plot.x, l.lens.top, plot.w, ui.s(24)};
  const Touch touch = press_area(ui, {.id = "lens",
                                      .name = ui.words.text({"lens.shown", {{"account", name}}}),
                                      .rect = box,
                                      .has_expanded = true,
                                      .expanded = ui.state.panel == app::Panel::account,
                                      .focus_radius = 4});
  if (touch.hovered) ui.canvas.fill(box, ink(t.surface.control), ui.s(6));
  float y = l.lens.top + ui.s(14);
  for (const auto& line : ui.canvas.wrap(name, Face::label, box.w - ui.s(8))) {
    ui.canvas.text(box.x + ui.s(4), y, line, Face::label, ink(t.text.t1));
    y += ui.s(18);
    if (!beside) break;
  }
  if (touch.pressed) {
    const bool open = ui.state.panel == app::Panel::account;
    ui.send(app::cmd::OpenPanel{open ? app::Panel::none : app::Panel::account});
  }
  ui.canvas.push_clip({plot.x, l.lens.top - ui.s(2), plot.w + ui.s(14), l.lens.height + ui.s(4)});
  lens_band(ui, *lens, {plot, [&](double m) { return ui.x_since_dose(m); }, top + ui.s(12), top + ui.s(34), plot.w / l.k() >= kWordsFrom});
  ui.canvas.pop_clip();
}

}  // namespace tc::ui
