// Questions: drawing a form of 15 from 1,000 items and marking it; the record of a year of answers, made and written;
// an answer from the press to the frame with its feedback.
#include <string>
#include <vector>

#include "app/learner.h"
#include "bench/bench.h"
#include "content/library.h"
#include "learn/blueprint.h"
#include "learn/keyed.h"
#include "learn/marking.h"

namespace {

using namespace tc;

/// The program's own practice items, again and again under other names.
const std::vector<content::Item>& thousand_items() {
  static const auto kItems = [] {
    const auto library = content::load_embedded_library();
    std::vector<content::Item> items;
    for (int round = 0; items.size() < 1000; ++round) {
      for (content::Item item : library->items) {
        if (item.pool != content::Pool::practice || items.size() == 1000) continue;
        item.id += "-" + std::to_string(round);
        items.push_back(std::move(item));
      }
    }
    return items;
  }();
  return kItems;
}

void draw_and_mark() {
  static std::uint64_t seed = 0;
  const auto& items = thousand_items();
  learn::PracticeWish wish;
  wish.count = 15;
  const learn::DrawnForm form = learn::draw_practice(items, wish, ++seed);
  double credit = 0;
  for (const std::string& id : form.items) {
    for (const content::Item& item : items) {
      if (item.id == id) credit += learn::mark(item, learn::keyed_answer(item)).credit;
    }
  }
  bench::keep(credit);
}

/// Two thousand answers, as text to be stored.
app::Learner& learner_of_a_year() {
  static app::Learner learner = [] {
    app::Learner made;
    made.set_run(5);
    const auto& items = thousand_items();
    for (int i = 0; i < 2000; ++i) {
      const content::Item& item = items[static_cast<std::size_t>(i) % items.size()];
      made.set_now_ms(i * 60000);
      made.add(learn::answered("f", item, learn::keyed_answer(item), 2));
    }
    return made;
  }();
  return learner;
}

const bench::Register kDraw({.name = "learn.draw_and_mark_15_of_1000",
                             .bound_ms = 1,
                             .rounds = 200,
                             .body = draw_and_mark});
const bench::Register kSave({.name = "learn.save_2000_answers",
                             .bound_ms = 5,
                             .rounds = 40,
                             .body = [] { bench::keep(static_cast<double>(learner_of_a_year().text().size())); }});
const bench::Register kDerive({.name = "learn.record_of_2000_answers",
                               .bound_ms = 16,
                               .rounds = 40,
                               .body = [] {
                                 app::Learner& learner = learner_of_a_year();
                                 learner.add(learn::FeedbackSeen{"f", "Q01"});
                                 bench::keep(static_cast<double>(learner.record().attempts.size()));
                               }});

}  // namespace
