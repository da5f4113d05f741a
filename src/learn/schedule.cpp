#include "learn/schedule.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tc::learn {
namespace {

/// FSRS-5, default weights w0 to w18: initial stabilities for the four ratings; initial difficulty; change of
/// difficulty and its return to the mean; growth of stability; stability after a lapse; hard, easy; same day.
constexpr double kW[] = {0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046,  1.54575, 0.1192,
                         1.01925, 1.9395,  0.11,  0.29605,  2.2698, 0.2315, 2.9898, 0.51655, 0.6621};
constexpr double kFactor = 19.0 / 81, kDecay = -0.5;
constexpr double kDay_ms = 86'400'000;
constexpr double kLeastStability_days = 0.01, kMostStability_days = 36500;
constexpr int kLongest_days = 365;

double grade(Rating rating) { return static_cast<double>(static_cast<int>(rating)); }

double initial_difficulty(Rating rating) { return kW[4] - std::exp(kW[5] * (grade(rating) - 1)) + 1; }

double next_difficulty(double difficulty, Rating rating) {
  const double damped = difficulty - kW[6] * (grade(rating) - 3) * (10 - difficulty) / 9;
  return std::clamp(kW[7] * initial_difficulty(Rating::easy) + (1 - kW[7]) * damped, 1.0, 10.0);
}

double stability_after(const Memory& m, Rating rating, double recall) {
  const double s = m.stability_days, d = m.difficulty;
  if (rating == Rating::again) {
    const double lapsed =
        kW[11] * std::pow(d, -kW[12]) * (std::pow(s + 1, kW[13]) - 1) * std::exp(kW[14] * (1 - recall));
    return std::min(lapsed, s);
  }
  const double bonus = rating == Rating::hard ? kW[15] : rating == Rating::easy ? kW[16] : 1;
  return s * (1 + std::exp(kW[8]) * (11 - d) * std::pow(s, -kW[9]) * (std::exp(kW[10] * (1 - recall)) - 1) *
                      bonus);
}

double days_since(const Memory& m, Time_ms at_ms) {
  return std::max(0.0, static_cast<double>(at_ms - m.reviewed_ms) / kDay_ms);
}

struct Card {
  Memory memory;
  bool sure_and_wrong = false;
};

/// Every practice item that has been met, or that an error on a secure item calls for.
std::map<std::string, Card, std::less<>> cards_of(const Record& record,
                                                  std::span<const content::Item> items) {
  std::map<std::string, const content::Item*, std::less<>> by_id;
  for (const content::Item& item : items) by_id[item.id] = &item;
  std::map<std::string, Card, std::less<>> out;
  for (const Attempt& a : record.attempts) {
    const auto at = by_id.find(a.item);
    if (at == by_id.end()) continue;
    const Rating rating = a.rated > 0 ? static_cast<Rating>(a.rated) : rating_of(a.credit, a.certainty, a.hints);
    if (at->second->pool == content::Pool::practice) {
      const auto [card, is_new] = out.try_emplace(a.item);
      Memory& memory = card->second.memory;
      memory = is_new ? first_memory(rating, a.answered_ms) : next_memory(memory, rating, a.answered_ms);
      card->second.sure_and_wrong = a.sure_and_wrong();
      continue;
    }
    if (rating != Rating::again) continue;
    const auto& wrong = at->second->misconceptions;
    for (const content::Item& item : items) {
      const bool about_it = std::any_of(wrong.begin(), wrong.end(), [&](const std::string& id) {
        return std::find(item.misconceptions.begin(), item.misconceptions.end(), id) !=
               item.misconceptions.end();
      });
      if (item.pool != content::Pool::practice || !about_it) continue;
      Card& card = out[item.id];
      card = {first_memory(Rating::again, a.answered_ms), a.sure_and_wrong() || card.sure_and_wrong};
    }
  }
  return out;
}

}  // namespace

Rating rating_of(double credit, int certainty, int hints) {
  if (credit <= 0) return Rating::again;
  if (credit < 1 || certainty == 1 || hints > 0) return Rating::hard;
  return certainty >= 3 ? Rating::easy : Rating::good;
}

Memory first_memory(Rating rating, Time_ms at_ms) {
  return {kW[static_cast<std::size_t>(rating) - 1], std::clamp(initial_difficulty(rating), 1.0, 10.0), at_ms,
          0};
}

Memory next_memory(const Memory& memory, Rating rating, Time_ms at_ms) {
  Memory out = memory;
  const double days = days_since(memory, at_ms);
  out.stability_days = days < 1 ? memory.stability_days * std::exp(kW[17] * (grade(rating) - 3 + kW[18]))
                                : stability_after(memory, rating, retrievability(memory, at_ms));
  out.stability_days = std::clamp(out.stability_days, kLeastStability_days, kMostStability_days);
  out.difficulty = next_difficulty(memory.difficulty, rating);
  out.reviewed_ms = std::max(memory.reviewed_ms, at_ms);
  out.lapses += rating == Rating::again;
  return out;
}

double retrievability(const Memory& memory, Time_ms at_ms) {
  return std::pow(1 + kFactor * days_since(memory, at_ms) / memory.stability_days, kDecay);
}

int interval_days(const Memory& memory, double retention) {
  const double wanted = std::clamp(retention, 0.01, 0.99);
  const double days = memory.stability_days / kFactor * (std::pow(wanted, 1 / kDecay) - 1);
  return static_cast<int>(std::clamp(std::round(days), 1.0, static_cast<double>(kLongest_days)));
}

Time_ms due_ms(const Memory& memory, double retention) {
  return memory.reviewed_ms + static_cast<Time_ms>(interval_days(memory, retention) * kDay_ms);
}

std::vector<Due> due_items(const Record& record, std::span<const content::Item> items, Time_ms now_ms) {
  std::vector<Due> out;
  for (const auto& card : cards_of(record, items)) {
    const Memory& memory = card.second.memory;
    const Time_ms due = due_ms(memory);
    if (due <= now_ms)
      out.push_back({card.first, due, card.second.sure_and_wrong, retrievability(memory, now_ms)});
  }
  std::stable_sort(out.begin(), out.end(), [](const Due& a, const Due& b) {
    return a.sure_and_wrong != b.sure_and_wrong ? a.sure_and_wrong : a.recall < b.recall;
  });
  return out;
}

std::optional<Time_ms> next_due_ms(const Record& record, std::span<const content::Item> items,
                                   Time_ms now_ms) {
  std::optional<Time_ms> out;
  for (const auto& card : cards_of(record, items)) {
    const Time_ms due = due_ms(card.second.memory);
    if (due > now_ms && (!out || due < *out)) out = due;
  }
  return out;
}

}  // namespace tc::learn
