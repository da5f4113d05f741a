// The guided tours: which there are, and the step shown, with what stands behind it.
#include <algorithm>
#include <vector>

#include "app/tour.h"
#include "learn/blueprint.h"
#include "ui/entry_parts.h"
#include "ui/prose.h"
#include "ui/widget.h"

namespace tc::ui {
namespace {

/// A button as wide as its label, or as the column. Returns whether it was pressed; moves `x` behind it.
bool small_button(Ui& ui, std::string_view id, std::string_view label, float& x, float y, ButtonLook look,
                  bool disabled = false) {
  const float width = ui.canvas.measure(label, Face::label_strong) + ui.s(32);
  const bool pressed = button(ui, id, label, {x, y, width, ui.s(44)}, look, {}, disabled).pressed;
  x += width + ui.s(8);
  return pressed;
}

std::string minutes(const Ui& ui, double minutes) {
  return ui.words.text({"tour.panel.minutes", {{"n", std::to_string(static_cast<int>(minutes + .5))}}});
}

/// The learner's own first, then the others in their order.
std::vector<const content::Tour*> in_order(const std::vector<content::Tour>& tours) {
  std::vector<const content::Tour*> out;
  for (const content::Tour& tour : tours) out.push_back(&tour);
  std::stable_partition(out.begin(), out.end(), [](const content::Tour* tour) { return tour->id == "learner"; });
  return out;
}

/// Every tour with what it is for, and the way in.
void tour_list(Ui& ui, Column& c) {
  const auto& t = ui.theme;
  for (const content::Tour* each : in_order(ui.library.tours)) {
    const content::Tour& tour = *each;
    const std::string stem = "tour." + tour.id;
    column_text(ui, c, tour.id + "-name", ui.w(stem + ".name"), Face::title, ink(t.text.t1), 27);
    column_text(ui, c, tour.id + "-minutes", minutes(ui, tour.minutes), Face::label, ink(t.text.t2), 20);
    c.y += ui.s(4);
    prose(ui, c, tour.id + "-summary", ui.w(stem + ".summary"), Face::body, ink(t.text.t1), 23);
    c.y += ui.s(8);
    const bool begun = !app::step_left(ui.state.tour, tour.id).empty();
    float x = c.x;
    if (small_button(ui, tour.id + "-go", ui.w(begun ? "tour.panel.go_on" : "tour.panel.begin"), x, c.y,
                     ButtonLook::primary)) {
      ui.view.tour_list = false;
      ui.send(app::cmd::StartTour{tour.id, ""});
    }
    if (begun && small_button(ui, tour.id + "-again", ui.w("tour.panel.again"), x, c.y, ButtonLook::secondary)) {
      ui.view.tour_list = false;
      ui.send(app::cmd::StartTour{tour.id, "first"});
    }
    c.y += ui.s(72);
  }
}

/// How far the tour has come: a line of its steps, filled up to this one, with gaps between chapters.
void progress(Ui& ui, Column& c, const content::Tour& tour, std::size_t now) {
  const auto& t = ui.theme;
  const float gap = ui.s(6), width = c.width - gap * static_cast<float>(tour.chapters.size() - 1);
  const float each = width / static_cast<float>(tour.steps.size());
  float x = c.x;
  for (const content::TourChapter& chapter : tour.chapters) {
    const float w = each * static_cast<float>(chapter.count);
    const std::size_t done = now < chapter.first ? 0 : std::min(now + 1 - chapter.first, chapter.count);
    ui.canvas.fill({x, c.y, w, ui.s(4)}, ink(t.line.hair), ui.s(2));
    if (done > 0) ui.canvas.fill({x, c.y, each * static_cast<float>(done), ui.s(4)}, ink(t.text.t1), ui.s(2));
    x += w + gap;
  }
  c.y += ui.s(16);
}

void steps(Ui& ui, Column& c, const content::TourStep& step, std::size_t index, std::size_t count) {
  float x = c.x;
  if (small_button(ui, "back", ui.w("tour.panel.back"), x, c.y, ButtonLook::secondary, index == 0))
    ui.send(app::cmd::TourStep{-1});
  const bool last = index + 1 == count;
  if (small_button(ui, "next", ui.w(last ? "tour.panel.end" : "tour.panel.next"), x, c.y, ButtonLook::primary)) {
    if (last) ui.send(app::cmd::LeaveTour{});
    else ui.send(app::cmd::TourStep{1});
  }
  if (step.until_min) {
    const std::string& label = ui.w(ui.state.playback.playing ? "tour.panel.pause" : "tour.panel.play");
    const float width = ui.canvas.measure(label, Face::label_strong) + ui.s(32);
    if (x + width > c.x + c.width) {
      x = c.x;
      c.y += ui.s(52);
    }
    if (small_button(ui, "play", label, x, c.y, ButtonLook::secondary)) {
      const bool again = !ui.state.playback.playing && ui.state.time_min >= *step.until_min;
      if (again) ui.send(app::cmd::Seek{step.time_min});
      ui.send(app::cmd::Play{!ui.state.playback.playing});
    }
  }
  c.y += ui.s(60);
}

/// The way into a question of the bank; the learner comes back to this step.
void question_button(Ui& ui, Column& c, std::string_view id, const std::string& item) {
  if (ui.library.item(item) == nullptr) return;
  const auto& attempts = ui.session.learner().record().attempts;
  const bool again = std::any_of(attempts.begin(), attempts.end(), [&](const auto& a) { return a.item == item; });
  float x = c.x;
  if (small_button(ui, id, ui.w(again ? "tour.panel.answer_again" : "tour.panel.answer"), x, c.y, ButtonLook::secondary))
    ui.send(app::cmd::StartForm{std::string(learn::id_of(learn::FormKind::checkpoint)), "a",
                                static_cast<double>(attempts.size()), item});
  c.y += ui.s(60);
}

/// A part of the step that only some have: a heading and its text.
void extra(Ui& ui, Column& c, const std::string& stem, const std::string& part) {
  const std::string key = stem + "." + part;
  if (!ui.words.has(key)) return;
  column_heading(ui, c, part + "-heading", ui.w("tour.panel." + part));
  prose(ui, c, part, ui.w(key), Face::body, ink(ui.theme.text.t1), 23);
  c.y += ui.s(14);
}

void sources(Ui& ui, Column& c, const content::TourStep& step) {
  column_heading(ui, c, "behind", ui.w("tour.panel.behind"));
  std::string line;
  for (const content::Species species : step.species) {
    if (species == content::Species::none) continue;
    (line += line.empty() ? "" : ", ") += ui.w("species." + std::string(content::id_of(species)));
  }
  if (step.contest) (line += line.empty() ? "" : " · ") += ui.w("contest." + std::string(content::id_of(*step.contest)));
  if (!line.empty()) {
    column_text(ui, c, "basis", line, Face::label_strong, ink(ui.theme.text.t2), 20);
    c.y += ui.s(6);
  }
  for (std::size_t i = 0; i < step.entries.size(); ++i)
    entry_row_of(ui, c, "entry-" + std::to_string(i), step.entries[i]);
  source_rows(ui, c, "source", step.citations);
}

}  // namespace

void tour_panel(Ui& ui, Column& c) {
  if (!ui.library.has_dossier) return dossier_pending(ui, c);
  const auto& t = ui.theme;
  const content::Tour* tour = app::current_tour(ui.state, ui.library);
  const auto index = tour == nullptr ? std::nullopt : tour->step(ui.state.tour.step);
  if (!index || ui.view.tour_list) return tour_list(ui, c);
  const content::TourStep& step = tour->steps[*index];
  const std::string stem = "tour." + tour->id + "." + step.id;

  const std::string where = ui.words.text({"tour.panel.where",
                                           {{"chapter", ui.w("tour." + tour->id + "." + step.chapter + ".name")},
                                            {"n", std::to_string(*index + 1)},
                                            {"count", std::to_string(tour->steps.size())}}});
  const bool low = ui.layout.drawer_sheet && ui.view.sheet_other;  // room for the buttons alone
  if (!low) {
    column_text(ui, c, "where", where, Face::label, ink(t.text.t2), 20);
    progress(ui, c, *tour, *index);
  }
  steps(ui, c, step, *index, tour->steps.size());

  const float caption_top = c.y;
  column_text(ui, c, "caption", ui.w(stem + ".caption"), Face::body_strong, ink(t.text.t1), 23);
  Node& caption = ui.semantics.edit(ui.semantics.nodes().size() - 1);
  caption.role = Role::status;
  caption.live = true;
  c.y = std::max(c.y, caption_top) + ui.s(8);
  const content::TourChapter& chapter = tour->chapter_of(*index);
  if (*index == chapter.first) {
    prose(ui, c, "objective", ui.words.text({"tour.panel.objective", {{"text", ui.w("tour." + tour->id + "." + chapter.id + ".objective")}}}),
          Face::label, ink(t.text.t2), 20);
    c.y += ui.s(8);
  }
  if (step.asks) {
    column_heading(ui, c, "ask-heading", ui.w("tour.panel.ask"));
    prose(ui, c, "ask", ui.w(stem + ".ask"), Face::body, ink(t.text.t1), 23);
    c.y += ui.s(14);
    if (!step.ask_item.empty()) question_button(ui, c, "ask-item", step.ask_item);
  }
  prose(ui, c, "narration", ui.w(stem + ".narration"), Face::body, ink(t.text.t1), 23);
  c.y += ui.s(14);
  extra(ui, c, stem, "press");
  extra(ui, c, stem, "say");
  extra(ui, c, stem, "discuss");
  if (!step.check_item.empty() && ui.library.item(step.check_item) != nullptr) {
    column_heading(ui, c, "check-heading", ui.w("tour.panel.check"));
    prose(ui, c, "check", ui.w("item." + step.check_item + ".stem"), Face::body, ink(t.text.t1), 23);
    c.y += ui.s(10);
    question_button(ui, c, "check-item", step.check_item);
  }
  sources(ui, c, step);
  c.y += ui.s(10);

  float used = 0;
  if (toggle(ui, "speech", ui.w("tour.panel.speech"), {c.x, c.y, c.width, 0}, ui.state.settings.speech, used))
    ui.send(app::cmd::SetSpeech{!ui.state.settings.speech});
  c.y += used + ui.s(8);
  float x = c.x;
  if (small_button(ui, "transcript", ui.w("tour.panel.transcript"), x, c.y, ButtonLook::secondary))
    ui.send(app::cmd::HandOut{"transcript"});
  c.y += ui.s(52);
  x = c.x;
  if (small_button(ui, "all", ui.w("tour.panel.all"), x, c.y, ButtonLook::quiet)) {
    ui.view.tour_list = true;
    ui.send(app::cmd::StopReading{});
  }
  c.y += ui.s(52);
}

}  // namespace tc::ui
