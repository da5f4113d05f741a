#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "content_fixture.h"

/// The embedded content with some files replaced, so that one fault at a time can be put in.
struct ChangedContent {
  std::map<std::string, std::string, std::less<>> changed;

  std::vector<tc::Message> problems() const {
    std::vector<std::string_view> paths;
    for (const auto& part : {tc::content::embedded_assets(), tc::content::embedded_dossier()}) {
      for (const auto& a : part) paths.push_back(a.path);
    }
    for (const auto& file : changed) {
      if (asset(file.first).empty()) paths.push_back(file.first);
    }
    std::vector<tc::Message> out;
    const auto read = [this](std::string_view path) -> std::optional<std::string_view> {
      const auto found = changed.find(path);
      if (found != changed.end()) return found->second;
      const std::string_view bytes = asset(path);
      return bytes.empty() ? std::nullopt : std::optional(bytes);
    };
    const auto library = tc::content::load_library(read, paths, out);
    CHECK(library.ok() == out.empty());
    if (!library) CHECK(library.error() == out.front());
    return out;
  }
};

inline std::string argument(const tc::Message& m, std::string_view name) {
  for (const auto& [key, value] : m.args) {
    if (key == name) return value;
  }
  return {};
}

/// "key file line column what".
inline std::string joined(const tc::Message& m) {
  std::string out = m.key;
  for (const auto& [name, value] : m.args) out += " " + value;
  return out;
}

/// The text of a file with the first `from` after `behind` replaced.
inline std::string replaced(std::string_view path, std::string_view from, std::string_view to,
                            std::string_view behind = {}) {
  std::string text(asset(path));
  const auto start = text.find(behind);
  REQUIRE_MESSAGE(start != std::string::npos, "not in " << path << ": " << std::string(behind));
  const auto at = text.find(from, start);
  REQUIRE_MESSAGE(at != std::string::npos, "not in " << path << ": " << std::string(from));
  return text.replace(at, from.size(), to);
}

/// The problems after that one change, one per line.
inline std::string after(const std::string& path, std::string_view from, std::string_view to,
                         std::string_view behind = {}) {
  ChangedContent files;
  files.changed[path] = replaced(path, from, to, behind);
  std::string out;
  for (const tc::Message& m : files.problems()) out += joined(m) + "\n";
  return out;
}

inline bool names(const std::string& problems, std::string_view what) {
  return problems.find(what) != std::string::npos;
}
