#pragma once
#include <span>
#include <string_view>

#include "content/library.h"
#include "content/loading.h"

namespace tc::content {

/// Reads the objectives and every file of items among the paths; without any, the library has no questions,
/// which is no fault. Faults (located) are added to the problems. Ids are unique over all files.
void load_quizzes(Loading& loading, std::span<const std::string_view> paths, Library& library);

/// The members of one type of item. Faults within the task (no key, a path that leads nowhere, a range that
/// is none) are added to the cursor's problems.
Task read_task(const Cursor& item, ItemType type);
/// The names of those members.
std::vector<std::string_view> task_members(ItemType type);

/// What items name must be there (entries, sources, words, each within its length), items of one slot must be
/// parallel (same topic, level and type), and no words may be left over. A file that could not be read is not
/// missed again.
void check_quizzes(Loading& loading, const Library& library);

}  // namespace tc::content
