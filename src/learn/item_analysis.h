#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "content/quiz.h"
#include "learn/record.h"

namespace tc::learn {

/// One answer of one learner, as the analysis of items needs it.
struct AnswerRow {
  std::string learner, form;
  FormKind kind = FormKind::practice;
  std::string item;
  double credit = 0;
  int certainty = 0;
  double seconds = 0;
  std::vector<std::string> chosen;  ///< see chosen_in()
};
/// What was chosen in an answer, in words of its parts: options, the verdict, an element, "node.option",
/// "row.column"; nothing for orders, places, numbers and curves.
std::vector<std::string> chosen_in(const Response& response);
/// The answers of a record.
std::vector<AnswerRow> rows_of(const Record& record, std::string_view learner);

/// A number with its 95 % interval.
struct WithInterval {
  double value = 0, low = 0, high = 0;
};
/// Wilson 1927 score interval of a proportion (0 to 1) over n > 0.
WithInterval wilson(double proportion, int n);
/// A correlation over n pairs with Fisher's z interval; from −1 to 1 when n < 4.
WithInterval fisher(double correlation, int n);

enum class ItemFlag {
  too_hard,           ///< difficulty below 0.30
  too_easy,           ///< above 0.90
  weak,               ///< discrimination below 0.10
  unused_distractor,  ///< an option that nobody chose
  few_answers         ///< fewer than 20: read nothing into it
};

struct OptionCount {
  std::string option;
  int n = 0;
  double share = 0;              ///< of those who answered
  double certainty = 0;          ///< mean of those who chose it with certainty
  std::optional<double> credit;  ///< where the item is known
};
struct CertaintyCount {
  int level = 1, n = 0;
  double right = 0;  ///< mean credit
};
struct ItemAnalysis {
  std::string item;
  int n = 0;
  WithInterval difficulty;  ///< mean credit: the higher, the easier
  /// Correlation of the credit with the learner's mean credit on the other items (corrected item-rest
  /// point-biserial); nothing when one of both does not vary or nobody answered another item.
  std::optional<WithInterval> discrimination;
  int discrimination_n = 0;
  double median_seconds = 0;
  std::vector<OptionCount> options;
  std::vector<CertaintyCount> certainty;
  std::vector<ItemFlag> flags;
};
/// Over the first answer of every learner to every item, sorted by id. With `items`, options that nobody
/// chose are listed too and keys are known.
std::vector<ItemAnalysis> analyse(std::span<const AnswerRow> rows, std::span<const content::Item> items = {});

/// Ids as in reports.
std::string_view id_of(ItemFlag flag);

/// One line for each item: item, n, difficulty with interval, discrimination with interval and n, median
/// seconds, options "a:12 b:3", certainty "1:4/0.50 2:…" (n/share right), flags. No names of learners.
std::string analysis_csv(std::span<const ItemAnalysis> analyses);
/// {"format":"three-clocks-items","version":1,"items":[{…}]}
std::string analysis_json(std::span<const ItemAnalysis> analyses);

}  // namespace tc::learn
