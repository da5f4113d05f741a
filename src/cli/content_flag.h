#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "cli/arguments.h"

namespace tc::cli {

/// --content: a folder to take the content from.
std::span<const Flag> content_flags();
/// --pack: a course pack to add to it, for commands that show questions and tours.
std::span<const Flag> pack_flags();

/// The content that a command works with.
struct Content {
  SharedLibrary library;
  std::string folder;             ///< empty without --content
  std::uint64_t fingerprint = 0;  ///< of the folder, from before it was loaded
  std::vector<Message> problems;  ///< faults of the folder; the library is then the one built in
  std::string pack;                    ///< path of the course pack; empty without --pack
  std::vector<Message> pack_problems;  ///< its faults; the library is then without it, or without some of its tours
};
/// The content of the folder that --content names, or the one built in where none is named or the folder is
/// faulty, with the course pack that --pack names unless that is faulty. Refuses what cannot be read at all.
Result<Content> content_of(const Arguments& arguments, const SharedLibrary& built_in);

/// The faults, one a line.
std::string fault_lines(const std::vector<Message>& problems, const content::Strings& words);
/// Every fault of folder and pack, each followed by the sentence that says what stays in use; empty without faults.
std::string told_faults(const Content& content, const content::Strings& words);

}  // namespace tc::cli
