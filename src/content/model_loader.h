#pragma once
#include <string_view>
#include <vector>

#include "core/result.h"
#include "sim/model_set.h"

namespace tc::content {

class JsonFile;

/// Reads `assets/model/parameters.json`: every parameter with value, unit, status and references, and the
/// limits of every field. Unknown, missing and repeated ids and values that are not finite or out of range
/// are problems with their place; the catalogue is then null.
sim::ModelSet read_model(const JsonFile& file, std::vector<Message>& problems);
/// As read_model() from text; refused with the first problem.
Result<sim::ModelSet> load_model(std::string_view path, std::string_view json);

}  // namespace tc::content
