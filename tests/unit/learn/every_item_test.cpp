// Every item that ships (and one fixture of each type): its key earns all, and every path of the layer takes
// it.
#include <algorithm>

#include "learn/blueprint.h"
#include "learn/export.h"
#include "learn/interaction.h"
#include "learn/keyed.h"
#include "learn/schedule.h"
#include "sample_events.h"

using namespace tc::learn;
using tc::content::Item;
using tc::content::Pool;

TEST_CASE(
    "every item: the keyed answer earns full credit, is reported as correct and comes back from its event") {
  for (const Item& item : tc::test::quiz_library().items) {
    CAPTURE(item.id);
    const Response keyed = keyed_answer(item);
    const auto* curve = std::get_if<tc::content::CurveTask>(&item.task);
    if (curve != nullptr && curve->lines.front().truth.empty()) {
      CHECK(keyed == Response{});
      continue;
    }
    CHECK(answers(item, keyed));
    const Mark got = mark(item, keyed);
    CHECK(got.credit == doctest::Approx(1));
    for (const IntervalMark& interval : got.intervals) CHECK(interval.held);
    for (const PartMark& part : got.parts) CHECK_MESSAGE(part.credit == 1, part.part);
    for (const Standard standard : {Standard::scorm12, Standard::scorm2004, Standard::xapi}) {
      const Interaction told = interaction_of(item, keyed, standard);
      CHECK(told.result == (standard == Standard::xapi ? "true" : "correct"));
      CHECK_FALSE(told.response.empty());
    }
    const Event event{"e", 1, answered("f", item, keyed, 3)};
    CHECK(*event_from_json(to_json(event)) == event);
    CHECK(mark(item, Response{}).credit == 0);
  }
}

TEST_CASE("every item: forms can be drawn for any seed once the secure slots are filled") {
  const auto& items = tc::test::quiz_library().items;
  const bool shipped =
      std::any_of(items.begin(), items.end(), [](const Item& i) { return i.pool == Pool::secure; });
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto letter = first_letter(seed);
    CHECK(draw_pretest(items, letter, seed).ok() == shipped);
    CHECK(draw_posttest(items, other(letter), seed).ok() == shipped);
    if (!shipped) continue;
    const DrawnForm practice = draw_practice(items, {}, seed);
    CHECK(practice.items.size() == 10);
    CHECK(practice.relaxed == 0);
  }
}
