#pragma once
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tc::content {

/// A closed range of minutes or of a task's unit.
struct Bounds {
  double low = 0, high = 0;
  bool holds(double value) const { return value >= low && value <= high; }
};

/// The four pictures of the stage.
enum class QuizScene { person, synapse, dendrite, body };

/// Strings `item.<item>.option.<id>` and `item.<item>.why.<id>`.
struct Option {
  std::string id;
  double credit = 0;          ///< 0, 0.5 or 1; where several may be right, 1 marks those to choose
  std::string misconception;  ///< that a wrong option gives voice to; may be empty
};

/// One best answer: exactly one option has credit 1.
struct SingleTask {
  std::vector<Option> options;
};
/// Choose all that hold: at least one option does and one does not.
struct MultiTask {
  std::vector<Option> options;
};
/// Judge the string `item.<item>.statement`.
struct MythTask {
  bool is_myth = false;
};
/// Strings `item.<item>.tile.<tile>`.
struct OrderTask {
  std::vector<std::string> tiles;                              ///< in the keyed order
  std::vector<std::pair<std::string, std::string>> ties = {};  ///< pairs that may swap
};

/// Where one thing belongs on the timeline, in minutes. String `item.<item>.target.<id>`.
struct Target {
  enum class Kind {
    point,    ///< one moment
    span,     ///< where it opens and where it closes
    tray,     ///< no time is known: it belongs in the tray
    bracket,  ///< as wide as honest: must hold both ends of what is known
  };
  std::string id;
  Kind kind = Kind::point;
  Bounds accept;                   ///< of a point
  std::optional<Bounds> half;      ///< of a point: near enough for half
  Bounds opens, closes;            ///< of a span
  Bounds must_hold;                ///< of a bracket
  std::optional<Bounds> too_wide;  ///< of a bracket: reaching either end says too little
};
struct PlaceTask {
  std::vector<Target> targets;
  bool tray = false;  ///< there is one: string `item.<item>.tray`
};

/// Point at an element of the stage.
struct PointTask {
  QuizScene scene = QuizScene::person;
  double time_min = 0;
  std::vector<std::string> key, candidates;  ///< elements of the stage; any of the key is right
};

/// One number to guess with an 80 % interval. String `item.<item>.estimate.<id>`.
struct Guessed {
  std::string id, unit;  ///< unit: a string
  double value = 0, step = 1;
  Bounds accept, range;
};
struct EstimateTask {
  std::vector<Guessed> estimates;
};

/// A line to draw. String `item.<item>.line.<id>`. Without a truth only its shape is judged.
struct CurveLine {
  std::string id;
  std::vector<double> truth;
  std::vector<Bounds> band;  ///< about the truth, one for each x
};
/// What a drawn curve is looked at for. String `item.<item>.feature.<id>`.
struct CurveFeature {
  enum class Test { peak_between, falls, falls_by_share, rises, flat, crosses, above, close, in_band };
  std::string id;
  Test test = Test::rises;
  std::string line, other;
  double from = 0, until = 0;  ///< in minutes, or index of a category
  double amount = 0;           ///< `by`, `within` or `share`
};
struct CurveTask {
  std::vector<double> xs_min;           ///< ascending; empty where x is a category
  std::vector<std::string> categories;  ///< strings `item.<item>.category.<id>`
  Bounds range;
  std::string unit;  ///< a string, or empty for axes without numbers
  std::vector<CurveLine> lines;
  std::vector<CurveFeature> features;
  /// How many points a line has.
  std::size_t points() const { return xs_min.empty() ? categories.size() : xs_min.size(); }
  double x(std::size_t i) const { return xs_min.empty() ? static_cast<double>(i) : xs_min[i]; }
};

/// Strings `item.<item>.node.<node>.<id>` and `item.<item>.why.<node>.<id>`.
struct VignetteOption {
  std::string id, next;  ///< next: a node, or empty where the story ends
  double credit = 0;
};
/// String `item.<item>.node.<id>`.
struct VignetteNode {
  std::string id;
  bool card = false;  ///< tells and leads on; not marked
  std::vector<VignetteOption> options;
};
struct VignetteTask {
  std::vector<VignetteNode> nodes;  ///< the first is the start
  const VignetteNode* node(std::string_view id) const;
};

/// String `item.<item>.row.<id>`; `key` and `half` are columns.
struct AuditRow {
  std::string id, key, half;
};
/// Judge a text (string `item.<item>.claim`), mended in `item.<item>.mend`.
struct AuditTask {
  enum class Mode { single, multi, match };
  Mode mode = Mode::single;
  std::vector<Option> options;       ///< of single and multi
  std::vector<AuditRow> rows;        ///< of match
  std::vector<std::string> columns;  ///< of match: strings `item.<item>.column.<id>`
};

using Task = std::variant<SingleTask, MultiTask, MythTask, OrderTask, PlaceTask, PointTask, EstimateTask,
                          CurveTask, VignetteTask, AuditTask>;

}  // namespace tc::content
