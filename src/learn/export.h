#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "learn/item_analysis.h"
#include "learn/record.h"

namespace tc::learn {

// Results on paper. `learner` is what the host calls the learner: a pseudonym, perhaps empty; never a name of
// ours.

/// One line for each answer: learner, form, kind, letter, place, item, credit, certainty, certainty_marks,
/// intervals, held, seconds, changes, hints, answered_ms, response (JSON), events, check. A last line is of kind "end".
/// The last two columns are the record: `events` is a JSON list of all that happened since the line before, this answer
/// included; `check` is an x and sixteen hexadecimal digits (FNV-1a of all events so far).
std::string results_csv(std::span<const Event> events, std::string_view learner);
/// {"format":"three-clocks-results","version":1,"learner":…,"summary":{…},"events":[…]}. The events are the
/// record; the summary is for readers and is not read back.
std::string results_json(std::span<const Event> events, std::string_view learner, RecordRules rules = {});

struct Imported {
  std::string learner;
  std::vector<Event> events;  ///< each id once
  int dropped = 0;            ///< events that could not be read
};
/// Reads what results_json() wrote. Refuses other text ("error.results.foreign") and newer versions
/// ("error.results.future"); an event that cannot be read is left out and counted.
Result<Imported> results_from_json(std::string_view text);
/// Reads what results_csv() wrote for one learner, all or nothing; columns may stand in another order, and numbers may be
/// rounded as spreadsheets do. Refuses text without the columns of an analysis ("error.results.foreign"), tables from
/// before they held events ("error.results.table"), those without their last line ("error.results.cut"), and a line that was
/// changed or damaged, or stands behind one that is missing ("error.results.changed", {line}). The learner's column may be
/// filled in: it is no part of the record.
Result<Imported> results_from_csv(std::string_view text);
/// The record in a file of either kind.
Result<Imported> results_from(std::string_view text);
/// The answers of what results_csv() wrote, now or before it held events, perhaps of several learners together; columns
/// may stand in another order. Refuses text without the columns ("error.results.foreign") and rows that make no sense
/// ("error.results.row", {row}: its line).
Result<std::vector<AnswerRow>> rows_from_csv(std::string_view text);
/// The answers of a file of either kind.
Result<std::vector<AnswerRow>> rows_from_results(std::string_view text);

}  // namespace tc::learn
