#pragma once
#include "app/session.h"

namespace tc::app {

/// True for the commands of the questions.
bool is_quiz(const Command& command);
/// reduce() for them. A refused command leaves the state as it was except for `notice`.
Reduced reduce_quiz(const State& state, const Command& command, const content::Library& library);

}  // namespace tc::app
