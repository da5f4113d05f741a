#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "learn/event.h"

namespace tc::learn {

/// What the owner of a course decides.
struct RecordRules {
  double pass_points = 11;         ///< of the 15 of a post-test, on accuracy; by certainty, of at most 45 marks
  bool pass_by_certainty = false;  ///< true: the sum of certainty marks is compared instead
  friend bool operator==(const RecordRules&, const RecordRules&) = default;
};

/// One answer to one item.
struct Attempt {
  std::string form, item;  ///< form: empty for a review
  FormKind kind = FormKind::practice;
  Response response;
  double credit = 0;
  int certainty = 0;
  int intervals = 0, intervals_held = 0;
  double interval_score = 0;
  Time_ms answered_ms = 0;
  Time_ms spent_ms = 0;  ///< from the item's last showing to its answer
  int changes = 0;       ///< of mind: answers that differed from the one before
  int hints = 0;
  int rated = 0;  ///< by the learner, 1 to 4; 0 where the rating follows from the answer
  double marks() const { return certainty_mark(credit, certainty); }
  bool sure_and_wrong() const { return certainty == 3 && credit <= 0; }
};

struct FormResult {
  std::string form;
  DrawnForm drawn;
  Time_ms started_ms = 0, finished_ms = 0;
  bool finished = false;
  int answered = 0;
  double points = 0;           ///< sum of credits; what was not answered earns nothing
  double matched_points = 0;   ///< of the ten slots that both tests share
  double certainty_marks = 0;  ///< feedback only, unless the course says otherwise
  std::optional<bool> passed;  ///< of finished post-tests
  double accuracy() const {
    return drawn.items.empty() ? 0 : points / static_cast<double>(drawn.items.size());
  }
};

/// All that is known of one learner.
struct Record {
  std::vector<FormResult> forms;  ///< in the order in which they began
  std::vector<Attempt> attempts;  ///< in the order in which they were answered
  int clock_turned_back = 0;  ///< events with a time before that of an earlier one; the earlier stands for it
};

/// Adds events one by one; a record derived in pieces equals one derived at once.
class RecordBuilder {
 public:
  explicit RecordBuilder(RecordRules rules = {}) : rules_(rules) {}
  void add(const Event& event);
  /// What the events so far come to.
  const Record& record() const { return record_; }

 private:
  struct Seen {
    Time_ms shown_ms = 0;
    bool shown = false, answered = false;
    int answers = 0, changes = 0, hints = 0;
    Response last;
  };
  void happen(const FormStarted& e);
  void happen(const ItemShown& e);
  void happen(const AnswerChanged& e);
  void happen(const HintTaken& e);
  void happen(const Answered& e);
  void happen(const FeedbackSeen&) {}
  void happen(const FormFinished& e);
  void happen(const ReviewRated& e);
  FormResult* form(const std::string& id, const std::string& item);
  Seen& seen(const std::string& form, const std::string& item);

  RecordRules rules_;
  Record record_;
  Time_ms now_ms_ = 0;
  bool any_ = false;
  std::map<std::string, Seen> seen_;
};

/// Results of events, in the order in which they were recorded. The first answer to an item of a form counts. No answer
/// is left out for want of a form: one whose form is unknown, or does not hold its item, stands as a review.
Record derive(std::span<const Event> events, RecordRules rules = {});

}  // namespace tc::learn
