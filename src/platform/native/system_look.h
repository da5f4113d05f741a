#pragma once

namespace tc::platform {

/// What the person chose in the desktop's own settings, as far as it can be read without a desktop library.
struct SystemLook {
  bool dark = true;
  bool reduced_motion = false;
  bool high_contrast = false;
};

/// Reads GTK's and KDE's settings files and GTK_THEME on Linux; elsewhere the defaults.
SystemLook read_system_look();

}  // namespace tc::platform
