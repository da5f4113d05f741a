// The results on paper.
#include <algorithm>
#include <string>
#include <vector>

#include "app/certificate.h"
#include "app/handout.h"
#include "app/pass_rule.h"
#include "core/text.h"
#include "learn/results.h"

namespace tc::app {
namespace {

class Page {
 public:
  explicit Page(const Session& session)
      : session_(session), w_(session.library().strings), record_(session.learner().record()) {}

  std::string text() {
    out_ = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
           words("summary.title") +
           "</title>\n<style>\n"
           "body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; "
           "color-scheme: light dark; }\ntable { border-collapse: collapse; width: 100%; }\n"
           "th, td { text-align: left; padding: .35em .6em .35em 0; border-bottom: 1px solid; vertical-align: top; }\n"
           ".quiet { font-size: .9rem; }\n@media print { tr, li { break-inside: avoid; } }\n</style>\n</head>\n<body>\n"
           "<main>\n";
    tag("h1", words("summary.title"));
    tag("p", words("summary.about"));
    if (record_.attempts.empty()) {
      tag("p", words("results.none"));
    } else {
      scores();
      certainty();
      review();
    }
    tag("p class=\"quiet\"", say({"summary.check", {{"n", std::to_string(record_.attempts.size())}, {"check", record_check(session_)}}}));
    tag("p class=\"quiet\"", words("summary.caveat"));
    return out_ + "</main>\n</body>\n</html>\n";
  }

 private:
  std::string words(std::string_view key) const { return escape_markup(w_.raw(key)); }
  std::string say(const Message& message) const { return escape_markup(w_.text(message)); }
  /// `content` is markup already; `open` may carry attributes.
  void tag(std::string_view open, const std::string& content) {
    out_ += "<" + std::string(open) + ">" + content + "</" + std::string(open.substr(0, open.find(' '))) + ">\n";
  }
  void row(const std::vector<std::string>& cells, const char* kind) {
    out_ += "<tr>";
    for (const std::string& cell : cells) out_ += std::string("<") + kind + ">" + cell + "</" + kind + ">";
    out_ += "</tr>\n";
  }

  void scores() {
    tag("h2", words("results.scores"));
    out_ += "<table>\n";
    row({words("summary.form"), words("summary.points"), words("summary.minutes"), words("summary.pass")}, "th");
    for (const learn::FormResult& form : record_.forms) {
      if (form.answered == 0 || form.drawn.kind == learn::FormKind::checkpoint) continue;
      const learn::Time_ms end_ms = form.finished ? form.finished_ms : form.started_ms;
      row({words("results.kind." + std::string(learn::id_of(form.drawn.kind))),
           format_fixed(form.points, 1) + " / " + std::to_string(form.drawn.items.size()),
           form.finished ? std::to_string(std::max<learn::Time_ms>(0, end_ms - form.started_ms) / 60000) : words("summary.open"),
           form.passed ? words(*form.passed ? "summary.passed" : "summary.not_passed") : ""},
          "td");
    }
    out_ += "</table>\n";
    if (const auto rule = pass_words(session_.library())) tag("p class=\"quiet\"", say(*rule));
    const auto gain = learn::gain(record_);
    if (!gain) return;
    tag("p", say({"results.gain", {{"before", format_percent(gain->before)}, {"after", format_percent(gain->after)},
                                   {"gain", gain->normalised ? format_fixed(*gain->normalised, 2) : "–"}}}));
    tag("p class=\"quiet\"", words(gain->caveat.empty() ? std::string_view("results.gain.note") : std::string_view(gain->caveat)));
  }

  void certainty() {
    const learn::Calibration calibration = learn::calibration(record_);
    if (calibration.n == 0) return;
    tag("h2", words("results.calibration"));
    out_ += "<table>\n";
    row({words("summary.level"), words("summary.stated"), words("summary.right"), words("summary.answers")}, "th");
    for (const learn::CalibrationRow& level : calibration.rows) {
      if (level.n == 0) continue;
      row({words("quiz.certainty." + std::to_string(level.level)), format_percent(level.stated), format_percent(level.right / level.n),
           std::to_string(level.n)},
          "td");
    }
    out_ += "</table>\n";
    tag("p", say({"results.brier", {{"brier", format_fixed(calibration.brier, 2)}, {"n", std::to_string(calibration.n)}}}));
  }

  void review() {
    const auto aims = learn::review_aims(record_, session_.library());
    if (aims.empty()) return;
    tag("h2", words("results.review"));
    out_ += "<ul>\n";
    for (const learn::ReviewAim& aim : aims) tag("li", words("item." + aim.item + ".again") + " (" + escape_markup(aim.item) + ")");
    out_ += "</ul>\n";
  }

  const Session& session_;
  const content::Strings& w_;
  const learn::Record& record_;
  std::string out_;
};

}  // namespace

std::string summary_html(const Session& session) { return Page(session).text(); }

}  // namespace tc::app
