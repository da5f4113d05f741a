// Forms: what the blueprint promises holds for every seed.
#include "learn/blueprint.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/random.h"
#include "learn_fixture.h"

using namespace tc::learn;
using namespace tc::content;

namespace {

Task task_of(ItemType type) {
  switch (type) {
    case ItemType::multi:
      return MultiTask{};
    case ItemType::myth:
      return MythTask{};
    case ItemType::order:
      return OrderTask{};
    case ItemType::place:
      return PlaceTask{};
    case ItemType::estimate:
      return EstimateTask{};
    case ItemType::curve:
      return CurveTask{};
    case ItemType::vignette:
      return VignetteTask{};
    case ItemType::audit:
      return AuditTask{};
    default:
      return SingleTask{};
  }
}

struct Slot {
  Topic topic;
  Level level;
  ItemType type;
  Contest contest;
};
/// Blueprint 2.1.
const Slot kSlots[] = {{Topic::time_course, Level::knows, ItemType::order, Contest::supported},
                       {Topic::time_course, Level::knows, ItemType::place, Contest::supported},
                       {Topic::clearance, Level::knows, ItemType::estimate, Contest::supported},
                       {Topic::mechanism, Level::knows, ItemType::order, Contest::supported},
                       {Topic::experience, Level::knows, ItemType::single, Contest::contested},
                       {Topic::window, Level::knows, ItemType::place, Contest::mixed},
                       {Topic::effect_size, Level::knows, ItemType::estimate, Contest::supported},
                       {Topic::safety, Level::knows, ItemType::place, Contest::established},
                       {Topic::window, Level::shows_how, ItemType::vignette, Contest::contested},
                       {Topic::reading, Level::shows_how, ItemType::audit, Contest::unsupported},
                       {Topic::safety, Level::shows_how, ItemType::vignette, Contest::contested},
                       {Topic::experience, Level::shows_how, ItemType::vignette, Contest::contested},
                       {Topic::reading, Level::knows_how, ItemType::order, Contest::contested},
                       {Topic::effect_size, Level::knows_how, ItemType::curve, Contest::contested},
                       {Topic::mechanism, Level::shows_how, ItemType::audit, Contest::mixed}};

Item secure(int slot, TestForm form, int which = 0) {
  Item item;
  item.id = "S" + std::to_string(slot) + std::string(id_of(form)) + std::to_string(which);
  item.pool = Pool::secure;
  item.slot = slot;
  item.form = form;
  const Slot& s = kSlots[slot - 1];
  item.topic = s.topic;
  item.level = s.level;
  item.contest = s.contest;
  item.task = task_of(s.type);
  return item;
}

/// A bank of `per_slot` items for each slot and form and of 72 practice items, with the blueprint's shares.
std::vector<Item> bank(int per_slot = 2) {
  std::vector<Item> out;
  for (int slot = 1; slot <= kTestSlots; ++slot) {
    for (int k = 0; k < per_slot; ++k) {
      out.push_back(secure(slot, TestForm::a, k));
      out.push_back(secure(slot, TestForm::b, k));
    }
  }
  const std::pair<ItemType, int> kTypes[] = {
      {ItemType::single, 21},  {ItemType::multi, 2}, {ItemType::order, 6},     {ItemType::place, 8},
      {ItemType::estimate, 6}, {ItemType::curve, 3}, {ItemType::vignette, 10}, {ItemType::audit, 16}};
  int n = 0;
  for (const auto& type : kTypes) {
    for (int i = 0; i < type.second; ++i, ++n) {
      Item item;
      item.id = "P" + std::to_string(n);
      item.task = task_of(type.first);
      item.contest = n % 5 == 0 ? Contest::established : n % 5 == 1 ? Contest::mixed : Contest::contested;
      item.misconceptions = {"M" + std::to_string(n % 32), "M" + std::to_string((n * 7 + 3) % 32)};
      item.us = n % 9 == 0;
      out.push_back(item);
    }
  }
  return out;
}

const Item& find(const std::vector<Item>& items, const std::string& id) {
  return *std::find_if(items.begin(), items.end(), [&](const Item& i) { return i.id == id; });
}

/// Holds the draw rules of practice, everywhere in the form.
void check_rules(const std::vector<Item>& items, const DrawnForm& form) {
  int type_row = 0, without_established = 0, wrong = 0;
  for (std::size_t i = 0; i < form.items.size(); ++i) {
    const Item& item = find(items, form.items[i]);
    const Item* before = i > 0 ? &find(items, form.items[i - 1]) : nullptr;
    type_row = before != nullptr && before->type() == item.type() ? type_row + 1 : 1;
    without_established = item.contest == Contest::established ? 0 : without_established + 1;
    wrong += type_row > 2;
    wrong += without_established > 4;
    wrong += item.pool != Pool::practice;
    for (const std::string& m : item.misconceptions) {
      wrong += before != nullptr &&
               std::count(before->misconceptions.begin(), before->misconceptions.end(), m) > 0;
    }
  }
  CHECK(wrong == 0);
  CHECK(form.relaxed == 0);
}

}  // namespace

