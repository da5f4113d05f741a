#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/evidence.h"
#include "content/quiz_task.h"

namespace tc::content {

/// In the order of Task's alternatives.
enum class ItemType { single, multi, myth, order, place, point, estimate, curve, vignette, audit };
enum class Topic { time_course, clearance, mechanism, experience, window, effect_size, safety, reading };
/// Moore's levels of outcome in continuing education: 3A knows, 3B knows how, 4 shows how.
enum class Level { knows, knows_how, shows_how };
/// Secure items stand in the pre-test and the post-test only.
enum class Pool { practice, secure };
/// Two parallel forms of the tests.
enum class TestForm { a, b };

/// Slots of the two tests: 1 to 10 are matched before and after, 11 to 15 are new situations, after only.
inline constexpr int kMatchedSlots = 10, kTestSlots = 15;

/// Where the timeline goes to show what the item is about.
struct ShowAt {
  double time_min = 0;
  std::string select;  ///< an observation, claim or safety fact; may be empty
  std::optional<QuizScene> scene;
};

/// A question. Strings `item.<id>.stem|fact|warning|slip|again`, perhaps `.hint`; those of its parts: quiz_task.h.
struct Item {
  std::string id;
  Topic topic = Topic::time_course;
  Level level = Level::knows;
  Contest contest = Contest::supported;
  std::string objective;
  Pool pool = Pool::practice;
  int slot = 0;  ///< 1 to kTestSlots for secure items, else 0
  TestForm form = TestForm::a;
  std::optional<Clock> clock;  ///< nothing: it bears on all of them
  std::vector<char> lenses;
  std::vector<std::string> misconceptions, claims;
  std::vector<Species> species;
  bool verified = false;  ///< no keyed fact is recalled
  int reading_grade = 0;  ///< Flesch-Kincaid
  std::vector<Citation> citations;
  ShowAt show;
  bool us = false;  ///< rests on a rule of the US label
  bool from_pack = false;  ///< of a course pack, not built in
  std::string file;        ///< where it stands, below assets/ or the pack
  int whys = 0;     ///< strings `item.<id>.why.1` to `.why.<whys>`: why others tempt
  Task task;

  ItemType type() const { return static_cast<ItemType>(task.index()); }
};

/// What a learner is to be able to do. String `objective.<id>`.
struct Objective {
  std::string id;
  std::string file = {};  ///< where it stands
};

/// Ids as in the files; the same words make string keys.
std::string_view id_of(ItemType type);
std::string_view id_of(Topic topic);
std::string_view id_of(Level level);
std::string_view id_of(TestForm form);
std::string_view id_of(QuizScene scene);

/// The options of an item of one or several best answers, also of an audit; null for other items.
const std::vector<Option>* options_of(const Item& item);
/// True for an item that is answered by choosing one option.
bool is_single(const Item& item);
/// True for an item that is answered by choosing several options.
bool is_multi(const Item& item);
/// True for items that are answered with certainty 1 to 3. An interval is its own certainty, and a drawn line or a
/// bracket has none.
bool takes_certainty(const Item& item);
/// The certainty marks that the test afterwards can earn at most, in whichever of its two forms that is less: three for
/// each of its slots whose items take certainty.
int most_certainty_marks(std::span<const Item> items);
/// True for files with items: below quizzes/, named items_….json.
bool is_items_file(std::string_view path);

}  // namespace tc::content
