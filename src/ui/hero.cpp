#include "ui/hero.h"

#include <algorithm>

#include "ui/dial.h"
#include "ui/prose.h"
#include "ui/widget.h"

namespace tc::ui {

using content::Clock;

namespace {

/// A letter in a disc (A) or a ring (B), before a regimen.
void regimen_letter(const Ui& ui, float x, float y, std::string_view letter, bool filled) {
  const auto& t = ui.theme;
  const ImVec2 at{x + ui.s(9), y};
  if (filled) {
    ui.canvas.disc(at, ui.s(9), ink(t.drug.parent));
  } else {
    ui.canvas.ring(at, ui.s(8.25), ink(t.ghost), ui.s(1.5));
  }
  ui.canvas.text(at.x, at.y + ui.s(4.6), letter, Face::small_strong, ink(filled ? t.text.inverse : t.ghost),
                 Align::centre);
}

/// The text cut to a width, with an ellipsis.
std::string fitted(const Ui& ui, const std::string& text, Face face, float width) {
  if (ui.canvas.measure(text, face) <= width) return text;
  std::string cut = text;
  while (!cut.empty() && ui.canvas.measure(cut + "…", face) > width) {
    // One whole character: its continuation bytes, then the byte that leads them.
    while (cut.size() > 1 && (static_cast<unsigned char>(cut.back()) & 0xC0u) == 0x80u) cut.pop_back();
    cut.pop_back();
  }
  return cut + "…";
}

void regimen_button(Ui& ui) {
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  const bool comparing = ui.state.pinned.has_value(), column = !l.label_column && l.size == SizeClass::s;
  const Rect r = l.regimen;
  const Touch touch = press_area(ui, {.id = "regimen",
                                      .name = ui.w("regimen.open"),
                                      .rect = r,
                                      .value = ui.says.regimen,
                                      .has_expanded = true,
                                      .expanded = ui.state.panel == app::Panel::regimen});
  if (touch.hovered) ui.canvas.fill(r, ink(t.surface.control), ui.s(8));
  const float pad = ui.s(8), line = ui.s(23);
  float y = r.y + ui.s(21);
  if (column || (l.size == SizeClass::xs && !comparing)) {
    // Two lines, broken where the route begins: right-aligned beside a phone's time, or above it where text is large.
    const Align align = column ? Align::right : Align::left;
    const float x = column ? r.x + r.w : r.x + pad, width = column ? r.w : r.w - 2 * pad;
    const std::string& label = ui.says.regimen;
    const std::size_t comma = label.find(", ");
    const std::string first = label.substr(0, comma);
    const std::string second = fitted(ui, comma == std::string::npos ? std::string() : label.substr(comma + 2),
                                      Face::small, column ? width : width - ui.s(22));
    ui.canvas.text(x, r.y + ui.s(18), fitted(ui, first, Face::label, width), Face::label, ink(t.text.t1), align);
    ui.canvas.text(x, r.y + ui.s(37), second, Face::small, ink(t.text.t2), align);
    if (!column) {
      draw_icon(ui.canvas, Icon::open, {x + ui.canvas.measure(second, Face::small) + ui.s(14), r.y + ui.s(33)}, ui.s(16),
                ink(t.text.t2), ink(t.surface.base));
    }
  } else {
    float x = r.x + pad;
    if (comparing) {
      regimen_letter(ui, x, y - ui.s(4.5), ui.w("timeline.drug.a"), true);
      x += ui.s(26);
    }
    const std::string text = fitted(ui, ui.says.regimen, Face::label, r.x + r.w - x - ui.s(26));
    ui.canvas.text(x, y, text, Face::label, ink(comparing ? t.text.t1 : t.text.t2));
    const float w = ui.canvas.measure(text, Face::label);
    draw_icon(ui.canvas, Icon::open, {x + w + ui.s(14), y - ui.s(4)}, ui.s(16), ink(t.text.t2),
              ink(t.surface.base));
    if (comparing) {
      y += line;
      regimen_letter(ui, r.x + pad, y - ui.s(4.5), ui.w("timeline.drug.b"), false);
      ui.canvas.text(x, y, fitted(ui, ui.says.pinned, Face::label, r.x + r.w - x - ui.s(8)), Face::label,
                     ink(t.text.t2));
    }
  }
  if (touch.pressed) {
    const bool open = ui.state.panel == app::Panel::regimen;
    ui.send(app::cmd::OpenPanel{open ? app::Panel::none : app::Panel::regimen});
  }
}

}  // namespace

void hero_text(Ui& ui) {
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  const auto& says = ui.says;
  regimen_button(ui);

  ui.canvas.text(l.time_x, l.time_baseline, says.time_number, Face::display, ink(t.text.t1));
  const float number = ui.canvas.measure(says.time_number, Face::display);
  const float gap = ui.canvas.size(Face::display) * .14f;
  if (!says.time_unit.empty()) {
    ui.canvas.text_sized(l.time_x + number + gap, l.time_baseline, says.time_unit, Face::display,
                         ui.canvas.size(Face::display) * .5f, ink(t.text.t2));
  }
  Node& time = ui.semantics.leaf("time", Role::heading, says.time_label);
  time.level = 2;
  time.rect = {l.time_x, l.time_baseline - ui.canvas.size(Face::display), number + ui.s(90),
               ui.canvas.size(Face::display)};

  Node& live = ui.semantics.leaf("sentence", Role::status, says.sentence);
  live.live = true;
  live.rect = l.sentence;
  std::vector<TermPlace> places;
  text_with_terms(ui, says.sentence, l.sentence.x, l.sentence.y + ui.s(16), l.sentence.w, Face::body,
                  ink(t.text.t1), ui.s(23), places);
  term_links(ui, places);
  if (says.care_now.empty()) return;
  const float x = l.sentence.x, baseline = l.care_baseline;
  const ImVec2 plus{x + ui.s(7), baseline - ui.s(5)};
  ui.canvas.fill({plus.x - ui.s(1.6), plus.y - ui.s(5), ui.s(3.2), ui.s(10)}, ink(t.feeling.base));
  ui.canvas.fill({plus.x - ui.s(5), plus.y - ui.s(1.6), ui.s(10), ui.s(3.2)}, ink(t.feeling.base));
  Node& care = ui.semantics.leaf("care", Role::text, says.care_now);
  care.description = says.care_reason;
  care.rect = {x, baseline - ui.s(15), l.sentence.w, ui.s(38)};
  float cy = baseline;
  for (const auto& line : ui.canvas.wrap(says.care_now, Face::label_strong, l.sentence.w - ui.s(24))) {
    ui.canvas.text(x + ui.s(24), cy, line, Face::label_strong, ink(t.text.t1));
    cy += ui.s(18);
  }
  if (l.label_column || l.size == SizeClass::xs) {
    for (const auto& line : ui.canvas.wrap(says.care_reason, Face::small, l.sentence.w - ui.s(24))) {
      ui.canvas.text(x + ui.s(24), cy, line, Face::small, ink(t.text.t2));
      cy += ui.s(17);
    }
  }
}

void clock_row(Ui& ui, const Curves& c) {
  const Layout& l = ui.layout;
  const auto& t = ui.theme;
  const auto normalised = [](const std::vector<float>& raw, double top) {
    std::vector<float> f(raw.size());
    std::transform(raw.begin(), raw.end(), f.begin(), [&](float v) { return v / static_cast<float>(top); });
    return f;
  };
  struct One {
    Clock clock;
    std::string_view id, name_key;
    const app::ClockReading* says;
  };
  const One ones[] = {{Clock::feeling, "feeling-clock", "clock.feeling.name", &ui.says.feeling},
                      {Clock::drug, "drug-clock", "clock.drug.name", &ui.says.drug},
                      {Clock::plasticity, "plasticity-clock", "clock.plasticity.name", &ui.says.plasticity}};
  const double feeling_top = c.feeling_top < 100 ? 46 : 100;
  ui.semantics.open("clocks", Role::group, ui.w("clock.group")).rect = {
      l.clocks[0].cx - l.clocks[0].radius, l.clocks[0].cy - l.clocks[0].radius,
      l.clocks[2].cx - l.clocks[0].cx + 2 * l.clocks[0].radius, 2 * l.clocks[0].radius};
  for (std::size_t i = 0; i < 3; ++i) {
    const One& one = ones[i];
    const Layout::Clock& place = l.clocks[i];
    const std::vector<float> level = one.clock == Clock::feeling ? normalised(c.a.feeling_turn, feeling_top)
                                     : one.clock == Clock::drug  ? normalised(c.a.drug_turn, c.drug_top)
                                                                 : std::vector<float>{};
    const std::vector<float> second =
        one.clock == Clock::drug ? normalised(c.a.norketamine_turn, c.drug_top) : std::vector<float>{};
    std::vector<float> ghost;
    if (c.b.present) {
      if (one.clock == Clock::feeling) ghost = normalised(c.b.feeling_turn, feeling_top);
      if (one.clock == Clock::drug) ghost = normalised(c.b.drug_turn, c.drug_top);
    }
    Dial dial;
    dial.clock = one.clock;
    dial.centre = {place.cx, place.cy};
    dial.radius = place.radius;
    dial.time_min = std::max(0.0, ui.shown_time_min - c.dose_min);
    dial.level = level;
    dial.second = second;
    dial.ghost = ghost;
    dial.labels = l.clock_labels && l.label_column;
    if (c.dose_min > 0 && one.clock == Clock::plasticity) dial.since_first_min = ui.shown_time_min;
    draw_dial(ui, dial);

    Node& node = ui.semantics.leaf(one.id, Role::image, ui.w(one.name_key));
    node.value = one.says->value;
    node.description = one.says->description;
    node.rect = {place.cx - place.radius, place.cy - place.radius, 2 * place.radius, 2 * place.radius};

    const Align align = place.words_right ? Align::left : Align::centre;
    const auto hue = clock_colour(t, one.clock);
    const std::string& name = ui.w(one.name_key);
    if (!l.label_column && !place.words_right) {
      ui.canvas.text(place.cx, place.cy - place.radius - ui.s(9),
                     ui.w(one.clock == Clock::feeling ? "clock.feeling.turn"
                          : one.clock == Clock::drug  ? "clock.drug.turn"
                                                      : "clock.plasticity.turn"),
                     Face::small, ink(t.text.t3), Align::centre);
    }
    // Name and, in the same line, what is left of this clock.
    const std::string& left = one.says->remaining;
    const Face name_face = l.label_column || place.words_right ? Face::body_strong : Face::label_strong;
    const float name_width = ui.canvas.measure(name, name_face);
    const float left_width = left.empty() ? 0 : ui.canvas.measure(left, Face::small) + ui.s(8);
    const bool beside = l.clock_notes && !l.clock_narrow && !place.words_right;
    float x = place.words_x;
    if (beside) x -= (name_width + left_width) / 2;
    ui.canvas.text(x, place.words_y, name, name_face, ink(hue), beside ? Align::left : align);
    if (beside && !left.empty()) {
      ui.canvas.text(x + name_width + ui.s(8), place.words_y, left, Face::small, ink(t.text.t3));
    }
    const Face value_face = l.label_column ? Face::title : Face::body_strong;
    float value_y = place.words_y + ui.s(l.label_column ? 25 : 21);
    const float words_width = place.words_right ? l.width - place.words_x - l.margin : 1e6f;
    for (const auto& line : ui.canvas.wrap(one.says->value, value_face, words_width)) {
      ui.canvas.text(place.words_x, value_y, line, value_face, ink(t.text.t1), align);
      value_y += ui.s(20);
    }
    float note_y = place.words_right ? value_y : place.words_y + ui.s(l.label_column ? 45 : 40);
    const bool below = !left.empty() && (l.clock_narrow || !l.clock_notes);
    if (below) {
      ui.canvas.text(place.words_x, place.words_y + ui.s(l.label_column ? 44 : 40), left, Face::small,
                     ink(t.text.t3), align);
    }
    if (!l.clock_notes) continue;
    if (below) note_y += ui.s(17);
    const auto lines = ui.canvas.wrap(one.says->note, Face::small,
                                      place.words_right ? words_width : l.clock_note_width);
    const std::size_t most = place.words_right || l.clock_narrow ? 2 : 1;
    for (std::size_t k = 0; k < std::min(most, lines.size()); ++k) {
      ui.canvas.text(place.words_x, note_y + ui.s(17) * static_cast<float>(k), lines[k], Face::small,
                     ink(t.text.t2), align);
    }
  }
  ui.semantics.close();
}

void next_list(Ui& ui) {
  const Rect r = ui.layout.next_list;
  if (r.w <= 0) return;
  const auto& t = ui.theme;
  ui.semantics.open("next", Role::list, ui.w("next.title")).rect = r;
  const bool over = ui.state.time_min >= ui.scale.horizon_min();
  const float row = ui.s(34);
  float y = r.y;
  // In a low place the rows speak for themselves.
  if (r.h > ui.s(100) || over) {
    say(ui, "title", Role::heading, ui.w(over ? "next.none" : "next.title"), r.x, r.y + ui.s(16),
        Face::label_strong, ink(t.text.t2), Align::left, 3);
    y += ui.s(28);
  }
  const int rows = static_cast<int>((r.y + r.h - y + ui.s(3)) / (row + ui.s(2)));
  for (const app::Upcoming& item : ui.view.kept.upcoming(ui.session, rows)) {
    const std::string in =
        ui.w({"next.in", {{"time", app::time_label(item.time_min - ui.state.time_min, ui.words)}}});
    const Rect line{r.x - ui.s(8), y, r.w + ui.s(8), row};
    const Touch touch = press_area(ui, {.id = item.id, .name = item.text, .rect = line, .value = in});
    if (touch.hovered) ui.canvas.fill(line, ink(t.surface.control), ui.s(6));
    const auto hue = clock_colour(t, item.clock);
    const ImVec2 dot{r.x + ui.s(5), y + row / 2};
    if (item.measured) {
      ui.canvas.disc(dot, ui.s(4), ink(hue));
    } else {
      ui.canvas.ring(dot, ui.s(3.5), ink(hue), ui.s(1.5));
    }
    const float in_width = ui.s(78);
    ui.canvas.text(r.x + ui.s(18), y + row / 2 + ui.s(4.5), in, Face::small, ink(t.text.t2));
    const float width = r.w - ui.s(18) - in_width;
    const auto lines = ui.canvas.wrap(item.text, Face::small, width);
    const float first = lines.size() > 1 ? y + row / 2 - ui.s(3) : y + row / 2 + ui.s(4.5);
    for (std::size_t i = 0; i < lines.size() && i < 2; ++i) {
      ui.canvas.text(r.x + ui.s(18) + in_width, first + ui.s(15) * static_cast<float>(i), lines[i],
                     Face::small, ink(t.text.t1));
    }
    if (touch.pressed) ui.send(app::cmd::Seek{item.time_min});
    y += row + ui.s(2);
  }
  ui.semantics.close();
}

}  // namespace tc::ui
