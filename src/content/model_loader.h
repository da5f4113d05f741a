#pragma once
#include <string_view>

#include "core/result.h"
#include "sim/model_set.h"

namespace tc::content {

/// Reads `assets/model/parameters.json`: every parameter with value, unit, status and references, and the
/// limits of every field. Refuses malformed JSON, unknown, missing or repeated ids, and values that are not
/// finite, naming the place.
Result<sim::ModelSet> load_model(std::string_view path, std::string_view json);

}  // namespace tc::content
