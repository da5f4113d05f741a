// The words of the stage: names with leaders, the list of narrow pages, the caption.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "ui/species_badge.h"
#include "ui/stage_screen.h"
#include "ui/widget.h"

namespace tc::ui {
namespace {

/// Those named without being asked: the ones that the scene is about.
constexpr std::array<std::string_view, 26> kNamed{"ketamine",
                                                  "interneuron",
                                                  "glutamate",
                                                  "nmda_receptor",
                                                  "ampa_receptor",
                                                  "mtor",
                                                  "felt_outline",
                                                  "memory_encoding",
                                                  "default_mode",
                                                  "salience",
                                                  "blood_pressure",
                                                  "midazolam",
                                                  "lasting_spine",
                                                  "new_spine",
                                                  "removal_experiment",
                                                  "sleep",
                                                  "people_outline",
                                                  "dose_site",
                                                  "blood",
                                                  "tissues",
                                                  "norketamine",
                                                  "eliminated",
                                                  "hnk",
                                                  "cleared_felt",
                                                  "cleared_kinetic", "cleared_assay"};

enum class Side { left, right, above, none };

struct Words {
  const scene::Element* element = nullptr;
  std::string name, value, note;
  std::vector<std::string_view> lines;
  Side side = Side::none;
  float x = 0, y = 0, width = 0, height = 0, wanted = 0;
  bool titled = true;  ///< false where a heading says the name
};

std::string stem_of(const Ui& ui, std::string_view id) {
  return "stage." + std::string(content::id_of(ui.state.stage.scene)) + "." + std::string(id);
}
std::string words_or(const Ui& ui, const std::string& key, std::string_view otherwise) {
  return ui.words.has(key) ? ui.w(key) : std::string(otherwise);
}

Side side_of(const Ui& ui, const scene::Element& e, const Rect& picture) {
  if (ui.state.stage.scene == app::Scene::dendrite) {
    if (e.id == "lasting_spine" || e.id == "new_spine" || e.id == "fading_spine" || e.id == "axon")
      return Side::above;
    return Side::right;
  }
  if (e.id == "default_mode") return Side::right;
  if (ui.state.stage.scene == app::Scene::synapse && (e.id == "bdnf" || e.id == "eef2")) return Side::left;
  return e.anchor.x < picture.x + picture.w / 2 ? Side::left : Side::right;
}

/// In whom the note says that it was seen.
std::span<const content::Species> seen_in(const Ui& ui, const Words& w) {
  const content::StageElement* e = ui.library.stage_element(w.element->id);
  if (e == nullptr) return {};
  return e->species;
}

/// What badges take behind a name; 0 where there are none.
float badges_behind(const Ui& ui, const Words& w) {
  const float width = species_badges_width(ui.canvas, seen_in(ui, w));
  return width > 0 ? width + ui.s(8) : 0;
}

/// Puts the words of one column one below the other, as near to their things as may be: words that would meet
/// stand together about the middle of what they want.
void stack(std::vector<Words*>& column, float top, float bottom, float gap) {
  std::sort(column.begin(), column.end(),
            [](const Words* a, const Words* b) { return a->wanted < b->wanted; });
  struct Block {
    float sum = 0, height = 0;  ///< of the tops that its words want, counted from its own top
    int count = 0;
    float top() const { return sum / static_cast<float>(count); }
  };
  std::vector<Block> blocks;
  for (const Words* w : column) {
    blocks.push_back({w->wanted, w->height + gap, 1});
    while (blocks.size() > 1) {
      const Block last = blocks.back(), before = blocks[blocks.size() - 2];
      if (before.top() + before.height <= last.top()) break;
      blocks.pop_back();
      const float shift = before.height * static_cast<float>(last.count);
      blocks.back() = {before.sum + last.sum - shift, before.height + last.height, before.count + last.count};
    }
  }
  std::size_t k = 0;
  float y = top;
  for (const Block& block : blocks) {
    y = std::max(y, block.top());
    for (int i = 0; i < block.count; ++i, ++k) {
      column[k]->y = y;
      y += column[k]->height + gap;
    }
  }
  float low = bottom;
  for (auto it = column.rbegin(); it != column.rend(); ++it) {
    (*it)->y = std::min((*it)->y, low - (*it)->height);
    low = (*it)->y - gap;
  }
}

/// Width of name, value and, where the note finds no room, the badges that it begins with.
float first_line(const Ui& ui, const Words& w) {
  float width = ui.canvas.measure(w.name, Face::body_strong);
  if (!w.value.empty()) width += ui.s(8) + ui.canvas.measure(w.value, Face::small);
  if (w.lines.empty()) width += badges_behind(ui, w);
  return width;
}

void leader(const Ui& ui, const Words& w) {
  const Canvas& c = ui.canvas;
  const ImU32 line = ink(ui.theme.text.t2, .85), ring = ink(ui.theme.text.t1);
  const ImVec2 at{w.element->anchor.x, w.element->anchor.y};
  const float r = ui.s(4.5);
  c.disc(at, r, ink(ui.theme.stage.bg1, .35));
  c.ring(at, r, ring, ui.s(1.5));
  if (w.side == Side::above) {
    const float x = std::clamp(at.x, w.x + ui.s(4), w.x + w.width);
    const float knee = at.y - std::fabs(x - at.x) - r;
    const ImVec2 points[] = {
        {at.x, at.y - r}, {x, std::max(knee, w.y + w.height + ui.s(6))}, {x, w.y + w.height + ui.s(4)}};
    c.polyline(points, line, 1);
    return;
  }
  const float d = w.side == Side::left ? -1.0f : 1.0f, y = w.y + ui.s(10.5);
  const float words = first_line(ui, w) + ui.s(8);
  const float end = w.side == Side::left ? w.x + words : w.x - ui.s(6);
  const float room = std::max(0.0f, (end - at.x) * d - ui.s(16)), leg = std::fabs(y - at.y);
  if (leg < r) {
    if (room > r) c.segment({at.x + d * r, y}, {end, y}, line, 1);
    return;
  }
  const float u = r * .7071f;
  const ImVec2 points[] = {
      {at.x + d * u, at.y + (y > at.y ? u : -u)}, {at.x + d * std::max(u, std::min(leg, room)), y}, {end, y}};
  c.polyline(points, line, 1);
}

void draw_words(const Ui& ui, const Words& w, bool strong) {
  const auto& t = ui.theme;
  float x = w.x, y = w.y + ui.s(16);
  const bool titled = w.titled;
  if (titled) ui.canvas.text(x, y, w.name, Face::body_strong, ink(t.text.t1));
  const float name = titled ? ui.canvas.measure(w.name, Face::body_strong) : 0;
  if (strong) ui.canvas.segment({x, y + ui.s(3)}, {x + name, y + ui.s(3)}, ink(t.text.t1), 1);
  if (!w.value.empty()) ui.canvas.text(x + name + ui.s(8), y, w.value, Face::small, ink(t.text.t2));
  if (!titled) y -= ui.s(18);
  const auto species = seen_in(ui, w);
  if (w.lines.empty()) {
    const float width = first_line(ui, w);
    if (titled && width <= w.width)
      draw_species_badges(ui.canvas, species, x + width - badges_behind(ui, w) + ui.s(8), y, ink(t.text.t2));
    return;
  }
  draw_species_badges(ui.canvas, species, x, y + ui.s(18), ink(t.text.t2));
  x += species_badges_width(ui.canvas, species);
  for (const auto& line : w.lines) {
    y += ui.s(18);
    ui.canvas.text(x, y, line, Face::small, ink(t.text.t2));
  }
}

Words describe(const Ui& ui, const scene::Element& e, const app::StageNow& now) {
  Words w;
  w.element = &e;
  const std::string stem = stem_of(ui, e.id);
  w.name = words_or(ui, stem + ".name", e.id);
  w.note = words_or(ui, stem + ".note", "");
  w.value = element_value(ui, e.id, now);
  return w;
}

/// Wraps the note into what is left of a column; `lines` at most.
void measure_words(const Ui& ui, Words& w, float width, std::size_t most) {
  w.width = width;
  w.lines = ui.canvas.wrap(w.note, Face::small, width - species_badges_width(ui.canvas, seen_in(ui, w)) - ui.s(1));
  if (w.lines.size() > most) w.lines.clear();
  w.height = ui.s(20) + ui.s(18) * static_cast<float>(w.lines.size());
}

bool is_named(std::string_view id) { return std::find(kNamed.begin(), kNamed.end(), id) != kNamed.end(); }

/// Measures the words of a column. Notes that find no room in it go, the longest first, and of those as long the ones of
/// things that the scene is not about: their badges then stand behind the name.
void fit(const Ui& ui, const std::vector<Words*>& column, float width, float room, float gap) {
  constexpr std::size_t kMostLines = 4;
  float used = -gap;
  for (Words* w : column) {
    measure_words(ui, *w, width, kMostLines);
    used += w->height + gap;
  }
  const auto goes_before = [](const Words& a, const Words& b) {
    if (a.lines.size() != b.lines.size()) return a.lines.size() > b.lines.size();
    return !is_named(a.element->id) && is_named(b.element->id);
  };
  while (used > room) {
    Words* longest = nullptr;
    for (Words* w : column) {
      if (!w->lines.empty() && (longest == nullptr || goes_before(*w, *longest))) longest = w;
    }
    if (longest == nullptr) return;
    used -= ui.s(18) * static_cast<float>(longest->lines.size());
    measure_words(ui, *longest, width, 0);
  }
}

Touch element_button(Ui& ui, const Words& w, const Rect& rect) {
  const content::StageElement* e = ui.library.stage_element(w.element->id);
  const std::string text = words_or(ui, stem_of(ui, w.element->id) + ".text", "");
  const Touch touch = press_area(ui, {.id = w.element->id,
                                      .name = w.name,
                                      .rect = rect,
                                      .value = w.value,
                                      .description = w.note + (text.empty() ? "" : ". " + text),
                                      .disabled = e == nullptr});
  if (touch.pressed) {
    ui.send(app::cmd::FocusElement{std::string(w.element->id)});
    ui.send(app::cmd::Select{e->entry});
  }
  return touch;
}

/// Where names may stand in a picture: around the whole scene other words have the edges.
Rect room_for_names(const Ui& ui, const Rect& picture, bool whole) {
  if (!whole) return {picture.x + ui.s(8), picture.y + ui.s(8), picture.w - ui.s(16), picture.h - ui.s(16)};
  return {picture.x + ui.s(206), picture.y + ui.s(118), picture.w - ui.s(214), picture.h - ui.s(198)};
}

/// A name at the thing itself; `needed`: also where another name lies.
void name_at_thing(const Ui& ui, const Words& w, const Rect& room, bool needed, std::vector<Rect>& pills) {
  const ImVec2 at{w.element->anchor.x, w.element->anchor.y};
  const float width = ui.canvas.measure(w.name, Face::label_strong) + ui.s(16), height = ui.s(24);
  const Rect pill{
      std::max(room.x, std::min(at.x - width / 2, room.x + room.w - width)),
      std::max(room.y, std::min(at.y - height - ui.s(12), room.y + room.h - height)), width, height};
  const bool meets = std::any_of(pills.begin(), pills.end(), [&](const Rect& p) {
    return p.x < pill.x + pill.w && pill.x < p.x + p.w && p.y < pill.y + pill.h && pill.y < p.y + p.h;
  });
  if (meets && !needed) return;
  pills.push_back(pill);
  ui.canvas.ring(at, ui.s(4.5), ink(ui.theme.text.t1), ui.s(1.5));
  ui.canvas.fill(pill, ink(ui.theme.surface.overlay, .94), height / 2);
  ui.canvas.text(pill.x + width / 2, pill.y + ui.s(16.5), w.name, Face::label_strong, ink(ui.theme.text.t1),
                 Align::centre);
}

/// In the content's reading order, whatever order they are painted in.
std::vector<const scene::Element*> in_order(const Ui& ui, const scene::Picture& picture) {
  std::vector<const scene::Element*> out;
  for (const std::string_view id : content::elements_of(ui.state.stage.scene)) {
    for (const scene::Element& e : picture.elements) {
      if (e.id == id) out.push_back(&e);
    }
  }
  return out;
}

Rect inside(const scene::Box& b, const Rect& r) {
  const float x0 = std::clamp(b.x, r.x, r.x + r.w), x1 = std::clamp(b.x + b.w, r.x, r.x + r.w);
  const float y0 = std::clamp(b.y, r.y, r.y + r.h), y1 = std::clamp(b.y + b.h, r.y, r.y + r.h);
  return {x0, y0, x1 - x0, y1 - y0};
}

}  // namespace

void stage_elements(Ui& ui, const scene::Picture& picture, const app::StageNow& now, const Rect& rect,
                    bool beside) {
  const app::StageView& stage = ui.state.stage;
  const bool whole = beside;
  std::vector<Words> all;
  for (const scene::Element* e : in_order(ui, picture)) {
    Words w = describe(ui, *e, now);
    // A low column has no room for all three meanings of cleared.
    const bool low = rect.h < ui.s(424) && (e->id == "cleared_kinetic" || e->id == "cleared_assay");
    const bool named = stage.names || (is_named(e->id) && !low);
    // What is not there (yet) is only named when all names are asked for.
    if (whole && named && (stage.names || e->presence > 0.05f)) w.side = side_of(ui, *e, rect);
    w.titled = w.side == Side::none || e->id != "people_outline";
    all.push_back(std::move(w));
  }
  // Columns beside the action; in the dendrite's scene also a row above it.
  std::vector<Words*> left, right, above;
  for (Words& w : all) {
    if (w.side == Side::left) left.push_back(&w);
    if (w.side == Side::right) right.push_back(&w);
    if (w.side == Side::above) above.push_back(&w);
  }
  const float left_x = rect.x + ui.s(24), right_x = rect.x + rect.w - ui.s(342);
  const float top = rect.y + ui.s(stage.scene == app::Scene::dendrite ? 128 : 72),
              bottom = rect.y + rect.h - ui.s(14);
  const auto column = [&](std::vector<Words*>& list, float x, float width, float from) {
    fit(ui, list, width, bottom - from, ui.s(12));
    for (Words* w : list) {
      w->x = x;
      w->wanted = w->element->anchor.y - ui.s(10.5);
      // The empty branch of the people is not written over.
      if (!w->titled) w->wanted += ui.s(37);
      if (w->element->id == "shaft") w->wanted += ui.s(88);
    }
    stack(list, from, bottom, ui.s(12));
  };
  column(left, left_x, ui.s(stage.scene == app::Scene::synapse ? 164 : 250), rect.y + ui.s(262));
  column(right, right_x, ui.s(318), top);
  std::sort(above.begin(), above.end(),
            [](const Words* a, const Words* b) { return a->element->anchor.x < b->element->anchor.x; });
  const float slot =
      (right_x - ui.s(70) - (rect.x + ui.s(214))) / std::max<float>(1, static_cast<float>(above.size()));
  for (std::size_t i = 0; i < above.size(); ++i) {
    measure_words(ui, *above[i], slot - ui.s(16), 3);
    above[i]->x = rect.x + ui.s(214) + slot * static_cast<float>(i);
    above[i]->y = rect.y + ui.s(104) + ui.s(74) - above[i]->height;
  }
  for (const Words& w : all) {
    if (w.side != Side::none) leader(ui, w);
  }
  std::vector<Rect> pills;
  std::vector<const scene::Element*> unnamed;
  for (const Words& w : all) {
    const Rect on_thing = inside(w.element->bounds, rect);
    const Touch touch = element_button(ui, w, on_thing);
    const bool lit = touch.hovered || (touch.focused && ui.view.focus.visible);
    if (w.side != Side::none) {
      draw_words(ui, w, lit);
      // The words press like the thing.
      ImGui::SetCursorScreenPos({w.x, w.y});
      ImGui::PushID(w.element->id.data());
      if (ImGui::InvisibleButton("##words", {std::max(1.0f, w.width), std::max(1.0f, w.height)}) &&
          ui.library.has_dossier) {
        ui.semantics.post({"timeline/stage/things/" + std::string(w.element->id), Do::press, 0, {}});
      }
      if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
      ImGui::PopID();
    } else if (on_thing.w >= 2 && on_thing.h >= 2 &&
               (lit || w.element->id == stage.focus || (stage.names && !whole))) {
      name_at_thing(ui, w, room_for_names(ui, rect, whole), lit || w.element->id == stage.focus, pills);
    } else if (!whole) {
      unnamed.push_back(w.element);
    }
  }
  // Left of the picture there is ground, but for the tools.
  mark_names(ui, unnamed, {rect.x - ui.s(52), rect.y, rect.w + ui.s(52), rect.h}, pills);
}

void stage_taps(Ui& ui, const scene::Picture& picture, const Rect& seen) {
  constexpr float kTap = 8, kLeast = 44;
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec2 at = io.MouseClickedPos[0];
  if (!ImGui::IsMouseReleased(ImGuiMouseButton_Left) || !seen.contains(at.x, at.y) || !ImGui::IsWindowHovered()) return;
  if (io.MouseDragMaxDistanceSqr[0] > ui.s(kTap) * ui.s(kTap)) return;  // it scrolled
  const scene::Element* hit = nullptr;
  float nearest = 0;
  for (const scene::Element* e : in_order(ui, picture)) {
    const Rect shape = inside(e->bounds, seen);
    if (shape.w < 2 || shape.h < 2 || ui.library.stage_element(e->id) == nullptr) continue;
    const float w = std::max(shape.w, ui.s(kLeast)), h = std::max(shape.h, ui.s(kLeast));
    const Rect target{shape.x + (shape.w - w) / 2, shape.y + (shape.h - h) / 2, w, h};
    // Of things that lie on each other, a small one before a large, and of two as large the one whose middle is nearer.
    const float away = std::hypot(at.x - e->anchor.x, at.y - e->anchor.y) + std::sqrt(w * h) / 2;
    if (!target.contains(at.x, at.y) || (hit != nullptr && away >= nearest)) continue;
    hit = e;
    nearest = away;
  }
  if (hit != nullptr) ui.semantics.post({"timeline/stage/things/" + std::string(hit->id), Do::press, 0, {}});
}

float stage_list(Ui& ui, const scene::Picture& picture, const app::StageNow& now, const Rect& column) {
  float y = column.y;
  for (const scene::Element* e : in_order(ui, picture)) {
    Words w = describe(ui, *e, now);
    w.x = column.x;
    w.y = y + ui.s(8);
    measure_words(ui, w, column.w, 6);
    // A long name and its value share no line on a small screen.
    const float name = ui.canvas.measure(w.name, Face::body_strong),
                value = ui.canvas.measure(w.value, Face::small);
    if (name + value + ui.s(12) > column.w) w.value.clear();
    const Rect row{column.x - ui.s(8), y, column.w + ui.s(16), std::max(ui.s(44), w.height + ui.s(18))};
    const Touch touch = element_button(ui, w, row);
    if (touch.hovered) ui.canvas.fill(row, ink(ui.theme.surface.control), ui.s(8));
    draw_words(ui, w, false);
    y += row.h + ui.s(2);
  }
  return y - column.y;
}

float stage_caption(Ui& ui, const app::StageNow& now, const Rect& column, bool upwards) {
  const std::string key = caption_key(ui, now);
  if (key.empty()) return 0;
  const std::string& text = ui.w(key);
  const auto lines = ui.canvas.wrap(text, Face::body_strong, column.w);
  const float height = ui.s(22) * static_cast<float>(lines.size());
  float y = upwards ? column.y + column.h - height : column.y;
  Node& live = ui.semantics.leaf("caption", Role::status, text);
  live.live = true;
  live.rect = {column.x, y, column.w, height};
  for (const auto& line : lines) {
    ui.canvas.text(column.x, y + ui.s(16), line, Face::body_strong, ink(ui.theme.text.t1));
    y += ui.s(22);
  }
  return height;
}

}  // namespace tc::ui
