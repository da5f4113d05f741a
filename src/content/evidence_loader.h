#pragma once
#include "content/library.h"
#include "content/loading.h"

namespace tc::content {

/// Reads observations, stops, care rules, phases and presets into the library. Faults (located)
/// are added to the problems; order in time and unique ids are checked here.
void load_evidence(Loading& loading, Library& library);

}  // namespace tc::content
