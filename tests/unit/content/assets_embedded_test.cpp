// Exact: no tolerance anywhere.
#include "content/assets_embedded.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "core/text.h"

using tc::content::embedded_assets;
using tc::content::EmbeddedAsset;

namespace {

std::string_view bytes_of(std::string_view path) {
  for (const EmbeddedAsset& asset : embedded_assets()) {
    if (asset.path == path) return asset.bytes;
  }
  return {};
}

}  // namespace

TEST_CASE("embedded assets: ascending paths, each once, none empty") {
  const auto assets = embedded_assets();
  REQUIRE_FALSE(assets.empty());
  for (std::size_t i = 0; i < assets.size(); ++i) {
    CAPTURE(assets[i].path);
    CHECK_FALSE(assets[i].bytes.empty());
    if (i > 0) CHECK(assets[i - 1].path < assets[i].path);
  }
}

TEST_CASE("embedded assets: every text is UTF-8") {
  for (const EmbeddedAsset& asset : embedded_assets()) {
    if (asset.path.ends_with(".otf")) continue;
    CAPTURE(asset.path);
    CHECK(tc::is_utf8(asset.bytes));
  }
}

TEST_CASE("embedded assets: three OpenType fonts, together below 48 kB") {
  std::size_t total = 0;
  for (const std::string_view name :
       {"inter-regular", "inter-semibold", "inter-display-semibold"}) {
    CAPTURE(name);
    const std::string_view font = bytes_of("fonts/" + std::string(name) + ".otf");
    REQUIRE(font.size() > 4);
    CHECK(font.substr(0, 4) == "OTTO");
    total += font.size();
  }
  CHECK(total < 48 * 1024);
}

TEST_CASE("embedded assets: the characters that code writes are in the fonts") {
  const std::string_view characters = bytes_of("fonts/characters.txt");
  for (const std::string_view wanted :
       {"µ", "·", "²", "₁", "≤", "≥", "→", "°", "–", "—", "−", "×", "½", "…", "α"}) {
    CAPTURE(wanted);
    CHECK(characters.find(wanted) != std::string_view::npos);
  }
}
