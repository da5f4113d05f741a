#include "platform/native/pack_source.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>

#include "content/json_file.h"
#include "platform/faults.h"

namespace tc::platform {
namespace {

namespace fs = std::filesystem;
using content::PackLimits;

/// The bytes of a file, or the first of them: not much more than `most`. Nothing when it cannot be read.
std::optional<std::string> bytes_of(const fs::path& path, std::size_t most) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::string bytes;
  std::array<char, 65536> part;
  while (bytes.size() <= most && !stream.eof()) {
    stream.read(part.data(), part.size());
    if (stream.bad()) return std::nullopt;
    bytes.append(part.data(), static_cast<std::size_t>(stream.gcount()));
  }
  return bytes;
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

}  // namespace

void PackSource::fault(const std::string& name, std::string_view key, std::string_view what) {
  content::add_fault(problems_, [&] { return content::located(name, {}, key, what); });
}

void PackSource::read_folder() {
  std::size_t entries = 0, total = 0;
  std::error_code error;
  // Links are seen and not followed: what passes here passes in an archive, too.
  for (fs::recursive_directory_iterator at(root_, error); !error && at != fs::recursive_directory_iterator();
       at.increment(error)) {
    const std::string name = at->path().lexically_relative(root_).generic_string();
    if (++entries > PackLimits::kEntries) return fault({}, "error.pack.entries", "> " + std::to_string(PackLimits::kEntries));
    const fs::file_type type = at->symlink_status().type();
    if (type == fs::file_type::directory) {
      if (is_hidden(at->path())) at.disable_recursion_pending();
      continue;
    }
    if (!content::is_read_from_pack(name)) {
      unpacked_.unread.push_back(name);
    } else if (type != fs::file_type::regular) {
      fault(name, "error.pack.link", name);
    } else if (unpacked_.files.size() == PackLimits::kFiles) {
      return fault({}, "error.pack.files", "> " + std::to_string(PackLimits::kFiles));
    } else if (auto bytes = bytes_of(at->path(), PackLimits::kFileBytes); !bytes) {
      fault(name, "error.content.unread", std::strerror(errno));
    } else if (bytes->size() > PackLimits::kFileBytes) {
      fault(name, "error.pack.file_size", name);
    } else if ((total += bytes->size()) > PackLimits::kBytes) {
      return fault({}, "error.pack.size", "> 8");
    } else {
      unpacked_.files[name] = *std::move(bytes);
    }
  }
  if (error) fault({}, "error.content.unread", error.message());
}

void PackSource::read_archive() {
  std::error_code error;
  const auto size = fs::file_size(root_, error);
  if (!error && size > PackLimits::kArchiveBytes) return fault({}, "error.pack.archive_size", std::to_string(size >> 20));
  const auto bytes = bytes_of(root_, PackLimits::kArchiveBytes);
  if (!bytes) return fault({}, "error.content.unread", std::strerror(errno));
  if (bytes->size() > PackLimits::kArchiveBytes) return fault({}, "error.pack.archive_size", "> 10");
  unpacked_ = unzip(*bytes, problems_);
}

Result<PackSource> PackSource::open(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  const bool folder = fs::is_directory(status);
  if (!folder && !fs::is_regular_file(status)) {
    return Message{"platform.pack_unread",
                   {{"path", path}, {"reason", error ? error.message() : "neither a folder nor a zip file"}}};
  }
  PackSource source;
  source.root_ = path;
  while (source.root_.size() > 1 && source.root_.back() == '/') source.root_.pop_back();
  if (folder) source.read_folder();
  else source.read_archive();
  return source;
}

bool PackSource::is_pack(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(path, error) || fs::exists(fs::path(path) / content::kPackFile, error);
}

Result<content::Library> PackSource::load_by(decltype(content::with_pack)* add, const content::Library& base,
                                             std::vector<Message>& problems) const {
  std::vector<Message> found = problems_;
  Result<content::Library> library = Message{};
  // Of what could not be read whole nothing is missed.
  if (found.empty()) library = add(base, unpacked_.files, found);
  place_faults(found, root_, [](std::string_view) { return true; });
  problems.insert(problems.end(), found.begin(), found.end());
  if (!library && !found.empty()) return found.front();
  return library;
}

}  // namespace tc::platform
