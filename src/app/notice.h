#pragma once
#include <string_view>

#include "app/state.h"

// One notice is shown at a time, until it is dismissed. An answer to what the person has just done is shown at once;
// what is told unasked (storage that failed, a faulty pack) is never pushed away by it, nor by another such word.
namespace tc::app {

/// True for a notice of what went as it should; everything else is a warning.
bool is_good_news(std::string_view key);

/// Answers what the person has just done: shown at once, in place of an answer before it.
void answer(State& state, Message notice);

/// Takes in a notice of the platform. One that answers an act goes the way of answer(). What is told unasked is shown
/// when nothing else is, else it waits in State::standing, warnings before good news; a newer word under the same key
/// takes the place of the older.
void notify(State& state, Message notice);

/// The notice shown has been read: the next is shown, or none.
void dismiss(State& state);

/// What the notice of this key said is so no longer: it goes, shown or waiting.
void take_back(State& state, std::string_view key);

/// Something has been done since the last answer: that one goes. What was told unasked stays.
void take_back_answer(State& state);

/// Another state in place of one before: what was to be told then still is.
void keep_standing(State& state, const State& before);

}  // namespace tc::app
