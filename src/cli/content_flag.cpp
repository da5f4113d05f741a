#include "cli/content_flag.h"

#include <utility>

#include "app/values.h"
#include "cli/commands.h"
#include "platform/native/content_folder.h"
#include "platform/faults.h"
#include "platform/native/pack_source.h"

namespace tc::cli {
namespace {

constexpr Flag kFlags[] = {
    {"--content", "DIR", "take the content from a folder laid out as assets/; what it lacks is built in"}};
constexpr Flag kPackFlags[] = {{"--pack", "ZIP_OR_DIR", "add the questions and tours of a course pack"}};

Message stays(const char* one, const char* several, const std::string& path, std::size_t count) {
  return {count == 1 ? one : several, {{"path", app::shown_text(path)}, {"count", std::to_string(count)}}};
}

Status add_pack(const std::string& path, Content& content) {
  content.pack = path;
  const auto source = platform::PackSource::open(path);
  if (!source) return source.error();
  if (auto loaded = source->load_sound(*content.library, content.pack_problems); loaded)
    content.library = std::make_shared<const content::Library>(std::move(loaded).value());
  return Unit{};
}

}  // namespace

std::span<const Flag> content_flags() { return kFlags; }
std::span<const Flag> pack_flags() { return kPackFlags; }

Result<Content> content_of(const Arguments& arguments, const SharedLibrary& built_in) {
  Content content{built_in, {}, 0, {}, {}, {}};
  if (const std::string* path = arguments.get("--content")) {
    content.folder = *path;
    content.fingerprint = platform::ContentFolder::fingerprint(*path);
    const auto folder = platform::ContentFolder::open(*path);
    if (!folder) return folder.error();
    if (auto loaded = folder->load(content.problems); loaded)
      content.library = std::make_shared<const content::Library>(std::move(loaded).value());
  }
  if (const std::string* path = arguments.get("--pack")) {
    const Status added = add_pack(*path, content);
    if (!added) return added.error();
  }
  return content;
}

std::string fault_lines(const std::vector<Message>& problems, const content::Strings& words) {
  std::string lines;
  for (const Message& problem : problems) lines += platform::fault_line(problem, words) + "\n";
  return lines;
}

std::string told_faults(const Content& content, const content::Strings& words) {
  std::string out;
  if (!content.problems.empty()) {
    out += fault_lines(content.problems, words) +
           sentence(stays("cli.content.fault", "cli.content.faults", content.folder, content.problems.size()), words);
  }
  if (!content.pack_problems.empty()) {
    const bool in = content.library->pack.has_value();  // without the tours that are at fault
    out += fault_lines(content.pack_problems, words) +
           sentence(stays(in ? "cli.pack.tour_fault" : "cli.pack.fault", in ? "cli.pack.tour_faults" : "cli.pack.faults",
                          content.pack, content.pack_problems.size()),
                    words);
  }
  return out;
}

}  // namespace tc::cli
