#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/state.h"
#include "content/library.h"
#include "learn/event.h"

namespace tc::app {

/// The items of the form that is on, in order.
std::vector<std::string> form_items(const QuizView& quiz);
/// The item shown; null when no form is on, or when the content does not hold it (yet).
const content::Item* current_item(const State& state, const content::Library& library);
/// True when a thing is placed by two ends. One that belongs in the tray looks like the others, so that its handles
/// tell nothing.
bool has_two_ends(const content::PlaceTask& task, const content::Target& target);
/// The answer as it stands.
learn::Response current_response(const State& state);
/// How the answer given was marked; of a form in progress only after GiveAnswer.
learn::Mark current_mark(const State& state, const content::Library& library);
/// What the learner has still to do before the answer can be given, for the item shown; nothing when it is whole (with
/// certainty where the item takes it) or when no item is shown.
std::optional<Message> still_missing(const State& state, const content::Library& library);
/// How many hints can still be taken on the item shown: none once it is answered, and none in the two tests.
int hints_left(const State& state, const content::Library& library);
/// The option of the item shown that a hint has ruled out; empty: none.
std::string ruled_out(const State& state, const content::Library& library);
/// What a hint on the item says: its own words, or which clock it is about and a way to think about its topic.
std::string hint_words(const content::Item& item, const content::Strings& words);
/// True when the answer is whole, so that it can be given.
bool can_answer(const State& state, const content::Library& library);
/// The drawn form as events know it.
learn::DrawnForm drawn_form(const QuizView& quiz);
/// The tiles as they are offered, before one is moved: an order that earns nothing. Of other items nothing.
learn::Ordering offered_order(const content::Item& item, double seed);

}  // namespace tc::app
