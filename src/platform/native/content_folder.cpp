#include "platform/native/content_folder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>

#include "content/assets_embedded.h"
#include "content/json_file.h"
#include "content/quiz.h"
#include "core/hash.h"
#include "platform/faults.h"

namespace tc::platform {
namespace {

namespace fs = std::filesystem;

/// Where content lies. Nothing else of the folder is looked at.
constexpr std::array<std::string_view, 8> kFolders{"evidence/", "model/", "quizzes/", "stage/",
                                                   "strings/en/", "theme/", "timeline/", "tours/"};
constexpr std::size_t kMostFiles = 1000;          ///< in all; `assets/` has about fifty
constexpr std::uintmax_t kMostBytes = 64u << 20;  ///< of all files together

std::string without_slashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

/// Calls `then` with the path from the root of everything called *.json in the content folders, sorted, and
/// with the entry itself; stops when it gives false. Gives the folders that could not be read, with the
/// reason.
template <class Then>
std::vector<std::pair<std::string, std::string>> each_file(const std::string& root, const Then& then) {
  std::vector<std::pair<std::string, std::string>> unread;
  for (const std::string_view folder : kFolders) {
    const fs::path path = fs::path(root) / folder.substr(0, folder.size() - 1);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) continue;
    std::vector<fs::directory_entry> entries;
    fs::directory_iterator at(path, error);
    for (; !error && at != fs::directory_iterator() && entries.size() <= kMostFiles; at.increment(error)) {
      if (at->path().extension() == ".json" && !at->path().filename().string().starts_with('.'))
        entries.push_back(*at);
    }
    if (error) unread.emplace_back(std::string(folder), error.message());
    std::sort(entries.begin(), entries.end());
    for (const fs::directory_entry& entry : entries) {
      if (!then(entry, std::string(folder) + entry.path().filename().string())) return unread;
    }
  }
  return unread;
}

const content::EmbeddedAsset* built_in(std::string_view name) {
  for (const auto& part : {content::embedded_assets(), content::embedded_dossier()}) {
    const auto at =
        std::lower_bound(part.begin(), part.end(), name,
                         [](const content::EmbeddedAsset& a, std::string_view n) { return a.path < n; });
    if (at != part.end() && at->path == name) return &*at;
  }
  return nullptr;
}

/// Whether words belong to an entry, so that they may go with it. All others are asked for by the program.
bool is_of_an_entry(std::string_view key) {
  constexpr std::string_view kStarts[] = {"obs.",      "claim.", "misconception.", "safety.", "conflict.",
                                          "learning.", "audit.", "lens.",          "term.",   "illustration.",
                                          "whatif.",   "care.",  "plasticity.",    "preset.", "topic.",
                                          "item.",     "objective."};
  return std::any_of(std::begin(kStarts), std::end(kStarts),
                     [&](std::string_view s) { return key.starts_with(s); });
}

}  // namespace

void ContentFolder::fault(const std::string& name, std::string_view key, std::string_view what) {
  content::add_fault(problems_, [&] { return content::located(name, {}, key, what); });
}

void ContentFolder::read(const std::string& name, const std::string& file) {
  // Words and items may lie in files of any name; everything else is looked for by its name.
  if (!name.starts_with("strings/en/") && !content::is_items_file(name) && built_in(name) == nullptr)
    return fault(name, "error.content.unknown_file");
  std::error_code error;
  if (!fs::is_regular_file(file, error))
    return fault(name, "error.content.unread", error ? error.message() : "it is no file");
  const std::uintmax_t size = fs::file_size(file, error);
  if (!error && size > content::JsonFile::kLargestBytes)
    return fault(name, "error.json.too_large", std::to_string(size >> 20));
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return fault(name, "error.content.unread", std::strerror(errno));
  std::string bytes(static_cast<std::size_t>(error ? 0 : size), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (stream.bad() || error) return fault(name, "error.content.unread", std::strerror(errno));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));  // it may have been cut short meanwhile
  files_[name] = std::move(bytes);
}

