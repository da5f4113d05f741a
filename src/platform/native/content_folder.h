#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "content/library.h"

namespace tc::platform {

/// A folder of content as `assets/` is laid out. What it does not hold comes from the content built in, so a
/// folder with one changed file is enough. Only the folders that hold content are looked into, never what
/// lies below them.
class ContentFolder {
 public:
  /// Reads the content files of the folder. Refuses what is no folder, with the reason; what is wrong within
  /// it is told by load().
  static Result<ContentFolder> open(const std::string& path);

  /// The library of this content. Every fault found is added to `problems`, in the order of files and lines;
  /// the result is then refused with the first. Paths in faults begin with the folder as it was given.
  Result<content::Library> load(std::vector<Message>& problems) const;

  /// Changes when a content file is added, removed or written. A few dozen questions to the file system.
  static std::uint64_t fingerprint(const std::string& path);

  std::size_t file_count() const { return files_.size(); }

 private:
  void find_missing_words(const content::Strings& words, std::vector<Message>& problems) const;
  void read(const std::string& name, const std::string& file);
  void fault(const std::string& name, std::string_view key, std::string_view what = {});

  std::string root_;
  std::map<std::string, std::string, std::less<>> files_;  ///< path below the folder → bytes
  std::vector<Message> problems_;                          ///< of the folder itself
};

}  // namespace tc::platform
