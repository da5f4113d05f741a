#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/state.h"

namespace tc::app {

/// Stable ids of the app's choices, as in saved states, commands, links and on the command line.
std::string_view id_of(ThemeChoice theme);  ///< "system", "dark", "light", "contrast", "projector"
std::string_view id_of(Panel panel);        ///< "none", "regimen", "settings", "help", "table"
std::string_view id_of(BandMode mode);      ///< "band", "draws", "dots"

/// The choice with this id; nothing for any other text.
std::optional<ThemeChoice> theme_of(std::string_view id);
std::optional<Panel> panel_of(std::string_view id);
std::optional<BandMode> band_mode_of(std::string_view id);

/// All ids in the order of the enumerators, for refusals that say what is allowed.
std::span<const std::string_view> theme_ids();
std::span<const std::string_view> panel_ids();
std::span<const std::string_view> band_mode_ids();

/// "a, b, c".
std::string joined(std::span<const std::string_view> ids);

/// The known id that needs the fewest edits to become `id`, when that is fewer than half of its length;
/// empty when nothing is near. For "did you mean" in refusals.
std::string_view nearest(std::string_view id, std::span<const std::string_view> known);

}  // namespace tc::app
