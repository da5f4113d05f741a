#include "app/quiz.h"

#include <algorithm>

#include "learn/hint.h"

namespace tc::app {
namespace {

using learn::Response;

learn::FormKind kind_of(const QuizView& quiz) {
  for (const auto kind : learn::kFormKinds) {
    if (learn::id_of(kind) == quiz.kind) return kind;
  }
  return learn::FormKind::practice;
}

std::uint64_t seed_of(const QuizView& quiz) { return static_cast<std::uint64_t>(std::max(0.0, quiz.seed)); }

void add(std::string& list, const std::string& what) { list += (list.empty() ? "" : "; ") + what; }

/// What is asked for first, by the kind of item.
struct Missing {
  const content::Item& item;
  const Response& given;
  const content::Strings& words;

  const std::string& word(const std::string& part) const { return words.raw("item." + item.id + "." + part); }
  Message operator()(const content::OrderTask&) const { return {"quiz.need.order"}; }
  Message operator()(const content::VignetteTask&) const { return {"quiz.need.way"}; }
  Message operator()(const content::AuditTask& t) const {
    return {t.mode == content::AuditTask::Mode::match ? "quiz.need.rows" : "quiz.need.choice"};
  }
  Message operator()(const content::PlaceTask& t) const {
    std::string names;
    const auto* all = std::get_if<learn::Placement>(&given);
    for (const content::Target& target : t.targets) {
      const bool there = all != nullptr && std::any_of(all->placed.begin(), all->placed.end(), [&](const learn::Placed& p) {
                           return p.target == target.id && !p.from_open && !p.until_open;
                         });
      if (!there) add(names, word("target." + target.id));
    }
    return {"quiz.need.place", {{"what", names}}};
  }
  Message operator()(const content::EstimateTask& t) const {
    const auto* all = std::get_if<learn::Guesses>(&given);
    for (const content::Guessed& about : t.estimates) {
      learn::Guess guess{about.id, 0, 0, 0, true, true, true};
      for (std::size_t i = 0; all != nullptr && i < all->guesses.size(); ++i) {
        if (all->guesses[i].estimate == about.id) guess = all->guesses[i];
      }
      std::string names;
      if (guess.value_open) add(names, words.raw("quiz.estimate.guess"));
      if (guess.low_open) add(names, words.raw("quiz.estimate.low"));
      if (guess.high_open) add(names, words.raw("quiz.estimate.high"));
      if (!names.empty()) return {"quiz.need.estimate", {{"of", word("estimate." + about.id)}, {"what", names}}};
    }
    return {"quiz.need.choice"};
  }
  Message operator()(const content::CurveTask& t) const {
    std::string names;
    const auto* all = std::get_if<learn::Drawing>(&given);
    for (const content::CurveLine& line : t.lines) {
      const bool there = all != nullptr && std::any_of(all->lines.begin(), all->lines.end(), [&](const learn::Drawn& d) { return d.line == line.id; });
      if (!there) add(names, word("line." + line.id));
    }
    return {"quiz.need.curve", {{"what", names}}};
  }
  template <class Chosen>
  Message operator()(const Chosen&) const {
    return {"quiz.need.choice"};
  }
};

}  // namespace

bool has_two_ends(const content::PlaceTask& task, const content::Target& target) {
  using Kind = content::Target::Kind;
  const auto wide = [](const content::Target& t) { return t.kind == Kind::span || t.kind == Kind::bracket; };
  return wide(target) || (target.kind == Kind::tray && std::any_of(task.targets.begin(), task.targets.end(), wide));
}

std::vector<std::string> form_items(const QuizView& quiz) {
  std::vector<std::string> out;
  std::size_t from = 0;
  while (from < quiz.items.size()) {
    const std::size_t end = std::min(quiz.items.find(' ', from), quiz.items.size());
    if (end > from) out.push_back(quiz.items.substr(from, end - from));
    from = end + 1;
  }
  return out;
}

const content::Item* current_item(const State& state, const content::Library& library) {
  const auto items = form_items(state.quiz);
  const auto index = static_cast<std::size_t>(std::max(0, state.quiz.index));
  return index < items.size() ? library.item(items[index]) : nullptr;
}

learn::Response current_response(const State& state) {
  if (state.quiz.response.empty()) return {};
  auto read = learn::response_from_json(state.quiz.response);
  return read ? *std::move(read) : learn::Response{};
}

learn::Mark current_mark(const State& state, const content::Library& library) {
  const content::Item* item = current_item(state, library);
  return item == nullptr ? learn::Mark{} : learn::mark(*item, current_response(state));
}

std::optional<Message> still_missing(const State& state, const content::Library& library) {
  const content::Item* item = current_item(state, library);
  if (item == nullptr) return std::nullopt;
  const Response given = current_response(state);
  if (!learn::answers(*item, given)) return std::visit(Missing{*item, given, library.strings}, item->task);
  if (learn::takes_certainty(*item) && state.quiz.certainty == 0) return Message{"quiz.need.certainty"};
  return std::nullopt;
}

int hints_left(const State& state, const content::Library& library) {
  const content::Item* item = current_item(state, library);
  if (item == nullptr || state.quiz.answered || !learn::gives_hints(kind_of(state.quiz))) return 0;
  return std::max(0, learn::hints_of(*item) - state.quiz.hints);
}

std::string ruled_out(const State& state, const content::Library& library) {
  const content::Item* item = current_item(state, library);
  if (item == nullptr || state.quiz.hints < 2) return {};
  return learn::ruled_out_option(*item, seed_of(state.quiz)).value_or(std::string());
}

std::string hint_words(const content::Item& item, const content::Strings& words) {
  const std::string own = "item." + item.id + ".hint";
  if (words.has(own)) return words.raw(own);
  const std::string& topic = words.raw("quiz.hint.topic." + std::string(content::id_of(item.topic)));
  if (!item.clock) return topic;
  return words.raw("quiz.hint.clock." + std::string(content::id_of(*item.clock))) + " " + topic;
}

bool can_answer(const State& state, const content::Library& library) {
  return current_item(state, library) != nullptr && !state.quiz.answered && !still_missing(state, library);
}

learn::DrawnForm drawn_form(const QuizView& quiz) {
  learn::DrawnForm form;
  form.kind = kind_of(quiz);
  form.letter = quiz.letter == "b" ? content::TestForm::b : content::TestForm::a;
  form.seed = seed_of(quiz);
  form.items = form_items(quiz);
  return form;
}

learn::Ordering offered_order(const content::Item& item, double seed) {
  learn::Ordering all;
  const auto* task = std::get_if<content::OrderTask>(&item.task);
  if (task == nullptr) return all;
  for (const std::size_t i : learn::shuffled(task->tiles.size(), static_cast<std::uint64_t>(seed), item.id, true))
    all.tiles.push_back(task->tiles[i]);
  // Ties and near misses would earn something untouched.
  for (std::size_t i = 0; i < all.tiles.size() && learn::mark(item, all).credit > 0; ++i)
    std::rotate(all.tiles.begin(), all.tiles.begin() + 1, all.tiles.end());
  return all;
}

}  // namespace tc::app
