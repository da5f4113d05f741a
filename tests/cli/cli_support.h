#pragma once
#include <string>
#include <vector>

#include "cli/cli.h"

namespace tc::test {

/// The program's own library, loaded once.
const cli::SharedLibrary& library();
/// One run of the command line without a process.
cli::Outcome run(const std::vector<std::string>& words);
/// The lines of a text, without line ends; no empty last line.
std::vector<std::string> lines_of(const std::string& text);
/// Comma-separated cells.
std::vector<std::string> cells_of(const std::string& line);
/// A path for a file of this test run, in the system's folder for such files.
std::string scratch(const std::string& name);

}  // namespace tc::test
