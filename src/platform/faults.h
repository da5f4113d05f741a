#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "content/strings.h"
#include "core/message.h"

namespace tc::platform {

/// Value of an argument of a message, or nothing.
std::string argument_of(const Message& message, std::string_view name);

/// Makes faults ready to be told: the files that `is_ours` knows get the folder in front, the faults are sorted by
/// file, line and column as an author goes through them, and none stands there twice.
void place_faults(std::vector<Message>& faults, const std::string& root,
                  const std::function<bool(std::string_view file)>& is_ours);

/// The fault as "file:line:column: what, and how to mend it", on one line, whatever was quoted.
std::string fault_line(const Message& problem, const content::Strings& words);

/// The first fault and how many more there are: on the screen there is room for one.
std::string first_fault(const std::vector<Message>& problems, const content::Strings& words);

}  // namespace tc::platform