TEST_CASE("forms: balanced, parallel and without repeats over 10 000 seeds") {
  const std::vector<Item> items = bank();
  std::map<std::string, int> drawn;
  int wrong = 0, first_a = 0;
  for (std::uint64_t seed = 0; seed < 10000; ++seed) {
    const TestForm letter = first_letter(seed);
    first_a += letter == TestForm::a;
    const auto before = draw_pretest(items, letter, seed);
    const auto after = draw_posttest(items, other(letter), seed);
    REQUIRE(before.ok());
    REQUIRE(after.ok());
    wrong += before->items.size() != 10;
    wrong += after->items.size() != 15;
    std::set<std::string> once(before->items.begin(), before->items.end());
    once.insert(after->items.begin(), after->items.end());
    wrong += once.size() != 25;  // nor is one met in both
    for (std::size_t i = 0; i < after->items.size(); ++i) {
      const Item& item = find(items, after->items[i]);
      const Slot& s = kSlots[i];
      wrong += item.topic != s.topic || item.level != s.level || item.type() != s.type ||
               item.contest != s.contest;
      wrong += item.form != other(letter);
      if (i >= before->items.size()) continue;
      const Item& pre = find(items, before->items[i]);
      wrong += pre.topic != s.topic || pre.level != s.level || pre.type() != s.type || pre.form != letter;
      ++drawn[before->items[i]];
    }
  }
  CHECK(wrong == 0);
  CHECK(std::abs(first_a - 5000) < 250);  // 5 standard deviations
  for (const auto& item : drawn) CHECK(std::abs(item.second - 2500) < 250);
}

TEST_CASE("forms: the same seed gives the same form, and other seeds others") {
  const std::vector<Item> items = bank(3);
  std::set<std::vector<std::string>> forms;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto once = draw_posttest(items, TestForm::b, seed),
               again = draw_posttest(items, TestForm::b, seed);
    REQUIRE(once.ok());
    CHECK(*once == *again);
    CHECK(draw_practice(items, {}, seed) == draw_practice(items, {}, seed));
    forms.insert(once->items);
  }
  CHECK(forms.size() > 190);
}

TEST_CASE(
    "forms: an empty slot is refused by its number; US items are swapped where another stands for them") {
  std::vector<Item> items;
  for (int slot = 1; slot <= kTestSlots; ++slot) {
    if (slot != 7) items.push_back(secure(slot, TestForm::a));
  }
  const auto form = draw_pretest(items, TestForm::a, 1);
  REQUIRE_FALSE(form.ok());
  CHECK(form.error() == tc::Message{"learn.form.slot", {{"slot", "7"}, {"form", "A"}}});
  CHECK_FALSE(draw_pretest({}, TestForm::b, 1).ok());
  items.push_back(secure(7, TestForm::a));
  items.back().us = true;
  CHECK(draw_pretest(items, TestForm::a, 1, {false})->items[6] == "S7A0");  // nothing else is there
  items.push_back(secure(7, TestForm::a, 1));
  for (std::uint64_t seed = 0; seed < 50; ++seed)
    CHECK(draw_pretest(items, TestForm::a, seed, {false})->items[6] == "S7A1");
}

