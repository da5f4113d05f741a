// The overview of the questions: the two tests, practice, what is due, and what is kept.
#include <algorithm>

#include "app/pass_rule.h"
#include "learn/results.h"
#include "learn/schedule.h"
#include "ui/quiz_focus.h"
#include "ui/quiz_parts.h"

namespace tc::ui {
namespace {

std::string joined(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) (out += out.empty() ? "" : " ") += id;
  return out;
}

const learn::FormResult* last_of(const learn::Record& record, learn::FormKind kind, bool finished) {
  const learn::FormResult* found = nullptr;
  for (const learn::FormResult& form : record.forms) {
    if (form.drawn.kind == kind && (!finished || form.finished)) found = &form;
  }
  return found;
}

void start(Ui& ui, const Result<learn::DrawnForm>& drawn) {
  if (!drawn) return;
  ++ui.view.seed;
  ui.view.quiz_line = 0;
  ui.view.scroll_y = 0;
  ui.send(app::cmd::StartForm{std::string(learn::id_of(drawn->kind)),
                              drawn->letter == content::TestForm::b ? "b" : "a",
                              static_cast<double>(drawn->seed), joined(drawn->items)});
}

/// The form that the next post-test takes: not the one just taken.
content::TestForm next_letter(const learn::Record& record, std::uint64_t seed) {
  const learn::FormResult* last = nullptr;
  for (const learn::FormResult& form : record.forms) {
    if (form.drawn.kind == learn::FormKind::pretest || form.drawn.kind == learn::FormKind::posttest) last = &form;
  }
  return last == nullptr ? learn::first_letter(seed) : learn::other(last->drawn.letter);
}

/// One thing to do: what it is, what it is for, and its button. Cards stand side by side where there is room.
bool card(Ui& ui, Column& c, const std::string& id, const std::string& note, bool primary, bool disabled = false) {
  const auto& t = ui.theme;
  const float top = c.y, pad = ui.s(20);
  Column in{c.x + pad, c.y + pad, c.width - 2 * pad};
  ui.semantics.open(id, Role::group, ui.w("quiz.home." + id));
  const std::size_t group = ui.semantics.nodes().size() - 1;
  // The card's ground lies under its words: its height is known from the last frame.
  float& height = ui.view.heights["quiz-" + id];
  ui.canvas.fill({c.x, top, c.width, height}, ink(t.surface.raised), ui.s(12));
  column_text(ui, in, "title", ui.w("quiz.home." + id), Face::title, ink(t.text.t1), 27);
  in.y += ui.s(4);
  column_text(ui, in, "about", ui.w("quiz.home." + id + ".about"), Face::body, ink(t.text.t1), 23);
  if (!note.empty()) {
    in.y += ui.s(4);
    column_text(ui, in, "note", note, Face::label, ink(t.text.t2), 20);
  }
  in.y += ui.s(12);
  float x = in.x;
  const bool pressed = wide_button(ui, "go", ui.w("quiz.home." + id + ".go"), x, in.y,
                                   primary ? ButtonLook::primary : ButtonLook::secondary, disabled);
  in.y += ui.s(44) + pad;
  height = in.y - top;
  ui.semantics.edit(group).rect = {c.x, top, c.width, height};
  ui.semantics.close();
  c.y = in.y + ui.s(14);
  return pressed;
}

std::string points(const Ui& ui, const learn::FormResult* form) {
  if (form == nullptr) return {};
  const int tenths = static_cast<int>(form->points * 10 + .5);
  std::string number = std::to_string(tenths / 10);
  if (tenths % 10 != 0) number += "." + std::to_string(tenths % 10);
  return ui.words.text({"quiz.home.last", {{"points", number}, {"count", std::to_string(form->drawn.items.size())}}});
}

}  // namespace

void quiz_home(Ui& ui, Column& c) {
  const auto& t = ui.theme;
  const learn::Record& record = ui.session.learner().record();
  const auto& items = ui.library.items;
  const std::uint64_t seed = ui.view.seed;
  column_text(ui, c, "title", ui.w("quiz.title"), Face::headline, ink(t.text.t1), 36);
  landing(ui, 2);
  column_text(ui, c, "about", ui.w("quiz.about"), Face::body, ink(t.text.t2), 23);
  c.y += ui.s(20);

  const bool beside = c.width / ui.layout.k() >= 640;
  const float width = beside ? (c.width - ui.s(20)) / 2 : c.width;
  Column left{c.x, c.y, width}, right{beside ? c.x + width + ui.s(20) : c.x, c.y, width};
  if (!ui.state.quiz.form.empty() && card(ui, left, "resume", "", true)) {
    ui.view.scroll_y = 0;
    ui.send(app::cmd::ResumeForm{});
  }
  const bool fresh = ui.state.quiz.form.empty();
  if (card(ui, left, "pretest", points(ui, last_of(record, learn::FormKind::pretest, true)), fresh && record.attempts.empty()))
    start(ui, learn::draw_pretest(items, learn::first_letter(seed), seed));
  std::string posttest_note = points(ui, last_of(record, learn::FormKind::posttest, true));
  if (const auto rule = app::pass_words(ui.library)) posttest_note += (posttest_note.empty() ? "" : ". ") + ui.w(*rule);
  if (card(ui, left, "posttest", posttest_note, false))
    start(ui, learn::draw_posttest(items, next_letter(record, seed), seed));
  if (!beside) right.y = left.y;

  const auto due = learn::due_items(record, items, ui.session.learner().now_ms());
  std::vector<std::string> first = learn::sure_and_wrong(record);
  for (const learn::Due& d : due) first.push_back(d.item);
  const std::string due_note =
      due.empty() ? std::string() : ui.words.text({"quiz.home.due", {{"n", std::to_string(due.size())}}});
  if (card(ui, right, "practice", due_note, fresh && !record.attempts.empty())) {
    learn::PracticeWish wish;
    wish.first = first;
    start(ui, learn::draw_practice(items, wish, seed));
  }
  if (card(ui, right, "results", "", false)) {
    ui.view.scroll_y = 0;
    ui.send(app::cmd::ShowResults{true});
  }
  c.y = std::max(left.y, right.y) + ui.s(6);

  column_heading(ui, c, "kept-heading", ui.w("quiz.kept"));
  const app::Learner::Kept kept = ui.session.learner().kept;
  column_text(ui, c, "kept", ui.w(ui.state.settings.group ? "quiz.kept.group" : kept == app::Learner::Kept::not_saved ? "quiz.kept.not" : "quiz.kept.here"), Face::label, ink(t.text.t2), 20);
  c.y += ui.s(8);
  float x = c.x;
  const bool asked = ui.view.quiz_picked == "#clear";
  if (wide_button(ui, "clear", ui.w(asked ? "quiz.clear.sure" : "quiz.clear"), x, c.y, ButtonLook::secondary, record.attempts.empty() && fresh)) {
    if (asked) ui.send(app::cmd::ClearLearning{});
    ui.view.quiz_picked = asked ? "" : "#clear";
  }
  c.y += ui.s(60);
}

}  // namespace tc::ui
