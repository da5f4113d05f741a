#include "app/learner.h"

#include <algorithm>
#include <utility>

#include "learn/export.h"
#include "learn/progress.h"

namespace tc::app {

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

void Learner::add(learn::Happening what) {
  constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuv";
  std::string id;
  for (std::uint64_t left = run_ & 0xFFFFFFFFFFu; left != 0; left >>= 5) id += kDigits[left & 31u];
  id += '-' + std::to_string(++number_);
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
