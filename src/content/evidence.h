#pragma once
#include <optional>
#include <string>
#include <string_view>
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
  cognition,
  mood,
  safety,
  trial
};
enum class Line { people, animals };
/// How a mark is drawn (visual grammar: one shape per meaning).
enum class Mark { point, span, inferred_span, fade, no_change, contradiction, two_sided, rule };
enum class Contest { established, supported, mixed, contested, unsupported, opinion };
/// Kind of study behind a statement.
enum class StudyDesign {
  meta_analysis,
  randomised_trial,
  crossover,
  cohort,
  open_label,
  label,
  consensus,
  survey,
  review,
  animal,
  model,
  opinion
};
/// How much a design can carry, strongest first. Follows from the design by rule (grade_of), so that nobody
/// has to trust our taste.
enum class Grade { controlled, uncontrolled, indirect, opinion };
/// In whom something was seen. `none` is for opinion, history and teaching.
enum class Species { human, mouse, rat, rodent, primate, cell, none };

struct Reference {
  std::string id, authors, title, journal, doi, url;
  int year = 0;
  bool verified = false;
};

struct Citation {
  std::string reference_id;
  bool verified = false;  ///< false: recalled, shown with "not yet checked against the paper"
};

/// What a number measures.
enum class Measure {
  smd,             ///< standardised mean difference
  odds_ratio,
  hazard_ratio,
  percent,
  percent_change,
  beta,            ///< standardised regression weight
  points,          ///< of a scale named in the words
  correlation,
  mmhg
};
/// One number with its 95 % interval, where the source gives one.
struct Estimate {
  Measure measure = Measure::smd;
  double value = 0;
  std::optional<double> low, high;
};

/// controlled: meta-analyses, randomised and crossover studies in people. uncontrolled: other studies, labels
/// and surveys in people. indirect: animals, cells, models. opinion: reviews without pooling, consensus,
/// opinion.
Grade grade_of(StudyDesign design);
/// Ids as in the files; the same words make the string keys "species.<id>", "design.<id>", "grade.<id>",
/// "contest.<id>", "measure.<id>".
std::string_view id_of(Species species);
std::string_view id_of(StudyDesign design);
std::string_view id_of(Grade grade);
std::string_view id_of(Contest contest);
std::string_view id_of(Clock clock);
std::string_view id_of(Track track);
std::string_view id_of(Measure measure);

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
  Species species = Species::human;
  std::optional<int> n;  ///< participants or animals, where known
  StudyDesign design = StudyDesign::review;
  std::optional<Estimate> estimate;      ///< the one number that matters, where there is one
  std::vector<std::string> contradicts;  ///< observations that it speaks against, and that speak against it
  Contest contest = Contest::supported;
  bool verified = false;  ///< every figure shown was seen in the source
  bool key_mark = false;  ///< label always shown
  bool drawn = true;      ///< false: data only (table, drawer), because its hours are not known
  bool home = true;       ///< drawn also on the timeline's five rows, not only among all lanes
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
