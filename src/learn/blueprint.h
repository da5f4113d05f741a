#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/quiz.h"
#include "core/result.h"

namespace tc::learn {

/// A checkpoint is one question met on the way, in a tour.
enum class FormKind { pretest, posttest, practice, review, checkpoint };
inline constexpr FormKind kFormKinds[] = {FormKind::pretest, FormKind::posttest, FormKind::practice, FormKind::review,
                                          FormKind::checkpoint};

/// Items to be answered one after another, each once.
struct DrawnForm {
  FormKind kind = FormKind::practice;
  content::TestForm letter = content::TestForm::a;  ///< of the tests
  std::uint64_t seed = 0;
  std::vector<std::string> items;
  /// Practice: places at which a draw rule had to give way because the pool did not allow it; 0 as a rule.
  int relaxed = 0;
  friend bool operator==(const DrawnForm&, const DrawnForm&) = default;
};

/// What may be drawn.
struct DrawRules {
  bool us_rules =
      true;  ///< false: items that rest on a rule of the US label give way to others of their slot
};

/// Which form a learner meets first.
content::TestForm first_letter(std::uint64_t seed);
/// The parallel form.
content::TestForm other(content::TestForm letter);

/// The pre-test: one item for each of slots 1 to 10 of a form, in the order of the slots (so that both forms
/// have the same order). Where several stand for one slot, the seed chooses. Refuses when a slot is empty
/// ("learn.form.slot").
Result<DrawnForm> draw_pretest(std::span<const content::Item> items, content::TestForm letter,
                               std::uint64_t seed, DrawRules rules = {});
/// The post-test: slots 1 to 15. The first attempt takes the form that the pre-test did not, a second the
/// form not just taken: other(letter of the form before).
Result<DrawnForm> draw_posttest(std::span<const content::Item> items, content::TestForm letter,
                                std::uint64_t seed, DrawRules rules = {});

/// What practice is for today.
struct PracticeWish {
  std::size_t count = 10;
  std::vector<std::string> first;    ///< to be met first, in this order: confident errors, then what is due
  std::vector<std::string> without;  ///< not again
  DrawRules rules;
};
/// Draws from the practice pool, wished items before others, those of a course pack before those built in. At most two of one type in a row; at least one
/// established item in every five that follow one another; never two with a misconception in common side by
/// side; no item twice. Where the pool leaves no item that fits, a rule gives way (misconceptions first, the
/// established one last), which is counted. Fewer items than asked for when the pool has no more.
DrawnForm draw_practice(std::span<const content::Item> items, const PracticeWish& wish, std::uint64_t seed);

/// The order in which `count` options, tiles, rows or candidates are shown: a permutation of 0 to count − 1
/// that depends on the seed of the form and the item's id only. Tiles of an order item are never shown in
/// their keyed order (`not_as_given`).
std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t form_seed, std::string_view item_id,
                                  bool not_as_given = false);

/// Ids as in records.
std::string_view id_of(FormKind kind);

}  // namespace tc::learn
