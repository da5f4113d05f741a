#include "platform/native/saving.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#define STBI_WRITE_NO_STDIO
#include "stb_image_write.h"

namespace tc::platform {
namespace fs = std::filesystem;
namespace {

constexpr int kMostOfAName = 1000;

const char* variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' ? value : nullptr;
}

/// XDG_DOWNLOAD_DIR as the desktop wrote it down; empty when it did not.
fs::path named_by_desktop(const fs::path& home) {
  const char* config = variable("XDG_CONFIG_HOME");
  std::ifstream file((config != nullptr ? fs::path(config) : home / ".config") / "user-dirs.dirs");
  constexpr std::string_view kKey = "XDG_DOWNLOAD_DIR=\"", kHome = "$HOME/";
  for (std::string line; std::getline(file, line);) {
    if (line.rfind(kKey, 0) != 0) continue;
    std::string path = line.substr(kKey.size(), line.find('"', kKey.size()) - kKey.size());
    return path.rfind(kHome, 0) == 0 ? home / path.substr(kHome.size()) : fs::path(path);
  }
  return {};
}

fs::path download_folder() {
  const char* home_name = variable("HOME");
  if (home_name == nullptr) home_name = variable("USERPROFILE");
  const fs::path home = home_name != nullptr ? fs::path(home_name) : fs::current_path();
  std::error_code none;
  for (const fs::path& folder : {named_by_desktop(home), home / "Downloads"}) {
    if (!folder.empty() && fs::is_directory(folder, none)) return folder;
  }
  return home;
}

}  // namespace

Result<std::string> save_download(const std::string& name, std::string_view bytes) {
  const fs::path folder = download_folder(), wanted(name);
  const auto refusal = [&](const fs::path& path) {
    return Message{"platform.storage_failed", {{"path", path.string()}, {"reason", std::strerror(errno)}}};
  };
  for (int number = 1; number <= kMostOfAName; ++number) {
    const std::string mark = number == 1 ? std::string() : "-" + std::to_string(number);
    const fs::path path = folder / (wanted.stem().string() + mark + wanted.extension().string());
    std::FILE* file = std::fopen(path.string().c_str(), "wbx");
    if (file == nullptr && errno == EEXIST) continue;
    if (file == nullptr) return refusal(path);
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    if (std::fclose(file) != 0 || !written) {
      const Message why = refusal(path);
      std::error_code ignored;
      fs::remove(path, ignored);
      return why;
    }
    return path.string();
  }
  errno = EEXIST;
  return refusal(folder / wanted);
}

std::optional<std::string> png_of(const Picture& picture) {
  const std::size_t pixels = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
  std::string rgb(pixels * 3, '\0');
  for (std::size_t i = 0; i < pixels; ++i) {
    for (std::size_t c = 0; c < 3; ++c) rgb[i * 3 + c] = static_cast<char>(picture.rgba[i * 4 + c]);
  }
  std::string png;
  const auto append = [](void* to, void* data, int size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
  };
  if (!stbi_write_png_to_func(append, &png, picture.width, picture.height, 3, rgb.data(), picture.width * 3))
    return std::nullopt;
  return png;
}

}  // namespace tc::platform
