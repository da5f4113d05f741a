#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "platform/platform.h"

namespace tc::platform {

/// Saves a file into the person's folder for downloads (else their home) under this name, or with a number where it
/// is taken: nothing is ever replaced. Gives the whole path. Refuses with the system's reason.
Result<std::string> save_download(const std::string& name, std::string_view bytes);

/// What the bound framebuffer holds, opaque. Needs a current context.
Picture read_framebuffer(int width_px, int height_px);

/// The picture as PNG without the alpha channel; nothing when memory does not suffice.
std::optional<std::string> png_of(const Picture& picture);

}  // namespace tc::platform
