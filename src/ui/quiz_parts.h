#pragma once
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/quiz.h"
#include "ui/drawer.h"
#include "ui/widget.h"

namespace tc::ui {

// Pieces that the screens of the questions share.

/// What the answer area of an item needs.
struct Question {
  const content::Item& item;
  const learn::Response& response;
  bool answered = false;  ///< feedback is shown; nothing can be changed
  learn::Mark mark;       ///< once answered
  std::string word(const std::string& part) const { return "item." + item.id + "." + part; }
};

/// A row that is chosen: a ring (one of several) or a box (several), its text over as many lines as it needs,
/// and once answered a mark for what was right and a line that says why. True when it was pressed.
struct OptionRow {
  std::string_view id;
  std::string text, why;   ///< why: shown once answered; may be empty
  bool one_of = true;
  bool chosen = false;
  bool answered = false;
  double credit = 0;       ///< of this option, once answered; negative: not told yet
  bool ruled_out = false;  ///< by a hint: struck through, it cannot be chosen
};
bool option_row(Ui& ui, Column& column, const OptionRow& row);

/// Sends the answer as it now stands.
void answer_with(Ui& ui, learn::Response response);
/// The answer as it will stand after what this frame has sent already.
learn::Response newest_answer(const Ui& ui);
/// Changes a part of the answer: `change` gets the newest one, or an empty one where there is none of this kind.
template <class Kind, class Change>
void edit_answer(Ui& ui, const Change& change) {
  learn::Response newest = newest_answer(ui);
  Kind* there = std::get_if<Kind>(&newest);
  Kind next = there != nullptr ? std::move(*there) : Kind{};
  change(next);
  answer_with(ui, std::move(next));
}
/// The part of an answer with this id (`name` is the member that holds it), added to it when it is not there.
template <class Part>
Part& part_of(std::vector<Part>& parts, std::string Part::*name, const std::string& id, const Part& fresh) {
  for (Part& part : parts) {
    if (part.*name == id) return part;
  }
  return parts.emplace_back(fresh);
}

/// A button as wide as its label; moves `x` behind it.
bool wide_button(Ui& ui, std::string_view id, std::string_view label, float& x, float y, ButtonLook look,
                 bool disabled = false);
/// Check, half or cross in ink at a baseline: how a part was answered.
void outcome_mark(const Ui& ui, ImVec2 centre, double credit);

// The answer areas, one for each kind.
void choice_answer(Ui& ui, Column& column, const Question& q);
/// Of a question that asks for a part of a picture: the picture, whose parts take the pointer, and their names.
void point_picture(Ui& ui, Column& column, const Question& q);
void point_options(Ui& ui, Column& column, const Question& q, const content::PointTask& task);
void order_answer(Ui& ui, Column& column, const Question& q);
void place_answer(Ui& ui, Column& column, const Question& q);
void estimate_answer(Ui& ui, Column& column, const Question& q);
void curve_answer(Ui& ui, Column& column, const Question& q);
void vignette_answer(Ui& ui, Column& column, const Question& q);
void match_answer(Ui& ui, Column& column, const Question& q);

/// What is true, what tempts, why, and what is true again; both columns where it is contested; where to see it.
void quiz_feedback(Ui& ui, Column& column, const Question& q);
/// The overview: what can be done, and what is due.
void quiz_home(Ui& ui, Column& column);
/// How it went.
void quiz_results(Ui& ui, Column& column);

}  // namespace tc::ui
