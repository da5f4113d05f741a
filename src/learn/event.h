#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "core/result.h"
#include "learn/blueprint.h"
#include "learn/marking.h"
#include "learn/response.h"

namespace tc::learn {

/// Milliseconds since 1970, UTC, as the caller's clock said; nothing here asks a clock.
using Time_ms = std::int64_t;

// What happened, in the learner's words of time. `form` names one attempt at a form; reviews have none.

struct FormStarted {
  std::string form;
  DrawnForm drawn;
  friend bool operator==(const FormStarted&, const FormStarted&) = default;
};
struct ItemShown {
  std::string form, item;
  friend bool operator==(const ItemShown&, const ItemShown&) = default;
};
/// Every change of the answer before it is given, the first included. Of a movement (a mark, a range, a line) its end.
struct AnswerChanged {
  std::string form, item;
  Response response;
  friend bool operator==(const AnswerChanged&, const AnswerChanged&) = default;
};
/// A hint on the question, before its answer. The second on one of one best answer rules an option out (hint.h).
struct HintTaken {
  std::string form, item;
  friend bool operator==(const HintTaken&, const HintTaken&) = default;
};
/// The answer, with how it was marked at the time: items may be mended later, results do not change with
/// them.
struct Answered {
  std::string form, item;
  Response response;
  int certainty = 0;                      ///< 1 to 3; 0 where the item takes none
  double credit = 0;                      ///< 0 to 1
  int intervals = 0, intervals_held = 0;  ///< of estimates, without those of the whole range
  double interval_score = 0;              ///< mean, as a share of the range
  friend bool operator==(const Answered&, const Answered&) = default;
};
struct FeedbackSeen {
  std::string form, item;
  friend bool operator==(const FeedbackSeen&, const FeedbackSeen&) = default;
};
struct FormFinished {
  std::string form;
  friend bool operator==(const FormFinished&, const FormFinished&) = default;
};
/// A review was rated: 1 again, 2 hard, 3 good, 4 easy (schedule.h).
struct ReviewRated {
  std::string item;
  int rating = 3;
  friend bool operator==(const ReviewRated&, const ReviewRated&) = default;
};

using Happening = std::variant<FormStarted, ItemShown, AnswerChanged, HintTaken, Answered, FeedbackSeen,
                               FormFinished, ReviewRated>;

struct Event {
  std::string id;  ///< unique within a learner's record: the caller's, such as "k3f9-17"
  Time_ms time_ms = 0;
  Happening what;
  friend bool operator==(const Event&, const Event&) = default;
};

/// The event of an answer, marked.
Answered answered(std::string form, const content::Item& item, Response response, int certainty);

/// One line of JSON without its line break.
std::string to_json(const Event& event);
/// Reads what to_json() wrote; refuses anything else, unknown kinds of event too.
Result<Event> event_from_json(std::string_view line);
/// As event_from_json(), within a larger file; faults are added to the cursor's problems.
Event read_event(const content::Cursor& cursor);

}  // namespace tc::learn
