// threeclocks check: every fault of a content folder, with its place.
#include "cli/commands.h"
#include "cli/content_flag.h"
#include "platform/native/content_folder.h"

namespace tc::cli {
namespace {

Outcome check(const Arguments& arguments, const SharedLibrary& library) {
  const content::Strings& words = library->strings;
  if (arguments.words().empty()) return {kRefused, {}, sentence({"cli.check.folder"}, words)};
  const auto folder = platform::ContentFolder::open(arguments.words().front());
  if (!folder) return {kFailed, {}, sentence(folder.error(), words)};
  std::vector<Message> problems;
  const auto loaded = folder->load(problems);
  if (!loaded) return {kFailed, {}, fault_lines(problems, words)};
  const Message good{"cli.check.good",
                     {{"files", std::to_string(folder->file_count())},
                      {"observations", std::to_string(loaded->observations.size())},
                      {"claims", std::to_string(loaded->claims.size())},
                      {"sources", std::to_string(loaded->references.size())},
                      {"terms", std::to_string(loaded->terms.size())}}};
  return {kDone, words.text(good) + "\n", {}};
}

}  // namespace

const Command& check_command() {
  static const Command kCommand{
      .name = "check",
      .words = "DIR",
      .summary = "Checks a content folder: prints every fault as file:line:column: what, and how to mend it.",
      .most_words = 1,
      .notes =
          "DIR is laid out as assets/; what it lacks is taken from the content built in. Faults go to "
          "standard "
          "error, one a line, with exit code 1. How to write content: docs/authors.md",
      .find = check};
  return kCommand;
}

}  // namespace tc::cli
