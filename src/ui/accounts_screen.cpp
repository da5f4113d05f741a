#include <algorithm>
#include <array>

#include "app/narration.h"
#include "app/ticks.h"
#include "ui/entry_parts.h"
#include "ui/lens_band.h"
#include "ui/marks.h"
#include "ui/prose.h"
#include "ui/screens.h"
#include "ui/widget.h"

namespace tc::ui {

using content::Lens;

namespace {

/// Where the columns stand, in points.
struct Frame {
  sim::TimeScale scale;
  float left = 0, right = 0;  ///< of the page's content
  Rect plot;                  ///< x and w only
  bool columns = true;        ///< names left and evidence right of the plot; else everything in one column
  float says_x = 0;
  float x(double time_min) const {
    return plot.x + plot.w * static_cast<float>(std::min(1.0, scale.u(time_min)));
  }
};

Frame frame_of(const Ui& ui) {
  const Layout& l = ui.layout;
  const auto& axis = ui.library.design.axis;
  Frame f{sim::TimeScale(axis.tau_min, axis.lambda, axis.horizon_min), l.margin, l.content_width - l.margin, {}, true, 0};
  const float width = (f.right - f.left) / l.k();
  f.columns = width >= 820;
  if (f.columns) {
    const bool says = width >= 1060;
    f.plot.x = f.left + ui.s(236);
    f.says_x = says ? f.right - ui.s(292) : f.right;
    f.plot.w = (says ? f.says_x - ui.s(30) : f.right - ui.s(14)) - f.plot.x;
  } else {
    f.plot.x = f.left;
    f.plot.w = f.right - f.left - ui.s(12);
    f.says_x = f.left;
  }
  return f;
}

void lines(Ui& ui, const std::string& id, std::string_view text, float x, float& y, float width, Face face,
           ImU32 colour, float line_px) {
  Column column{x, y, width};
  column_text(ui, column, id, text, face, colour, line_px);
  y = column.y;
}

/// Dotted moments that were measured, through every account.
void guides(Ui& ui, const Frame& f, float top, float bottom) {
  for (const content::Guide& guide : ui.library.guides) {
    const float x = f.x(guide.time_min);
    for (float y = top; y < bottom; y += ui.s(6))
      ui.canvas.segment({x, y}, {x, std::min(bottom, y + ui.s(3))}, ink(ui.theme.text.t3, .6), 1);
  }
}

void guide_names(Ui& ui, const Frame& f, float baseline) {
  float taken = f.left - 1000;
  for (const content::Guide& guide : ui.library.guides) {
    const std::string& name = ui.w("lens.guide." + guide.id);
    const float w = ui.canvas.measure(name, Face::small);
    const float x = std::clamp(f.x(guide.time_min), f.plot.x + w / 2, f.plot.x + f.plot.w - w / 2);
    if (x - w / 2 < taken + ui.s(8)) continue;
    ui.canvas.text(x, baseline, name, Face::small, ink(ui.theme.text.t2), Align::centre);
    taken = x + w / 2;
  }
}

/// Height that the name of an account and its source need.
float name_height(const Ui& ui, const Lens& lens, float width) {
  const std::string stem = "lens." + lens.id;
  const auto count = [&](const std::string& key, Face face) {
    return static_cast<float>(ui.canvas.wrap(ui.w(key), face, width - ui.s(16)).size());
  };
  return ui.s(16) + ui.s(21) * count(stem + ".name", Face::body_strong) + ui.s(17) * count(stem + ".source", Face::small);
}

void account_name(Ui& ui, const Lens& lens, Rect box) {
  const auto& t = ui.theme;
  const std::string stem = "lens." + lens.id;
  box.h = name_height(ui, lens, box.w);
  const Touch touch = press_area(ui, {.id = "account-" + lens.id,
                                      .name = ui.w(stem + ".name"),
                                      .rect = box,
                                      .description = ui.w(stem + ".source"),
                                      .has_expanded = true,
                                      .expanded = ui.state.panel == app::Panel::account && ui.state.lens == lens.id});
  if (touch.hovered) ui.canvas.fill(box, ink(t.surface.control), ui.s(8));
  float y = box.y + ui.s(22);
  for (const auto& line : ui.canvas.wrap(ui.w(stem + ".name"), Face::body_strong, box.w - ui.s(16))) {
    ui.canvas.text(box.x + ui.s(8), y, line, Face::body_strong, ink(t.text.t1));
    y += ui.s(21);
  }
  for (const auto& line : ui.canvas.wrap(ui.w(stem + ".source"), Face::small, box.w - ui.s(16))) {
    ui.canvas.text(box.x + ui.s(8), y, line, Face::small, ink(t.text.t2));
    y += ui.s(17);
  }
  if (!touch.pressed) return;
  const bool open = ui.state.panel == app::Panel::account && ui.state.lens == lens.id;
  ui.send(app::cmd::SetLens{lens.id});
  ui.send(app::cmd::OpenPanel{open ? app::Panel::none : app::Panel::account});
}

/// One account; returns where it ends.
float account_row(Ui& ui, const Frame& f, const Lens& lens, float top) {
  const auto& t = ui.theme;
  const std::string stem = "lens." + lens.id;
  ui.semantics.open("row-" + lens.id, Role::group, ui.w(stem + ".name"));
  const std::size_t group = ui.semantics.nodes().size() - 1;
  ui.canvas.fill({f.left, top, f.right - f.left, 1}, ink(t.line.hair));
  float bottom = top;
  const auto place = [&](float y) {
    return BandPlace{f.plot, [&f](double m) { return f.x(m); }, y + ui.s(30), y + ui.s(62), f.plot.w / ui.layout.k() >= 560};
  };
  if (f.columns) {
    account_name(ui, lens, {f.left - ui.s(8), top + ui.s(8), f.plot.x - f.left - ui.s(10), ui.s(84)});
    lens_band(ui, lens, place(top));
    bottom = std::max(top + ui.s(92), top + ui.s(12) + name_height(ui, lens, f.plot.x - f.left - ui.s(10)));
    if (f.says_x < f.right) {
      float y = top + ui.s(16);
      lines(ui, "says-1", ui.w(stem + ".says.1"), f.says_x, y, f.right - f.says_x, Face::label, ink(t.text.t1), 20);
      y += ui.s(4);
      lines(ui, "says-2", ui.w(stem + ".says.2"), f.says_x, y, f.right - f.says_x, Face::label, ink(t.text.t1), 20);
      bottom = std::max(bottom, y + ui.s(8));
    }
  } else {
    const float width = f.right - f.left + ui.s(8);
    account_name(ui, lens, {f.left - ui.s(8), top + ui.s(6), width, 0});
    float y = top + name_height(ui, lens, width);
    const BandPlace bands = place(y - ui.s(4));
    lens_band(ui, lens, bands);
    y += ui.s(78);
    if (!bands.words) {
      lines(ui, "window", ui.w(stem + ".window") + " · " + ui.w(stem + ".therapy"), f.left, y, f.right - f.left,
            Face::label, ink(t.text.t2), 20);
      y += ui.s(4);
    }
    lines(ui, "says-1", ui.w(stem + ".says.1"), f.left, y, f.right - f.left, Face::label, ink(t.text.t1), 20);
    lines(ui, "says-2", ui.w(stem + ".says.2"), f.left, y, f.right - f.left, Face::label, ink(t.text.t1), 20);
    bottom = y + ui.s(14);
  }
  ui.semantics.edit(group).rect = {f.left, top, f.right - f.left, bottom - top};
  ui.semantics.close();
  return bottom;
}

/// The curve of a signal of the standard infusion over the whole axis.
void hill(Ui& ui, const Frame& f, sim::Signal signal, double top_value, float base, float height,
          content::Colour colour) {
  std::vector<ImVec2> points;
  constexpr int kSamples = 220;
  for (int i = 0; i <= kSamples; ++i) {
    const double time = f.scale.time_min(static_cast<double>(i) / kSamples);
    const double level = std::min(1.0, ui.session.trajectory().value(signal, time) / top_value);
    points.push_back({f.x(time), base - height * static_cast<float>(level)});
  }
  ui.canvas.area(points, base, base - height, ink(colour, .9), ink(colour, .7));
  ui.canvas.segment({f.plot.x, base}, {f.plot.x + f.plot.w, base}, ink(ui.theme.line.hair), 1);
}

void measured(Ui& ui, const Frame& f, float& y) {
  const auto& t = ui.theme;
  const float top = y;
  ui.semantics.open("measured", Role::group, ui.w("accounts.measured"));
  const std::size_t group = ui.semantics.nodes().size() - 1;
  ui.canvas.fill({f.left, top, f.right - f.left, ui.s(2)}, ink(t.line.strong));
  float head = top + ui.s(34);
  if (f.columns) {
    say(ui, "title", Role::heading, ui.w("accounts.measured"), f.left, head, Face::body_strong, ink(t.text.t1),
        Align::left, 3);
    head += ui.s(20);
    lines(ui, "note", ui.w("accounts.measured.note"), f.left, head, f.plot.x - f.left - ui.s(16), Face::small,
          ink(t.text.t2), 17);
    head = top + ui.s(10);
  } else {
    float y0 = top + ui.s(12);
    lines(ui, "title", ui.w("accounts.measured"), f.left, y0, f.right - f.left, Face::body_strong, ink(t.text.t1), 22);
    ui.semantics.edit(ui.semantics.nodes().size() - 1).role = Role::heading;
    ui.semantics.edit(ui.semantics.nodes().size() - 1).level = 3;
    head = y0 + ui.s(6);
  }
  const auto hue = t.plasticity.base;
  hill(ui, f, sim::Signal::dissociation_index, 58, head + ui.s(30), ui.s(26), t.feeling.base);
  hill(ui, f, sim::Signal::ketamine_venous_ng_ml, 200, head + ui.s(60), ui.s(24), t.drug.parent);
  const float wy = head + ui.s(72), wh = ui.s(16);
  ui.canvas.fill_gradient({f.x(0), wy, f.x(240) - f.x(0), wh}, ink(hue, .05), ink(hue, .35));
  ui.canvas.fill({f.x(240), wy, f.x(2880) - f.x(240), wh}, ink(hue, .35));
  ui.canvas.hatch_rect({f.x(2880), wy, f.x(20160) - f.x(2880), wh}, hue, mark_hatch(ui), .8, .2);
  int row = 0;
  for (const std::string_view id : {"T26", "T44", "T53"}) {
    const content::Observation* o = ui.library.observation(id);
    if (o == nullptr) continue;
    const float yy = row == 2 ? wy + wh + ui.s(13) : wy + wh / 2;
    const double at = o->peak_min.value_or(o->onset_min.value_or(0));
    const float x0 = f.x(o->onset_min.value_or(at)), x1 = f.x(std::min(20160.0, o->offset_min.value_or(at)));
    Rect box{x0 - ui.s(6), yy - ui.s(11), std::max(ui.s(24), x1 - x0 + ui.s(12)), ui.s(22)};
    if (o->mark == content::Mark::span || id == "T26") {
      draw_span(ui, x0, x1, yy, ui.s(11), hue, false);
    } else if (row == 2) {
      draw_rule(ui, x0, f.x(7200), yy, t.text.t2);
      box.w = f.x(7200) - x0 + ui.s(12);
    } else {
      draw_point(ui, {f.x(at), yy}, ui.s(4.5), t.plasticity.mood);
      box.x = f.x(at) - ui.s(12);
      box.w = ui.s(24);
    }
    const std::string& label = ui.w("obs." + o->id + ".label_short");
    const float lx = box.x + box.w + ui.s(2);
    const float limit = row == 0 ? f.x(1440) - ui.s(14) : f.plot.x + f.plot.w;
    const bool fits = lx + ui.canvas.measure(label, Face::small) < limit;
    if (fits && row == 1)
      ui.canvas.fill({lx - ui.s(3), yy - ui.s(7), ui.canvas.measure(label, Face::small) + ui.s(6), ui.s(14)}, ink(t.surface.base, .8), ui.s(3));
    if (fits) ui.canvas.text(lx, yy + ui.s(4.5), label, Face::small, ink(t.text.t1));
    const Touch touch = press_area(ui, {.id = o->id, .name = ui.w("obs." + o->id + ".title"), .rect = box, .focus_radius = 4});
    if (touch.pressed) {
      ui.view.trail.clear();
      ui.send(app::cmd::Select{o->id});
    }
    ++row;
  }
  const float axis = wy + wh + ui.s(30);
  ui.canvas.segment({f.plot.x, axis}, {f.plot.x + f.plot.w, axis}, ink(t.text.t3), 1);
  app::TickRequest request;
  request.scale = &f.scale;
  request.width = static_cast<double>(f.plot.w);
  request.measure = [&](double m) { return static_cast<double>(ui.canvas.measure(app::time_label(m, ui.words), Face::small)); };
  for (const app::Tick& tick : app::pick_ticks(request)) {
    const float x = f.x(tick.time_min);
    ui.canvas.segment({x, axis}, {x, axis + ui.s(5)}, ink(t.text.t3), 1);
    const bool end = tick.time_min >= f.scale.horizon_min();
    ui.canvas.text(end ? f.plot.x + f.plot.w : x, axis + ui.s(19), app::time_label(tick.time_min, ui.words), Face::small,
                   ink(t.text.t2), end ? Align::right : Align::centre);
  }
  y = axis + ui.s(36);
  ui.semantics.edit(group).rect = {f.left, top, f.right - f.left, y - top};
  ui.semantics.close();
}

/// What they share and where they part, as two lists.
void shared(Ui& ui, const Frame& f, float& y) {
  const auto& t = ui.theme;
  const float width = f.right - f.left;
  const bool two = width / ui.layout.k() >= 900;
  const float column = two ? (width - ui.s(40)) / 2 : width;
  Column a{f.left, y, column};
  column_heading(ui, a, "agree", ui.w("accounts.agree"));
  for (const content::Agreement& agreement : ui.library.agreements) {
    const std::string stem = "lens.agreement." + agreement.id;
    std::string says;
    for (std::size_t i = 0; i < agreement.says.size() && i < ui.library.lenses.size(); ++i) {
      constexpr std::string_view kSays[] = {"accounts.says.yes", "accounts.says.hedged", "accounts.says.no",
                                            "accounts.says.not_discussed"};
      if (i > 0) says += " · ";
      says += ui.words.text({"accounts.says",
                             {{"letter", ui.w("lens." + ui.library.lenses[i].id + ".letter")},
                              {"says", ui.w(kSays[static_cast<std::size_t>(agreement.says[i])])}}});
    }
    column_text(ui, a, agreement.id, ui.w(stem + ".statement"), Face::label_strong, ink(t.text.t1), 20);
    column_text(ui, a, agreement.id + "-says", says, Face::small, ink(t.text.t2), 18);
    prose(ui, a, agreement.id + "-evidence", ui.w(stem + ".evidence"), Face::label, ink(t.text.t2), 20);
    a.y += ui.s(10);
  }
  column_text(ui, a, "agree-note", ui.w("lens.agreement.note"), Face::label, ink(t.text.t1), 20);
  Column b{two ? f.left + column + ui.s(40) : f.left, two ? y : a.y + ui.s(24), column};
  column_heading(ui, b, "part", ui.w("accounts.part"));
  for (const content::Parting& parting : ui.library.partings) {
    const std::string stem = "lens.parting." + parting.id;
    column_text(ui, b, parting.id, ui.w(stem + ".topic"), Face::label_strong, ink(t.text.t1), 20);
    for (const Lens& lens : ui.library.lenses) {
      const float top = b.y;
      Column line{b.x + ui.s(22), b.y, b.width - ui.s(22)};
      column_text(ui, line, parting.id + "-" + lens.id,
                  ui.words.text({"accounts.part_row",
                                 {{"letter", ui.w("lens." + lens.id + ".letter")}, {"words", ui.w(stem + "." + lens.id)}}}),
                  Face::label, ink(t.text.t2), 20);
      ui.canvas.disc({b.x + ui.s(8), top + ui.s(10)}, ui.s(2.5), ink(t.text.t3));
      b.y = line.y;
    }
    b.y += ui.s(10);
  }
  y = std::max(a.y, b.y);
}

}  // namespace

void accounts_screen(Ui& ui, const Curves&) {
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  const float start = l.bar_height - ui.view.scroll_y;
  ui.semantics.open("accounts", Role::region, ui.w("tab.accounts"));
  ui.semantics.edit(ui.semantics.nodes().size() - 1).rect = {
      0, l.bar_height, l.content_width, std::max(0.0f, l.page_bottom - l.bar_height)};
  if (!ui.library.has_dossier) {
    Column c{l.margin, start + ui.s(40), l.content_width - 2 * l.margin};
    dossier_pending(ui, c);
    ui.semantics.close();
    ui.view.page_height = l.page_bottom;
    return;
  }
  const Frame f = frame_of(ui);
  float y = start + ui.s(18);
  lines(ui, "title", ui.w("accounts.heading"), f.left, y, f.right - f.left, Face::headline, ink(t.text.t1), 36);
  ui.semantics.edit(ui.semantics.nodes().size() - 1).role = Role::heading;
  ui.semantics.edit(ui.semantics.nodes().size() - 1).level = 2;
  lines(ui, "intro", ui.w("accounts.intro"), f.left, y, f.right - f.left, Face::body, ink(t.text.t2), 23);

  // Key: what the two kinds of bar are.
  y += ui.s(10);
  const float key = y + ui.s(12);
  ui.canvas.fill({f.left, key - ui.s(9), ui.s(30), ui.s(14)}, ink(t.text.t1, .15));
  ui.canvas.frame({f.left, key - ui.s(9), ui.s(30), ui.s(14)}, ink(t.text.t1, .8), ui.s(1.5));
  float kx = f.left + ui.s(38);
  kx += say(ui, "key-window", Role::text, ui.w("accounts.key.window"), kx, key + ui.s(3), Face::small, ink(t.text.t2)) + ui.s(20);
  float ky = key;
  if (kx + ui.s(40) + ui.canvas.measure(ui.w("accounts.key.therapy"), Face::small) > f.right) {
    kx = f.left;
    ky += ui.s(22);
    y += ui.s(22);
  }
  ui.canvas.fill({kx, ky - ui.s(6), ui.s(30), ui.s(9)}, ink(t.text.t1), ui.s(4.5));
  say(ui, "key-therapy", Role::text, ui.w("accounts.key.therapy"), kx + ui.s(38), ky + ui.s(3), Face::small, ink(t.text.t2));
  y += ui.s(40);
  guide_names(ui, f, y);
  if (f.columns && f.says_x < f.right)
    ui.canvas.text(f.says_x, y, ui.w("accounts.says_heading"), Face::small, ink(t.text.t2));
  y += ui.s(10);
  const float rows_top = y;
  for (const int index : ui.view.account_order) {
    if (index < static_cast<int>(ui.library.lenses.size()))
      y = account_row(ui, f, ui.library.lenses[static_cast<std::size_t>(index)], y);
  }
  const float rows_end = y;
  measured(ui, f, y);
  if (f.columns) guides(ui, f, rows_top, rows_end + ui.s(118));
  y += ui.s(18);
  shared(ui, f, y);
  ui.semantics.close();
  ui.view.page_height = y + ui.s(32) - start + l.bar_height;
}

}  // namespace tc::ui
