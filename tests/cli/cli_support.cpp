#include "cli/cli_support.h"

#include <filesystem>

#include "core/text.h"

namespace tc::test {

const cli::SharedLibrary& library() {
  static const cli::SharedLibrary kLibrary =
      std::make_shared<const content::Library>(content::load_embedded_library().value());
  return kLibrary;
}

cli::Outcome run(const std::vector<std::string>& words) { return cli::execute(words, library()); }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (const auto line : split(text, '\n')) lines.emplace_back(line);
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  for (const auto cell : split(line, ',')) cells.emplace_back(cell);
  return cells;
}

std::string scratch(const std::string& name) {
  static const std::filesystem::path kFolder = [] {
    auto folder = std::filesystem::temp_directory_path() / "three_clocks_cli_tests";
    std::filesystem::remove_all(folder);
    return folder;
  }();
  return (kFolder / name).string();
}

}  // namespace tc::test
