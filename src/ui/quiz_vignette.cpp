// A case: what is said next depends on what was chosen. The way taken stays in sight.
#include <algorithm>

#include "ui/quiz_parts.h"

namespace tc::ui {
namespace {

const content::VignetteOption* option_of(const content::VignetteNode& node, std::string_view id) {
  for (const content::VignetteOption& option : node.options) {
    if (option.id == id) return &option;
  }
  return nullptr;
}

}  // namespace

void vignette_answer(Ui& ui, Column& c, const Question& q) {
  const auto& t = ui.theme;
  const auto* task = std::get_if<content::VignetteTask>(&q.item.task);
  if (task == nullptr || task->nodes.empty()) return;
  const auto* given = std::get_if<learn::Path>(&q.response);
  const learn::Path path = given != nullptr ? *given : learn::Path{};
  const content::VignetteNode* node = &task->nodes.front();
  std::size_t taken = 0;
  for (; node != nullptr; ++taken) {
    const std::string stem = "node." + node->id;
    const bool there = taken < path.steps.size() && path.steps[taken].node == node->id;
    column_text(ui, c, node->id, ui.w(q.word(stem)), there && !q.answered ? Face::label : Face::body,
                ink(there && !q.answered ? t.text.t2 : t.text.t1), there && !q.answered ? 20.0f : 23.0f);
    c.y += ui.s(8);
    ui.semantics.open("answers-" + node->id, Role::radio_group, ui.w("quiz.answers"));
    const std::size_t group = ui.semantics.nodes().size() - 1;
    const float top = c.y;
    for (const std::size_t i : learn::shuffled(node->options.size(), static_cast<std::uint64_t>(ui.state.quiz.seed), q.item.id + node->id)) {
      const content::VignetteOption& option = node->options[i];
      const bool chosen = there && path.steps[taken].option == option.id;
      if (there && !chosen && !q.answered) continue;  // the way on, without the ways not taken
      const std::string why_key = q.word("why." + node->id + "." + option.id);
      if (option_row(ui, c, {.id = node->id + "-" + option.id,
                             .text = ui.w(q.word(stem + "." + option.id)),
                             .why = node->card ? std::string() : ui.w(why_key),
                             .chosen = chosen,
                             .answered = q.answered || there,
                             .credit = q.answered ? (node->card ? 1.0 : option.credit) : -1.0})) {
        learn::Path next = path;
        next.steps.push_back({node->id, option.id});
        answer_with(ui, next);
      }
    }
    ui.semantics.edit(group).rect = {c.x, top, c.width, c.y - top};
    ui.semantics.close();
    c.y += ui.s(8);
    if (!there) break;
    const content::VignetteOption* option = option_of(*node, path.steps[taken].option);
    node = option == nullptr || option->next.empty() ? nullptr : task->node(option->next);
  }
  if (!q.answered && !path.steps.empty()) {
    float x = c.x;
    if (wide_button(ui, "step-back", ui.w("quiz.vignette.back"), x, c.y, ButtonLook::quiet)) {
      learn::Path next = path;
      next.steps.pop_back();
      answer_with(ui, next);
    }
    c.y += ui.s(52);
  }
}

}  // namespace tc::ui
