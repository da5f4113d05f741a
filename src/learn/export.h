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
/// intervals, held, seconds, changes, hints, answered_ms, response (JSON).
std::string results_csv(const Record& record, std::string_view learner);
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
/// The answers of what results_csv() wrote, perhaps of several learners together; columns may stand in
/// another order. Refuses text without the columns ("error.results.foreign") and rows that make no sense
/// ("error.results.row", {row}).
Result<std::vector<AnswerRow>> rows_from_csv(std::string_view text);
/// The answers of a file of either kind.
Result<std::vector<AnswerRow>> rows_from_results(std::string_view text);

}  // namespace tc::learn