Result<ContentFolder> ContentFolder::open(const std::string& path) {
  const auto failed = [&](const std::string& reason) {
    return Message{"platform.content_unread", {{"path", path}, {"reason", reason}}};
  };
  std::error_code error;
  if (!fs::is_directory(path, error)) return failed(error ? error.message() : "not a folder");
  const fs::directory_iterator readable(path, error);
  if (error) return failed(error.message());
  ContentFolder folder;
  folder.root_ = without_slashes(path);
  std::size_t count = 0;
  std::uintmax_t bytes = 0;
  const auto unread = each_file(path, [&](const fs::directory_entry& entry, const std::string& name) {
    if (++count > kMostFiles || bytes > kMostBytes) {
      folder.fault("", "error.content.too_many");
      return false;
    }
    folder.read(name, entry.path().string());
    if (const auto read = folder.files_.find(name); read != folder.files_.end()) bytes += read->second.size();
    return true;
  });
  for (const auto& [name, reason] : unread) folder.fault(name, "error.content.unread", reason);
  if (folder.files_.empty() && folder.problems_.empty()) folder.fault("", "error.content.empty");
  return folder;
}

void ContentFolder::find_missing_words(const content::Strings& words, std::vector<Message>& problems) const {
  for (const auto& [name, bytes] : files_) {
    const content::EmbeddedAsset* before = name.starts_with("strings/en/") ? built_in(name) : nullptr;
    if (before == nullptr) continue;
    content::Strings replaced;
    if (!replaced.add_file(name, before->bytes)) continue;
    for (const auto& [key, text] : replaced.all()) {
      if (words.has(key) || is_of_an_entry(key)) continue;
      content::add_fault(problems, [&] { return content::located(name, {}, "error.content.words", key); });
    }
  }
}

Result<content::Library> ContentFolder::load(std::vector<Message>& problems) const {
  // Own files after those built in, so that a key that stands in both is told in the folder's.
  std::vector<std::string_view> paths;
  std::set<std::string, std::less<>> built_in_only;
  for (const auto& part : {content::embedded_assets(), content::embedded_dossier()}) {
    for (const content::EmbeddedAsset& asset : part) {
      if (files_.find(asset.path) != files_.end()) continue;
      paths.push_back(asset.path);
      built_in_only.emplace(asset.path);
    }
  }
  for (const auto& [path, bytes] : files_) paths.push_back(path);
  const content::AssetReader read = [&](std::string_view path) -> std::optional<std::string_view> {
    if (const auto own = files_.find(path); own != files_.end()) return own->second;
    const content::EmbeddedAsset* asset = built_in(path);
    return asset == nullptr ? std::nullopt : std::optional(asset->bytes);
  };
  std::vector<Message> found = problems_;
  Result<content::Library> library = content::load_library(read, paths, found);
  if (library) find_missing_words(library->strings, found);
  for (const Message& problem : problems_) built_in_only.erase(argument_of(problem, "file"));
  // What is not in the folder lies in the content built in, and keeps its bare name.
  place_faults(found, root_, [&](std::string_view file) { return built_in_only.find(file) == built_in_only.end(); });
  problems.insert(problems.end(), found.begin(), found.end());
  if (!found.empty()) return found.front();
  return library;
}

std::uint64_t ContentFolder::fingerprint(const std::string& path) {
  std::uint64_t hash = fnv1a(path);
  each_file(path, [&](const fs::directory_entry& entry, const std::string& name) {
    std::error_code ignored;
    const auto size = fs::file_size(entry.path(), ignored);
    const auto written = fs::last_write_time(entry.path(), ignored).time_since_epoch().count();
    hash = hash * 31 ^ fnv1a(name + ' ' + std::to_string(size) + ' ' + std::to_string(written));
    return true;
  });
  return hash;
}

}  // namespace tc::platform
