#include "learn/blueprint.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/hash.h"
#include "core/random.h"

namespace tc::learn {
namespace {

using content::Item;

constexpr std::size_t kMostOfOneType = 2, kEstablishedIn = 5;

/// Random numbers of their own for each use of a seed, so that one choice tells nothing of another.
Random random_for(std::string_view use, std::uint64_t seed) {
  return Random(fnv1a(use) ^ Random(seed).next());
}

template <class T>
void shuffle(std::vector<T>& list, Random& random) {
  for (std::size_t i = list.size(); i > 1; --i)
    std::swap(list[i - 1], list[static_cast<std::size_t>(random.below(i))]);
}

Result<DrawnForm> draw_test(FormKind kind, int slots, std::span<const Item> items, content::TestForm letter,
                            std::uint64_t seed, DrawRules rules) {
  std::array<std::vector<const Item*>, content::kTestSlots + 1> candidates;
  for (const Item& item : items) {
    if (item.pool == content::Pool::secure && item.form == letter && item.slot >= 1 && item.slot <= slots)
      candidates[static_cast<std::size_t>(item.slot)].push_back(&item);
  }
  DrawnForm out{kind, letter, seed, {}};
  Random random = random_for(id_of(kind), seed);
  for (int slot = 1; slot <= slots; ++slot) {
    auto& of_slot = candidates[static_cast<std::size_t>(slot)];
    if (!rules.us_rules) {
      // Swapped, not hidden: where nothing else stands for the slot, the item stays.
      const auto keeps =
          std::stable_partition(of_slot.begin(), of_slot.end(), [](const Item* i) { return !i->us; });
      if (keeps != of_slot.begin()) of_slot.erase(keeps, of_slot.end());
    }
    if (of_slot.empty()) {
      return Message{"learn.form.slot",
                     {{"slot", std::to_string(slot)}, {"form", std::string(content::id_of(letter))}}};
    }
    out.items.push_back(of_slot[static_cast<std::size_t>(random.below(of_slot.size()))]->id);
  }
  return out;
}

bool share_a_misconception(const Item& a, const Item& b) {
  return std::any_of(a.misconceptions.begin(), a.misconceptions.end(), [&](const std::string& id) {
    return std::find(b.misconceptions.begin(), b.misconceptions.end(), id) != b.misconceptions.end();
  });
}

bool is_established(const Item* item) { return item->contest == content::Contest::established; }

/// Draws one by one from a queue that stands in the order of wishes.
class PracticeDraw {
 public:
  PracticeDraw(std::vector<const Item*> queue, std::size_t count) : queue_(std::move(queue)), count_(count) {}

  void run() {
    while (drawn_.size() < count_ && !queue_.empty()) {
      // 4: all rules and none wasted; then rule after rule gives way.
      auto at = queue_.end();
      for (int strictness = 4; at == queue_.end(); --strictness) {
        at = std::find_if(queue_.begin(), queue_.end(), [&](const Item* i) { return fits(*i, strictness); });
        if (at == queue_.end() && strictness <= 3) ++relaxed_;
      }
      drawn_.push_back(*at);
      queue_.erase(at);
    }
  }
  const std::vector<const Item*>& drawn() const { return drawn_; }
  int relaxed() const { return relaxed_; }

 private:
  bool fits(const Item& item, int strictness) const {
    if (strictness >= 4 && is_established(&item) && !needs_established() && is_scarce()) return false;
    if (strictness >= 3 && !drawn_.empty() && share_a_misconception(*drawn_.back(), item)) return false;
    if (strictness >= 2 && row_of(item.type()) >= kMostOfOneType) return false;
    return strictness < 1 || !needs_established() || is_established(&item);
  }
  std::size_t row_of(content::ItemType type) const {
    std::size_t row = 0;
    while (row < drawn_.size() && drawn_[drawn_.size() - 1 - row]->type() == type) ++row;
    return row;
  }
  /// The last four hold none.
  bool needs_established() const {
    if (drawn_.size() < kEstablishedIn - 1) return false;
    return std::none_of(drawn_.end() - (kEstablishedIn - 1), drawn_.end(), is_established);
  }
  /// No more are left than the rest of the form will need.
  bool is_scarce() const {
    const auto left = static_cast<std::size_t>(std::count_if(queue_.begin(), queue_.end(), is_established));
    return left <= (count_ - drawn_.size()) / kEstablishedIn;
  }

