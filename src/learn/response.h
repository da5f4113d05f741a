#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "content/quiz.h"
#include "core/result.h"

namespace tc::content {
class Cursor;
}

namespace tc::learn {

// What a learner answers, one form for each kind of item; ids are those of the item's parts.

/// One option (single, audit of one option).
struct Choice {
  std::string option;
  friend bool operator==(const Choice&, const Choice&) = default;
};
/// All options that were ticked (multi, audit of several options).
struct Choices {
  std::vector<std::string> options;
  friend bool operator==(const Choices&, const Choices&) = default;
};
struct Verdict {
  bool is_myth = false;
  friend bool operator==(const Verdict&, const Verdict&) = default;
};
struct Ordering {
  std::vector<std::string> tiles;
  friend bool operator==(const Ordering&, const Ordering&) = default;
};
/// One thing in the tray or on the axis; a point has equal ends. What is not placed yet is not there.
struct Placed {
  std::string target;
  bool in_tray = false;
  double from_min = 0, until_min = 0;
  bool from_open = false, until_open = false;  ///< that end is not set yet
  friend bool operator==(const Placed&, const Placed&) = default;
};
struct Placement {
  std::vector<Placed> placed;
  friend bool operator==(const Placement&, const Placement&) = default;
};
struct Pointed {
  std::string element;
  friend bool operator==(const Pointed&, const Pointed&) = default;
};
/// A best guess and a central 80 % interval, in the unit of the item.
struct Guess {
  std::string estimate;
  double value = 0, low = 0, high = 0;
  bool value_open = false, low_open = false, high_open = false;  ///< not set yet
  friend bool operator==(const Guess&, const Guess&) = default;
};
struct Guesses {
  std::vector<Guess> guesses;
  friend bool operator==(const Guesses&, const Guesses&) = default;
};
/// A value for each point of x. What is not drawn yet is not there.
struct Drawn {
  std::string line;
  std::vector<double> values;
  friend bool operator==(const Drawn&, const Drawn&) = default;
};
struct Drawing {
  std::vector<Drawn> lines;
  friend bool operator==(const Drawing&, const Drawing&) = default;
};
struct Step {
  std::string node, option;
  friend bool operator==(const Step&, const Step&) = default;
};
/// The way through a vignette, cards included.
struct Path {
  std::vector<Step> steps;
  friend bool operator==(const Path&, const Path&) = default;
};
struct Match {
  std::string row, column;
  friend bool operator==(const Match&, const Match&) = default;
};
struct Matches {
  std::vector<Match> rows;
  friend bool operator==(const Matches&, const Matches&) = default;
};

/// monostate: not answered.
using Response = std::variant<std::monostate, Choice, Choices, Verdict, Ordering, Placement, Pointed, Guesses,
                              Drawing, Path, Matches>;

/// True when it answers this item as a whole: of its kind, naming only its parts, each once, none left out,
/// numbers set and within their ranges, intervals in order and about the guess, a path that is walked to its end.
bool answers(const content::Item& item, const Response& response);

/// A JSON object with one member, such as {"choice":"a"}; {} when not answered. Numbers that are not set yet are left
/// out, those that are not finite become 0.
std::string to_json(const Response& response);
/// Reads what to_json() wrote. Faults are added to the cursor's problems.
Response read_response(const content::Cursor& cursor);
/// As read_response(), from text; refuses anything else.
Result<Response> response_from_json(std::string_view json);

}  // namespace tc::learn
