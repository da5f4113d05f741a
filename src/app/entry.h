#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/state.h"
#include "content/library.h"
#include "core/result.h"

namespace tc::app {

/// What can be looked up. Each has an id of its own form, so that an id alone says what it is:
/// "T21" observation, "C05" claim, "M01" misconception, "S03" safety fact, "K02" conflict, "L01" learning note,
/// "A01" audit, "ref/price2022", "term/bdnf", "whatif/training".
enum class EntryKind {
  observation,
  claim,
  misconception,
  safety,
  conflict,
  audit,
  learning,
  term,
  trial,
  reference
};
std::span<const EntryKind> entry_kinds();
/// "claim"; also the tail of the string keys `kind.<id>` and `kinds.<id>`.
std::string_view id_of(EntryKind kind);
std::optional<EntryKind> entry_kind_of(std::string_view id);

/// The kind that an entry's id has by its form; nothing for other text.
std::optional<EntryKind> kind_of_entry(std::string_view entry_id);
/// The part after the slash ("bdnf"), or the whole id.
std::string_view local_id(std::string_view entry_id);
/// True when the library holds the entry and shows it.
bool has_entry(const content::Library& library, std::string_view entry_id);
/// As has_entry(); where the dossier has not arrived yet, every well-formed id of it counts. Empty is allowed.
bool can_select(const content::Library& library, std::string_view entry_id);

/// "a" to "d", or empty.
bool is_lens_id(std::string_view id);

/// The library's filters by name: text, kind, species, grade, contest, account, at_playhead ("true"/"false").
std::string query_value(const LibraryQuery& query, std::string_view field);
/// Sets one filter; an empty value lifts it. Refuses unknown fields and values, and text over 80 bytes.
Result<LibraryQuery> set_query_field(const LibraryQuery& query, std::string_view field,
                                     std::string_view value);
/// Whether a value may stand in a filter.
bool check_query_field(std::string_view field, std::string_view value);

}  // namespace tc::app
