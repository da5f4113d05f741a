#pragma once
#include "content/library.h"
#include "content/loading.h"

namespace tc::content {

// What no single file can see: dangling ids, missing words, what cites nothing. Every fault is located at the
// entry that has it. Of a file that is broken nothing is missed.

/// Observations, care rules, phases, presets, type faces and the model's fields.
void cross_check_base(Loading& loading, const Library& library);
/// Claims, misconceptions, safety facts, conflicts, notes, audits, lenses, terms, illustrations and trials.
void cross_check_dossier(Loading& loading, const Library& library);

}  // namespace tc::content
