#pragma once
#include "app/session.h"

namespace tc::app {

/// How strongly something was seen at a time, 0 to 1: rises from its onset to its peak and falls to its
/// offset, as the observation's own times say. 0 for what the library does not have.
double strength_at(const content::Library& library, std::string_view observation, double since_dose_min);

/// The same for what is only said to be there from its onset to its offset: the same strength throughout.
double present_at(const content::Library& library, std::string_view observation, double since_dose_min);

/// What the stage shows at a time, as plain numbers.
struct StageNow {
  double since_dose_min = 0;  ///< from the start of the latest dose
  double dissociation = 0;    ///< model index, 0 to 100; 0 while it does not apply and once raters saw the end
  bool anaesthetic = false;   ///< the index does not apply (is_anaesthetic())
  bool feeling_ended = false;  ///< raters saw the feeling gone by now (feeling_end())
  double effect_site_ng_ml = 0;
  double nmda_occupancy = 0;  ///< 0 to 1; an illustration, see below
  double systolic_rise_mmhg = 0;
  /// Milligrams of the doses begun so far; the site holds what has not yet reached the blood.
  double dose_site_mg = 0, blood_mg = 0, tissue_mg = 0, norketamine_mg = 0, hnk_mg = 0, eliminated_mg = 0,
         total_mg = 0;
  bool cleared_felt = false, cleared_kinetic = false, cleared_assay = false;
  double interneuron_quiet = 0, glutamate = 0, ampa = 0, bdnf = 0, trkb = 0, mtor = 0, eef2 = 0;
  double memory_impaired = 0, default_mode_lower = 0, salience_shift = 0;
  bool rapamycin_result = false, salience_scanned = false;  ///< the latter within half a day of T30's scan
  double spines_from_min = 720, spines_until_min = 1440, late_from_min = 4320, late_until_min = 7920,
         fade_from_min = 4320, fade_until_min = 20160;
  bool repeated_doses = false;  ///< at least two were given by now
};

/// The stage at a time on the axis. The share of NMDA channels that are blocked follows the level at the
/// place of action, pure esketamine counted as the index counts it, with the half-maximal level of the
/// dissociation index; its minutes are inferred, not measured.
StageNow stage_now(const Session& session, double time_min);

}  // namespace tc::app
