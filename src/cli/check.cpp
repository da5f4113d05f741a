// threeclocks check: every fault of a content folder or a course pack, with its place.
#include <algorithm>

#include "app/pass_rule.h"
#include "app/values.h"
#include "cli/commands.h"
#include "cli/content_flag.h"
#include "platform/native/content_folder.h"
#include "platform/native/pack_source.h"

namespace tc::cli {
namespace {

constexpr std::size_t kMostNamed = 10;

Outcome check_folder(const std::string& path, const content::Strings& words) {
  const auto folder = platform::ContentFolder::open(path);
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

/// What lies in the pack and is no part of it; empty when there is nothing.
std::string unread_line(const std::vector<std::string>& unread, const content::Strings& words) {
  if (unread.empty()) return {};
  std::string names;
  for (std::size_t i = 0; i < std::min(unread.size(), kMostNamed); ++i)
    names += (i == 0 ? "" : ", ") + app::shown_text(unread[i]);
  if (unread.size() > kMostNamed) names += ", …";
  return words.text({"cli.check.unread", {{"names", names}}}) + "\n";
}

/// The pass mark that the pack sets; empty when it sets none.
std::string pass_line(const content::Library& library) {
  const auto rule = app::pass_words(library);
  if (!rule) return {};
  const bool by_certainty = library.pack->pass->by_certainty;
  return library.strings.text({by_certainty ? "cli.check.pass_certainty" : "cli.check.pass", rule->args}) + "\n";
}

Outcome check_pack(const std::string& path, const content::Library& library) {
  const content::Strings& words = library.strings;
  const auto source = platform::PackSource::open(path);
  if (!source) return {kFailed, {}, sentence(source.error(), words)};
  std::vector<Message> problems;
  const auto loaded = source->load(library, problems);
  if (!loaded) return {kFailed, {}, fault_lines(problems, words)};
  const content::CoursePack& pack = *loaded->pack;
  const Message good{"cli.check.pack",
                     {{"title", loaded->strings.raw("pack." + pack.id + ".title")},
                      {"files", std::to_string(source->file_count())},
                      {"items", std::to_string(pack.items)},
                      {"tours", std::to_string(pack.tours)},
                      {"licence", pack.licence},
                      {"review", pack.review_by}}};
  return {kDone, words.text(good) + "\n" + pass_line(*loaded) + unread_line(source->unread(), words), {}};
}

Outcome check(const Arguments& arguments, const SharedLibrary& library) {
  if (arguments.words().empty()) return {kRefused, {}, sentence({"cli.check.folder"}, library->strings)};
  const std::string& path = arguments.words().front();
  return platform::PackSource::is_pack(path) ? check_pack(path, *library) : check_folder(path, library->strings);
}

}  // namespace

const Command& check_command() {
  static const Command kCommand{
      .name = "check",
      .words = "DIR_OR_PACK",
      .summary =
          "Checks a content folder or a course pack: prints every fault as file:line:column: what, and how to "
          "mend it.",
      .most_words = 1,
      .notes =
          "A content folder is laid out as assets/; what it lacks is taken from the content built in. A course pack "
          "is a zip file, or a folder with pack.json. Faults go to standard error, one a line, with exit code 1. How "
          "to write content and packs: docs/authors.md",
      .find = check};
  return kCommand;
}

}  // namespace tc::cli
