#pragma once
#include <string>
#include <utility>
#include <vector>

#include "learn/event.h"
#include "learn_fixture.h"

namespace tc::test {

/// Writes down what happens, a second apart.
struct Diary {
  std::vector<learn::Event> events;
  learn::Time_ms now_ms = 1'700'000'000'000;
  std::string prefix = "e";

  Diary& at(learn::Happening what, learn::Time_ms after_ms = 1000) {
    now_ms += after_ms;
    events.push_back({prefix + std::to_string(events.size()), now_ms, std::move(what)});
    return *this;
  }
  Diary& start(const std::string& form, learn::FormKind kind, std::vector<std::string> items) {
    return at(
        learn::FormStarted{form, {kind, content::TestForm::b, 0xfedcba9876543210ull, std::move(items)}});
  }
  /// Shown, answered after ten seconds.
  Diary& answer(const std::string& form, const std::string& item, double credit, int certainty) {
    at(learn::ItemShown{form, item});
    return at(learn::Answered{form, item, learn::Choice{credit > 0 ? "a" : "b"}, certainty, credit}, 10000);
  }
};

/// One event of every kind, with every kind of response.
inline std::vector<learn::Event> sample_events() {
  using namespace learn;
  Diary diary;
  std::vector<std::string> items(std::begin(kFixtureIds), std::end(kFixtureIds));
  diary.start("f1", FormKind::practice, items);
  for (const char* id : kFixtureIds) {
    diary.at(ItemShown{"f1", id});
    diary.at(AnswerChanged{"f1", id, fixture_answer(id, false)});
    diary.at(HintTaken{"f1", id});
    diary.at(AnswerChanged{"f1", id, fixture_answer(id, true)});
    diary.at(answered("f1", fixture_item(id), fixture_answer(id, true), 2));
    diary.at(FeedbackSeen{"f1", id});
  }
  diary.at(FormFinished{"f1"});
  diary.at(ReviewRated{"F3", 4});
  return diary.events;
}

}  // namespace tc::test
