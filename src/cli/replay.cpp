// threeclocks replay: runs a log of commands and gives the state it ends in.
#include "app/reduce.h"
#include "app/session.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/regimen_flags.h"
#include "core/text.h"

namespace tc::cli {
namespace {

constexpr Flag kFlags[] = {{"--out", "FILE.json", "where the state goes (standard output unless given)"}};

Result<std::string> replay(const Arguments& arguments, const SharedLibrary& library) {
  if (arguments.words().empty()) return Message{"cli.replay.file"};
  const std::string& path = arguments.words().front();
  const auto log = read_file(path);
  if (!log) return log.error();
  app::Session session(library);
  int number = 0;
  for (const std::string_view line : split(*log, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    const auto command = app::parse_command(trim(line));
    const Status usable = command ? check_place(session.state(), *command, *library) : Status(command.error());
    if (!usable) {
      const content::Strings& strings = library->strings;
      return Message{"cli.replay.line",
                     {{"path", app::shown_text(path)},
                      {"line", std::to_string(number)},
                      {"reason", strings.text(app::in_words(usable.error(), strings))}}};
    }
    session.dispatch(*command);
  }
  const std::string saved = app::save_text(session.state()) + "\n";
  const auto* out = arguments.get("--out");
  if (!out) return saved;
  const Status written = write_file(*out, saved);
  if (!written) return written.error();
  return std::string();
}

}  // namespace

const Command& replay_command() {
  static const Command kCommand{
      .name = "replay",
      .words = "FILE",
      .summary = "Runs a log of commands, one JSON object on each line, and prints the state it ends in.",
      .flags = {kFlags},
      .most_words = 1,
      .notes = "FILE may be - for standard input. The log is what the program keeps of a session.",
      .run = replay};
  return kCommand;
}

}  // namespace tc::cli
