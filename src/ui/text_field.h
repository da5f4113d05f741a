#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "ui/ui.h"

namespace tc::ui {

struct TextFieldSpec {
  std::string_view id, name;
  std::string_view value, placeholder;
  Rect rect;
  std::size_t longest = 80;  ///< bytes
  bool searches = true;      ///< has the icon that says so
};
/// One line of text. Gives the new text when it was edited. On the desktop Dear
/// ImGui edits; in the page a real input field over this place does, and its text and caret come as an action.
std::optional<std::string> text_field(Ui& ui, const TextFieldSpec& spec);

}  // namespace tc::ui
