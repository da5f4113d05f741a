// Answers as a table for spreadsheets, which is the record as well: its last columns hold all that happened.
#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "content/json_file.h"
#include "core/hash.h"
#include "core/text.h"
#include "learn/csv.h"
#include "learn/export.h"

namespace tc::learn {
namespace {

using Row = std::vector<std::string>;
using content::Cursor;

constexpr std::string_view kLearner = "learner", kKind = "kind", kItem = "item", kEvents = "events", kCheck = "check";
constexpr std::string_view kEnd = "end";  ///< kind of the last line
constexpr std::string_view kColumns[] = {"learner", "form",      "kind",   "letter",  "place",   "item",  "credit", "certainty", "certainty_marks",
                                         "intervals", "held",    "seconds", "changes", "hints",  "answered_ms", "response", "events", "check"};
constexpr std::size_t kAnswerColumns = std::size(kColumns) - 2;

Message foreign() { return {"error.results.foreign"}; }

// ---- writing ----

/// An answer, without what makes the record.
Row cells_of(const Attempt& a, const Record& record, std::string_view learner) {
  std::string letter, place;
  for (const FormResult& form : record.forms) {
    const auto& items = form.drawn.items;
    const auto found = std::find(items.begin(), items.end(), a.item);
    if (a.form.empty() || form.form != a.form || found == items.end()) continue;
    letter = content::id_of(form.drawn.letter);
    place = std::to_string(found - items.begin() + 1);
  }
  return {std::string(learner), a.form, std::string(id_of(a.kind)), letter, place, a.item,
          format_shortest(a.credit), std::to_string(a.certainty), format_shortest(a.marks()),
          std::to_string(a.intervals), std::to_string(a.intervals_held),
          format_fixed(static_cast<double>(a.spent_ms) / 1000, 1), std::to_string(a.changes),
          std::to_string(a.hints), std::to_string(a.answered_ms), to_json(a.response)};
}

/// Writes line after line, each with the check of all events so far.
class Table {
 public:
  Table() { text_ = csv_line(Row(std::begin(kColumns), std::end(kColumns))); }
  void add(Row cells, std::span<const Event> events) {
    constexpr char kHex[] = "0123456789abcdef";
    std::string list = "[";
    for (const Event& event : events) {
      const std::string json = to_json(event);
      hash_ = fnv1a(json, hash_);
      list += (list.size() > 1 ? "," : "") + json;
    }
    cells.push_back(list + "]");
    std::string check = "x";  // else a spreadsheet might take it for a number
    for (int shift = 60; shift >= 0; shift -= 4) check += kHex[hash_ >> shift & 15u];
    cells.push_back(std::move(check));
    text_ += csv_line(cells);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  std::uint64_t hash_ = fnv1a("");
};

// ---- reading ----

std::optional<std::size_t> column(const Row& header, std::string_view name) {
  const auto found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

std::string_view cell_at(const Row& row, std::size_t at) { return at < row.size() ? std::string_view(row[at]) : std::string_view(); }

/// Where the columns stand that an analysis needs.
struct Columns {
  enum : std::size_t { learner, form, kind, item, credit, certainty, seconds, response, count };
  std::size_t at[count] = {};

  static std::optional<Columns> of(const Row& header) {
    constexpr std::string_view kNames[count] = {kLearner, "form", kKind, kItem, "credit", "certainty", "seconds", "response"};
    Columns out;
    for (std::size_t i = 0; i < count; ++i) {
      const auto found = column(header, kNames[i]);
      if (!found) return std::nullopt;
      out.at[i] = *found;
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

std::optional<AnswerRow> read_row(const Row& cells, const Columns& columns) {
  const auto cell = [&](std::size_t name) { return std::string(cell_at(cells, columns.at[name])); };
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

/// Adds the events of a cell; false when one cannot be read, or has the id of one before.
bool read_events(std::string_view cell, std::vector<Event>& out, std::set<std::string>& ids) {
  const std::string text = "{\"events\":" + std::string(cell) + "}";
  const auto file = content::JsonFile::parse("results", text);
  if (!file) return false;
  std::vector<Message> problems;
  const Cursor root(*file, problems);
  root.only({kEvents});
  const std::vector<Cursor> list = root.list(kEvents);
  for (const Cursor& c : list) {
    Event event = read_event(c);
    if (!problems.empty() || !ids.insert(event.id).second) return false;
    out.push_back(std::move(event));
  }
  return problems.empty();
}

/// A cell as it was written, or a number that a spreadsheet has rounded.
bool same_cell(std::string_view there, std::string_view ours) {
  if (there == ours) return true;
  constexpr double kRounded = 1e-3;
  const auto a = parse_number(there), b = parse_number(ours);
  return a && b && std::abs(*a - *b) <= kRounded * std::max(std::abs(*a), std::abs(*b));
}

/// True when every column that is there says what the events come to.
bool same_row(const Row& header, const Row& there, const Row& ours) {
  for (std::size_t i = 0; i < std::size(kColumns); ++i) {
    if (kColumns[i] == kLearner || kColumns[i] == kEvents) continue;  // filled in by a teacher; in the check
    const auto at = column(header, kColumns[i]);
    if (at && !same_cell(cell_at(there, *at), cell_at(ours, i))) return false;
  }
  return true;
}

}  // namespace

std::string results_csv(std::span<const Event> events, std::string_view learner) {
  RecordBuilder builder;
  std::vector<std::size_t> behind;  // each answer: where the events after it begin
  for (std::size_t i = 0; i < events.size(); ++i) {
    builder.add(events[i]);
    if (builder.record().attempts.size() > behind.size()) behind.push_back(i + 1);
  }
  const Record& record = builder.record();
  Table table;
  std::size_t from = 0;
  for (std::size_t i = 0; i < behind.size(); ++i) {
    table.add(cells_of(record.attempts[i], record, learner), events.subspan(from, behind[i] - from));
    from = behind[i];
  }
  Row end(kAnswerColumns);
  end[0] = learner;
  end[2] = kEnd;
  table.add(std::move(end), events.subspan(from));
  return table.text();
}

Result<Imported> results_from_csv(std::string_view text) {
  std::vector<std::size_t> lines;
  const std::vector<Row> rows = csv_rows(text, &lines);
  if (rows.empty() || !Columns::of(rows.front())) return foreign();
  const Row& header = rows.front();
  const auto events = column(header, kEvents), check = column(header, kCheck);
  if (!events || !check) return Message{"error.results.table"};
  const auto changed = [&](std::size_t row) { return Message{"error.results.changed", {{"line", std::to_string(lines[row])}}}; };
  Imported out;
  std::set<std::string> ids;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (!read_events(cell_at(rows[i], *events), out.events, ids)) return changed(i);
  }
  const std::vector<Row> ours = csv_rows(results_csv(out.events, ""));
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (i >= ours.size() || !same_row(header, rows[i], ours[i])) return changed(i);
  }
  if (rows.size() < ours.size()) return Message{"error.results.cut"};
  out.learner = cell_at(rows.back(), *column(header, kLearner));
  return out;
}

Result<std::vector<AnswerRow>> rows_from_csv(std::string_view text) {
  std::vector<std::size_t> lines;
  const std::vector<Row> rows = csv_rows(text, &lines);
  const auto columns = rows.empty() ? std::nullopt : Columns::of(rows.front());
  if (!columns) return foreign();
  std::vector<AnswerRow> out;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (cell_at(rows[i], columns->at[Columns::kind]) == kEnd && cell_at(rows[i], columns->at[Columns::item]).empty()) continue;
    const auto row = read_row(rows[i], *columns);
    if (!row) return Message{"error.results.row", {{"row", std::to_string(lines[i])}}};
    out.push_back(*row);
  }
  return out;
}

}  // namespace tc::learn
