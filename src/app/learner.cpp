#include "app/learner.h"

#include <algorithm>
#include <utility>

#include "learn/export.h"
#include "learn/progress.h"

namespace tc::app {
namespace {

/// Answers that are moved rather than chosen.
bool moves(const learn::Response& response) {
  return std::holds_alternative<learn::Placement>(response) || std::holds_alternative<learn::Guesses>(response) ||
         std::holds_alternative<learn::Drawing>(response);
}

}  // namespace

Status Learner::load(std::string_view text, std::vector<Message>& told) {
  auto progress = learn::parse_progress(text);
  if (!progress) return progress.error();
  events_ = learn::merged(progress->events, events_);
  told = std::move(progress->told);
  stale_ = true;
  return Unit{};
}

Result<Learner::TakenIn> Learner::take_in(std::string_view json) {
  auto imported = learn::results_from_json(json);
  if (!imported && imported.error().key != "error.results.future") {
    // Our own table is recognised: it leaves out what a record needs (the forms as drawn, events, their ids).
    return Message{learn::rows_from_csv(json) ? "error.results.table" : "error.results.no_record"};
  }
  if (!imported) return imported.error();
  const auto answers = [](const std::vector<learn::Event>& events) {
    return static_cast<int>(std::count_if(events.begin(), events.end(), [](const learn::Event& e) {
      return std::holds_alternative<learn::Answered>(e.what);
    }));
  };
  const int before = answers(events_), offered = answers(imported->events);
  events_ = learn::merged(imported->events, events_);
  stale_ = true;
  const int fresh = answers(events_) - before;
  return TakenIn{fresh, offered - fresh};
}

bool Learner::add(learn::Happening what) {
  const auto* changed = std::get_if<learn::AnswerChanged>(&what);
  if (changed == nullptr || !moves(changed->response)) {
    settle();
    push(now_ms_, std::move(what));
    return true;
  }
  const bool goes_on = moving_ && moving_->to.form == changed->form && moving_->to.item == changed->item &&
                       now_ms_ - moving_->at_ms < kRest_ms;
  const bool grew = !goes_on && settle();
  moving_ = Moving{*changed, now_ms_};
  return grew;
}

bool Learner::settle() {
  if (!moving_) return false;
  Moving done = *std::exchange(moving_, std::nullopt);
  push(done.at_ms, std::move(done.to));
  return true;
}

void Learner::push(learn::Time_ms time_ms, learn::Happening what) {
  constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuv";
  std::string id;
  for (std::uint64_t left = run_ & 0xFFFFFFFFFFu; left != 0; left >>= 5) id += kDigits[left & 31u];
  id += '-' + std::to_string(++number_);
  events_.push_back({std::move(id), time_ms, std::move(what)});
  stale_ = true;
}

void Learner::clear() {
  events_.clear();
  moving_.reset();
  kept = Kept::nothing_yet;
  stale_ = true;
}

std::string Learner::text() const { return learn::progress_text(events_); }

std::string Learner::table_csv() const { return learn::results_csv(record(), ""); }

const learn::Record& Learner::record() const {
  if (stale_) record_ = learn::derive(events_);
  stale_ = false;
  return record_;
}

}  // namespace tc::app
