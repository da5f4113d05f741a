#include "cli/content_flag.h"

#include <utility>

#include "app/values.h"
#include "platform/native/content_folder.h"

namespace tc::cli {
namespace {

constexpr Flag kFlags[] = {
    {"--content", "DIR", "take the content from a folder laid out as assets/; what it lacks is built in"}};

}  // namespace

std::span<const Flag> content_flags() { return kFlags; }

Result<Content> content_of(const Arguments& arguments, const SharedLibrary& built_in) {
  Content content{built_in, {}, 0, {}};
  const std::string* path = arguments.get("--content");
  if (path == nullptr) return content;
  content.folder = *path;
  content.fingerprint = platform::ContentFolder::fingerprint(*path);
  const auto folder = platform::ContentFolder::open(*path);
  if (!folder) return folder.error();
  if (auto loaded = folder->load(content.problems); loaded)
    content.library = std::make_shared<const content::Library>(std::move(loaded).value());
  return content;
}

std::string fault_lines(const std::vector<Message>& problems, const content::Strings& words) {
  std::string lines;
  for (const Message& problem : problems) lines += platform::fault_line(problem, words) + "\n";
  return lines;
}

Message built_in_stays(const Content& content) {
  return {content.problems.size() == 1 ? "cli.content.fault" : "cli.content.faults",
          {{"path", app::shown_text(content.folder)}, {"count", std::to_string(content.problems.size())}}};
}

}  // namespace tc::cli
