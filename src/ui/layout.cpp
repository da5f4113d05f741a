#include "ui/layout.h"

#include <algorithm>

namespace tc::ui {
namespace {

constexpr float kDrawerWidth = 392, kDrawerFullBelow = 600;
/// Below this the clocks stand under the sentence, not beside it.
constexpr float kStackedBelow = 744;

/// At the side the drawer takes at most this share of the width: what is left is a strip otherwise.
constexpr float kMostAtSide = 0.48f;
/// Of a sheet that shows its first lines only; and the height of a page of which half is too little to read in, less
/// where lines are long.
constexpr float kSheetLow = 148, kHalvedFrom = 440, kHalvedWideFrom = 320, kWideLines = 480;

/// A dial with this much room has its words in three lines; with less they take up to five.
constexpr float kNoteStep = 196;

/// The stage keeps its meaning down to this width.
constexpr float kStageLeast = 560;

/// On a phone: the least that the lanes make do with so that the transport is in the first view.
constexpr float kLanesLeast = 240;
/// Signs of the legend when it names the rings too.
constexpr int kSigns = 8;
/// Height of the row that the rings then have at the foot of a wide page.
constexpr float kRingRow = 17;

/// Below this height a wide window has no room for generous clocks and gaps: with them the transport would stand below its edge.
constexpr float kLowBelow = 676;
/// Its sentences then take longer lines and fewer, from the width on that leaves the clocks theirs.
constexpr float kLowText = 320, kLowTextFrom = 992;

/// From this on the hero is one slim row while all lanes are shown.
constexpr float kSlimFrom = 1180;

/// Window in design pixels.
struct Design {
  float w, h;
  SizeClass size;
};

Design design_of(const LayoutInput& in) {
  const float k = in.em / 16.0f;
  const float w = in.width / k, h = in.height / k;
  const SizeClass size = w < 340    ? SizeClass::xs
                         : w < 600  ? SizeClass::s
                         : w < 900  ? SizeClass::m
                         : w < 1280 ? SizeClass::l
                                    : SizeClass::xl;
  return {w, h, size};
}

/// A drawer that would lie over the page pushes it aside where enough is left of it.
bool pushes(const LayoutInput& in, const Design& d) {
  return in.drawer != 0 && d.w - kDrawerWidth >= (in.stage ? kStageLeast : kStackedBelow);
}

/// A drawer has no room at the side, and the page has height for both.
bool halves(const Design& d) {
  const bool no_side = d.w < kDrawerFullBelow || kDrawerWidth > d.w * kMostAtSide;
  return no_side && d.h >= (d.w < kWideLines ? kHalvedFrom : kHalvedWideFrom);
}

/// Height of the drawer where it leaves the page above it in sight; else 0.
float sheet_height(const LayoutInput& in, const Design& d) {
  if (in.drawer == 0 || in.sheet == Sheet::all || !halves(d)) return 0;
  return in.sheet == Sheet::low ? kSheetLow : d.h / 2;
}

float hero_slim_text(float cw) { return std::clamp(cw * .25f, 240.0f, 420.0f); }

float hero_width(const LayoutInput& in, const Design& d) {
  const float cw = pushes(in, d) ? d.w - kDrawerWidth : d.w;
  if (in.plasticity > 0 && cw >= kSlimFrom) return hero_slim_text(cw);
  if (d.size == SizeClass::xs || d.size == SizeClass::s) return d.w - 32;
  if (cw < kStackedBelow) return cw - 40;
  if (d.h < kLowBelow && cw >= kLowTextFrom) return kLowText;
  return cw < 1180 ? 250 : 272;
}

/// Phones and very large text: one column.
void lay_out_column(const LayoutInput& in, const Design& d, Layout& l) {
  const bool xs = d.size == SizeClass::xs;
  const float m = 16;
  l.margin = m;
  l.bar_height = 60;
  l.label_column = false;
  l.value_table = l.cleared_table = l.care_row = l.feeling_rows = l.fan = false;
  float y = 60;
  const float regimen_height = in.comparing ? 46.0f : 24.0f;
  if (xs) {
    l.regimen = {m - 8, y, d.w - 2 * m + 16, regimen_height + 20};
    y += regimen_height + 24;
    l.time_x = m - 2;
    l.time_baseline = y + 48;
  } else {
    l.time_x = m - 2;
    l.time_baseline = y + 52;
    l.regimen = {d.w - m - 200, y + 6, 200, 46};
  }
  y = l.time_baseline + 14;
  l.sentence = {m, y, d.w - 2 * m, in.sentence_lines * 23};
  y += in.sentence_lines * 23 + 8;
  l.care_baseline = y + 16;
  y += in.care_lines * 18 - 18 + (xs ? 62.0f : 26.0f);
  if (xs) {
    for (std::size_t i = 0; i < 3; ++i) {
      l.clocks[i] = {m + 30, y + 36, 26, true, m + 70, y + 18};
      y += 116;
    }
    l.clock_labels = false;
  } else {
    y += 20;
    const float radius = 41, step = (d.w - 2 * m) / 3;
    for (std::size_t i = 0; i < 3; ++i) {
      l.clocks[i] = {m + step * (static_cast<float>(i) + 0.5f), y + radius + 6, radius, false, 0, 0};
      l.clocks[i].words_x = l.clocks[i].cx;
      l.clocks[i].words_y = l.clocks[i].cy + radius + 24;
    }
    y += 2 * radius + 6 + 24 + 60;
  }
  l.clock_notes = xs;
  // Lanes take what is left of the window, or where the page scrolls in any case what they are best read in.
  const float left = d.h - y - 98;
  const float room = left < kLanesLeast ? 300 : std::min(left, 460.0f);
  const float extra = room - 300;
  l.plot = {m, y, d.w - 2 * m, room};
  l.feeling = {y, 64 + extra * 0.25f};
  l.drug = {y + l.feeling.height + 8, 74 + extra * 0.3f};
  l.lens = {l.drug.top + l.drug.height + 8, in.lens ? 76.0f : 0.0f};
  const float top = l.lens.top + l.lens.height;
  l.plasticity = {top, in.plasticity > 0 ? in.plasticity + 20 : y + room - (l.drug.top + l.drug.height + 8)};
  l.plot.h = l.plasticity.top + l.plasticity.height - l.plot.y;
  l.feeling_hill = l.feeling.height - 22;
  l.row_gap = 22;
  l.axis_y = l.plasticity.top + l.plasticity.height + 2;
  y = l.axis_y + 30;
  l.transport = {m, y + 4, d.w - 2 * m, 52};
  l.content_height = y + 66;
  if (xs) {
    l.stage = {m, y + 62, 96, 44};
    l.content_height += 56;
  } else {
    l.transport.w -= 96;
    l.stage = {d.w - m - 88, y + 4, 88, 44};
  }
  l.legend_columns = xs ? 1 : 2;
  l.legend_baseline = l.content_height + 14;
  l.content_height += static_cast<float>(kSigns / l.legend_columns) * 22 + 12;
}

/// All lanes need the window's height: time and sentence beside each other, small clocks with their words.
float lay_out_slim_hero(const LayoutInput& in, float cw, Layout& l) {
  const float m = l.margin, bar = l.bar_height, text = m + 190, pinned = in.comparing ? 23.0f : 0.0f;
  const float text_width = hero_slim_text(cw);
  l.next_list = {};
  l.stage = {m + 320, bar + 2, 44, 44};
  l.stage_picture = false;
  l.regimen = {m - 8, bar + 8, 320, 32 + pinned};
  l.time_baseline = bar + 92 + pinned;
  l.sentence = {text, bar + 44 + pinned, text_width, in.sentence_lines * 23};
  l.care_baseline = l.sentence.y + in.sentence_lines * 23 + 18;
  const float from = text + text_width + 24, step = (cw - m - from) / 3, cy = bar + 62;
  for (std::size_t i = 0; i < 3; ++i) {
    const float x = from + step * static_cast<float>(i) + 26;
    l.clocks[i] = {x, cy, 24, true, x + 36, cy - 16};
  }
  l.clock_notes = l.clock_labels = false;
  return std::max({cy + 52, l.care_baseline + in.care_lines * 18 + 8, l.time_baseline + 16});
}

void lay_out_wide(const LayoutInput& in, const Design& d, Layout& l) {
  const bool medium = d.size == SizeClass::m;
  const float cw = l.drawer_pushes ? d.w - kDrawerWidth : d.w;
  const float m = medium ? 20.0f : 24.0f;
  l.margin = m;
  l.bar_height = medium ? 52.0f : 48.0f;
  const float bar = l.bar_height;
  const float text_width = hero_width(in, d);

  // Hero: text, clocks, and on wide windows what comes next.
  const float pinned = in.comparing ? 23.0f : 0.0f;
  l.regimen = {m - 8, bar + 12, text_width + 44, 32 + pinned};
  l.time_x = m - 2;
  l.time_baseline = bar + 92 + pinned;
  l.sentence = {m, bar + 108 + pinned, text_width, in.sentence_lines * 23};
  const bool stacked = cw < kStackedBelow, low = d.h < kLowBelow && !stacked;
  const float least_lines = stacked ? 1.0f : (low ? 3.0f : 4.0f) - pinned / 23;
  l.care_baseline = l.sentence.y + std::max(least_lines, in.sentence_lines) * 23 + (low ? 18.0f : 29.0f);
  const bool list = cw >= 1180;
  const float list_width = 312;
  const bool roomy = cw >= 1560;  // list and picture beside each other
  const float from = stacked ? m : m + text_width + 24;
  if (list) {
    l.stage_picture = true;
    const float less = low ? 18 : 0;
    l.stage = {cw - m - list_width, bar + 12, list_width, (roomy ? 230.0f : 168.0f) - less};
    // The list gives way before the words of the dials do.
    const float next_width = std::clamp(l.stage.x - 48 - from - 3 * (kNoteStep + 1), 240.0f, list_width);
    l.next_list = roomy ? Rect{l.stage.x - 28 - next_width, bar + 14, next_width, 244 - less}
                        : Rect{l.stage.x, l.stage.y + l.stage.h + 4, list_width, 72};
  } else {
    l.stage = {cw - m - 31, bar + 4, 44, 44};  // in the corner, clear of the dial's words
    if (stacked) l.regimen.w -= 72;
  }
  const float care_end = l.care_baseline + in.care_lines * 18 - 18 + (low ? 23.0f : 28.0f);
  const float until = list ? l.next_list.x - 20 : cw - m;
  const float step = (until - from) / 3;
  const float radius = std::clamp((step - 56) / 2, 40.0f, stacked ? 52.0f : low ? 58.0f : 66.0f);
  for (std::size_t i = 0; i < 3; ++i) {
    const float top = stacked ? care_end + 20 : bar + 29;
    l.clocks[i] = {from + step * (static_cast<float>(i) + 0.5f), top + radius, radius, false, 0, 0};
    l.clocks[i].words_x = l.clocks[i].cx;
    l.clocks[i].words_y = l.clocks[i].cy + radius + 40;
  }
  l.clock_narrow = step < kNoteStep;
  if (l.clock_narrow) l.clock_note_width = step - 8;
  const float words_end = l.clocks[0].words_y + (l.clock_narrow ? 80.0f : 46.0f);
  float hero_end = std::max(words_end + 10, care_end);
  if (in.plasticity > 0 && cw >= kSlimFrom) hero_end = lay_out_slim_hero(in, cw, l);

  // Lanes stretch with the window; below their natural height the page scrolls.
  l.fan = d.h >= (in.lens ? 740 : 672) && in.plasticity <= 0;
  const float column = medium ? 136.0f : d.size == SizeClass::l ? 140.0f : 144.0f;
  l.cleared_table = cw - 2 * m - column >= 960;
  const float rings = l.cleared_table ? 0 : kRingRow;
  const float under_axis = l.fan ? 77.0f : low && !medium && rings > 0 ? 39.0f : 51.0f;
  const float foot = under_axis + 11 + (medium ? 62.0f : 0.0f) + rings;
  constexpr float kNatural = 322;
  constexpr float kTightest = 292;
  const float lens = in.lens ? 62.0f : 0.0f;
  const float room = std::max(kTightest, d.h - hero_end - foot - lens);
  // All lanes take what they need; Feeling and Drug then stay small.
  const float stretch = in.plasticity > 0 ? kTightest - kNatural : std::min(room - kNatural, 420.0f);
  l.label_x = m;
  const float x0 = m + column;
  const float y = hero_end;
  l.feeling_hill = 42 + stretch * 0.24f;
  l.row_gap = 14 + stretch * 0.03f;
  l.feeling = {y, 28 + l.feeling_hill + (l.row_gap - 14)};
  l.drug = {y + l.feeling.height + 10, 76 + stretch * 0.34f};
  l.lens = {l.drug.top + l.drug.height + 12, lens};
  const float top = l.drug.top + l.drug.height + 8 + lens;
  l.plasticity = {top, in.plasticity > 0 ? in.plasticity : 158 + stretch * 0.39f};
  const float end = l.plasticity.top + l.plasticity.height;
  l.plot = {x0, y, cw - m - x0, end - y};
  l.value_table = l.plot.w >= 620;
  const float pinned_column = in.comparing ? 40.0f : 0.0f;
  l.value_table_x = x0 + l.plot.w - (l.cleared_table ? 420.0f : 164.0f) - pinned_column;
  l.cleared_table_x = x0 + l.plot.w - 188;

  l.axis_y = end + 1;
  l.strip_y = end + 48;
  const float foot_y = end + under_axis;
  l.legend_baseline = foot_y;
  if (medium) {
    l.transport = {m, foot_y - 20, 260, 44};
    l.legend_baseline = foot_y + 48;
    l.content_height = foot_y + 66 + rings;
  } else {
    l.transport = {m - 2, end + 15, column, 44};
    l.content_height = foot_y + 11 + rings;
  }
  l.legend = l.plot.w >= 560 || medium;
}

void scale(Rect& r, float k) { r = {r.x * k, r.y * k, r.w * k, r.h * k}; }

}  // namespace

void shift(Layout& l, float dy) {
  for (Rect* r : {&l.regimen, &l.sentence, &l.next_list, &l.stage, &l.plot, &l.transport}) r->y += dy;
  for (auto& c : l.clocks) {
    c.cy += dy;
    c.words_y += dy;
  }
  for (Layout::Lane* lane : {&l.feeling, &l.drug, &l.lens, &l.plasticity}) lane->top += dy;
  for (float* y : {&l.time_baseline, &l.care_baseline, &l.axis_y, &l.strip_y, &l.legend_baseline}) *y += dy;
}

float hero_text_width(const LayoutInput& in) { return hero_width(in, design_of(in)) * in.em / 16.0f; }

Layout lay_out(const LayoutInput& in) {
  const Design d = design_of(in);
  Layout l;
  l.size = d.size;
  l.drawer_pushes = pushes(in, d);
  const float sheet = sheet_height(in, d);
  l.drawer_sheet = sheet > 0;
  l.drawer_resizes = in.drawer != 0 && in.has_sheet && halves(d);
  l.drawer_full = in.drawer != 0 && d.w < kDrawerFullBelow && !l.drawer_sheet;
  if (d.size == SizeClass::xs || d.size == SizeClass::s) {
    lay_out_column(in, {d.w, d.h - sheet, d.size}, l);
  } else {
    lay_out_wide(in, {d.w, d.h - sheet, d.size}, l);
  }
  l.content_width = l.drawer_pushes ? d.w - kDrawerWidth : d.w;
  if (in.drawer != 0) {
    const bool wide = l.drawer_full || l.drawer_sheet;
    const float w = wide ? d.w : std::min(kDrawerWidth, d.w - 60);
    const float top = l.drawer_sheet ? d.h - sheet : l.drawer_full ? 0 : l.bar_height;
    l.drawer = {d.w - w, top, w, d.h - top};
  }

  // Design pixels → points.
  const float k = in.em / 16.0f;
  for (Rect* r : {&l.regimen, &l.sentence, &l.next_list, &l.stage, &l.plot, &l.transport, &l.drawer}) scale(*r, k);
  for (auto& c : l.clocks)
    c = {c.cx * k, c.cy * k, c.radius * k, c.words_right, c.words_x * k, c.words_y * k};
  for (Layout::Lane* lane : {&l.feeling, &l.drug, &l.lens, &l.plasticity}) *lane = {lane->top * k, lane->height * k};
  for (float* v : {&l.margin, &l.bar_height, &l.time_x, &l.time_baseline, &l.care_baseline, &l.label_x,
                   &l.feeling_hill, &l.row_gap, &l.value_table_x, &l.cleared_table_x, &l.axis_y, &l.strip_y,
                   &l.legend_baseline, &l.content_width, &l.content_height, &l.clock_note_width}) {
    *v *= k;
  }
  l.em = in.em;
  l.width = in.width;
  l.height = in.height;
  l.page_bottom = l.drawer_sheet ? l.drawer.y : in.height;
  return l;
}

}  // namespace tc::ui
