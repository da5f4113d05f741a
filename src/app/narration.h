#pragma once
#include <string>
#include <vector>

#include "app/feeling.h"
#include "app/session.h"

namespace tc::app {

/// One turn of each clock, and the end of the solid part of the window.
inline constexpr double kFeelingTurn_min = 120, kDrugTurn_min = 2880, kPlasticityTurn_min = 20160,
                        kSolidWindow_min = 2880;

enum class FeelingState { not_started, rising, near_peak, fading, slight, ended, anaesthetic };

/// What one clock says now: same words for screen, speech, table and print.
struct ClockReading {
  std::string value;         ///< "Near its peak", "193 ng/mL", "Signalling"
  std::string note;          ///< "dissociation 44 of 100"
  /// Time to zero of this clock: "1.5 h left" where it was rated or measured, "1.5 h left, model" or "end not
  /// studied" for the feeling elsewhere. Empty once it has ended.
  std::string remaining;
  std::string description;   ///< for the accessibility tree, a full sentence
  /// Of 48 h or 14 days; of the feeling, of the time to its end, and 0 while that is not known. 0 to 1.
  double elapsed_share = 0;
  bool ended = false;
};

/// Everything the hero says at the playhead.
struct Narration {
  std::string time_number, time_unit;  ///< "40", "min"
  std::string time_label;              ///< "40 min", "1.5 h", "3 days"
  std::string sentence;                ///< one to three short sentences
  std::string care_now, care_reason;   ///< empty when nothing applies
  std::string regimen;                 ///< "0.5 mg/kg ketamine, IV over 40 min"
  std::string pinned;                  ///< B's, or empty
  std::string difference;              ///< A against B at this time, or empty
  ClockReading feeling, drug, plasticity;
  FeelingState feeling_state = FeelingState::not_started;
  std::string phase_id;  ///< changes exactly when the live region should speak
};

/// The words for the state at its playhead. Pure.
Narration narrate(const Session& session);

/// "40 min", "75 min", "1.5 h", "1 day", "3 days" with the rules of the axis.
std::string time_label(double time_min, const content::Strings& strings);
/// The same as number and unit apart, for the large time ("24", "h").
struct TimeText {
  std::string number, unit;
};
TimeText time_text(double time_min, const content::Strings& strings);
/// The parent drug inside a sentence: "ketamine", "esketamine".
const std::string& drug_word(sim::Drug drug, const content::Strings& strings);
/// "0.5 mg/kg ketamine, IV over 40 min".
std::string regimen_label(const sim::RegimenSpec& spec, const content::Strings& strings);

}  // namespace tc::app
