#include "platform/native/system_look.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "core/text.h"

namespace tc::platform {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

/// The value of `key=` in an ini file, in lower case; sections are not told apart.
std::optional<std::string> ini_value(const std::string& path, std::string_view key) {
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    const std::size_t equals = line.find('=');
    if (equals == std::string::npos) continue;
    if (trim(std::string_view(line).substr(0, equals)) == key)
      return lower(trim(std::string_view(line).substr(equals + 1)));
  }
  return std::nullopt;
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

SystemLook read_system_look() {
  SystemLook look;
#if defined(__linux__)
  const char* home = std::getenv("HOME");
  const char* config_home = std::getenv("XDG_CONFIG_HOME");
  const std::string config =
      config_home && *config_home ? config_home : std::string(home ? home : "") + "/.config";
  std::optional<std::string> theme;
  if (const char* forced = std::getenv("GTK_THEME")) theme = lower(forced);
  for (const std::string version : {"/gtk-4.0", "/gtk-3.0"}) {
    const std::string path = config + version + "/settings.ini";
    if (!theme) theme = ini_value(path, "gtk-theme-name");
    if (const auto prefer = ini_value(path, "gtk-application-prefer-dark-theme")) {
      const bool dark = *prefer == "1" || *prefer == "true";
      theme = theme.value_or("") + (dark ? "-dark" : "");
    }
    if (const auto animate = ini_value(path, "gtk-enable-animations"))
      look.reduced_motion = *animate == "0" || *animate == "false";
  }
  if (!theme) theme = ini_value(config + "/kdeglobals", "ColorScheme");
  if (theme) {
    look.dark = contains(*theme, "dark") || contains(*theme, "inverse");
    look.high_contrast = contains(*theme, "contrast");
  }
#endif
  return look;
}

}  // namespace tc::platform
