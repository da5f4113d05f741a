#pragma once
#include <span>

#include "content/evidence.h"
#include "ui/canvas.h"

namespace tc::ui {

/// Width in points of the badges of these species beside each other, with the gap behind each; 0 where nothing was
/// studied.
float species_badges_width(const Canvas& canvas, std::span<const content::Species> species);
/// In whom it was seen, before the words that say so: head and shoulders for people, an animal, or a cell with its nucleus.
/// `x` is their left end, `baseline` that of the words.
void draw_species_badges(const Canvas& canvas, std::span<const content::Species> species, float x, float baseline,
                         ImU32 colour);

}  // namespace tc::ui
