#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "content/library.h"

namespace tc::platform {

/// A folder of content as `assets/` is laid out. What it does not hold comes from the content built in, so a
/// folder with one changed file is enough. Links are not followed.
class ContentFolder {
 public:
  /// Reads every .json file below the folder. Refuses what is no folder or cannot be read, with the reason.
  static Result<ContentFolder> open(const std::string& path);

  /// The library of this content; every fault found is added to `problems`. Paths in faults begin with the
  /// folder as it was given.
  Result<content::Library> load(std::vector<Message>& problems) const;

  /// Changes when a file is added, removed or written.
  static std::uint64_t fingerprint(const std::string& path);

  std::size_t file_count() const { return files_.size(); }

 private:
  std::string root_;
  std::map<std::string, std::string, std::less<>> files_;  ///< path below the folder → bytes
};

}  // namespace tc::platform
