#pragma once
#include <string>
#include <string_view>

#include "core/result.h"
#include "platform/platform.h"

namespace tc::cli {

/// The whole of a file, or of standard input for "-". Refuses what cannot be read or is larger than 64 MB.
Result<std::string> read_file(const std::string& path);
/// Writes a file, making its folder where needed. Refuses with the system's reason.
Status write_file(const std::string& path, std::string_view bytes);
/// The picture as a PNG file without the alpha channel, with write_file's refusals.
Status write_png(const std::string& path, const platform::Picture& picture);

}  // namespace tc::cli
