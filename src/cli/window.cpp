// threeclocks window: the flags as a link, which the window starts with.
#include "app/session.h"
#include "cli/commands.h"
#include "cli/content_flag.h"
#include "cli/regimen_flags.h"

namespace tc::cli {
namespace {

constexpr Flag kFlags[] = {{"--size", "WxH", "of the window in points (1280x720)"}};

Result<std::string> link(const Arguments& arguments, const SharedLibrary& library) {
  const auto size = parse_size(arguments.get_or("--size", "1280x720"));
  if (!size) return size.error();
  const auto commands = commands_of(arguments, *library);
  if (!commands) return commands.error();
  // Without wishes the window opens as it was left.
  if (commands->empty()) return std::string();
  app::State state = app::initial_state(*library);
  for (const app::Command& command : *commands) state = app::reduce(state, command, *library).state;
  return app::to_query(state, *library);
}

}  // namespace

const Command& window_command() {
  static const Command kCommand{.name = "window",
                                .summary = "Opens the window; the same as no command, but it takes options.",
                                .flags = {kFlags, regimen_flags(), screen_flags(), content_flags(), pack_flags()},
                                .run = link};
  return kCommand;
}

}  // namespace tc::cli
