// How it went: score, gain, certainty against correctness, and what to look at again.
#include <algorithm>
#include <cmath>

#include "app/certificate.h"
#include "app/pass_rule.h"
#include "core/text.h"
#include "learn/results.h"
#include "ui/entry_parts.h"
#include "ui/quiz_focus.h"
#include "ui/quiz_parts.h"
#include "ui/text_field.h"

namespace tc::ui {
namespace {

void fact(Ui& ui, Column& c, const std::string& id, const Message& message) {
  column_text(ui, c, id, ui.w(message), Face::body, ink(ui.theme.text.t1), 23);
}

std::string pass_line(const Ui& ui, bool passed) {
  const learn::RecordRules& rules = ui.session.learner().rules();
  const char* key = rules.pass_by_certainty ? passed ? "results.passed.certainty" : "results.not_passed.certainty"
                    : passed                ? "results.passed"
                                            : "results.not_passed";
  return ui.words.text({key, {{"points", format_shortest(rules.pass_points)}}});
}

void scores(Ui& ui, Column& c, const learn::Record& record) {
  column_heading(ui, c, "scores", ui.w("results.scores"));
  int number = 0;
  for (const learn::FormResult& form : record.forms) {
    if (form.answered == 0 || form.drawn.kind == learn::FormKind::checkpoint) continue;
    const auto minutes = std::max<learn::Time_ms>(0, (form.finished ? form.finished_ms : form.started_ms) - form.started_ms) / 60000;
    std::string points = format_shown(form.points, 1);
    if (points.ends_with(".0")) points.resize(points.size() - 2);
    std::string line = ui.words.text({form.finished ? "results.form" : "results.form.open",
                                      {{"kind", ui.w("results.kind." + std::string(learn::id_of(form.drawn.kind)))},
                                       {"points", points},
                                       {"count", std::to_string(form.drawn.items.size())},
                                       {"minutes", std::to_string(minutes)},
                                       {"marks", format_shown(form.certainty_marks, 0)}}});
    if (form.passed) line += " " + pass_line(ui, *form.passed);
    column_text(ui, c, "form-" + std::to_string(number++), line, Face::body, ink(ui.theme.text.t1), 23);
  }
  if (const auto rule = app::pass_words(ui.library))
    column_text(ui, c, "pass-rule", ui.w(*rule), Face::label, ink(ui.theme.text.t2), 20);
  if (const auto gain = learn::gain(record)) {
    c.y += ui.s(6);
    fact(ui, c, "gain", {"results.gain", {{"before", format_percent(gain->before)}, {"after", format_percent(gain->after)},
                                          {"gain", gain->normalised ? format_shown(*gain->normalised, 2) : "–"}}});
    column_text(ui, c, "gain-note", ui.w(gain->caveat.empty() ? std::string_view("results.gain.note") : std::string_view(gain->caveat)),
                Face::label, ink(ui.theme.text.t2), 20);
  }
  c.y += ui.s(16);
}

/// Certainty across, share right upwards; the diagonal is where the two agree. The discs' areas are numbers.
void calibration_plot(Ui& ui, Column& c, const learn::Calibration& calibration) {
  const auto& t = ui.theme;
  const float side = std::min(c.width, ui.s(280));
  const Rect r{c.x + ui.s(44), c.y + ui.s(8), side - ui.s(56), side - ui.s(56)};
  std::string told;
  for (const learn::CalibrationRow& row : calibration.rows) {
    if (row.n == 0) continue;
    (told += told.empty() ? "" : "; ") += ui.words.text({"results.calibration.row", {{"level", std::to_string(row.level)}, {"n", std::to_string(row.n)},
                                                          {"right", format_percent(row.right / row.n)}, {"stated", format_percent(row.stated)}}});
  }
  Node& node = ui.semantics.leaf("calibration-plot", Role::image, ui.w("results.calibration"));
  node.description = told;
  node.rect = {c.x, c.y, side, side};
  ui.canvas.frame(r, ink(t.line.strong), ui.s(1.25));
  ui.canvas.segment({r.x, r.y + r.h}, {r.x + r.w, r.y}, ink(t.text.t3), ui.s(1.5));
  for (const double tick : {0.0, .5, 1.0}) {
    const float y = r.y + r.h * static_cast<float>(1 - tick), x = r.x + r.w * static_cast<float>(tick);
    ui.canvas.text(r.x - ui.s(8), y + ui.s(4), format_percent(tick), Face::small, ink(t.text.t2), Align::right);
    ui.canvas.text(std::min(x, r.x + r.w - ui.s(6)), r.y + r.h + ui.s(18), format_percent(tick), Face::small, ink(t.text.t2), Align::centre);
  }
  for (const learn::CalibrationRow& row : calibration.rows) {
    if (row.n == 0) continue;
    const ImVec2 at{r.x + r.w * static_cast<float>(row.stated), r.y + r.h * static_cast<float>(1 - row.right / row.n)};
    ui.canvas.disc(at, ui.s(4) + ui.s(3) * std::sqrt(static_cast<float>(row.n)), ink(t.text.t1, .85));
  }
  c.y += side;
  column_text(ui, c, "calibration-words", told, Face::label, ink(t.text.t2), 20);
}

void certainty(Ui& ui, Column& c, const learn::Record& record) {
  const learn::Calibration calibration = learn::calibration(record);
  if (calibration.n == 0 && calibration.intervals == 0) return;
  column_heading(ui, c, "calibration", ui.w("results.calibration"));
  if (calibration.n > 0) {
    calibration_plot(ui, c, calibration);
    c.y += ui.s(6);
    fact(ui, c, "brier", {"results.brier", {{"brier", format_shown(calibration.brier, 2)}, {"n", std::to_string(calibration.n)}}});
  }
  if (calibration.intervals > 0)
    fact(ui, c, "intervals", {"results.intervals", {{"held", std::to_string(calibration.intervals_held)}, {"n", std::to_string(calibration.intervals)}}});
  c.y += ui.s(16);
}

void review(Ui& ui, Column& c, const learn::Record& record) {
  const auto aims = learn::review_aims(record, ui.library);
  if (aims.empty()) return;
  column_heading(ui, c, "review", ui.w("results.review"));
  constexpr std::size_t kMost = 12;
  using Why = learn::ReviewAim::Why;
  for (std::size_t i = 0; i < std::min(kMost, aims.size()); ++i) {
    const learn::ReviewAim& aim = aims[i];
    const std::string id = "review-" + std::to_string(i);
    column_text(ui, c, id, ui.w("item." + aim.item + ".again"), Face::body, ink(ui.theme.text.t1), 23);
    column_text(ui, c, id + "-why", ui.w(aim.why == Why::sure_and_wrong ? "results.why.sure" : aim.why == Why::wrong ? "results.why.wrong"
                                          : aim.why == Why::partly ? "results.why.partly"
                                          : aim.why == Why::hinted ? "quiz.hinted" : "results.why.unsure"),
                Face::label, ink(ui.theme.text.t2), 20);
    const std::string entry = !aim.select.empty() ? aim.select : !aim.claims.empty() ? aim.claims.front() : std::string();
    if (!entry.empty()) entry_row_of(ui, c, id + "-entry", entry);
    c.y += ui.s(8);
  }
  c.y += ui.s(8);
}

/// What the course certifies, once its test is passed.
void certificate(Ui& ui, Column& c) {
  const auto due = app::certificate_due(ui.session);
  if (!due) return;
  column_heading(ui, c, "certificate", ui.w("certificate.title"));
  column_text(ui, c, "certificate-course", ui.w(due->title_key), Face::title, ink(ui.theme.text.t1), 26);
  column_text(ui, c, "certificate-about", ui.w("certificate.about"), Face::body, ink(ui.theme.text.t2), 23);
  c.y += ui.s(8);
  // The field itself is invisible in the page: its name stands above it for everyone.
  ui.canvas.text(c.x, c.y + ui.s(14), ui.w("certificate.name"), Face::label, ink(ui.theme.text.t2));
  c.y += ui.s(22);
  const auto edited = text_field(ui, {.id = "certificate-name",
                                      .name = ui.w("certificate.name"),
                                      .value = ui.view.certificate_name,
                                      .placeholder = ui.w("certificate.placeholder"),
                                      .rect = {c.x, c.y, std::min(c.width, ui.s(420)), ui.s(44)},
                                      .searches = false});
  if (edited) ui.view.certificate_name = *edited;
  c.y += ui.s(56);
  if (!ui.fonts->draws(ui.view.certificate_name, Face::body)) {
    column_text(ui, c, "certificate-letters", ui.w("certificate.letters"), Face::label, ink(ui.theme.text.t2), 20);
    c.y += ui.s(12);
  }
  float x = c.x;
  if (wide_button(ui, "save-certificate", ui.w("certificate.save"), x, c.y, ButtonLook::primary,
                  !app::certified_name(ui.view.certificate_name))) {
    ui.send(app::cmd::HandOut{"certificate", ui.view.certificate_name});
    ui.view.certificate_name.clear();  // the next person at this machine does not read it
  }
  c.y += ui.s(72);
}

/// What can be taken away and brought in.
void files(Ui& ui, Column& c, bool nothing_yet) {
  column_heading(ui, c, "files", ui.w("results.files"));
  float x = c.x;
  const auto place = [&](std::string_view id, std::string_view label, bool disabled) {
    const float width = ui.canvas.measure(ui.w(label), Face::label_strong) + ui.s(36);
    if (x > c.x && x + width > c.x + c.width) {
      x = c.x;
      c.y += ui.s(52);
    }
    return wide_button(ui, id, ui.w(label), x, c.y, ButtonLook::secondary, disabled);
  };
  if (place("save-summary", "results.summary", nothing_yet)) ui.send(app::cmd::HandOut{"summary"});
  if (place("save-csv", "results.save_csv", nothing_yet)) ui.send(app::cmd::HandOut{"answers"});
  if (place("save-record", "results.save_record", nothing_yet)) ui.send(app::cmd::HandOut{"record"});
  if (place("take-in", "results.take_in", false)) ui.send(app::cmd::TakeIn{});
  c.y += ui.s(56);
  column_text(ui, c, "files-note", ui.w("results.take_in.note"), Face::label, ink(ui.theme.text.t2), 20);
  c.y += ui.s(16);
}

}  // namespace

void quiz_results(Ui& ui, Column& c) {
  const auto& t = ui.theme;
  const learn::Record& record = ui.session.learner().record();
  column_text(ui, c, "title", ui.w("results.title"), Face::headline, ink(t.text.t1), 36);
  landing(ui, 2);
  c.y += ui.s(8);
  float x = c.x;
  if (wide_button(ui, "back", ui.w("results.back"), x, c.y, ButtonLook::secondary)) {
    ui.view.scroll_y = 0;
    ui.send(app::cmd::ShowResults{false});
  }
  if (x + ui.canvas.measure(ui.w("results.copy"), Face::label_strong) + ui.s(36) > c.x + c.width) {
    x = c.x;
    c.y += ui.s(52);
  }
  if (wide_button(ui, "copy-csv", ui.w("results.copy"), x, c.y, ButtonLook::secondary, record.attempts.empty()))
    ui.send(app::cmd::CopyResults{});
  c.y += ui.s(64);
  if (record.attempts.empty()) {
    column_text(ui, c, "none", ui.w("results.none"), Face::body, ink(t.text.t1), 23);
    c.y += ui.s(16);
  } else {
    scores(ui, c, record);
    certificate(ui, c);
    certainty(ui, c, record);
    review(ui, c, record);
  }
  files(ui, c, record.attempts.empty());
}

}  // namespace tc::ui
