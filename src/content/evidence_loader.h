#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "content/library.h"

namespace tc::content {

/// Reads references, observations, stops, care rules, phases and presets into the library. Faults (located)
/// are added to `problems`; order in time and unique ids are checked here.
void load_evidence(const std::function<std::string_view(std::string_view path)>& file, Library& library,
                   std::vector<Message>& problems);

}  // namespace tc::content
