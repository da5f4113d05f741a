#include "app/notice.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tc::app {
namespace {

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// What the platform says of something that the person asked for.
bool answers_an_act(std::string_view key) {
  constexpr std::array<std::string_view, 12> kAnswers{
      "platform.link_copied",    "platform.link_not_copied",     "platform.text_copied", "platform.text_not_copied",
      "platform.link_not_opened", "platform.not_spoken",         "platform.file_saved",  "platform.file_not_saved",
      "platform.learning_cleared", "platform.learning_not_cleared", "platform.drop_record", "platform.record_not_read"};
  return holds(kAnswers, key);
}

/// The notice shown is an answer: the others are in `standing`, the first of which is shown.
bool is_answer_shown(const State& state) {
  return state.notice && (state.standing.empty() || !(*state.notice == state.standing.front()));
}

void show_standing(State& state) {
  if (state.standing.empty()) state.notice.reset();
  else state.notice = state.standing.front();
}

}  // namespace

bool is_good_news(std::string_view key) {
  constexpr std::array<std::string_view, 8> kGood{"platform.link_copied",    "platform.text_copied",    "platform.file_saved",
                                                  "platform.learning_cleared", "platform.content_loaded", "platform.pack_loaded",
                                                  "notice.taken_in",         "notice.nothing_new"};
  return holds(kGood, key);
}

void answer(State& state, Message notice) { state.notice = std::move(notice); }

void notify(State& state, Message notice) {
  if (answers_an_act(notice.key)) return answer(state, std::move(notice));
  const bool answered = is_answer_shown(state);
  auto& standing = state.standing;
  const auto same = std::find_if(standing.begin(), standing.end(), [&](const Message& m) { return m.key == notice.key; });
  if (same != standing.end()) {
    *same = std::move(notice);
  } else {
    const auto place = is_good_news(notice.key)
                           ? standing.end()
                           : std::find_if(standing.begin(), standing.end(), [](const Message& m) { return is_good_news(m.key); });
    standing.insert(place, std::move(notice));
  }
  if (!answered) show_standing(state);
}

void dismiss(State& state) {
  if (!is_answer_shown(state) && !state.standing.empty()) state.standing.erase(state.standing.begin());
  show_standing(state);
}

void take_back(State& state, std::string_view key) {
  const bool other = is_answer_shown(state) && state.notice->key != key;
  std::erase_if(state.standing, [&](const Message& m) { return m.key == key; });
  if (!other) show_standing(state);
}

void take_back_answer(State& state) {
  if (is_answer_shown(state)) show_standing(state);
}

void keep_standing(State& state, const State& before) {
  state.standing = before.standing;
  show_standing(state);
}

}  // namespace tc::app
