// Questions that are answered by choosing: one, several, myth or supported, a part of a picture.
#include <algorithm>

#include "ui/quiz_parts.h"

namespace tc::ui {
namespace {

std::uint64_t seed_of(const Ui& ui) { return static_cast<std::uint64_t>(ui.state.quiz.seed); }

double credit_of(const Question& q, std::string_view id) {
  for (const content::Option& option : *content::options_of(q.item)) {
    if (option.id == id) return option.credit;
  }
  return 0;
}

void options(Ui& ui, Column& c, const Question& q, bool one_of) {
  const auto& all = *content::options_of(q.item);
  const auto* choice = std::get_if<learn::Choice>(&q.response);
  const auto* several = std::get_if<learn::Choices>(&q.response);
  const std::string ruled_out = q.answered ? std::string() : app::ruled_out(ui.state, ui.library);
  for (const std::size_t i : learn::shuffled(all.size(), seed_of(ui), q.item.id)) {
    const std::string& id = all[i].id;
    const bool chosen = one_of ? choice != nullptr && choice->option == id
                               : several != nullptr && std::find(several->options.begin(), several->options.end(),
                                                                 id) != several->options.end();
    if (!option_row(ui, c, {.id = id,
                            .text = ui.w(q.word("option." + id)),
                            .why = ui.w(q.word("why." + id)),
                            .one_of = one_of,
                            .chosen = chosen,
                            .answered = q.answered,
                            .credit = credit_of(q, id),
                            .ruled_out = id == ruled_out}))
      continue;
    if (one_of) {
      answer_with(ui, learn::Choice{id});
    } else {
      learn::Response newest = newest_answer(ui);
      auto* there = std::get_if<learn::Choices>(&newest);
      learn::Choices next = there != nullptr ? std::move(*there) : learn::Choices{};
      if (std::erase(next.options, id) == 0) next.options.push_back(id);
      answer_with(ui, next.options.empty() ? learn::Response{} : learn::Response{next});
    }
  }
}

void verdict(Ui& ui, Column& c, const Question& q, const content::MythTask& task) {
  const auto* given = std::get_if<learn::Verdict>(&q.response);
  for (const bool is_myth : {true, false}) {
    if (option_row(ui, c, {.id = is_myth ? "myth" : "supported",
                           .text = ui.w(is_myth ? "quiz.myth" : "quiz.supported"),
                           .chosen = given != nullptr && given->is_myth == is_myth,
                           .answered = q.answered,
                           .credit = task.is_myth == is_myth ? 1.0 : 0.0}))
      answer_with(ui, learn::Verdict{is_myth});
  }
}

}  // namespace

void choice_answer(Ui& ui, Column& c, const Question& q) {
  const std::string_view how = std::holds_alternative<content::PointTask>(q.item.task) ? "quiz.how.point"
                               : content::is_multi(q.item)                               ? "quiz.how.several"
                                                                                         : "quiz.how.one";
  if (!q.answered)
    column_text(ui, c, "how", ui.w(how), Face::label,
                ink(ui.theme.text.t2), 20);
  c.y += ui.s(6);
  if (std::holds_alternative<content::PointTask>(q.item.task)) point_picture(ui, c, q);
  ui.semantics.open("answers", content::is_multi(q.item) ? Role::group : Role::radio_group, ui.w("quiz.answers"));
  const std::size_t group = ui.semantics.nodes().size() - 1;
  const float top = c.y;
  if (const auto* myth = std::get_if<content::MythTask>(&q.item.task)) verdict(ui, c, q, *myth);
  else if (const auto* task = std::get_if<content::PointTask>(&q.item.task)) point_options(ui, c, q, *task);
  else options(ui, c, q, !content::is_multi(q.item));
  ui.semantics.edit(group).rect = {c.x, top, c.width, c.y - top};
  ui.semantics.close();
}

}  // namespace tc::ui
