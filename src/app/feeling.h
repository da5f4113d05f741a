#pragma once
#include <optional>

#include "app/session.h"
#include "content/evidence.h"

namespace tc::app {

/// The dissociation (of 100) below which the model says that little is felt.
inline constexpr double kSlightPeak = 10;

/// What the regimen of most trials (0.5 mg/kg racemic ketamine intravenously over 40 min, once) has to do with
/// this one.
enum class Studied { same, other, course };
Studied studied(const sim::RegimenSpec& spec, const sim::Patient& patient);
/// The same of one dose, alone or in a course: never `course`.
Studied studied_dose(const sim::RegimenSpec& spec, const sim::Patient& patient);
/// Minutes after each dose's start at which raters found most effects gone: T38 after the studied infusion, T39
/// after the spray (56 to 84 mg of esketamine). Nothing after other regimens.
std::optional<double> rated_end_min(const sim::RegimenSpec& spec, const sim::Patient& patient);

/// How a mark of the feeling clock stands beside a regimen's curve: seen after this regimen; after another one, so
/// that it is hollow and never on the curve; or not shown, since a rating belongs to what was rated.
enum class Standing { seen, seen_elsewhere, hidden };
/// Of marks of other clocks and of those that have no place on the lanes: hidden.
Standing feeling_standing(const content::Observation& observation, const sim::RegimenSpec& spec,
                          const sim::Patient& patient);

/// When the feeling of a dose has gone.
struct FeelingEnd {
  std::optional<double> time_min;  ///< on the axis; nothing: not studied, and the model cannot tell
  bool rated = false;              ///< raters saw it after this regimen; otherwise it is the model's
};
/// The end of the dose given last before `time_min`. Not rated: the last time before the next dose at which the
/// index stands at kSlightPeak or above; nothing where it never does, or does until the next dose.
FeelingEnd feeling_end(const Session& session, double time_min);

/// Whether the index of feeling says nothing at a time: the effect site is at the level of awakening or above, or a
/// bolus in the anaesthetic range has not passed its peak there (people sleep within a minute of it, which the
/// slow effect site of the index does not show).
bool is_anaesthetic(const Session& session, double time_min);
/// Whether that holds at any time after the dose given last before `time_min`.
bool reaches_anaesthesia(const Session& session, double time_min);

}  // namespace tc::app
