#include "learn/export.h"

#include <algorithm>
#include <set>

#include "content/json_file.h"
#include "core/text.h"
#include "learn/csv.h"
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

/// Where the columns stand that an analysis needs.
struct Columns {
  enum : std::size_t { learner, form, kind, item, credit, certainty, seconds, response, count };
  std::size_t at[count] = {};

  static std::optional<Columns> of(const std::vector<std::string>& header) {
    constexpr std::string_view kNames[count] = {"learner", "form",      "kind",    "item",
                                                "credit",  "certainty", "seconds", "response"};
    Columns out;
    for (std::size_t i = 0; i < count; ++i) {
      const auto found = std::find(header.begin(), header.end(), kNames[i]);
      if (found == header.end()) return std::nullopt;
      out.at[i] = static_cast<std::size_t>(found - header.begin());
    }
    return out;
  }
};

std::optional<FormKind> kind_of(std::string_view id) {
  for (const FormKind kind : kFormKinds) {
    if (id_of(kind) == id) return kind;
  }
  return std::nullopt;
}

std::optional<AnswerRow> read_row(const std::vector<std::string>& cells, const Columns& columns) {
  const auto cell = [&](std::size_t column) {
    return columns.at[column] < cells.size() ? cells[columns.at[column]] : std::string();
  };
  const auto kind = kind_of(cell(Columns::kind));
  const auto credit = parse_number(cell(Columns::credit)), seconds = parse_number(cell(Columns::seconds));
  const auto certainty = parse_integer(cell(Columns::certainty));
  const auto response = response_from_json(cell(Columns::response));
  const bool good = kind && credit && *credit >= 0 && *credit <= 1 && seconds && certainty &&
                    *certainty >= 0 && *certainty <= 3 && response && !cell(Columns::item).empty();
  if (!good) return std::nullopt;
  return AnswerRow{cell(Columns::learner),
                   cell(Columns::form),
                   *kind,
                   cell(Columns::item),
                   *credit,
                   static_cast<int>(*certainty),
                   *seconds,
                   chosen_in(*response)};
}

}  // namespace

std::string results_csv(const Record& record, std::string_view learner) {
  std::string out = csv_line({"learner", "form", "kind", "letter", "place", "item", "credit", "certainty",
                              "certainty_marks", "intervals", "held", "seconds", "changes", "hints",
                              "answered_ms", "response"});
  for (const Attempt& a : record.attempts) {
    std::string letter, place;
    for (const FormResult& form : record.forms) {
      const auto& items = form.drawn.items;
      const auto found = std::find(items.begin(), items.end(), a.item);
      if (a.form.empty() || form.form != a.form || found == items.end()) continue;
      letter = content::id_of(form.drawn.letter);
      place = std::to_string(found - items.begin() + 1);
    }
    out += csv_line({std::string(learner), a.form, std::string(id_of(a.kind)), letter, place, a.item,
                     format_shortest(a.credit), std::to_string(a.certainty), format_shortest(a.marks()),
                     std::to_string(a.intervals), std::to_string(a.intervals_held),
                     format_fixed(static_cast<double>(a.spent_ms) / 1000, 1), std::to_string(a.changes),
                     std::to_string(a.hints), std::to_string(a.answered_ms), to_json(a.response)});
  }
  return out;
}

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

Result<std::vector<AnswerRow>> rows_from_csv(std::string_view text) {
  const auto rows = csv_rows(text);
  const auto columns = rows.empty() ? std::nullopt : Columns::of(rows.front());
  if (!columns) return foreign();
  std::vector<AnswerRow> out;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto row = read_row(rows[i], *columns);
    if (!row) return Message{"error.results.row", {{"row", std::to_string(i + 1)}}};
    out.push_back(*row);
  }
  return out;
}

Result<std::vector<AnswerRow>> rows_from_results(std::string_view text) {
  if (!trim(text).starts_with('{')) return rows_from_csv(text);
  const auto imported = results_from_json(text);
  if (!imported) return imported.error();
  return rows_of(derive(imported->events), imported->learner);
}

}  // namespace tc::learn
