#pragma once
#include <doctest/doctest.h>

#include <string_view>

#include "content/assets_embedded.h"
#include "content/library.h"

/// The embedded library; loaded once for all tests.
inline const tc::content::Library& library() {
  static const tc::Result<tc::content::Library> loaded = tc::content::load_embedded_library();
  REQUIRE_MESSAGE(loaded.ok(), "first fault: " << loaded.error().key);
  return *loaded;
}

/// The bytes of an embedded file of either part, empty when there is none.
inline std::string_view asset(std::string_view path) {
  for (const auto& part : {tc::content::embedded_assets(), tc::content::embedded_dossier()}) {
    for (const tc::content::EmbeddedAsset& a : part) {
      if (a.path == path) return a.bytes;
    }
  }
  return {};
}
