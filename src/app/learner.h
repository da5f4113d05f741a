#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/message.h"
#include "core/result.h"
#include "learn/event.h"
#include "learn/record.h"

namespace tc::app {

/// What is remembered of the learner's answers in this run and from earlier ones. Asks no clock: the platform
/// says what time it is.
class Learner {
 public:
  /// Milliseconds since 1970, before each frame.
  void set_now_ms(learn::Time_ms now_ms) { now_ms_ = now_ms; }
  learn::Time_ms now_ms() const { return now_ms_; }
  /// Tells the events of this run from those of others; any number.
  void set_run(std::uint64_t seed) { run_ = seed; }

  /// Takes in stored progress, beside what this run has already. What could not be read is told. Refuses
  /// progress of a newer version and what is none; nothing changes then.
  Status load(std::string_view text, std::vector<Message>& told);
  struct TakenIn {
    int fresh = 0, known = 0;  ///< answers
  };
  /// Takes in the record of another place (learn::results_json). What is known already stays as it is. Refuses
  /// what is no such record and what a newer version wrote.
  Result<TakenIn> take_in(std::string_view json);
  /// Within this time one change of a mark, a range or a line follows another as the same movement.
  static constexpr learn::Time_ms kRest_ms = 1000;
  /// Records what happened, now. Marks, ranges and lines change many times in one movement, of which the end is
  /// recorded: when it has rested, when something else happens, or by settle(). True when the record grew.
  bool add(learn::Happening what);
  /// Records the end of a movement that is still under way. True when there was one.
  bool settle();
  void clear();
  /// One line for each answer, with a heading (learn/export.h).
  std::string table_csv() const;
  /// Everything, to be stored (learn/progress.h).
  std::string text() const;

  const std::vector<learn::Event>& events() const { return events_; }
  /// What the events come to. Worked out when first asked for after a change.
  const learn::Record& record() const;

  enum class Kept { nothing_yet, saved, not_saved };
  /// Whether the last answer is known to be stored; the platform says so.
  Kept kept = Kept::nothing_yet;

 private:
  struct Moving {
    learn::AnswerChanged to;
    learn::Time_ms at_ms = 0;
  };
  void push(learn::Time_ms time_ms, learn::Happening what);
  std::vector<learn::Event> events_;
  std::optional<Moving> moving_;
  learn::Time_ms now_ms_ = 0;
  std::uint64_t run_ = 0;
  int number_ = 0;
  mutable learn::Record record_;
  mutable bool stale_ = false;
};

}  // namespace tc::app
