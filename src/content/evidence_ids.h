#pragma once
#include <string_view>
#include <utility>
#include <vector>

#include "content/evidence.h"

namespace tc::content {

/// The ids of an enumeration as they stand in the files, with their values.
template <class Enum>
using Choices = std::vector<std::pair<std::string_view, Enum>>;

// One table per enumeration; the argument only chooses it: choices_of(Track{}).
const Choices<Clock>& choices_of(Clock);
const Choices<Track>& choices_of(Track);
const Choices<Line>& choices_of(Line);
const Choices<Mark>& choices_of(Mark);
const Choices<Contest>& choices_of(Contest);
const Choices<StudyDesign>& choices_of(StudyDesign);
const Choices<Grade>& choices_of(Grade);
const Choices<Species>& choices_of(Species);
const Choices<Measure>& choices_of(Measure);
const Choices<TimeStatus>& choices_of(TimeStatus);

/// The id of a value.
template <class Enum>
std::string_view find_id(const Choices<Enum>& choices, Enum value) {
  for (const auto& [id, candidate] : choices) {
    if (candidate == value) return id;
  }
  return {};
}

}  // namespace tc::content
