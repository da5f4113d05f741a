// Pointing at a part of the stage: in the picture, or by its name in the list below. Both carry the same numbers.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ui/quiz_parts.h"
#include "ui/stage_picture.h"

namespace tc::ui {
namespace {

constexpr float kDot_px = 13, kReach_px = 30;

bool is_key(const content::PointTask& task, std::string_view id) {
  return std::find(task.key.begin(), task.key.end(), id) != task.key.end();
}

/// The candidates as they are numbered.
std::vector<std::string> numbered(const Ui& ui, const Question& q, const content::PointTask& task) {
  std::vector<std::string> out;
  for (const std::size_t i : learn::shuffled(task.candidates.size(), static_cast<std::uint64_t>(ui.state.quiz.seed), q.item.id))
    out.push_back(task.candidates[i]);
  return out;
}

struct Dot {
  std::string_view id;
  ImVec2 at;
  std::size_t number;
};

/// Dots that would lie over each other move apart, and none leaves the picture.
void spread(std::vector<Dot>& dots, float apart, const Rect& within) {
  for (int round = 0; round < 24; ++round) {
    for (std::size_t i = 0; i < dots.size(); ++i) {
      for (std::size_t j = i + 1; j < dots.size(); ++j) {
        ImVec2 way{dots[j].at.x - dots[i].at.x, dots[j].at.y - dots[i].at.y};
        float length = std::hypot(way.x, way.y);
        if (length >= apart) continue;
        if (length < .5f) {
          way = {1, 0};
          length = 1;
        }
        const float push = (apart - length) / 2 / length;
        dots[i].at = {dots[i].at.x - way.x * push, dots[i].at.y - way.y * push};
        dots[j].at = {dots[j].at.x + way.x * push, dots[j].at.y + way.y * push};
      }
    }
    for (Dot& dot : dots) {
      dot.at.x = std::clamp(dot.at.x, within.x + apart / 2, within.x + within.w - apart / 2);
      dot.at.y = std::clamp(dot.at.y, within.y + apart / 2, within.y + within.h - apart / 2);
    }
  }
}

}  // namespace

void point_picture(Ui& ui, Column& c, const Question& q) {
  const auto& task = std::get<content::PointTask>(q.item.task);
  const auto scene = content::scene_of(content::id_of(task.scene));
  if (!scene) return;
  const auto& t = ui.theme;
  const Rect rect{c.x, c.y, c.width, std::min(c.width * .62f, ui.s(360))};
  const std::vector<std::string> ids = numbered(ui, q, task);
  const bool midazolam = std::find(ids.begin(), ids.end(), "midazolam") != ids.end();
  const scene::Picture& picture = draw_still(ui, {*scene, task.time_min, midazolam}, rect);
  ui.canvas.frame(rect, ink(t.line.strong), ui.s(1.25));
  std::vector<Dot> dots;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto found = std::find_if(picture.elements.begin(), picture.elements.end(),
                                    [&](const scene::Element& e) { return e.id == ids[i]; });
    if (found != picture.elements.end()) dots.push_back({ids[i], {found->anchor.x, found->anchor.y}, i + 1});
  }
  spread(dots, ui.s(2 * kDot_px + 4), rect);

  const auto nearest = [&](ImVec2 mouse) -> const Dot* {
    const Dot* best = nullptr;
    float least = ui.s(kReach_px);
    for (const Dot& dot : dots) {
      const float d = std::hypot(dot.at.x - mouse.x, dot.at.y - mouse.y);
      if (d < least) {
        least = d;
        best = &dot;
      }
    }
    return best;
  };
  const std::string& name = ui.w("quiz.point.picture");
  const Dot* under = nullptr;
  if (q.answered) {
    ui.semantics.leaf("picture", Role::image, name).rect = rect;
  } else {
    // An image for the tree: its parts stand in the list below.
    const Touch touch = press_area(ui, {.id = "picture", .role = Role::image, .name = name, .rect = rect});
    if (touch.hovered || touch.pressed) under = nearest(ImGui::GetIO().MousePos);
    if (touch.pressed && under != nullptr) answer_with(ui, learn::Pointed{std::string(under->id)});
  }
  const auto* given = std::get_if<learn::Pointed>(&q.response);
  for (const Dot& dot : dots) {
    const bool chosen = given != nullptr && given->element == dot.id, right = q.answered && is_key(task, dot.id);
    const float radius = ui.s(&dot == under || chosen ? kDot_px + 2 : kDot_px);
    ui.canvas.disc(dot.at, radius, ink(chosen ? t.text.t1 : t.surface.base));
    ui.canvas.ring(dot.at, radius, ink(t.text.t1), ui.s(right ? 3 : 1.5));
    ui.canvas.text(dot.at.x, dot.at.y + ui.s(5), std::to_string(dot.number), Face::label_strong,
                   ink(chosen ? t.text.inverse : t.text.t1), Align::centre);
  }
  c.y += rect.h + ui.s(14);
}

void point_options(Ui& ui, Column& c, const Question& q, const content::PointTask& task) {
  const auto* given = std::get_if<learn::Pointed>(&q.response);
  const std::string stem = "stage." + std::string(content::id_of(task.scene)) + ".";
  const std::vector<std::string> ids = numbered(ui, q, task);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::string& id = ids[i];
    if (option_row(ui, c, {.id = id,
                           .text = ui.words.text({"quiz.point.name", {{"n", std::to_string(i + 1)}, {"name", ui.w(stem + id + ".name")}}}),
                           .why = ui.w(stem + id + ".note"),
                           .chosen = given != nullptr && given->element == id,
                           .answered = q.answered,
                           .credit = is_key(task, id) ? 1.0 : 0.0}))
      answer_with(ui, learn::Pointed{id});
  }
}

}  // namespace tc::ui
