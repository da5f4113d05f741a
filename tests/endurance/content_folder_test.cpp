// Folders of content far larger than any course's: told, and done within 10 s.
#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "unit/platform/folder.h"

TEST_CASE("content folder: many large files are not all read") {
  const tc::test::Folder folder;
  for (int i = 0; i < 12; ++i) {
    const std::string name = "strings/en/more" + std::to_string(10 + i) + ".json";
    folder.put(name, "");
    std::filesystem::resize_file(folder.path / name, 7u << 20);
  }
  bool told = false;
  for (const std::string& fault : folder.faults())
    told = told || fault.starts_with("error.content.too_many :1:1");
  CHECK(told);
}

TEST_CASE("content folder: ten thousand files and deep folders are told and do not last") {
  const tc::test::Folder folder;
  folder.put("evidence/0.json", "{}");
  for (int i = 1; i < 10'000; ++i) std::ofstream(folder.path / ("evidence/" + std::to_string(i) + ".json")) << "{}";
  std::filesystem::path deep = folder.path / "timeline";
  for (int i = 0; i < 300; ++i) deep /= "d";
  std::filesystem::create_directories(deep);
  const auto start = std::chrono::steady_clock::now();
  const auto faults = folder.faults();
  tc::platform::ContentFolder::fingerprint(folder.path.string());
  CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() < 10);
  CHECK(faults.size() <= 1001);
  CHECK(faults.front().starts_with("error.content.unknown_file /evidence/"));
  CHECK(faults.back().find("/evidence/") != std::string::npos);
}
