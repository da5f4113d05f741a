// After the answer: fact, warning, slip, fact again; both columns where it is contested; sources; where to see it.
#include "ui/entry_parts.h"
#include "ui/prose.h"
#include "ui/quiz_focus.h"
#include "ui/quiz_parts.h"

namespace tc::ui {
namespace {

enum class Bar { solid, hatched, thin };

/// A part of the feedback: its name, its words, and a bar that says what it is.
void part(Ui& ui, Column& c, const std::string& id, const std::string& name, const std::string& text, Bar bar) {
  const auto& t = ui.theme;
  const float top = c.y;
  Column in{c.x + ui.s(20), c.y, c.width - ui.s(20)};
  column_text(ui, in, id + "-name", name, Face::label_strong, ink(t.text.t2), 20);
  prose(ui, in, id, text, Face::body, ink(t.text.t1), 23);
  const Rect r{c.x, top + ui.s(2), ui.s(6), in.y - top - ui.s(2)};
  if (bar == Bar::solid) ui.canvas.fill(r, ink(t.text.t1), ui.s(2));
  if (bar == Bar::hatched) {
    ui.canvas.hatch_rect(r, t.text.t1, {6, 2.25f}, .9, .9);
    ui.canvas.frame(r, ink(t.text.t1), ui.s(1));
  }
  if (bar == Bar::thin) ui.canvas.fill({r.x + ui.s(2), r.y, ui.s(2), r.h}, ink(t.text.t2));
  c.y = in.y + ui.s(16);
}

void outcome(Ui& ui, Column& c, const Question& q) {
  const auto& t = ui.theme;
  const learn::Outcome o = q.mark.outcome();
  const std::string& words = ui.w(o == learn::Outcome::right    ? "quiz.outcome.right"
                                  : o == learn::Outcome::partly ? "quiz.outcome.partly"
                                                                : "quiz.outcome.wrong");
  outcome_mark(ui, {c.x + ui.s(12), c.y + ui.s(14)}, q.mark.credit);
  Column line{c.x + ui.s(34), c.y, c.width - ui.s(34)};
  column_text(ui, line, "outcome", words, Face::title, ink(t.text.t1), 27);
  landing(ui, 2);
  Node& node = ui.semantics.edit(ui.semantics.nodes().size() - 1);
  node.live = !node.focusable;  // said by the focus that lands here, or else spoken
  if (learn::takes_certainty(q.item)) {
    const double marks = learn::certainty_mark(q.mark.credit, ui.state.quiz.certainty);
    const int whole = static_cast<int>(marks * 10 + (marks < 0 ? -.5 : .5));
    std::string number = std::to_string(std::abs(whole) / 10);
    if (whole % 10 != 0) number += "." + std::to_string(std::abs(whole) % 10);
    number = (whole < 0 ? "−" : "+") + number;
    column_text(ui, line, "marks", ui.words.text({"quiz.marks", {{"marks", number}, {"level", std::to_string(ui.state.quiz.certainty)}}}),
                Face::label, ink(t.text.t2), 20);
  }
  if (ui.state.quiz.hints > 0) column_text(ui, line, "hinted", ui.w("quiz.hinted"), Face::label, ink(t.text.t2), 20);
  c.y = line.y + ui.s(14);
}

/// What speaks for and against a claim, in columns of equal width where there is room.
void both_columns(Ui& ui, Column& c, const content::Claim& claim) {
  const auto& t = ui.theme;
  const std::string stem = "claim." + claim.id;
  column_text(ui, c, claim.id + "-statement", ui.w(stem + ".statement"), Face::body_strong, ink(t.text.t1), 23);
  c.y += ui.s(6);
  const bool beside = c.width / ui.layout.k() >= 560;
  const float width = beside ? (c.width - ui.s(32)) / 2 : c.width;
  Column left{c.x, c.y, width}, right{beside ? c.x + width + ui.s(32) : c.x, c.y, width};
  column_text(ui, left, claim.id + "-for-name", ui.w("quiz.for"), Face::label_strong, ink(t.text.t2), 20);
  prose(ui, left, claim.id + "-for", ui.w(stem + ".for"), Face::label, ink(t.text.t1), 20);
  if (!beside) right.y = left.y + ui.s(10);
  column_text(ui, right, claim.id + "-against-name", ui.w("quiz.against"), Face::label_strong, ink(t.text.t2), 20);
  prose(ui, right, claim.id + "-against", ui.w(stem + ".against"), Face::label, ink(t.text.t1), 20);
  c.y = std::max(left.y, right.y) + ui.s(14);
}

}  // namespace

void quiz_feedback(Ui& ui, Column& c, const Question& q) {
  const auto& t = ui.theme;
  c.y += ui.s(10);
  ui.canvas.fill({c.x, c.y, c.width, 1}, ink(t.line.hair));
  c.y += ui.s(18);
  outcome(ui, c, q);
  part(ui, c, "fact", ui.w("quiz.fact"), ui.w(q.word("fact")), Bar::solid);
  part(ui, c, "warning", ui.w("quiz.warning"), ui.w(q.word("warning")), Bar::hatched);
  part(ui, c, "slip", ui.w("quiz.slip"), ui.w(q.word("slip")), Bar::thin);
  part(ui, c, "again", ui.w("quiz.again"), ui.w(q.word("again")), Bar::solid);
  if (q.item.type() == content::ItemType::audit)
    part(ui, c, "mend", ui.w("quiz.mend"), ui.w(q.word("mend")), Bar::solid);
  if (q.item.whys > 0) {
    column_heading(ui, c, "whys", ui.w("quiz.whys"));
    for (int i = 1; i <= q.item.whys; ++i)
      prose(ui, c, "why-" + std::to_string(i), ui.w(q.word("why." + std::to_string(i))), Face::label, ink(t.text.t2), 20);
    c.y += ui.s(14);
  }
  using content::Contest;
  if (q.item.contest == Contest::contested || q.item.contest == Contest::mixed) {
    for (const std::string& id : q.item.claims) {
      if (const content::Claim* claim = ui.library.claim(id); claim != nullptr && claim->shown) {
        column_heading(ui, c, "columns-" + id, ui.w("quiz.columns"));
        both_columns(ui, c, *claim);
      }
    }
  }
  column_heading(ui, c, "behind", ui.w("quiz.behind"));
  std::string basis = ui.w("contest." + std::string(content::id_of(q.item.contest)));
  if (!q.item.verified) basis += " · " + ui.w("quiz.not_checked");
  column_text(ui, c, "contest", basis, Face::label_strong, ink(t.text.t2), 20);
  if (q.item.reading_grade > 0)
    column_text(ui, c, "reading", ui.words.text({"quiz.reading", {{"grade", std::to_string(q.item.reading_grade)}}}),
                Face::label, ink(t.text.t2), 20);
  c.y += ui.s(4);
  source_rows(ui, c, "source", q.item.citations);
  c.y += ui.s(14);
  float x = c.x;
  if (wide_button(ui, "show", ui.w("quiz.show"), x, c.y, ButtonLook::secondary)) ui.send(app::cmd::ShowMoment{});
  c.y += ui.s(60);
}

}  // namespace tc::ui
