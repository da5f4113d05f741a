#pragma once
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "platform/native/content_folder.h"

namespace tc::test {

/// A folder of its own for one test.
struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("three-clocks-content-" + std::to_string(getpid()));
  Folder() {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void put(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
  }
  /// Faults as "key file:line:column what", the folder's own path left out.
  std::vector<std::string> faults() const {
    const auto folder = platform::ContentFolder::open(path.string());
    REQUIRE(folder.ok());
    std::vector<Message> problems;
    const auto library = folder->load(problems);
    CHECK(library.ok() == problems.empty());
    std::vector<std::string> out;
    for (const Message& m : problems) {
      std::string place[4];
      for (const auto& [name, value] : m.args) {
        for (int i = 0; i < 4; ++i) {
          constexpr std::string_view kNames[] = {"file", "line", "column", "what"};
          if (name == kNames[i]) place[i] = value;
        }
      }
      const std::string root = path.string();
      if (place[0].starts_with(root)) place[0].erase(0, root.size());
      out.push_back(m.key + " " + place[0] + ":" + place[1] + ":" + place[2] + " " + place[3]);
    }
    return out;
  }
  std::string first() const {
    const auto all = faults();
    return all.empty() ? "none" : all.front();
  }
};

}  // namespace tc::test
