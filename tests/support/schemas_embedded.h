#pragma once
#include "content/assets_embedded.h"

namespace tc::content {

/// Every JSON schema of `assets/schema/`, path below `assets/`; the program itself does not carry them.
std::span<const EmbeddedAsset> embedded_schemas();

}  // namespace tc::content
