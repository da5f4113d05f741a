#include "platform/faults.h"

#include <algorithm>
#include <tuple>

#include "core/text.h"

namespace tc::platform {

std::string argument_of(const Message& message, std::string_view name) {
  for (const auto& [key, value] : message.args) {
    if (key == name) return value;
  }
  return {};
}

void place_faults(std::vector<Message>& faults, const std::string& root,
                  const std::function<bool(std::string_view file)>& is_ours) {
  for (Message& fault : faults) {
    for (auto& [name, value] : fault.args) {
      if (name == "file" && is_ours(value)) value = value.empty() ? root : root + '/' + value;
    }
  }
  const auto place_of = [](const Message& m) {
    const auto number = [&](std::string_view name) { return parse_integer(argument_of(m, name)).value_or(0); };
    return std::tuple(argument_of(m, "file"), number("line"), number("column"));
  };
  std::stable_sort(faults.begin(), faults.end(),
                   [&](const Message& a, const Message& b) { return place_of(a) < place_of(b); });
  faults.erase(std::unique(faults.begin(), faults.end()), faults.end());
}

std::string fault_line(const Message& problem, const content::Strings& words) {
  std::string line = words.text(problem);
  // Names of files may hold anything.
  std::replace_if(
      line.begin(), line.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; }, ' ');
  return line;
}

std::string first_fault(const std::vector<Message>& problems, const content::Strings& words) {
  const std::string first = fault_line(problems.front(), words);
  if (problems.size() == 1) return first;
  return words.text({"platform.content_more", {{"first", first}, {"count", std::to_string(problems.size() - 1)}}});
}

}  // namespace tc::platform
