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

std::string Learner::next_name() {
  // A page's seed is its time since it was opened, which comes again; together with the day it does not.
  if (run_name_.empty())
    run_name_ = digits(run_ & 0xFFFFFFFFFFu) + '-' + digits(static_cast<std::uint64_t>(now_ms_) & 0xFFFFFFFFFFFu);
  return run_name_ + '-' + std::to_string(number_ + 1);
}

void Learner::add(learn::Happening what) {
  std::string id = next_name();
  ++number_;
  events_.push_back({std::move(id), now_ms_, std::move(what)});
  stale_ = true;
}

void Learner::clear() {
  events_.clear();
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
