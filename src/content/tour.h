#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/evidence.h"
#include "content/stage.h"

namespace tc::content {

/// Which picture a step of a tour stands on.
enum class TourPicture { lanes, all_lanes, stage, accounts };

/// One stop of a tour. Strings `tour.<tour>.<step>.title|caption|narration`, and where there are such, `.ask`,
/// `.press`, `.say` and `.discuss`.
struct TourStep {
  std::string id;
  std::string chapter;
  double time_min = 0;                 ///< of the playhead when the step begins
  std::optional<double> until_min;     ///< where "play this step" stops
  TourPicture picture = TourPicture::lanes;
  Scene scene = Scene::person;
  std::string focus;                   ///< element of the scene; empty: the whole of it
  std::string lens;                    ///< account laid over the lanes, or empty
  std::vector<std::string> highlight;  ///< observations and elements
  std::vector<std::string> entries;    ///< claims, observations, safety facts, misconceptions behind it
  std::vector<Citation> citations;
  std::vector<Species> species;
  std::optional<Contest> contest;      ///< nothing: it states no finding
  bool asks = false;                   ///< a question to think about comes first
  std::string ask_item, check_item;    ///< questions of the bank, before and after; may be empty
  double minutes = 0;                  ///< at 150 words a minute, or in the room
};

/// Strings `tour.<tour>.<chapter>.name|objective`.
struct TourChapter {
  std::string id;
  std::size_t first = 0, count = 0;  ///< of the tour's steps
};

/// A guided way through the timeline. Strings `tour.<id>.name|summary|objectives`.
struct Tour {
  std::string id;
  std::string file;  ///< where it stands
  double minutes = 0;
  std::vector<TourChapter> chapters;
  std::vector<TourStep> steps;

  /// Index of a step; nothing when it has no such.
  std::optional<std::size_t> step(std::string_view id) const;
  /// The chapter that a step belongs to.
  const TourChapter& chapter_of(std::size_t step) const;
};

}  // namespace tc::content
