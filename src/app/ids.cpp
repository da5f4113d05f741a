#include "app/ids.h"

#include <algorithm>
#include <vector>

namespace tc::app {
namespace {

constexpr std::string_view kThemes[] = {"system", "dark", "light", "contrast", "projector"};
constexpr std::string_view kPanels[] = {"none", "regimen", "settings", "help", "table"};
constexpr std::string_view kBandModes[] = {"band", "draws", "dots"};

template <class Enum>
std::optional<Enum> find(std::span<const std::string_view> ids, std::string_view id) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == id) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

/// Levenshtein distance; ids are short.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0u : 1u)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::string_view id_of(ThemeChoice theme) { return kThemes[static_cast<std::size_t>(theme)]; }
std::string_view id_of(Panel panel) { return kPanels[static_cast<std::size_t>(panel)]; }
std::string_view id_of(BandMode mode) { return kBandModes[static_cast<std::size_t>(mode)]; }

std::optional<ThemeChoice> theme_of(std::string_view id) { return find<ThemeChoice>(kThemes, id); }
std::optional<Panel> panel_of(std::string_view id) { return find<Panel>(kPanels, id); }
std::optional<BandMode> band_mode_of(std::string_view id) { return find<BandMode>(kBandModes, id); }

std::span<const std::string_view> theme_ids() { return kThemes; }
std::span<const std::string_view> panel_ids() { return kPanels; }
std::span<const std::string_view> band_mode_ids() { return kBandModes; }

std::string joined(std::span<const std::string_view> ids) {
  std::string text;
  for (const std::string_view id : ids) {
    if (!text.empty()) text += ", ";
    text += id;
  }
  return text;
}

std::string_view nearest(std::string_view id, std::span<const std::string_view> known) {
  constexpr std::size_t kLongest = 40;
  if (id.empty() || id.size() > kLongest) return {};
  std::string_view best;
  std::size_t fewest = id.size();
  for (const std::string_view candidate : known) {
    // What was cut short is as good a guess as what was mistyped: "dur" for "duration".
    const bool cut = id.size() >= 3 && candidate.starts_with(id);
    const std::size_t edits = cut ? 1 : distance(id, candidate);
    if (edits < fewest && 2 * edits < std::max(id.size(), candidate.size())) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}

}  // namespace tc::app
