#include "cli/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "app/values.h"
#include "platform/native/saving.h"

namespace tc::cli {
namespace {

constexpr std::size_t kLargestFile = 64u << 20;

struct Close {
  void operator()(std::FILE* file) const {
    if (file && file != stdin) std::fclose(file);
  }
};

Message failed(const char* key, const std::string& path, const char* reason) {
  return {key, {{"path", app::shown_text(path)}, {"reason", reason}}};
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  const std::unique_ptr<std::FILE, Close> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return failed("cli.failed.read", path, std::strerror(errno));
  std::string text;
  char buffer[65536];
  std::size_t count = 0;
  while ((count = std::fread(buffer, 1, sizeof buffer, file.get())) > 0) {
    text.append(buffer, count);
    if (text.size() > kLargestFile) return failed("cli.failed.read", path, std::strerror(EFBIG));
  }
  if (std::ferror(file.get())) return failed("cli.failed.read", path, std::strerror(errno));
  return text;
}

Status write_file(const std::string& path, std::string_view bytes) {
  std::error_code ignored;  // what is wrong with the folder shows when the file is opened
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (!file) return failed("cli.failed.write", path, std::strerror(errno));
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const int reason = errno;
  const bool closed = std::fclose(file) == 0;
  if (!written || !closed) return failed("cli.failed.write", path, std::strerror(written ? errno : reason));
  return Unit{};
}

Status write_png(const std::string& path, const platform::Picture& picture) {
  const auto png = platform::png_of(picture);
  if (!png) return failed("cli.failed.write", path, std::strerror(ENOMEM));
  return write_file(path, *png);
}

}  // namespace tc::cli
