#include "content/pack.h"

#include "core/text.h"

namespace tc::content {

Result<std::vector<std::pair<std::string_view, std::string_view>>> open_pack(std::string_view bytes) {
  std::vector<std::pair<std::string_view, std::string_view>> files;
  while (!bytes.empty()) {
    const auto end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    const auto space = line.rfind(' ');
    const auto given =
        space == std::string_view::npos ? std::nullopt : parse_integer(line.substr(space + 1));
    const long long length = given.value_or(-1);
    if (end == std::string_view::npos || space == 0 || length < 0 ||
        static_cast<std::size_t>(length) > bytes.size() - end - 1) {
      return Message{"error.content.pack", {{"what", std::to_string(files.size() + 1)}}};
    }
    files.emplace_back(line.substr(0, space), bytes.substr(end + 1, static_cast<std::size_t>(length)));
    bytes.remove_prefix(end + 1 + static_cast<std::size_t>(length));
  }
  return files;
}

}  // namespace tc::content
