#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "cli/arguments.h"

namespace tc::cli {

/// --content: a folder to take the content from.
std::span<const Flag> content_flags();

/// The content that a command works with.
struct Content {
  SharedLibrary library;
  std::string folder;             ///< empty without --content
  std::uint64_t fingerprint = 0;  ///< of the folder, from before it was loaded
  std::vector<Message> problems;  ///< faults of the folder; the library is then the one built in
};
/// The content of the folder that --content names, or the one built in where none is named or the folder is
/// faulty. Refuses what is no folder.
Result<Content> content_of(const Arguments& arguments, const SharedLibrary& built_in);

/// The faults, one a line.
std::string fault_lines(const std::vector<Message>& problems, const content::Strings& words);
/// The sentence that says that the folder has faults and the built-in content stays in use.
Message built_in_stays(const Content& content);

}  // namespace tc::cli
