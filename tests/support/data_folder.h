#pragma once
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace tc::test {

/// A data folder of its own for one test: XDG_DATA_HOME names it until the end, when it is removed. `name` tells the tests
/// of one process apart.
struct DataFolder {
  std::filesystem::path path;
  explicit DataFolder(const std::string& name)
      : path(std::filesystem::temp_directory_path() / ("three-clocks-" + name + "-" + std::to_string(getpid()))) {
    if (const char* home = std::getenv("XDG_DATA_HOME")) before_ = home;
    std::filesystem::create_directories(path);
    setenv("XDG_DATA_HOME", path.c_str(), 1);
  }
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;
  ~DataFolder() {
    if (before_.empty()) unsetenv("XDG_DATA_HOME");
    else setenv("XDG_DATA_HOME", before_.c_str(), 1);
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }

 private:
  std::string before_;
};

}  // namespace tc::test
