#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ui/drawer.h"

namespace tc::ui {

// Running text in which the glossary's terms can be pointed at: a dotted line below the word, its plain
// meaning on hover, focus or a first tap, the whole entry on a press. Each term is a link of its own behind
// the paragraph's node, once in a drawer or page.

/// As column_text(), with terms.
void prose(Ui& ui, Column& column, std::string_view id, std::string_view text, Face face, ImU32 colour,
           float line_px);

/// Draws wrapped text with dotted terms; `places` receives the terms of this text, for term_links() once the
/// text's own node is recorded. Returns the baseline of the line that would follow.
struct TermPlace {
  std::string_view term;
  Rect box;
};
float text_with_terms(Ui& ui, std::string_view text, float x, float baseline, float width, Face face, ImU32 colour,
                      float line, std::vector<TermPlace>& places);
void term_links(Ui& ui, const std::vector<TermPlace>& places);

/// A short text on one line that is itself a term ("norketamine" in a table). Returns its width.
float term_label(Ui& ui, std::string_view id, std::string_view term_id, std::string_view text, float x,
                 float baseline, Face face, ImU32 colour, Align align = Align::left);

/// Opens the whole entry of a term, or of anything else, and remembers where the reader came from.
void follow(Ui& ui, std::string entry_id);

/// Back to where follow() came from.
void go_back(Ui& ui);

/// The meaning of the term under the pointer or the focus, above everything. Call last.
void draw_hint(Ui& ui);

}  // namespace tc::ui
