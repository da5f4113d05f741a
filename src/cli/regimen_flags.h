#pragma once
#include <span>
#include <vector>

#include "app/command.h"
#include "cli/arguments.h"
#include "sim/plan.h"

namespace tc::cli {

/// --drug, --route, --dose, … --weight, --age, --covariate: what is given to whom.
std::span<const Flag> regimen_flags();
/// --at, --theme, --text, --compare, --panel, --mark, --link, --do: what the screen shows.
std::span<const Flag> screen_flags();

struct Asked {
  sim::RegimenSpec spec;
  sim::Patient patient;
};

/// The regimen and patient that the flags describe, starting from the program's first regimen or --preset.
/// Refuses what cannot be read, what is out of range and what no model describes.
Result<Asked> regimen_of(const Arguments& arguments, const content::Library& library);

/// One time of --at, --until …, in minutes from 0 to 100 days.
Result<double> parse_time(std::string_view flag, std::string_view text);

/// Refuses a playhead or a part of the axis that lies outside it. A hand is stopped at the end; what is written is told.
Status check_place(const app::State& state, const app::Command& command, const content::Library& library);

/// The commands that bring a fresh app to what the regimen and screen flags ask for, in the order link,
/// regimen, comparison, view, --do. Refuses as soon as one of them is refused by the app.
Result<std::vector<app::Command>> commands_of(const Arguments& arguments, const content::Library& library);

}  // namespace tc::cli
