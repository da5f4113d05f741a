#pragma once
#include <optional>
#include <string_view>

#include "content/library.h"
#include "core/message.h"
#include "learn/record.h"

namespace tc::app {

/// The rule by which the test afterwards is passed: that of the course pack in the library, or the usual one.
learn::RecordRules pass_rules(const content::Library& library);

/// What a course pack set as its rule, for people; nothing where it set none. {points}: the pass mark, {most}: what the
/// test can earn at most.
std::optional<Message> pass_words(const content::Library& library);

/// What is said beside the choice of certainty within a form of this kind (learn::id_of): whether it decides anything.
Message certainty_note(const content::Library& library, std::string_view form_kind);

}  // namespace tc::app
