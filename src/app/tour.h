#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "app/state.h"
#include "content/library.h"

namespace tc::app {

/// The tour that is on and its step; null when there is none, or when the content does not hold it (yet).
const content::Tour* current_tour(const State& state, const content::Library& library);
const content::TourStep* current_step(const State& state, const content::Library& library);

/// True when the step shown points at this observation or element, while its panel is open.
bool is_pointed_at(const State& state, const content::Library& library, std::string_view id);

/// Where a tour was left: the id of its step, or empty. The tour that is on is where it stands.
std::string step_left(const TourView& view, std::string_view tour);

/// Puts the state on a step: time, scene, lanes, account and screen are the step's; its panel is open; nothing
/// plays. The place of a tour that was on before is kept.
void enter_step(State& state, const content::Tour& tour, std::size_t step);

/// The time at which playback of the step shown ends; nothing when it runs on.
std::optional<double> step_end_min(const State& state, const content::Library& library);

}  // namespace tc::app
