#include "ui/account_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/entry_parts.h"
#include "ui/prose.h"
#include "ui/widget.h"

namespace tc::ui {

using content::Lens;
using content::ViewPart;

namespace {

/// How a part is marked at its left.
struct Bullet {
  enum class Shape { disc, bar, letter } shape = Shape::disc;
  float size = 0;        ///< bar: share of its full height
  bool chained = false;  ///< a line leads on to the next part
};

void draw_bullet(const Ui& ui, const Bullet& bullet, ImVec2 at, float top, float bottom) {
  const auto& t = ui.theme;
  if (bullet.chained) ui.canvas.segment({at.x, top}, {at.x, bottom}, ink(t.line.strong), ui.s(1.5));
  if (bullet.shape == Bullet::Shape::bar) {
    const float full = ui.s(34), h = full * bullet.size, w = ui.s(16);
    ui.canvas.frame({at.x - w / 2, at.y - ui.s(8), w, full}, ink(t.line.strong), ui.s(1), ui.s(2));
    ui.canvas.fill({at.x - w / 2, at.y - ui.s(8) + full - h, w, h}, ink(t.text.t1), ui.s(2));
    return;
  }
  ui.canvas.disc(at, ui.s(5), ink(t.surface.overlay));
  ui.canvas.ring(at, ui.s(4.25), ink(t.text.t1), ui.s(1.5));
}

/// The claims of a part as glyphs that open them.
void claim_chips(Ui& ui, Column& c, const std::string& id, const ViewPart& part) {
  float x = c.x;
  const float side = ui.s(28);
  for (const std::string& claim_id : part.claims) {
    const content::Claim* claim = ui.library.claim(claim_id);
    if (claim == nullptr || !claim->shown) continue;
    const std::string& word = ui.w("contest." + std::string(content::id_of(claim->contest)));
    const float width = ui.canvas.measure(word, Face::small) + ui.s(30);
    if (x > c.x && x + width > c.x + c.width) {
      x = c.x;
      c.y += side;
    }
    const Rect box{x, c.y, width, side};
    const Touch touch = press_area(ui, {.id = id + "-" + claim_id,
                                        .role = Role::link,
                                        .name = ui.w("claim." + claim_id + ".statement"),
                                        .rect = box,
                                        .description = word,
                                        .focus_radius = 4});
    if (touch.hovered) ui.canvas.fill(box, ink(ui.theme.surface.control), ui.s(6));
    contest_glyph(ui, {x + ui.s(9), c.y + side / 2}, claim->contest);
    ui.canvas.text(x + ui.s(21), c.y + side / 2 + ui.s(4.5), word, Face::small, ink(ui.theme.text.t2));
    if (touch.pressed) follow(ui, claim_id);
    x += width + ui.s(4);
  }
  if (x > c.x) c.y += side;
}

void part(Ui& ui, Column& c, const Lens& lens, const ViewPart& p, const Bullet& bullet) {
  const auto& t = ui.theme;
  const std::string stem = "lens." + lens.id + ".view." + p.id, id = "view-" + p.id;
  const float indent = ui.s(28), top = c.y;
  Column inner{c.x + indent, c.y, c.width - indent};
  column_text(ui, inner, id, ui.w(stem + ".title"), Face::label_strong, ink(t.text.t1), 20);
  prose(ui, inner, id + "-text", ui.w(stem + ".text"), Face::label, ink(t.text.t2), 20);
  claim_chips(ui, inner, id, p);
  inner.y += ui.s(10);
  draw_bullet(ui, bullet, {c.x + ui.s(8), top + ui.s(10)}, top + ui.s(10), inner.y + ui.s(8));
  c.y = inner.y;
}

/// Three stations on a ring, each leading to the next.
void loop_picture(Ui& ui, Column& c) {
  const auto& t = ui.theme;
  const float r = ui.s(46);
  const ImVec2 o{c.x + c.width / 2, c.y + r + ui.s(16)};
  constexpr double kThird = 2.0943951023931953;
  for (int i = 0; i < 3; ++i) {
    const double from = i * kThird + .32, to = (i + 1) * kThird - .36;
    ui.canvas.arc(o, r, from, to, ink(t.line.strong), ui.s(1.5));
    const ImVec2 tip = polar(o, r, to + .05), a = polar(o, r - ui.s(6), to - .12), b = polar(o, r + ui.s(6), to - .12);
    ui.canvas.triangle(tip, a, b, ink(t.text.t2));
    const ImVec2 at = polar(o, r, i * kThird);
    ui.canvas.disc(at, ui.s(10), ink(t.surface.overlay));
    ui.canvas.ring(at, ui.s(9), ink(t.text.t1), ui.s(1.5));
    ui.canvas.text(at.x, at.y + ui.s(4.8), std::to_string(i + 1), Face::small_strong, ink(t.text.t1), Align::centre);
  }
  c.y += 2 * r + ui.s(40);
}

/// A level that is turned down for a while and comes back by itself.
void setting_picture(Ui& ui, Column& c) {
  const auto& t = ui.theme;
  const float height = ui.s(58), y0 = c.y + ui.s(12);
  std::vector<ImVec2> curve;
  for (int i = 0; i <= 60; ++i) {
    const double f = i / 60.0;
    const double dip = std::exp(-std::pow((f - .38) / .17, 2));
    curve.push_back({c.x + c.width * static_cast<float>(f), y0 + height * static_cast<float>(dip) * .8f});
  }
  ui.canvas.segment({c.x, y0}, {c.x + c.width, y0}, ink(t.line.hair), ui.s(1));
  ui.canvas.polyline(curve, ink(t.text.t1), ui.s(2));
  c.y += height + ui.s(20);
}

}  // namespace

void account_view(Ui& ui, Column& c, const Lens& lens) {
  std::string group;
  int place = 0;
  for (const ViewPart& p : lens.parts) {
    if (p.group != group) {
      group = p.group;
      place = 0;
      c.y += ui.s(6);
      column_text(ui, c, "group-" + group, ui.w("lens." + lens.id + ".view.group." + group), Face::label,
                  ink(ui.theme.text.t2), 20);
      c.y += ui.s(4);
      if (lens.view == Lens::View::three_layers && group == "loop") loop_picture(ui, c);
      if (lens.view == Lens::View::default_setting && group == "window") setting_picture(ui, c);
    }
    ++place;
    Bullet bullet;
    const bool last = &p == &lens.parts.back() || (&p + 1)->group != group;
    bullet.chained = !last && (group == "chain" || group == "visit" || group == "window");
    if (group == "levels") {
      bullet.shape = Bullet::Shape::bar;
      bullet.size = static_cast<float>(place) / 3.0f;
    }
    part(ui, c, lens, p, bullet);
  }
}

}  // namespace tc::ui
