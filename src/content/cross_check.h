#pragma once
#include "content/library.h"
#include "content/loading.h"

namespace tc::content {

// What no single file can see: dangling ids, missing words, one-sidedness. Every fault is located at the entry
// that has it.

/// Observations, care rules, phases, presets and the model's fields.
void cross_check_base(Loading& loading, const Library& library);
/// Claims, misconceptions, safety facts, conflicts, notes, audits, lenses, terms, illustrations and trials.
void cross_check_dossier(Loading& loading, const Library& library);

}  // namespace tc::content
