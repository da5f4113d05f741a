#include "app/quiz.h"

#include <algorithm>

namespace tc::app {
namespace {

constexpr double kAxisEnd_min = 20160;

learn::Response placement(const content::PlaceTask& task) {
  learn::Placement all;
  for (const content::Target& target : task.targets)
    all.placed.push_back({target.id, false, 0, has_two_ends(task, target) ? kAxisEnd_min : 0});
  return all;
}

learn::Response guesses(const content::EstimateTask& task) {
  learn::Guesses all;
  for (const content::Guessed& g : task.estimates) {
    const double middle = (g.range.low + g.range.high) / 2, step = std::max(g.step, 1e-9);
    const double value = g.range.low + step * static_cast<double>(static_cast<long long>((middle - g.range.low) / step));
    all.guesses.push_back({g.id, value, g.range.low, g.range.high});
  }
  return all;
}

learn::Response drawing(const content::CurveTask& task) {
  learn::Drawing all;
  const double middle = (task.range.low + task.range.high) / 2;
  for (const content::CurveLine& line : task.lines)
    all.lines.push_back({line.id, std::vector<double>(task.points(), middle)});
  return all;
}

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

bool can_answer(const State& state, const content::Library& library) {
  const content::Item* item = current_item(state, library);
  if (item == nullptr || state.quiz.answered) return false;
  if (learn::takes_certainty(*item) && state.quiz.certainty == 0) return false;
  return learn::answers(*item, current_response(state));
}

learn::DrawnForm drawn_form(const QuizView& quiz) {
  learn::DrawnForm form;
  for (const auto kind : learn::kFormKinds) {
    if (learn::id_of(kind) == quiz.kind) form.kind = kind;
  }
  form.letter = quiz.letter == "b" ? content::TestForm::b : content::TestForm::a;
  form.seed = static_cast<std::uint64_t>(std::max(0.0, quiz.seed));
  form.items = form_items(quiz);
  return form;
}

learn::Response starting_response(const content::Item& item, double seed) {
  if (const auto* task = std::get_if<content::PlaceTask>(&item.task)) return placement(*task);
  if (const auto* task = std::get_if<content::EstimateTask>(&item.task)) return guesses(*task);
  if (const auto* task = std::get_if<content::CurveTask>(&item.task)) return drawing(*task);
  if (const auto* task = std::get_if<content::OrderTask>(&item.task)) {
    learn::Ordering all;
    for (const std::size_t i : learn::shuffled(task->tiles.size(), static_cast<std::uint64_t>(seed), item.id, true))
      all.tiles.push_back(task->tiles[i]);
    return all;
  }
  if (std::holds_alternative<content::VignetteTask>(item.task)) return learn::Path{};
  return {};
}

}  // namespace tc::app
