// threeclocks semantics: the screen as the accessibility tree says it.
#include "cli/commands.h"
#include "cli/content_flag.h"
#include "cli/regimen_flags.h"
#include "cli/table.h"
#include "ui/headless.h"

namespace tc::cli {
namespace {

constexpr Flag kFlags[] = {
    {"--size", "WxH", "in points (1280x720)"},
    {"--format", "json|text", "json unless given"},
};

/// One line for each node, indented by its depth: role, name, value, states.
std::string as_text(const std::vector<ui::Node>& nodes) {
  std::string text;
  for (const ui::Node& node : nodes) {
    text +=
        std::string(static_cast<std::size_t>(node.depth) * 2, ' ') + std::string(ui::role_name(node.role));
    if (!node.name.empty()) text += " \"" + node.name + "\"";
    if (!node.value.empty()) text += ": " + node.value;
    if (!node.description.empty()) text += " — " + node.description;
    for (const auto& [on, word] : {std::pair(node.focusable, "focusable"), std::pair(node.checked, "checked"),
                                   std::pair(node.disabled, "disabled"), std::pair(node.live, "live"),
                                   std::pair(node.has_expanded && node.expanded, "expanded")}) {
      if (on) text += std::string(" [") + word + "]";
    }
    text += '\n';
  }
  return text;
}

Result<std::string> semantics(const Arguments& arguments, const SharedLibrary& library) {
  const auto format = parse_format(arguments, Format::json, Format::text);
  if (!format) return format.error();
  const auto size = parse_size(arguments.get_or("--size", "1280x720"));
  if (!size) return size.error();
  const auto commands = commands_of(arguments, *library);
  if (!commands) return commands.error();
  const auto nodes = ui::still_semantics(
      library, {.width = static_cast<float>(size->first), .height = static_cast<float>(size->second)},
      *commands);
  return *format == Format::json ? ui::to_json(nodes, true) + "\n" : as_text(nodes);
}

}  // namespace

const Command& semantics_command() {
  static const Command kCommand{.name = "semantics",
                                .summary = "The screen's accessibility tree, as JSON or indented text.",
                                .flags = {kFlags, regimen_flags(), screen_flags(), content_flags(), pack_flags()},
                                .run = semantics};
  return kCommand;
}

}  // namespace tc::cli
