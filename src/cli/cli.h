#pragma once
#include <string>
#include <vector>

#include "cli/arguments.h"

namespace tc::cli {

/// Exit codes: done; something outside failed (no graphics, file not writable); asked for something wrong.
inline constexpr int kDone = 0, kFailed = 1, kRefused = 2;

/// What a run leaves: text for standard output, or exactly one sentence for standard error.
struct Outcome {
  int code = kDone;
  std::string out, err;
};

/// Runs a sub-command, --help or --version. Writes nothing but the files that were asked for.
Outcome execute(const std::vector<std::string>& words, const SharedLibrary& library);

/// The whole program: loads the content, runs the command or opens the window, writes the outcome. Gives the
/// exit code for main().
int run(int argc, char** argv);

}  // namespace tc::cli
