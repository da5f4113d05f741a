#pragma once
#include <optional>

#include "app/session.h"

namespace tc::app {

/// The dissociation (of 100) below which the model says that little is felt.
inline constexpr double kSlightPeak = 10;

/// What the regimen of most trials (0.5 mg/kg racemic ketamine intravenously over 40 min, once) has to do with
/// this one.
enum class Studied { same, other, course };
Studied studied(const sim::RegimenSpec& spec, const sim::Patient& patient);
/// The same of one dose, alone or in a course: never `course`.
Studied studied_dose(const sim::RegimenSpec& spec, const sim::Patient& patient);
/// Whether each dose is a spray as in the trials that rated its dissociation (T39: 56 to 84 mg of esketamine).
bool is_rated_spray(const sim::RegimenSpec& spec);

/// When the feeling of a dose has gone.
struct FeelingEnd {
  std::optional<double> time_min;  ///< on the axis; nothing: not studied, and the model cannot tell
  bool rated = false;              ///< raters saw it after this regimen; otherwise it is the model's
};
/// The end of the dose given last before `time_min`. Not rated: the last time before the next dose at which the
/// index stands at kSlightPeak or above; nothing where it never does, or does until the next dose.
FeelingEnd feeling_end(const Session& session, double time_min);

}  // namespace tc::app
