// Where the focus lands as questions come and go.
#include "ui/quiz_focus.h"

#include <utility>

#include "ui/widget.h"

namespace tc::ui {

void landing(Ui& ui, int level) {
  Node& node = ui.semantics.edit(ui.semantics.nodes().size() - 1);
  node.role = Role::heading;
  node.level = level;
  node.focusable = ui.view.focus.id == node.id;
  if (node.focusable && ui.view.focus.visible) focus_ring(ui, node.rect, 2);
}

void QuizFocus::follow(const app::State& state, Focus& focus) {
  const app::QuizView& quiz = state.quiz;
  const Place now{state.screen == app::Screen::quiz, quiz.open, quiz.answered, quiz.results, quiz.form, quiz.index};
  const Place before = std::exchange(last_, now);
  if (!before.on || !now.on || !focus.id.starts_with("quiz/")) return;
  if (!(now == before)) focus.id = !now.open ? "quiz/title" : now.answered ? "quiz/outcome" : "quiz/stem";
  // An order that is kept needs its button no longer.
  if (focus.id == "quiz/keep" && !quiz.response.empty()) focus.id = "quiz/certainty/1";
}

}  // namespace tc::ui
