#include "learn/record.h"

#include <algorithm>

namespace tc::learn {

void RecordBuilder::add(const Event& event) {
  // A clock may be set back, or a second window may have another one: time never runs backwards here.
  if (any_ && event.time_ms < now_ms_) {
    ++record_.clock_turned_back;
  } else {
    now_ms_ = event.time_ms;
  }
  any_ = true;
  std::visit([this](const auto& what) { happen(what); }, event.what);
}

/// The form of this name that holds the item (any, when that is empty). Names were not always unique: the one that
/// began last is meant.
FormResult* RecordBuilder::form(const std::string& id, const std::string& item) {
  const auto found = std::find_if(record_.forms.rbegin(), record_.forms.rend(), [&](const FormResult& f) {
    const auto& items = f.drawn.items;
    return f.form == id && (item.empty() || std::find(items.begin(), items.end(), item) != items.end());
  });
  return id.empty() || found == record_.forms.rend() ? nullptr : &*found;
}

/// What is known of an item in its form, or of one that no form holds.
RecordBuilder::Seen& RecordBuilder::seen(const std::string& id, const std::string& item) {
  const FormResult* of = form(id, item);
  const std::string place = of == nullptr ? "?" + id : std::to_string(of - record_.forms.data());
  return seen_[place + '\n' + item];
}

void RecordBuilder::happen(const FormStarted& e) {
  FormResult out;
  out.form = e.form;
  out.drawn = e.drawn;
  out.started_ms = out.finished_ms = now_ms_;
  record_.forms.push_back(std::move(out));
}

void RecordBuilder::happen(const ItemShown& e) {
  Seen& at = seen(e.form, e.item);
  at.shown = true;
  at.shown_ms = now_ms_;
}

void RecordBuilder::happen(const AnswerChanged& e) {
  Seen& at = seen(e.form, e.item);
  if (at.answers > 0 && !(at.last == e.response)) ++at.changes;
  ++at.answers;
  at.last = e.response;
}

void RecordBuilder::happen(const HintTaken& e) { ++seen(e.form, e.item).hints; }

void RecordBuilder::happen(const Answered& e) {
  FormResult* of = form(e.form, e.item);
  // Two windows may answer the same question: the first answer stands.
  if (of != nullptr && (of->finished || seen(e.form, e.item).answered)) return;
  Seen& at = seen(e.form, e.item);
  if (at.answers > 0 && !(at.last == e.response)) ++at.changes;
  Attempt out{e.form,
              e.item,
              of == nullptr ? FormKind::review : of->drawn.kind,
              e.response,
              e.credit,
              e.certainty,
              e.intervals,
              e.intervals_held,
              e.interval_score,
              now_ms_,
              at.shown ? now_ms_ - at.shown_ms : 0,
              at.changes,
              at.hints};
  if (of != nullptr) {
    const auto place = std::find(of->drawn.items.begin(), of->drawn.items.end(), e.item) - of->drawn.items.begin();
    ++of->answered;
    of->points += e.credit;
    if (place < content::kMatchedSlots) of->matched_points += e.credit;
    of->certainty_marks += out.marks();
    of->finished_ms = now_ms_;
  }
  record_.attempts.push_back(std::move(out));
  at = Seen{};
  at.answered = of != nullptr;
}

void RecordBuilder::happen(const FormFinished& e) {
  FormResult* of = form(e.form, "");
  if (of == nullptr || of->finished) return;
  of->finished = true;
  of->finished_ms = now_ms_;
  if (of->drawn.kind != FormKind::posttest) return;
  constexpr double kSlack = 1e-9;  // thirds add up to a whole only nearly
  of->passed = (rules_.pass_by_certainty ? of->certainty_marks : of->points) >= rules_.pass_points - kSlack;
}

void RecordBuilder::happen(const ReviewRated& e) {
  const auto last = std::find_if(record_.attempts.rbegin(), record_.attempts.rend(),
                                 [&](const Attempt& a) { return a.item == e.item; });
  if (last != record_.attempts.rend()) last->rated = e.rating;
}

Record derive(std::span<const Event> events, RecordRules rules) {
  RecordBuilder builder(rules);
  for (const Event& event : events) builder.add(event);
  return builder.record();
}

}  // namespace tc::learn
