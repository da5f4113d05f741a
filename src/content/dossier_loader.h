#pragma once
#include "content/library.h"
#include "content/loading.h"

namespace tc::content {

/// Reads claims, misconceptions, safety facts, conflicts, learning notes, audits, terms, illustrations and
/// what-if trials into the library; faults (located) are added to the problems.
void load_dossier(Loading& loading, Library& library);
/// Reads the four accounts, their guides, agreements and partings.
void load_lenses(Loading& loading, Library& library);
/// Reads what stands behind the things on the stage, and what is seen when.
void load_stage(Loading& loading, Library& library);

}  // namespace tc::content
