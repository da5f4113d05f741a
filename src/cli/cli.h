#pragma once
#include <string>
#include <vector>

#include "cli/arguments.h"

namespace tc::cli {

/// Runs a sub-command, --help or --version. Writes nothing but the files that were asked for.
Outcome execute(const std::vector<std::string>& words, const SharedLibrary& library);

/// The whole program: loads the content, runs the command or opens the window, writes the outcome. Gives the
/// exit code for main().
int run(int argc, char** argv);

}  // namespace tc::cli
