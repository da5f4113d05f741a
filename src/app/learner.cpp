#include "app/learner.h"

#include <algorithm>
#include <utility>

#include "learn/export.h"
#include "learn/progress.h"

namespace tc::app {
namespace {

std::string digits(std::uint64_t number) {
  constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuv";
  std::string out;
  for (; number != 0; number >>= 5) out += kDigits[number & 31u];
  return out;
}

/// Answers that are moved rather than chosen.
bool moves(const learn::Response& response) {
  return std::holds_alternative<learn::Placement>(response) || std::holds_alternative<learn::Guesses>(response) ||
         std::holds_alternative<learn::Drawing>(response);
}

}  // namespace

Status Learner::load(std::string_view text, std::vector<Message>& told) {
  auto progress = learn::parse_progress(text);
  if (!progress) return progress.error();
  told.clear();
  if (progress->cleared < cleared_) return Unit{};
  if (progress->cleared > cleared_) {
    cleared_ = progress->cleared;
    std::erase_if(events_, [&](const learn::Event& e) { return !unstored_.contains(e.id); });
  }
  for (const learn::Event& event : progress->events) unstored_.erase(event.id);
  events_ = learn::merged(progress->events, events_);
  told = std::move(progress->told);
  stale_ = true;
  return Unit{};
}

Result<Learner::TakenIn> Learner::take_in(std::string_view text) {
  auto imported = learn::results_from(text);
  if (!imported && imported.error().key == "error.results.foreign") return Message{"error.results.no_record"};
  if (!imported) return imported.error();
  const auto answers = [](const std::vector<learn::Event>& events) {
    return static_cast<int>(std::count_if(events.begin(), events.end(), [](const learn::Event& e) {
      return std::holds_alternative<learn::Answered>(e.what);
    }));
  };
  const int before = answers(events_), offered = answers(imported->events);
  std::set<std::string, std::less<>> known;
  for (const learn::Event& event : events_) known.insert(event.id);
  for (const learn::Event& event : imported->events) {
    if (!known.contains(event.id)) unstored_.insert(event.id);
  }
  events_ = learn::merged(imported->events, events_);
  stale_ = true;
  const int fresh = answers(events_) - before;
  return TakenIn{fresh, offered - fresh};
}

std::string Learner::next_name() {
  // A page's seed is its time since it was opened, which comes again; together with the day it does not.
  if (run_name_.empty())
    run_name_ = digits(run_ & 0xFFFFFFFFFFu) + '-' + digits(static_cast<std::uint64_t>(now_ms_) & 0xFFFFFFFFFFFu);
  return run_name_ + '-' + std::to_string(number_ + 1);
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
  constexpr learn::Time_ms kTold_ms = 60'000;  // clocks are set right by less than that all the time
  std::string id = next_name();
  ++number_;
  clock_set_back_ = clock_set_back_ || time_ms < last_ms_ - kTold_ms;
  last_ms_ = std::max(last_ms_, time_ms);  // records are merged by time: the order in which things happened must stay
  unstored_.insert(id);
  events_.push_back({std::move(id), last_ms_, std::move(what)});
  stale_ = true;
}

void Learner::clear() {
  events_.clear();
  unstored_.clear();
  moving_.reset();
  kept = Kept::nothing_yet;
  stale_ = true;
}

void Learner::clear_for_good() {
  clear();
  cleared_ = std::max(now_ms_, cleared_ + 1);
}

std::string Learner::text() const { return learn::progress_text(events_, cleared_); }

std::string Learner::table_csv() const { return learn::results_csv(events_, ""); }

const learn::Record& Learner::record() const {
  if (stale_) record_ = learn::derive(events_, rules_);
  stale_ = false;
  return record_;
}

}  // namespace tc::app
