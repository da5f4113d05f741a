// Questions in rows: a verdict for each statement.
#include "ui/quiz_parts.h"

namespace tc::ui {

void match_answer(Ui& ui, Column& c, const Question& q) {
  const auto& t = ui.theme;
  const auto* task = std::get_if<content::AuditTask>(&q.item.task);
  if (task == nullptr) return;
  const auto* given = std::get_if<learn::Matches>(&q.response);
  const learn::Matches now = given != nullptr ? *given : learn::Matches{};
  const auto column_of = [&](const std::string& row) {
    for (const learn::Match& m : now.rows) {
      if (m.row == row) return m.column;
    }
    return std::string();
  };
  c.y += ui.s(6);
  for (const content::AuditRow& row : task->rows) {
    column_text(ui, c, "row-" + row.id, ui.w(q.word("row." + row.id)), Face::body, ink(t.text.t1), 23);
    c.y += ui.s(4);
    std::vector<Choice> choices;
    int chosen = -1;
    const std::string at = column_of(row.id);
    for (const std::string& column : task->columns) {
      if (column == at) chosen = static_cast<int>(choices.size());
      choices.push_back({column, ui.w(q.word("column." + column))});
    }
    float height = 0;
    const int picked = choose(ui, "answer-" + row.id, "", choices, chosen, {c.x, c.y, c.width, 0}, height, q.answered);
    if (picked >= 0 && !q.answered) {
      edit_answer<learn::Matches>(ui, [&](learn::Matches& next) {
        std::erase_if(next.rows, [&](const learn::Match& m) { return m.row == row.id; });
        next.rows.push_back({row.id, task->columns[static_cast<std::size_t>(picked)]});
      });
    }
    c.y += height + ui.s(6);
    if (q.answered) {
      const double credit = at == row.key ? 1 : !row.half.empty() && at == row.half ? .5 : 0;
      outcome_mark(ui, {c.x + ui.s(10), c.y + ui.s(9)}, credit);
      Column line{c.x + ui.s(28), c.y, c.width - ui.s(28)};
      const std::string best = ui.words.text({"quiz.best", {{"what", ui.w(q.word("column." + row.key))}}});
      column_text(ui, line, "best-" + row.id, best + " " + ui.w(q.word("why." + row.id)), Face::label, ink(t.text.t2), 20);
      c.y = line.y;
    }
    c.y += ui.s(14);
  }
}

}  // namespace tc::ui
