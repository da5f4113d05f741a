#pragma once
#include "ui/ui.h"

namespace tc::ui {

// What slides in at the right (a sheet on phones). One file per panel; each returns the height it used.

/// Opens the drawer's window, draws its title and close button, runs the panel for the state and ends the
/// window.
void drawer(Ui& ui);
/// Title of the open panel, also the dialog's name.
std::string drawer_title(const Ui& ui);

/// A column that panels fill from top to bottom.
struct Column {
  float x = 0, y = 0, width = 0;
};

void regimen_panel(Ui& ui, Column& column);
void settings_panel(Ui& ui, Column& column);
void help_panel(Ui& ui, Column& column);
void table_panel(Ui& ui, Column& column);
/// The selected entry: what it says, in whom it was seen, how sure, who says so.
void entry_panel(Ui& ui, Column& column);
/// What is known at the playhead.
void evidence_panel(Ui& ui, Column& column);
/// One account of the source documents, in its own terms and against the evidence.
void account_panel(Ui& ui, Column& column);

/// The guided tours: which there are, or the step shown.
void tour_panel(Ui& ui, Column& column);

/// Paragraph in the column; moves it down.
void column_text(Ui& ui, Column& column, std::string_view id, std::string_view text, Face face, ImU32 colour,
                 float line_px);
/// Small heading with a rule.
void column_heading(Ui& ui, Column& column, std::string_view id, std::string_view text);

}  // namespace tc::ui
