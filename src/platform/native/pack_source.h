#pragma once
#include <string>
#include <vector>

#include "content/library.h"
#include "platform/native/unzip.h"

namespace tc::platform {

/// A course pack on the disk: a folder, or a zip archive of one.
class PackSource {
 public:
  /// Reads it. Refuses what cannot be read at all, with the reason; what is wrong within it is told by load().
  static Result<PackSource> open(const std::string& path);
  /// True for a file, and for a folder that says it is a pack (pack.json).
  static bool is_pack(const std::string& path);

  /// The library with this pack. Every fault is added to the problems, in the order of files and lines, with the
  /// pack's path in front as it was given; the result is then refused with the first.
  Result<content::Library> load(const content::Library& base, std::vector<Message>& problems) const {
    return load_by(content::with_pack, base, problems);
  }
  /// The same, but where nothing but tours is at fault the library comes without these.
  Result<content::Library> load_sound(const content::Library& base, std::vector<Message>& problems) const {
    return load_by(content::with_sound_pack, base, problems);
  }

  std::size_t file_count() const { return unpacked_.files.size(); }
  /// Names of files that are no part of a pack and were left alone.
  const std::vector<std::string>& unread() const { return unpacked_.unread; }

 private:
  Result<content::Library> load_by(decltype(content::with_pack)* add, const content::Library& base,
                                   std::vector<Message>& problems) const;
  void read_folder();
  void read_archive();
  void fault(const std::string& name, std::string_view key, std::string_view what);

  std::string root_;
  Unpacked unpacked_;
  std::vector<Message> problems_;  ///< of reading it
};

}  // namespace tc::platform
