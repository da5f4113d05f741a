// Storage in the user's data folder: each name is one file, replaced whole, with the copy before it kept. One run of the
// program at a time.
#include <SDL.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#ifdef _WIN32
#include <io.h>
#else
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

#include "platform/platform.h"

namespace tc::platform {
namespace fs = std::filesystem;
namespace {

Message refusal(const fs::path& path, const std::string& reason) {
  return {"platform.storage_failed", {{"path", path.string()}, {"reason", reason}}};
}

/// The user's folder for this program, made when missing; empty when there is none.
fs::path data_folder() {
  char* path = SDL_GetPrefPath("", "three-clocks");
  if (!path) return {};
  fs::path folder(path);
  SDL_free(path);
  return folder;
}

/// Names are words of our own, never paths.
bool is_plain_name(std::string_view name) {
  if (name.empty() || name.size() > 64) return false;
  for (const char c : name) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-')) return false;
  }
  return true;
}

std::optional<std::string> read_whole(const fs::path& path) {
  std::FILE* file = std::fopen(path.string().c_str(), "rb");
  if (!file) return std::nullopt;
  std::string text;
  char part[4096];
  std::size_t got = 0;
  while ((got = std::fread(part, 1, sizeof part, file)) > 0) text.append(part, got);
  const bool failed = std::ferror(file) != 0;
  std::fclose(file);
  if (failed) return std::nullopt;
  return text;
}

/// Writes and waits until the disk has it. False with errno set when refused.
bool write_whole(const fs::path& path, std::string_view text) {
  std::FILE* file = std::fopen(path.string().c_str(), "wb");
  if (!file) return false;
  bool good = std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
#ifdef _WIN32
  good = good && _commit(_fileno(file)) == 0;
#else
  good = good && fsync(fileno(file)) == 0;
#endif
  const int reason = errno;
  good = std::fclose(file) == 0 && good;
  if (!good && reason) errno = reason;
  return good;
}

#ifndef _WIN32
constexpr int kLockTries = 100, kLockWait_us = 10'000;

/// An open file with the lock on it. The lock belongs to the open file: closing it frees the lock, and so does the end of
/// the program.
class LockFile {
 public:
  explicit LockFile(const fs::path& path) : file_(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {}
  ~LockFile() {
    if (file_ >= 0) close(file_);
  }
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;
  /// False with errno set: EWOULDBLOCK when another run has it all the time.
  bool take() const {
    if (file_ < 0) return false;
    for (int tries = 0; tries < kLockTries; ++tries) {
      if (flock(file_, LOCK_EX | LOCK_NB) == 0) return true;
      if (errno != EWOULDBLOCK && errno != EINTR) return false;
      usleep(kLockWait_us);
    }
    errno = EWOULDBLOCK;
    return false;
  }

 private:
  int file_;
};
#endif

/// As lock_storage(); false when another run has it all the time.
std::pair<std::shared_ptr<const void>, bool> locked(const fs::path& folder) {
#ifdef _WIN32
  (void)folder;
  return {nullptr, true};
#else
  static std::weak_ptr<const void> held;
  if (auto mine = held.lock()) return {mine, true};
  const auto file = std::make_shared<const LockFile>(folder / "lock");
  if (!file->take()) return {nullptr, errno != EWOULDBLOCK};
  held = file;
  return {file, true};
#endif
}

/// Nothing of the name is left, also no copy.
Status forget(const fs::path& path) {
  std::error_code problem;
  for (const char* end : {".new", ".previous.new", ".previous", ""}) {
    fs::remove(path.string() + end, problem);
    if (problem) return refusal(path, problem.message());
  }
  return Unit{};
}

/// Keeps the copy before: whole, or none, because half a copy is of no use. A missing one is no reason to refuse the new
/// one. False: what is there cannot be read, so it must not be replaced.
bool keep_previous(const fs::path& path) {
  std::error_code problem;
  if (!fs::exists(path, problem)) return true;
  const auto there = read_whole(path);
  if (!there) return false;
  const fs::path previous = path.string() + ".previous", fresh = previous.string() + ".new";
  std::error_code ignored;
  fs::remove(fresh, ignored);
  fs::create_hard_link(path, fresh, problem);
  if (problem && write_whole(fresh, *there)) problem.clear();  // a disk without links
  if (!problem) fs::rename(fresh, previous, problem);
  fs::remove(fresh, ignored);
  if (problem) fs::remove(previous, ignored);
  return true;
}

}  // namespace

std::shared_ptr<const void> lock_storage() {
  const fs::path folder = data_folder();
  return folder.empty() ? nullptr : locked(folder).first;
}

std::optional<std::string> load_stored(std::string_view name) {
  const fs::path folder = data_folder();
  if (folder.empty() || !is_plain_name(name)) return std::nullopt;
  const fs::path path = folder / (std::string(name) + ".txt");
  if (auto text = read_whole(path)) return text;
  return read_whole(path.string() + ".previous");
}

Status store(std::string_view name, std::string_view text) {
  const fs::path folder = data_folder();
  if (folder.empty()) return refusal("", SDL_GetError());
  if (!is_plain_name(name)) return refusal(folder, std::string(name));
  const fs::path path = folder / (std::string(name) + ".txt");
  const fs::path fresh = path.string() + ".new";
  const auto lock = locked(folder);
  if (!lock.second) return refusal(path, std::strerror(EWOULDBLOCK));
  if (text.empty()) return forget(path);
  errno = 0;
  if (!write_whole(fresh, text)) {
    const std::string reason = std::strerror(errno);
    std::error_code ignored;
    fs::remove(fresh, ignored);
    return refusal(path, reason);
  }
  std::error_code problem;
  if (!keep_previous(path)) {
    fs::remove(fresh, problem);
    return refusal(path, std::strerror(EIO));
  }
  fs::rename(fresh, path, problem);
  if (problem) return refusal(path, problem.message());
  return Unit{};
}

}  // namespace tc::platform
