#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "content/quiz.h"
#include "learn/blueprint.h"

namespace tc::learn {

/// True where hints can be taken: everywhere but in the two tests, whose scores are compared.
bool gives_hints(FormKind kind);

/// The option that a second hint rules out, by its id: of those that earn nothing the first that voices no
/// misconception, else the last, in the order in which a form of this seed shows them. Nothing for items that are not
/// of one best answer, and where fewer than three options stand.
std::optional<std::string> ruled_out_option(const content::Item& item, std::uint64_t form_seed);

/// How many hints there are on an item: 2 where an option can be ruled out, else 1.
int hints_of(const content::Item& item);

}  // namespace tc::learn
