#pragma once
#include <optional>
#include <string>
#include <vector>

#include "content/dossier.h"

namespace tc::content {

/// A measured mean that an illustrative curve is fitted to.
struct FitPoint {
  double time_min = 0, value = 0;
  std::optional<double> low, high;  ///< 95 % interval
  std::string observation;          ///< may be empty
  Citation citation;
};

/// A curve fitted to named points (src/sim/illustration.h). Strings `illustration.<id>.name|method|limits`.
struct Illustration {
  std::string id;
  Track track = Track::mood;
  Line line = Line::people;
  Measure measure = Measure::smd;
  std::vector<FitPoint> points;  ///< ascending in time
};

/// What became of one arm. Where the paper's numbers were not seen, only the direction is known.
struct WhatIfArm {
  enum class Direction { stays_low, drifts_back, stays_high, returns, unclear };
  std::string id;
  std::optional<int> n;
  double from_min = 0, until_min = 0;
  Direction direction = Direction::unclear;
  std::vector<FitPoint> values;
};

/// A real trial that asks what use of the window does. Strings `whatif.<id>.title|summary|limits|sample` and
/// `whatif.<id>.<arm>.name|what`.
struct WhatIfGroup : Basis {
  std::string id;
  std::vector<WhatIfArm> arms;
  std::optional<Estimate> estimate;
};

}  // namespace tc::content
