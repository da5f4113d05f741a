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

FormResult* RecordBuilder::form(const std::string& id) {
  const auto found = std::find_if(record_.forms.begin(), record_.forms.end(),
                                  [&](const FormResult& f) { return f.form == id; });
  return id.empty() || found == record_.forms.end() ? nullptr : &*found;
}

void RecordBuilder::happen(const FormStarted& e) {
  if (form(e.form) != nullptr) return;
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
  FormResult* of = form(e.form);
  const auto place = of == nullptr ? std::ptrdiff_t{0}
                                   : std::find(of->drawn.items.begin(), of->drawn.items.end(), e.item) -
                                         of->drawn.items.begin();
  if (of != nullptr) {
    // Two windows may answer the same question: the first answer stands.
    if (of->finished || place == std::ssize(of->drawn.items) || seen(e.form, e.item).answered) return;
  }
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
  FormResult* of = form(e.form);
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

Record RecordBuilder::record() const {
  Record out = record_;
  if (out.clock_turned_back > 0)
    out.told.push_back({"learn.clock.back", {{"n", std::to_string(out.clock_turned_back)}}});
  return out;
}

Record derive(std::span<const Event> events, RecordRules rules) {
  RecordBuilder builder(rules);
  for (const Event& event : events) builder.add(event);
  return builder.record();
}

}  // namespace tc::learn