TEST_CASE("practice: the draw rules hold over 10 000 seeds") {
  const std::vector<Item> items = bank();
  for (std::uint64_t seed = 0; seed < 10000; ++seed) {
    const DrawnForm form = draw_practice(items, {}, seed);
    if (form.items.size() != 10 || form.relaxed != 0) FAIL_CHECK("seed " << seed);
    if (seed % 20 == 0) check_rules(items, form);
    const std::set<std::string> once(form.items.begin(), form.items.end());
    if (once.size() != form.items.size()) FAIL_CHECK("twice at seed " << seed);
  }
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    PracticeWish long_one;
    long_one.count = 40;
    check_rules(items, draw_practice(items, long_one, seed));
  }
}

TEST_CASE("practice: the questions of a course pack come before those built in, as far as the rules allow") {
  std::vector<Item> items = bank();
  for (const char* id : {"P60", "P5", "P30"}) {
    const auto item = std::find_if(items.begin(), items.end(), [&](const Item& i) { return i.id == id; });
    REQUIRE(item != items.end());
    item->from_pack = true;
  }
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const DrawnForm form = draw_practice(items, {}, seed);
    const std::set<std::string> first(form.items.begin(), form.items.begin() + 3);
    CHECK(first == std::set<std::string>{"P5", "P30", "P60"});
    check_rules(items, form);
  }
}

TEST_CASE("practice: wished items come first, as far as the rules allow; others are left out") {
  const std::vector<Item> items = bank();
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    PracticeWish wish;
    wish.first = {"P60", "P5", "P30", "S1A0"};  // a secure item is never practised
    wish.without = {"P1", "P2", "P3"};
    wish.rules.us_rules = false;
    const DrawnForm form = draw_practice(items, wish, seed);
    CHECK(form.items[0] == "P60");
    CHECK(form.items[1] == "P5");
    CHECK(form.items[2] == "P30");
    for (const std::string& id : form.items) {
      CHECK(std::count(wish.without.begin(), wish.without.end(), id) == 0);
      CHECK_FALSE(find(items, id).us);
      CHECK(find(items, id).pool == Pool::practice);
    }
  }
}

TEST_CASE("practice: a poor pool is used up, and what gave way is counted") {
  std::vector<Item> items;
  for (int i = 0; i < 7; ++i) {
    Item item;
    item.id = "P" + std::to_string(i);
    item.contest = Contest::contested;
    item.misconceptions = {"M01"};
    items.push_back(item);
  }
  const DrawnForm form = draw_practice(items, {}, 3);
  CHECK(form.items.size() == 7);
  CHECK(form.relaxed > 0);
  CHECK(draw_practice({}, {}, 3).items.empty());
}

TEST_CASE("shuffling: every order alike, the same for the same form and item, tiles never as keyed") {
  std::map<std::vector<std::size_t>, int> orders;
  for (std::uint64_t seed = 0; seed < 24000; ++seed) ++orders[shuffled(4, seed, "Q01")];
  CHECK(orders.size() == 24);
  for (const auto& order : orders) CHECK(std::abs(order.second - 1000) < 160);
  CHECK(shuffled(5, 9, "Q01") == shuffled(5, 9, "Q01"));
  int alike = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed)
    alike += shuffled(6, seed, "Q01") == shuffled(6, seed, "Q02");
  CHECK(alike < 5);
  const std::vector<std::size_t> keyed{0, 1, 2};
  for (std::uint64_t seed = 0; seed < 1000; ++seed) CHECK(shuffled(3, seed, "Q13", true) != keyed);
  CHECK(shuffled(1, 4, "Q13", true).size() == 1);
  CHECK(shuffled(0, 4, "Q13").empty());
}
