// The usage texts, made from the same tables that read the flags.
#include <algorithm>

#include "cli/commands.h"

namespace tc::cli {
namespace {

constexpr std::size_t kColumn = 24, kWidth = 100;

/// Adds words to a line that stands at its end, going on below at `column` when it is full.
std::string wrapped(std::string line, std::string_view words, std::size_t column) {
  std::size_t at = line.size();
  bool first = true;
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    if (!first && at + 1 + end > kWidth) {
      line += "\n" + std::string(column, ' ');
      at = column;
    } else if (!first) {
      line += ' ';
      ++at;
    }
    line += words.substr(0, end);
    at += end;
    words.remove_prefix(std::min(end + 1, words.size()));
    first = false;
  }
  return line + "\n";
}

/// A two-column entry; the right column wraps.
std::string entry(std::string_view left, std::string_view right) {
  std::string line = "  " + std::string(left);
  line += line.size() + 1 < kColumn ? std::string(kColumn - line.size(), ' ') : "  ";
  return wrapped(std::move(line), right, kColumn);
}

}  // namespace

std::span<const Command* const> all_commands() {
  static const Command* const kAll[] = {&simulate_command(), &clearance_command(), &render_command(),
                                        &sheet_command(),    &semantics_command(), &replay_command(),
                                        &evidence_command(), &transcript_command(), &items_command(),     &check_command(),
                                        &window_command()};
  return kAll;
}

std::string usage_of(const Command& command) {
  std::string text = "usage: threeclocks " + std::string(command.name);
  if (!command.words.empty()) text += " " + std::string(command.words);
  text += " [options]\n\n" + wrapped({}, command.summary, 0) + "\n";
  for (const auto& group : command.flags) {
    for (const Flag& flag : group) {
      const std::string value = flag.value.empty() ? std::string() : " " + std::string(flag.value);
      text += entry(std::string(flag.name) + value, flag.help);
    }
  }
  if (!command.notes.empty()) text += "\n" + wrapped({}, command.notes, 0);
  return text;
}

std::string overview() {
  std::string text =
      "usage: threeclocks [COMMAND] [options]\n\n"
      "Three Clocks shows how long a dose of ketamine acts: the feeling, the drug and plasticity.\n"
      "Without a command it opens its window.\n\n";
  for (const Command* command : all_commands()) text += entry(command->name, command->summary);
  text +=
      "\n  --help, COMMAND --help  this text, or that of a command\n"
      "  --version               the version, and where the licences are\n\n"
      "Exit codes: 0 done; 1 something outside failed; 2 the request was wrong. Details: docs/cli.md\n";
  return text;
}

}  // namespace tc::cli
