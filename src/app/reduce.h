#pragma once
#include "app/session.h"
#include "app/values.h"

namespace tc::app {

/// A refusal or note whose arguments are themselves keys ("field.dose", "unit.mg", "route.iv"), with their
/// words put in, ready to show.
Message in_words(const Message& message, const content::Strings& strings);

/// True for commands that edit what can be undone: regimen, patient and the pinned regimen.
bool is_edit(const Command& command);

/// reduce() for the editing commands; the others leave the state as it is.
Reduced reduce_edit(const State& state, const Command& command, const content::Library& library);

}  // namespace tc::app