  std::vector<const Item*> queue_, drawn_;
  std::size_t count_;
  int relaxed_ = 0;
};

}  // namespace

content::TestForm first_letter(std::uint64_t seed) {
  return random_for("letter", seed).below(2) == 0 ? content::TestForm::a : content::TestForm::b;
}

content::TestForm other(content::TestForm letter) {
  return letter == content::TestForm::a ? content::TestForm::b : content::TestForm::a;
}

Result<DrawnForm> draw_pretest(std::span<const Item> items, content::TestForm letter, std::uint64_t seed,
                               DrawRules rules) {
  return draw_test(FormKind::pretest, content::kMatchedSlots, items, letter, seed, rules);
}

Result<DrawnForm> draw_posttest(std::span<const Item> items, content::TestForm letter, std::uint64_t seed,
                                DrawRules rules) {
  return draw_test(FormKind::posttest, content::kTestSlots, items, letter, seed, rules);
}

DrawnForm draw_practice(std::span<const Item> items, const PracticeWish& wish, std::uint64_t seed) {
  const auto named = [](const std::vector<std::string>& ids, const Item* item) {
    return std::find(ids.begin(), ids.end(), item->id) - ids.begin();
  };
  std::vector<const Item*> wished, rest;
  for (const Item& item : items) {
    const bool barred = item.pool != content::Pool::practice || (item.us && !wish.rules.us_rules) ||
                        named(wish.without, &item) < std::ssize(wish.without);
    if (!barred) (named(wish.first, &item) < std::ssize(wish.first) ? wished : rest).push_back(&item);
  }
  std::sort(wished.begin(), wished.end(),
            [&](const Item* a, const Item* b) { return named(wish.first, a) < named(wish.first, b); });
  // Chance may lead into a corner where a rule must give way; another shuffle seldom does.
  constexpr int kTries = 16;
  Random random = random_for("practice", seed);
  DrawnForm best{FormKind::practice, content::TestForm::a, seed, {}};
  for (int attempt = 0; attempt < kTries; ++attempt) {
    std::vector<const Item*> queue = rest;
    shuffle(queue, random);
    // Who opened a course pack came for its questions, and hundreds stand beside them.
    std::stable_partition(queue.begin(), queue.end(), [](const Item* item) { return item->from_pack; });
    queue.insert(queue.begin(), wished.begin(), wished.end());
    PracticeDraw draw(std::move(queue), wish.count);
    draw.run();
    if (attempt > 0 && draw.relaxed() >= best.relaxed) continue;
    best.relaxed = draw.relaxed();
    best.items.clear();
    for (const Item* item : draw.drawn()) best.items.push_back(item->id);
    if (best.relaxed == 0) break;
  }
  return best;
}

std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t form_seed, std::string_view item_id,
                                  bool not_as_given) {
  std::vector<std::size_t> out(count);
  std::iota(out.begin(), out.end(), std::size_t{0});
  Random random = random_for(item_id, form_seed);
  do {
    shuffle(out, random);
  } while (not_as_given && count > 1 && std::is_sorted(out.begin(), out.end()));
  return out;
}

std::string_view id_of(FormKind kind) {
  constexpr std::string_view kIds[] = {"pretest", "posttest", "practice", "review", "checkpoint"};
  return kIds[static_cast<std::size_t>(kind)];
}

}  // namespace tc::learn
