#include "learn/export.h"

#include <set>

#include "content/json_file.h"
#include "core/text.h"
#include "learn/json_text.h"
#include "learn/results.h"

namespace tc::learn {
namespace {

using content::Cursor;

constexpr std::string_view kFormat = "three-clocks-results";
constexpr int kVersion = 1;

void write_summary(json::Text& out, const Record& record) {
  out.open().key("forms").open_list();
  for (const FormResult& f : record.forms) {
    out.open().member("form", f.form).member("kind", id_of(f.drawn.kind));
    out.member("letter", content::id_of(f.drawn.letter)).member("finished", f.finished);
    out.member("answered", f.answered).member("of", static_cast<int>(f.drawn.items.size()));
    out.member("points", f.points)
        .member("accuracy", f.accuracy())
        .member("certainty_marks", f.certainty_marks);
    if (f.passed) out.member("passed", *f.passed);
    out.member("seconds", static_cast<double>(f.finished_ms - f.started_ms) / 1000).close();
  }
  out.close_list();
  if (const auto g = gain(record)) {
    out.key("gain").open().member("before", g->before).member("after", g->after);
    if (g->normalised) out.member("normalised", *g->normalised);
    out.close();
  }
  const Calibration c = calibration(record);
  out.key("calibration").open().member("n", c.n);
  if (c.n > 0) out.member("brier", c.brier).member("overconfidence", c.overconfidence);
  out.key("levels").open_list();
  for (const CalibrationRow& row : c.rows) {
    out.open()
        .member("level", row.level)
        .member("n", row.n)
        .member("right", row.right)
        .member("stated", row.stated);
    out.close();
  }
  out.close_list().member("intervals", c.intervals).member("held", c.intervals_held).close();
  out.member("to_review", to_review(record)).close();
}

Message foreign() { return {"error.results.foreign"}; }

}  // namespace

std::string results_json(std::span<const Event> events, std::string_view learner, RecordRules rules) {
  json::Text out;
  out.open().member("format", kFormat).member("version", kVersion).member("learner", learner).key("summary");
  write_summary(out, derive(events, rules));
  out.key("events").open_list();
  for (const Event& event : events) out.raw(to_json(event));
  return out.close_list().close().text() + "\n";
}

Result<Imported> results_from_json(std::string_view text) {
  const auto file = content::JsonFile::parse("results", text);
  if (!file) return foreign();
  std::vector<Message> problems;
  const Cursor root(*file, problems);
  if (root.text("format") != kFormat) return foreign();
  const auto version = root.optional_integer("version", 1, 1'000'000);
  if (!version || !problems.empty()) return foreign();
  if (*version > kVersion) return Message{"error.results.future", {{"version", std::to_string(*version)}}};
  Imported out;
  out.learner = root.text("learner", false);
  const std::vector<Cursor> events = root.list("events");
  if (!problems.empty()) return foreign();
  std::set<std::string> ids;
  for (const Cursor& c : events) {
    Event event = read_event(c);
    if (!problems.empty()) {
      if (++out.dropped > static_cast<int>(content::kMostFaults)) return foreign();  // each costs a pass
      problems.clear();
    } else if (ids.insert(event.id).second) {
      out.events.push_back(std::move(event));
    }
  }
  return out;
}

Result<Imported> results_from(std::string_view text) {
  return trim(text).starts_with('{') ? results_from_json(text) : results_from_csv(text);
}

Result<std::vector<AnswerRow>> rows_from_results(std::string_view text) {
  if (!trim(text).starts_with('{')) return rows_from_csv(text);
  const auto imported = results_from_json(text);
  if (!imported) return imported.error();
  return rows_of(derive(imported->events), imported->learner);
}

}  // namespace tc::learn
