// One question at a time: where one is, what is asked, the answer, how sure, and then why.
#include <algorithm>

#include "app/pass_rule.h"
#include "ui/entry_parts.h"
#include "ui/prose.h"
#include "ui/quiz_focus.h"
#include "ui/quiz_parts.h"
#include "ui/screens.h"

namespace tc::ui {
namespace {

constexpr float kColumn_px = 760;  ///< a line of text that can be read with ease

void answer_area(Ui& ui, Column& c, const Question& q) {
  using content::ItemType;
  switch (q.item.type()) {
    case ItemType::order: return order_answer(ui, c, q);
    case ItemType::place: return place_answer(ui, c, q);
    case ItemType::estimate: return estimate_answer(ui, c, q);
    case ItemType::curve: return curve_answer(ui, c, q);
    case ItemType::vignette: return vignette_answer(ui, c, q);
    case ItemType::audit:
      if (std::get<content::AuditTask>(q.item.task).mode == content::AuditTask::Mode::match) return match_answer(ui, c, q);
      return choice_answer(ui, c, q);
    default: return choice_answer(ui, c, q);
  }
}

void progress(Ui& ui, Column& c) {
  const auto& t = ui.theme;
  const auto count = app::form_items(ui.state.quiz).size();
  const std::string where = ui.words.text({"quiz.where", {{"kind", ui.w("results.kind." + ui.state.quiz.kind)},
                                                          {"n", std::to_string(ui.state.quiz.index + 1)}, {"count", std::to_string(count)}}});
  using Kept = app::Learner::Kept;
  const Kept kept = ui.session.learner().kept;
  const std::string saved = kept == Kept::nothing_yet ? std::string()
                            : ui.w(kept == Kept::saved    ? "quiz.saved"
                                   : kept == Kept::saving ? "quiz.saving"
                                                          : "quiz.not_saved");
  // Beside it where there is room, else below.
  const float room = saved.empty() ? 0 : ui.canvas.measure(saved, Face::label) + ui.s(20);
  const bool beside = c.width - room >= ui.s(200);
  const float top = c.y;
  Column left{c.x, c.y, beside ? c.width - room : c.width};
  column_text(ui, left, "where", where, Face::label, ink(t.text.t2), 20);
  if (!saved.empty() && beside)
    say(ui, "saved", Role::status, saved, c.x + c.width, top + ui.s(14), Face::label, ink(t.text.t2), Align::right);
  if (!saved.empty() && !beside) {
    say(ui, "saved", Role::status, saved, c.x, left.y + ui.s(14), Face::label, ink(t.text.t2));
    left.y += ui.s(20);
  }
  c.y = left.y + ui.s(4);
  const float gap = ui.s(4), w = (c.width - gap * static_cast<float>(count - 1)) / static_cast<float>(std::max<std::size_t>(1, count));
  for (std::size_t i = 0; i < count; ++i) {
    const bool done = static_cast<int>(i) < ui.state.quiz.index + (ui.state.quiz.answered ? 1 : 0);
    ui.canvas.fill({c.x + (w + gap) * static_cast<float>(i), c.y, w, ui.s(4)}, ink(done ? t.text.t1 : t.line.hair), ui.s(2));
  }
  c.y += ui.s(24);
}

void certainty(Ui& ui, Column& c) {
  std::vector<Choice> levels;
  const std::string names[] = {ui.w("quiz.certainty.1"), ui.w("quiz.certainty.2"), ui.w("quiz.certainty.3")};
  constexpr std::string_view kIds[] = {"1", "2", "3"};
  for (std::size_t i = 0; i < 3; ++i) levels.push_back({kIds[i], names[i]});
  float height = 0;
  const int picked = choose(ui, "certainty", ui.w("quiz.certainty"), levels, ui.state.quiz.certainty - 1, {c.x, c.y, c.width, 0}, height);
  if (picked >= 0) ui.send(app::cmd::SetCertainty{picked + 1});
  c.y += height + ui.s(8);
  column_text(ui, c, "certainty-note", ui.w(app::certainty_note(ui.library, ui.state.quiz.kind)), Face::label, ink(ui.theme.text.t2), 20);
  c.y += ui.s(16);
}

/// The button for a hint, and below it what the hint said.
void hint(Ui& ui, Column& c, const content::Item& item) {
  const int taken = ui.state.quiz.hints;
  if (app::hints_left(ui.state, ui.library) > 0) {
    float x = c.x;
    if (wide_button(ui, "take-hint", ui.w(taken == 0 ? "quiz.hint" : "quiz.hint.more"), x, c.y, ButtonLook::secondary))
      ui.send(app::cmd::TakeHint{});
    c.y += ui.s(60);
  } else if (taken > 0 && ui.view.focus.id == "quiz/take-hint") {
    ui.view.focus.id = "quiz/hint";  // the button is not needed any more
  }
  if (taken == 0) return;
  column_text(ui, c, "hint", app::hint_words(item, ui.words), Face::body, ink(ui.theme.text.t1), 23);
  Node& node = ui.semantics.edit(ui.semantics.nodes().size() - 1);
  node.role = Role::status;
  node.focusable = ui.view.focus.id == node.id;
  node.live = !node.focusable;  // said by the focus that lands here, or else spoken
  if (node.focusable && ui.view.focus.visible) focus_ring(ui, node.rect, 2);
  c.y += ui.s(20);
}

void question(Ui& ui, Column& c, const content::Item& item) {
  const auto& t = ui.theme;
  const learn::Response response = app::current_response(ui.state);
  const bool answered = ui.state.quiz.answered;
  const Question q{item, response, answered, answered ? learn::mark(item, response) : learn::Mark{}};
  progress(ui, c);
  column_text(ui, c, "stem", ui.w(q.word("stem")), Face::title, ink(t.text.t1), 28);
  landing(ui, 2);
  for (const char* part : {"statement", "claim"}) {
    if (!ui.words.has(q.word(part))) continue;
    c.y += ui.s(10);
    const float top = c.y;
    Column quote{c.x + ui.s(20), c.y + ui.s(4), c.width - ui.s(20)};
    column_text(ui, quote, part, ui.w(q.word(part)), Face::body, ink(t.text.t1), 24);
    c.y = quote.y + ui.s(6);
    ui.canvas.fill({c.x, top, ui.s(3), c.y - top}, ink(t.line.strong));
  }
  c.y += ui.s(12);
  answer_area(ui, c, q);
  c.y += ui.s(12);
  float x = c.x;
  const bool on_tour = ui.state.quiz.kind == learn::id_of(learn::FormKind::checkpoint);
  if (!answered) {
    hint(ui, c, item);
    if (learn::takes_certainty(item)) certainty(ui, c);
    const auto missing = app::still_missing(ui.state, ui.library);
    const std::string needed = missing ? ui.w(*missing) : std::string();
    const std::size_t at = ui.semantics.nodes().size();
    if (wide_button(ui, "answer", ui.w("quiz.answer"), x, c.y, ButtonLook::primary, missing.has_value())) ui.send(app::cmd::GiveAnswer{});
    ui.semantics.edit(at).description = needed;
    if (wide_button(ui, "leave", ui.w(on_tour ? "quiz.to_tour" : "quiz.leave"), x, c.y, ButtonLook::quiet)) ui.send(app::cmd::LeaveForm{});
    c.y += ui.s(52);
    // Below, so that the button stays where it is when the last part is answered.
    if (missing) column_text(ui, c, "needed", needed, Face::label, ink(t.text.t2), 20);
    c.y += ui.s(16);
    return;
  }
  quiz_feedback(ui, c, q);
  const bool last = static_cast<std::size_t>(ui.state.quiz.index) + 1 >= app::form_items(ui.state.quiz).size();
  x = c.x;
  if (wide_button(ui, "next", ui.w(on_tour ? "quiz.to_tour" : last ? "quiz.finish" : "quiz.next"), x, c.y, ButtonLook::primary)) {
    ui.view.scroll_y = 0;
    ui.view.quiz_line = 0;
    ui.view.quiz_picked.clear();
    ui.view.quiz_moved.clear();
    ui.send(app::cmd::NextItem{});
  }
  if (!on_tour && wide_button(ui, "leave", ui.w("quiz.leave"), x, c.y, ButtonLook::quiet)) ui.send(app::cmd::LeaveForm{});
  c.y += ui.s(60);
}

}  // namespace

void quiz_screen(Ui& ui) {
  const Layout& l = ui.layout;
  const float start = l.bar_height - ui.view.scroll_y;
  ui.semantics.open("quiz", Role::region, ui.w("tab.quiz"));
  ui.semantics.edit(ui.semantics.nodes().size() - 1).rect = {0, l.bar_height, l.content_width, std::max(0.0f, l.page_bottom - l.bar_height)};
  const bool form = ui.state.quiz.open;
  const float room = l.content_width - 2 * l.margin;
  const float width = std::min(room, ui.s(form || ui.state.quiz.results ? kColumn_px : 980));
  Column c{l.margin + (room - width) / 2, start + ui.s(24), width};
  const content::Item* item = form ? app::current_item(ui.state, ui.library) : nullptr;
  if (!ui.library.has_dossier) dossier_pending(ui, c);
  else if (item != nullptr) question(ui, c, *item);
  else if (ui.state.quiz.results) quiz_results(ui, c);
  else quiz_home(ui, c);
  ui.semantics.close();
  ui.view.page_height = c.y + ui.s(32) - start + l.bar_height;
}

}  // namespace tc::ui
