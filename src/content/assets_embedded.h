#pragma once
#include <span>
#include <string_view>

namespace tc::content {

/// One file of `assets/`, compiled into the program.
struct EmbeddedAsset {
  std::string_view path;   ///< below `assets/`, with '/', for example "strings/en/timeline.json"
  std::string_view bytes;  ///< the content; JSON without white space, everything else unchanged
};

/// Every embedded file but those of the dossier, ascending by path. Besides the files of `assets/` (without `assets/schema/`):
/// `fonts/inter-{regular,semibold}.otf`, `fonts/inter-display-semibold.otf`, cut to the characters
/// that the program can show, and `fonts/characters.txt`, those characters once each in UTF-8.
std::span<const EmbeddedAsset> embedded_assets();

/// The files of the dossier (is_dossier_file), ascending by path; apart, so that the page need not carry them.
std::span<const EmbeddedAsset> embedded_dossier();

}  // namespace tc::content
