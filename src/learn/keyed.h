#pragma once
#include "content/quiz.h"
#include "learn/response.h"

namespace tc::learn {

/// The answer that the key of an item asks for; it earns full credit. Places and numbers stand in the middle
/// of what is accepted. Nothing (monostate) for a curve of which only the shape is judged: it has no one
/// answer.
Response keyed_answer(const content::Item& item);

}  // namespace tc::learn
