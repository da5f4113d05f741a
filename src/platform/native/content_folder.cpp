#include "platform/native/content_folder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "content/assets_embedded.h"
#include "core/hash.h"

namespace tc::platform {
namespace {

namespace fs = std::filesystem;

/// More than JsonFile reads, so that its own refusal, with a place, is what the author gets to see.
constexpr std::uintmax_t kLargestRead = 64u << 20;
constexpr std::size_t kMostFiles = 2000;

Message failed(const std::string& path, const std::string& reason) {
  return {"platform.content_unread", {{"path", path}, {"reason", reason}}};
}

/// Calls `then` with every regular .json file below the root, by its path from there. Gives what went wrong.
template <class Then>
std::error_code each_file(const std::string& root, const Then& then) {
  std::error_code error;
  fs::recursive_directory_iterator at(root, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    std::error_code ignored;
    const fs::path& path = at->path();
    if (!at->is_regular_file(ignored) || at->is_symlink(ignored) || path.extension() != ".json") continue;
    then(path, path.lexically_relative(root).generic_string());
  }
  return error;
}

}  // namespace

Result<ContentFolder> ContentFolder::open(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return failed(path, error ? error.message() : "not a folder");
  ContentFolder folder;
  folder.root_ = path;
  while (folder.root_.size() > 1 && folder.root_.back() == '/') folder.root_.pop_back();
  std::string unread;
  error = each_file(path, [&](const fs::path& file, const std::string& name) {
    if (name.starts_with("schema/") || folder.files_.size() >= kMostFiles) return;
    std::error_code ignored;
    if (fs::file_size(file, ignored) > kLargestRead) {
      // Too large to read at all: as many spaces as make JsonFile refuse it.
      folder.files_[name] = std::string(content::JsonFile::kLargestBytes + 1, ' ');
      return;
    }
    std::ifstream stream(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (!stream) {
      unread = name + ": " + std::strerror(errno);
    } else {
      folder.files_[name] = std::move(bytes);
    }
  });
  if (error) return failed(path, error.message());
  if (!unread.empty()) return failed(path, unread);
  return folder;
}

Result<content::Library> ContentFolder::load(std::vector<Message>& problems) const {
  std::set<std::string_view> paths;
  for (const auto& [path, bytes] : files_) paths.insert(path);
  std::map<std::string_view, std::string_view> built_in;
  for (const auto& part : {content::embedded_assets(), content::embedded_dossier()}) {
    for (const content::EmbeddedAsset& asset : part) {
      built_in.emplace(asset.path, asset.bytes);
      paths.insert(asset.path);
    }
  }
  const content::AssetReader read = [&](std::string_view path) -> std::optional<std::string_view> {
    if (const auto own = files_.find(path); own != files_.end()) return own->second;
    const auto found = built_in.find(path);
    return found == built_in.end() ? std::nullopt : std::optional(found->second);
  };
  const std::vector<std::string_view> all(paths.begin(), paths.end());
  Result<content::Library> library = content::load_library(read, all, problems);
  for (Message& problem : problems) {
    for (auto& [name, value] : problem.args) {
      if (name == "file" && files_.find(value) != files_.end()) value = root_ + '/' + value;
    }
  }
  return library;
}

std::uint64_t ContentFolder::fingerprint(const std::string& path) {
  std::uint64_t hash = fnv1a(path);
  // The order of a directory is not fixed: combine without regard to it.
  std::uint64_t sum = 0;
  each_file(path, [&](const fs::path& file, const std::string& name) {
    std::error_code ignored;
    const auto size = fs::file_size(file, ignored);
    const auto written = fs::last_write_time(file, ignored).time_since_epoch().count();
    sum += fnv1a(name + ' ' + std::to_string(size) + ' ' + std::to_string(written));
  });
  return hash ^ sum;
}

}  // namespace tc::platform
