#pragma once
#include <span>
#include <string>
#include <vector>

#include "content/quiz.h"
#include "learn/record.h"

namespace tc::learn {

/// How an item went. From the answer: wrong again, partly right or right at certainty 1 hard, right at 2 or
/// without certainty good, right at 3 easy; after a hint hard at best.
enum class Rating { again = 1, hard = 2, good = 3, easy = 4 };
Rating rating_of(double credit, int certainty, int hints = 0);

/// What is remembered of an item, by FSRS-5 (the three-component model of the open-spaced-repetition project,
/// with its published default weights: https://github.com/open-spaced-repetition).
struct Memory {
  double stability_days = 0;  ///< after so many days it is recalled with 90 %
  double difficulty = 0;      ///< 1 to 10
  Time_ms reviewed_ms = 0;
  int lapses = 0;  ///< ratings `again` after the first
};
Memory first_memory(Rating rating, Time_ms at_ms);
/// After one more review. Within a day of the last it counts as short-term practice. A time before the last
/// review counts as the same moment.
Memory next_memory(const Memory& memory, Rating rating, Time_ms at_ms);
/// Probability of recall, 0 to 1: (1 + 19/81 t/S)^−0.5.
double retrievability(const Memory& memory, Time_ms at_ms);
/// Days until recall has fallen to `retention` (0 to 1): whole days, 1 to 365.
int interval_days(const Memory& memory, double retention = 0.9);
/// When it is due again.
Time_ms due_ms(const Memory& memory, double retention = 0.9);

struct Due {
  std::string item;
  Time_ms due_ms = 0;
  bool sure_and_wrong = false;  ///< the error that started it was a confident one
  double recall = 0;            ///< probability now
};
/// Practice items that are due, confident errors first (they are corrected best: hypercorrection), then those
/// least likely recalled. Secure items are never shown again: what was wrong there brings back the practice
/// items about the same misconceptions that have not been answered since.
std::vector<Due> due_items(const Record& record, std::span<const content::Item> items, Time_ms now_ms);
/// When the next item will be due that is not yet; nothing when there is none.
std::optional<Time_ms> next_due_ms(const Record& record, std::span<const content::Item> items,
                                   Time_ms now_ms);

}  // namespace tc::learn
