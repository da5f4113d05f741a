#pragma once
#include "content/evidence.h"
#include "ui/ui.h"

namespace tc::ui {

// One shape per meaning: solid is measured, hatched is inferred, nothing is unknown.

void draw_point(const Ui& ui, ImVec2 at, float radius, content::Colour colour, double alpha = 1.0);
/// Looked for, no change found: a ring with a bar.
void draw_no_change(const Ui& ui, ImVec2 at, float radius, content::Colour colour, double alpha = 1.0);
/// Contradicts the account beside it: a bow-tie, one half filled.
void draw_contradiction(const Ui& ui, ImVec2 at, float radius, content::Colour colour, double alpha = 1.0);
/// Up here, down there: a diamond, one half filled.
void draw_two_sided(const Ui& ui, ImVec2 at, float radius, content::Colour colour, double alpha = 1.0);
void draw_span(const Ui& ui, float x0, float x1, float y, float height, content::Colour colour, bool inferred,
               double alpha = 1.0);
/// A rule or a trial period: a line with end bars.
void draw_rule(const Ui& ui, float x0, float x1, float y, content::Colour colour, double alpha = 1.0);
/// A numbered ring, filled once passed (the meanings of "cleared").
void draw_numbered(const Ui& ui, ImVec2 at, std::string_view number, content::Colour colour, bool passed);

/// Colour of a track's marks in the present theme.
content::Colour track_colour(const content::Theme& theme, content::Track track);
Hatch mark_hatch(const Ui& ui);

}  // namespace tc::ui
