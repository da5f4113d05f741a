// Storage in the user's data folder: each name is one file, replaced whole, with the copy before it kept.
#include <SDL.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#ifdef _WIN32
#include <io.h>
#else
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

}  // namespace

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
  errno = 0;
  if (!write_whole(fresh, text)) {
    const std::string reason = std::strerror(errno);
    std::error_code ignored;
    fs::remove(fresh, ignored);
    return refusal(path, reason);
  }
  std::error_code problem;
  if (fs::exists(path, problem)) {
    fs::copy_file(path, path.string() + ".previous", fs::copy_options::overwrite_existing, problem);
    problem.clear();  // a missing earlier copy is no reason to refuse the new one
  }
  fs::rename(fresh, path, problem);
  if (problem) return refusal(path, problem.message());
  return Unit{};
}

}  // namespace tc::platform
