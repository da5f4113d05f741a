#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/entry_text.h"
#include "ui/drawer.h"

namespace tc::ui {

// Pieces that the panels and screens of the evidence share.

/// How settled a statement is: a glyph that fills with agreement, always beside the word. About 12 px.
void contest_glyph(const Ui& ui, ImVec2 at, content::Contest contest);

/// A row that opens an entry: glyph, title over as many lines as it needs, a line of small type. Moves the
/// column down.
struct EntryRow {
  std::string_view id;  ///< of the row in the tree
  std::string entry_id;
  std::string title, meta;
  std::optional<content::Contest> contest;
  float indent = 0;  ///< design pixels
};
void entry_row(Ui& ui, Column& column, const EntryRow& row);
/// The row of an entry by its id; nothing when the library does not hold it.
void entry_row_of(Ui& ui, Column& column, std::string_view node_id, std::string_view entry_id, float indent = 0);

/// "people, n = 154 · randomised trial" of an entry.
std::string entry_meta(const Ui& ui, std::string_view entry_id);

/// Sources as rows that open the reference.
void source_rows(Ui& ui, Column& column, std::string_view id, const std::vector<content::Citation>& citations);

/// A number with its interval on a small scale with the line of no effect.
void estimate_bar(Ui& ui, Column& column, std::string_view id, const content::Estimate& estimate);

/// Words in place of evidence that has not arrived yet.
void dossier_pending(Ui& ui, Column& column);

}  // namespace tc::ui
