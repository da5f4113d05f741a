#pragma once
#include <span>
#include <string_view>

#include "ui/ui.h"

namespace tc::ui {

/// One row of the keyboard help. The same table drives the keys and their description.
struct Shortcut {
  int key = 0;          ///< ImGuiKey
  bool letter = false;  ///< a single-letter key, which can be switched off
  std::string_view keys_key, what_key;
};

std::span<const Shortcut> shortcuts();

/// Turns keys that no widget took into commands.
void handle_shortcuts(Ui& ui);

/// Moves the focus with Tab and Shift+Tab over last frame's tree, in reading order.
void handle_tab(Semantics& semantics, Focus& focus);

}  // namespace tc::ui
