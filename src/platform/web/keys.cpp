#include "platform/web/keys.h"

namespace tc::platform {
namespace {

struct Named {
  std::string_view name;
  ImGuiKey key;
};
constexpr Named kNamed[] = {
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"Delete", ImGuiKey_Delete},
    {"Backspace", ImGuiKey_Backspace},
    {" ", ImGuiKey_Space},
    {"Enter", ImGuiKey_Enter},
    {"Escape", ImGuiKey_Escape},
    {"Shift", ImGuiKey_LeftShift},
    {"Control", ImGuiKey_LeftCtrl},
    {"Alt", ImGuiKey_LeftAlt},
    {".", ImGuiKey_Period},
    {">", ImGuiKey_Period},
    {",", ImGuiKey_Comma},
    {"<", ImGuiKey_Comma},
    {"/", ImGuiKey_Slash},
    {"?", ImGuiKey_Slash},
    {"-", ImGuiKey_Minus},
    {"_", ImGuiKey_Minus},
    {"=", ImGuiKey_Equal},
    {"+", ImGuiKey_Equal},
    {"[", ImGuiKey_LeftBracket},
    {"]", ImGuiKey_RightBracket},
};

}  // namespace

ImGuiKey key_of(std::string_view name) {
  if (name.size() == 1) {
    const char c = name.front();
    if (c >= 'a' && c <= 'z') return static_cast<ImGuiKey>(ImGuiKey_A + (c - 'a'));
    if (c >= 'A' && c <= 'Z') return static_cast<ImGuiKey>(ImGuiKey_A + (c - 'A'));
    if (c >= '0' && c <= '9') return static_cast<ImGuiKey>(ImGuiKey_0 + (c - '0'));
  }
  for (const Named& named : kNamed) {
    if (named.name == name) return named.key;
  }
  return ImGuiKey_None;
}

}  // namespace tc::platform
