#pragma once
#include <optional>
#include <string>
#include <vector>

namespace tc::content {

/// Where a statement stands: measured values are drawn solid, inferred ones hatched, unknown is not drawn.
enum class TimeStatus { verified, derived, recalled, none };
enum class Clock { feeling, drug, plasticity, care };
/// Rows of the timeline under the three headings.
enum class Track {
  experience,
  blood_pressure,
  memory,
  plasma,
  receptor,
  circuit,
  signalling,
  function,
  structure,
  imaging,
  eeg,
  mood,
  safety,
  trial
};
enum class Line { people, animals };
/// How a mark is drawn (visual grammar: one shape per meaning).
enum class Mark { point, span, inferred_span, fade, no_change, contradiction, two_sided, rule };
enum class Contest { established, supported, mixed, contested, unsupported, opinion };
/// Study grade, strongest first.
enum class Grade {
  meta_analysis,
  randomised_trial,
  crossover,
  cohort,
  open_label,
  label,
  review,
  animal,
  model
};

struct Reference {
  std::string id, authors, title, journal, doi, url;
  int year = 0;
  bool verified = false;
};

struct Citation {
  std::string reference_id;
  bool verified = false;  ///< false: recalled, shown with "not yet checked against the paper"
};

/// One observation of the time course. Its words are the strings `obs.<id>.label|title|effect|window`.
struct Observation {
  std::string id;
  Clock clock = Clock::plasticity;
  Track track = Track::function;
  Line line = Line::people;
  Mark mark = Mark::point;
  std::optional<double> onset_min, peak_min, offset_min;
  TimeStatus onset_status = TimeStatus::none, peak_status = TimeStatus::none,
             offset_status = TimeStatus::none;
  std::string species_key;  ///< string key, e.g. "species.mouse"
  std::optional<int> n;     ///< participants or animals, where known
  Grade grade = Grade::review;
  Contest contest = Contest::supported;
  bool verified = false;  ///< every figure shown was seen in the source
  bool key_mark = false;  ///< label always shown
  bool drawn = true;      ///< false: data only (table, drawer), no room on the home timeline
  std::vector<Citation> citations;
};

/// What the care line says at a time. Strings `care.<id>.now` and `care.<id>.reason`.
struct CareRule {
  std::string id;
  double from_min = 0, until_min = 0;
  std::vector<Citation> citations;
};

/// A labelled stop or chapter mark on the axis; its label is its time.
struct Stop {
  std::string id;
  double time_min = 0;
};

/// What the plasticity clock says from a time on (the furthest thing seen, with species).
/// Strings `plasticity.<id>.value`, `.note`, `.sentence`.
struct PlasticityPhase {
  std::string id;
  double from_min = 0;
  std::vector<Citation> citations;
};

}  // namespace tc::content
