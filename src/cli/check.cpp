// threeclocks check: every fault of a content folder, with its place.
#include <cstdio>

#include "app/reduce.h"
#include "cli/commands.h"
#include "platform/native/content_folder.h"

namespace tc::cli {
namespace {

Result<std::string> check(const Arguments& arguments, const SharedLibrary& library) {
  if (arguments.words().empty()) return Message{"cli.check.folder"};
  const auto folder = platform::ContentFolder::open(arguments.words().front());
  if (!folder) return folder.error();
  std::vector<Message> problems;
  const auto loaded = folder->load(problems);
  const content::Strings& words = library->strings;
  if (loaded) {
    return words.text({"cli.check.good",
                       {{"files", std::to_string(folder->file_count())},
                        {"observations", std::to_string(loaded->observations.size())},
                        {"claims", std::to_string(loaded->claims.size())},
                        {"sources", std::to_string(loaded->references.size())},
                        {"terms", std::to_string(loaded->terms.size())}}}) +
           "\n";
  }
  for (const Message& problem : problems)
    std::fprintf(stderr, "%s\n", words.text(app::in_words(problem, words)).c_str());
  return Message{"cli.failed.check", {{"count", std::to_string(problems.size())}}};
}

}  // namespace

const Command& check_command() {
  static const Command kCommand{
      .name = "check",
      .words = "FOLDER",
      .summary = "Checks a content folder and prints every fault as file:line:column: what, and how to mend it.",
      .most_words = 1,
      .notes = "FOLDER is laid out as assets/; what it lacks is taken from the content built in. Exit code 1 when "
               "there is a fault. How to write content: docs/authors.md",
      .run = check};
  return kCommand;
}

}  // namespace tc::cli
