#pragma once
#include <span>

#include "cli/arguments.h"

namespace tc::cli {

// One function for each sub-command, in the file of its name; see docs/cli.md.
const Command& simulate_command();
const Command& clearance_command();
const Command& render_command();
const Command& sheet_command();
const Command& semantics_command();
const Command& replay_command();
const Command& check_command();
const Command& items_command();
const Command& evidence_command();
const Command& transcript_command();
/// Opens the window; run() does it itself.
const Command& window_command();

/// All of them, in the order of the help.
std::span<const Command* const> all_commands();
/// A message as one line that begins with the program's name.
std::string sentence(const Message& message, const content::Strings& strings);
/// The usage text of one command.
std::string usage_of(const Command& command);
/// The overview of all commands.
std::string overview();

}  // namespace tc::cli
