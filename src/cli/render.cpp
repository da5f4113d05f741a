// threeclocks render: one picture of the screen.
#include "app/values.h"
#include "cli/commands.h"
#include "cli/content_flag.h"
#include "cli/files.h"
#include "cli/regimen_flags.h"
#include "core/text.h"

namespace tc::cli {
namespace {

constexpr Flag kFlags[] = {
    {"--out", "FILE.png", "where the picture goes (required)"},
    {"--size", "WxH", "in points (1280x720)"},
    {"--scale", "NUMBER", "pixels for each point, 0.25 to 4 (1)"},
};

Result<std::string> render(const Arguments& arguments, const SharedLibrary& library) {
  const auto* out = arguments.get("--out");
  if (!out || out->empty()) return Message{"cli.flag.required", {{"flag", "--out"}}};
  const auto size = parse_size(arguments.get_or("--size", "1280x720"));
  if (!size) return size.error();
  const std::string scale_text = arguments.get_or("--scale", "1");
  const auto scale = parse_number(scale_text);
  if (!scale || *scale < 0.25 || *scale > 4)
    return Message{"cli.scale", {{"value", app::shown_text(scale_text)}}};
  auto commands = commands_of(arguments, *library);
  if (!commands) return commands.error();

  const auto maker = platform::PictureMaker::create(library);
  if (!maker) return maker.error();
  const auto picture = (*maker)->take({.width = size->first,
                                       .height = size->second,
                                       .pixel_ratio = *scale,
                                       .commands = std::move(commands).value()});
  if (!picture) return picture.error();
  const Status written = write_png(*out, *picture);
  if (!written) return written.error();
  return std::string();
}

}  // namespace

const Command& render_command() {
  static const Command kCommand{.name = "render",
                                .summary = "One picture of the screen as a PNG file; needs no display.",
                                .flags = {kFlags, regimen_flags(), screen_flags(), content_flags()},
                                .run = render};
  return kCommand;
}

}  // namespace tc::cli
