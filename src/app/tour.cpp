#include "app/tour.h"

#include <algorithm>

namespace tc::app {
namespace {

/// "learner/block" and so on, one after the other with a space between.
std::string without(const std::string& left, std::string_view tour) {
  std::string out;
  std::size_t from = 0;
  while (from < left.size()) {
    const std::size_t end = std::min(left.find(' ', from), left.size());
    const std::string_view place = std::string_view(left).substr(from, end - from);
    if (place.substr(0, place.find('/')) != tour) (out += out.empty() ? "" : " ") += place;
    from = end + 1;
  }
  return out;
}

}  // namespace

const content::Tour* current_tour(const State& state, const content::Library& library) {
  return state.tour.id.empty() ? nullptr : library.tour(state.tour.id);
}

const content::TourStep* current_step(const State& state, const content::Library& library) {
  const content::Tour* tour = current_tour(state, library);
  if (tour == nullptr) return nullptr;
  const auto index = tour->step(state.tour.step);
  return index ? &tour->steps[*index] : nullptr;
}

bool is_pointed_at(const State& state, const content::Library& library, std::string_view id) {
  if (state.panel != Panel::tour) return false;
  const content::TourStep* step = current_step(state, library);
  return step != nullptr && std::find(step->highlight.begin(), step->highlight.end(), id) != step->highlight.end();
}

std::string step_left(const TourView& view, std::string_view tour) {
  if (view.id == tour) return view.step;
  const std::string key = std::string(tour) + '/';
  std::size_t at = view.left.find(key);
  while (at != std::string::npos && at > 0 && view.left[at - 1] != ' ') at = view.left.find(key, at + 1);
  if (at == std::string::npos) return {};
  const std::size_t from = at + key.size();
  return view.left.substr(from, view.left.find(' ', from) - from);
}

void enter_step(State& state, const content::Tour& tour, std::size_t index) {
  const content::TourStep& step = tour.steps[index];
  if (!state.tour.id.empty() && state.tour.id != tour.id) {
    std::string left = without(state.tour.left, state.tour.id);
    (left += left.empty() ? "" : " ") += state.tour.id + '/' + state.tour.step;
    state.tour.left = std::move(left);
  }
  state.tour.left = without(state.tour.left, tour.id);
  state.tour.id = tour.id;
  state.tour.step = step.id;
  state.time_min = step.time_min;
  state.playback.playing = false;
  state.view = {};
  state.lens = step.lens;
  using content::TourPicture;
  state.screen = step.picture == TourPicture::accounts ? Screen::accounts : Screen::timeline;
  state.all_lanes = step.picture == TourPicture::all_lanes;
  state.stage.open = step.picture == TourPicture::stage;
  state.stage.scene = step.scene;
  state.stage.focus = step.focus;
  state.stage.names = false;
  state.stage.midazolam = step.focus == "midazolam";
  state.selected.clear();
  state.panel = Panel::tour;
}

std::optional<double> step_end_min(const State& state, const content::Library& library) {
  if (state.panel != Panel::tour) return std::nullopt;
  const content::TourStep* step = current_step(state, library);
  return step != nullptr ? step->until_min : std::nullopt;
}

}  // namespace tc::app
