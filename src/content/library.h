#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/evidence.h"
#include "content/strings.h"
#include "content/theme.h"
#include "core/result.h"
#include "sim/model_set.h"
#include "sim/regimen.h"

namespace tc::content {

/// Gives the bytes of an asset by its path below `assets/` ("strings/en/timeline.json"), or nothing.
using AssetReader = std::function<std::optional<std::string_view>(std::string_view path)>;

/// A named starting regimen. String `preset.<id>`.
struct Preset {
  std::string id;
  sim::RegimenSpec spec;
};

/// All content of the program: typed, validated, immutable after loading.
struct Library {
  Strings strings;
  Design design;
  sim::ModelSet model;
  std::vector<Reference> references;      ///< sorted by id
  std::vector<Observation> observations;  ///< in file order
  std::vector<CareRule> care;
  std::vector<Stop> stops;              ///< ascending in time
  std::vector<PlasticityPhase> phases;  ///< ascending in time
  std::vector<Preset> presets;

  const Reference* reference(std::string_view id) const;
  const Observation* observation(std::string_view id) const;
};

/// Loads and validates everything; `problems` lists every fault found (located), the result is refused when
/// any is an error. Cross-checks: no dangling or duplicate ids, every observation has words and citations.
Result<Library> load_library(const AssetReader& read, std::span<const std::string_view> paths,
                             std::vector<Message>& problems);

/// The library compiled into the program.
Result<Library> load_embedded_library();

}  // namespace tc::content
