#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/course_pack.h"
#include "content/json_file.h"

namespace tc::content {

/// Reads pack.json; faults (located) are added to the problems.
CoursePack read_course_pack(const JsonFile& file, std::vector<Message>& problems);

/// What is wrong with a text of a pack, if anything: texts are plain, and made of characters that the program can
/// show. Anything that would be markup elsewhere is refused, so that no pack ever depends on how it is shown.
struct TextFault {
  std::string_view key;  ///< of the message
  std::string what;
};
std::optional<TextFault> fault_of_text(std::string_view text);

}  // namespace tc::content
