#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "content/dossier.h"
#include "content/json_file.h"

namespace tc::content {

// What the loaders of the evidence share. Faults are added to the cursor's problems, with their place.

/// [{"reference": id, "verified": bool}, ...]
std::vector<Citation> read_citations(const Cursor& c, std::string_view key);
/// The text of "id", which must have the form of its kind, since an id alone says what it names:
/// `letter` with two digits, where `may_split` perhaps followed by one small letter ("T30b").
std::string read_id(const Cursor& c, char letter, bool may_split = false);
/// The text of "id" in small letters, digits and, between them, one of `between`.
std::string read_name(const Cursor& c, std::string_view between);
/// A time in minutes from the start of dosing; not negative, at most ten years.
double read_time(const Cursor& c, std::string_view key);
std::optional<double> read_optional_time(const Cursor& c, std::string_view key);
/// Member "estimate", when it is there: the interval has both ends or none, and holds the value.
std::optional<Estimate> read_estimate(const Cursor& c);
/// "lenses": ["a", "c"].
std::vector<char> read_lens_ids(const Cursor& c, std::string_view key);
/// One id of a lens.
char read_lens_id(const Cursor& c, std::string_view key);

/// Refuses members that are neither of the basis nor among `more`.
void only_basis_and(const Cursor& c, std::vector<std::string_view> more);
/// The members that every entry with a basis has, "id" apart.
void read_basis(const Cursor& c, Basis& out);

}  // namespace tc::content
