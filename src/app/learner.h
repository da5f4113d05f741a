#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
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
  /// Milliseconds since 1970, before each frame. A clock may be set back: events of one run never are.
  void set_now_ms(learn::Time_ms now_ms) { now_ms_ = now_ms; }
  learn::Time_ms now_ms() const { return now_ms_; }
  /// Tells the events of this run from those of others, together with the time of the first; any number.
  void set_run(std::uint64_t seed) {
    run_ = seed;
    run_name_.clear();
  }
  /// A name that no event and no form of any run has; the same until something is added. Small letters, digits, hyphens.
  std::string next_name();

  /// By which the test afterwards is passed (app/pass_rule.h); holds for what was answered before, too.
  void set_rules(learn::RecordRules rules) {
    stale_ = stale_ || !(rules == rules_);
    rules_ = rules;
  }
  const learn::RecordRules& rules() const { return rules_; }

  /// Takes in stored progress, beside what this run has already. What could not be read is told. Refuses
  /// progress of a newer version and what is none; nothing changes then. Where another window has cleared everything
  /// meanwhile, only what this run has not stored yet stays; text from before this run's own clearing gives nothing.
  Status load(std::string_view text, std::vector<Message>& told);
  /// All events are stored now.
  void note_stored() { unstored_.clear(); }
  struct TakenIn {
    int fresh = 0, known = 0;  ///< answers
  };
  /// Takes in the record of another place (learn::results_json or results_csv). What is known already stays as it is.
  /// Refuses what is no such record, what a newer version wrote, and a table that was changed (learn/export.h).
  Result<TakenIn> take_in(std::string_view text);
  /// Within this time one change of a mark, a range or a line follows another as the same movement.
  static constexpr learn::Time_ms kRest_ms = 1000;
  /// Records what happened, now. Marks, ranges and lines change many times in one movement, of which the end is
  /// recorded: when it has rested, when something else happens, or by settle(). True when the record grew.
  bool add(learn::Happening what);
  /// Records the end of a movement that is still under way. True when there was one.
  bool settle();
  /// Forgets what is in memory only.
  void clear();
  /// Forgets everything for good: text() tells other windows, and later runs, that it was cleared.
  void clear_for_good();
  /// True once an event of this run came with a time more than a minute before that of an earlier one.
  bool clock_set_back() const { return clock_set_back_; }
  /// One line for each answer, with a heading and an end; holds the record (learn/export.h).
  std::string table_csv() const;
  /// Everything, to be stored (learn/progress.h).
  std::string text() const;

  const std::vector<learn::Event>& events() const { return events_; }
  /// What the events come to. Worked out when first asked for after a change.
  const learn::Record& record() const;

  enum class Kept { nothing_yet, saving, saved, not_saved };
  /// Whether the last answer is known to be stored; the platform says so.
  Kept kept = Kept::nothing_yet;

 private:
  struct Moving {
    learn::AnswerChanged to;
    learn::Time_ms at_ms = 0;
  };
  void push(learn::Time_ms time_ms, learn::Happening what);
  learn::RecordRules rules_;
  std::vector<learn::Event> events_;
  std::set<std::string, std::less<>> unstored_;  ///< names of events that are in memory only
  std::optional<Moving> moving_;
  learn::Time_ms now_ms_ = 0;
  learn::Time_ms last_ms_ = 0;  ///< of the last event of this run
  learn::Time_ms cleared_ = 0;  ///< mark of the last clearing (learn/progress.h)
  bool clock_set_back_ = false;
  std::uint64_t run_ = 0;
  std::string run_name_;  ///< given when first asked for
  int number_ = 0;
  mutable learn::Record record_;
  mutable bool stale_ = false;
};

}  // namespace tc::app
