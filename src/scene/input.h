#pragma once
#include <cstdint>

#include "scene/picture.h"

namespace tc::scene {

/// The scenes by scale: one camera goes from the body through the person and the branch to the synapse.
enum class Scene { body, person, dendrite, synapse };
inline constexpr int kScenes = 4;

/// How finely tissue is cut. The same things are drawn in each, with the same meaning.
enum class Detail { full, balanced, plain };

/// Colours by role, opaque.
struct Palette {
  Rgba bg0 = 0, bg1 = 0, back = 0, a0 = 0, a1 = 0, b0 = 0, b1 = 0, rim = 0, grow0 = 0, grow = 0;
  Rgba text1 = 0, text2 = 0, text3 = 0, surface = 0;
  Rgba feeling = 0, drug = 0, norketamine = 0, hnk = 0, signalling = 0, structure = 0, contested = 0;
  bool light = false;  ///< the ground is lighter than the ink
  friend bool operator==(const Palette&, const Palette&) = default;
};

/// Milligrams at the playhead, in ketamine's own mass; their sum is the dose begun so far.
struct Amounts {
  double dose_site_mg = 0, blood_mg = 0, tissue_mg = 0, norketamine_mg = 0, hnk_mg = 0, eliminated_mg = 0;
  double total_mg = 0;  ///< the sum
  friend bool operator==(const Amounts&, const Amounts&) = default;
};

/// How strongly something was seen at the playhead, 0 to 1, from the times of its observation.
struct Activity {
  float interneuron_quiet = 0, glutamate = 0, ampa = 0, bdnf = 0, trkb = 0, mtor = 0, eef2 = 0;
  float memory_impaired = 0, default_mode_lower = 0, salience_shift = 0;
  bool rapamycin_result = false;  ///< its time has come
  bool salience_scanned = false;  ///< about the time of the scan that saw the shift; between scans it is inferred
  friend bool operator==(const Activity&, const Activity&) = default;
};

/// Hours of the mouse's spines, minutes from the dose.
struct SpineTimes {
  float appear_from_min = 720, appear_until_min = 1440;  ///< new spines
  float late_from_min = 4320, late_until_min = 7920;     ///< later growth
  float fade_from_min = 4320, fade_until_min = 20160;
  bool repeated_doses = false;  ///< the later growth was seen after repeated doses only
  friend bool operator==(const SpineTimes&, const SpineTimes&) = default;
};

/// The part of a scene's world that is seen: its middle and its width, in world units.
struct Camera {
  float cx = 640, cy = 294, width = 1280;
  friend bool operator==(const Camera&, const Camera&) = default;
};

/// Everything a picture depends on. The same input gives the same picture.
struct Input {
  float depth = 3;  ///< 0 body, 1 person, 2 dendrite, 3 synapse; between two, the camera is on its way
  Camera camera;    ///< in the world of the scene nearest to `depth`
  float width = 1280, height = 588;  ///< of the picture, points
  float pixel = 1;                   ///< side of a device pixel, points
  float scale = 1;                   ///< of strokes: text size and theme
  float time_min = 0;                ///< since the dose
  float story = 0;                   ///< place on the axis, 0 to 1: phase of what moves with the story
  bool reduced_motion = false;
  float dissociation = 0;       ///< share of the scale's top, 0 to 1
  float effect_site_share = 0;  ///< level at the place of action, share of the scale's top
  float nmda_occupancy = 0;     ///< 0 to 1
  float systolic_rise_mmhg = 0;
  bool cleared_felt = false, cleared_kinetic = false, cleared_assay = false;
  bool midazolam = false;
  Amounts amounts;
  Activity activity;
  SpineTimes spines;
  Detail detail = Detail::full;
  Palette palette;
  friend bool operator==(const Input&, const Input&) = default;
};

/// The camera that shows a whole scene in a picture of this shape (width by height). `small`: a thumbnail,
/// nearer to the middle. `compared`: with the person on the comparison drug.
Camera whole_camera(Scene scene, float aspect, bool small, bool compared = false);

}  // namespace tc::scene
