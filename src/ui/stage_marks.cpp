// The three marks of "cleared" in the body: named beside them wherever there is room.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ui/stage_screen.h"
#include "ui/ui.h"

namespace tc::ui {
namespace {

struct Mark {
  std::string_view id, name_key;
};
constexpr std::array<Mark, 3> kMarks{{{"cleared_felt", "clearance.functional.title"},
                                      {"cleared_kinetic", "clearance.kinetic.title"},
                                      {"cleared_assay", "clearance.trace.title"}}};

bool meets(const Rect& a, const Rect& b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

}  // namespace

void mark_names(Ui& ui, std::span<const scene::Element* const> things, const Rect& room, std::span<const Rect> taken) {
  constexpr float kDisc = 0.55f;  // of the half of its place, which is larger so that it can be pressed
  std::vector<Rect> words(taken.begin(), taken.end());
  for (const scene::Element* e : things) {
    const auto mark = std::find_if(kMarks.begin(), kMarks.end(), [&](const Mark& m) { return m.id == e->id; });
    if (mark == kMarks.end() || !room.contains(e->anchor.x, e->anchor.y)) continue;
    const std::string& name = ui.w(mark->name_key);
    const float width = ui.canvas.measure(name, Face::label), height = ui.s(20);
    const Rect place{e->anchor.x - e->bounds.w / 2 * kDisc - ui.s(6) - width, e->anchor.y - height / 2, width, height};
    const bool fits = place.x >= room.x && place.y >= room.y && place.y + height <= room.y + room.h;
    if (!fits || std::any_of(words.begin(), words.end(), [&](const Rect& other) { return meets(place, other); })) continue;
    words.push_back(place);
    ui.canvas.text(place.x, e->anchor.y + ui.s(5), name, Face::label, ink(ui.theme.text.t1));
  }
}

}  // namespace tc::ui
