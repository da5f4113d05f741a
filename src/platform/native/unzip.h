#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "content/course_pack.h"
#include "core/message.h"

namespace tc::platform {

/// A course pack out of its archive or folder.
struct Unpacked {
  content::PackFiles files;
  std::vector<std::string> unread;  ///< names of what lies beside them
};

/// Unpacks a zip archive into memory, never further than the limits of a pack: what counts is what came out, not
/// what the archive says of itself. Only files that a pack is read from are opened. Faults (located) are added to
/// the problems: names that lead out of the archive or stand there twice, links, passwords, bombs, damage.
Unpacked unzip(std::string_view bytes, std::vector<Message>& problems);

}  // namespace tc::platform
