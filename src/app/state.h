#pragma once
#include <optional>
#include <string>
#include <vector>

#include "content/stage.h"
#include "core/message.h"
#include "sim/regimen.h"

namespace tc::app {

enum class ThemeChoice { system, dark, light, contrast, projector };
enum class Screen { timeline, accounts, library, quiz };
enum class Panel { none, regimen, settings, help, table, evidence, account, tour };
enum class BandMode { band, draws, dots };
using content::Scene;
/// How the stage is drawn. `automatic` measures once and chooses.
enum class StageTier { automatic, full, balanced, plain };

struct Playback {
  bool playing = false;
  bool loop = false;
  double speed =
      1.0;  ///< 0.5, 1, 2 or 4 times the story speed (0 to 14 days in 90 s at constant speed in axis space)
  friend bool operator==(const Playback&, const Playback&) = default;
};

/// The part of the axis that is shown, as fractions of the whole in axis space; 0 <= from < to <= 1.
struct AxisView {
  double from_u = 0.0, to_u = 1.0;
  bool true_scale = false;
  friend bool operator==(const AxisView&, const AxisView&) = default;
};

struct Settings {
  ThemeChoice theme = ThemeChoice::system;
  double text_scale = 1.0;  ///< 0.75 to 2.0
  bool reduced_motion = false;
  bool single_keys = true;  ///< one-letter shortcuts on
  bool group = false;       ///< of this run: nothing is kept
  bool speech = false;      ///< steps of a tour are read aloud
  StageTier stage_tier = StageTier::automatic;
  friend bool operator==(const Settings&, const Settings&) = default;
};

/// The animated stage. Closed, it is a small picture beside the clocks.
struct StageView {
  bool open = false;
  Scene scene = Scene::synapse;
  std::string focus;       ///< element of the scene that the camera is on (content/stage.h); empty: the whole
  bool names = false;      ///< all elements carry their names
  bool midazolam = false;  ///< the trial's comparison drug beside the person
  friend bool operator==(const StageView&, const StageView&) = default;
};

/// The guided tour that is on, perhaps with its panel closed.
struct TourView {
  std::string id;    ///< of the tour, or empty
  std::string step;  ///< where it stands
  std::string left;  ///< where others were left: "audit/six instructor/close"
  friend bool operator==(const TourView&, const TourView&) = default;
};

/// The questions: a form that is on, and the answer as it stands.
struct QuizView {
  std::string form;      ///< name of the attempt; empty: none
  std::string kind;      ///< id of learn::FormKind
  std::string letter;    ///< "a" or "b", of the tests
  double seed = 0;       ///< whole; the order of options
  std::string items;     ///< ids with a space between
  int index = 0;         ///< of the item shown
  std::string response;  ///< JSON of learn::Response, or empty
  int certainty = 0;     ///< 0: not chosen yet
  bool answered = false;  ///< the feedback is shown
  bool open = false;      ///< the form, not the overview
  bool results = false;   ///< the results, not the overview
  int hints = 0;          ///< taken on the item shown; each is an event, too
  friend bool operator==(const QuizView&, const QuizView&) = default;
};

/// What the library shows. Empty: any.
struct LibraryQuery {
  std::string text;     ///< words that must all be there
  std::string kind;     ///< id_of(EntryKind), see entry.h
  std::string species;  ///< id of content::Species
  std::string grade;    ///< id of content::Grade
  std::string contest;  ///< id of content::Contest
  std::string account;  ///< "a" to "d"
  bool at_playhead = false;  ///< only what bears on the time shown
  friend bool operator==(const LibraryQuery&, const LibraryQuery&) = default;
};

/// The whole of the app's state: one value, comparable, serialisable. Nothing derived is stored.
struct State {
  Screen screen = Screen::timeline;
  double time_min = 0.0;
  Playback playback;
  AxisView view;
  sim::RegimenSpec regimen;  ///< A
  sim::Patient patient;
  std::optional<sim::RegimenSpec> pinned;  ///< the ghost, B, while comparing
  Panel panel = Panel::none;
  BandMode band_mode = BandMode::band;
  bool all_labels = false;
  bool all_lanes = false;  ///< the plasticity clock in all its ten lanes
  std::string lens;        ///< account laid over the timeline, "a" to "d", or empty
  std::string selected;    ///< id of an entry (entry.h), or empty
  LibraryQuery query;
  StageView stage;
  TourView tour;
  QuizView quiz;
  QuizView quiz_aside;  ///< the form that a checkpoint interrupted
  QuizView own_quiz, own_quiz_aside;  ///< both, as a group's questions interrupted them; not saved
  Settings settings;
  std::optional<Message> notice;   ///< the one shown, until dismissed (notice.h)
  std::vector<Message> standing;  ///< told unasked and not yet dismissed; the first is shown unless an answer is

  friend bool operator==(const State&, const State&) = default;
};

}  // namespace tc::app
