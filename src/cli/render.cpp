// threeclocks render: one picture of the screen.
#include "app/session.h"
#include "app/values.h"
#include "cli/commands.h"
#include "cli/content_flag.h"
#include "cli/files.h"
#include "cli/regimen_flags.h"
#include "core/text.h"
#include "ui/svg.h"

namespace tc::cli {
namespace {

constexpr Flag kFlags[] = {
    {"--out", "FILE", "where the picture goes: .png, or .svg for a drawing with text (required)"},
    {"--size", "WxH", "in points (1280x720)"},
    {"--scale", "NUMBER", "pixels for each point, 0.25 to 4 (1)"},
};

/// What a link to the view says.
std::string link_of(const std::vector<app::Command>& commands, const SharedLibrary& library) {
  app::Session session(library);
  for (const app::Command& command : commands) session.dispatch(command);
  return app::to_query(session.state(), *library);
}

Result<std::string> render(const Arguments& arguments, const SharedLibrary& library) {
  const auto* out = arguments.get("--out");
  if (!out || out->empty()) return Message{"cli.flag.required", {{"flag", "--out"}}};
  if (!out->ends_with(".png") && !out->ends_with(".svg"))
    return Message{"cli.out", {{"value", app::shown_text(*out)}, {"expected", ".png, .svg"}}};
  const auto size = parse_size(arguments.get_or("--size", "1280x720"));
  if (!size) return size.error();
  const std::string scale_text = arguments.get_or("--scale", "1");
  const auto scale = parse_number(scale_text);
  if (!scale || *scale < 0.25 || *scale > 4)
    return Message{"cli.scale", {{"value", app::shown_text(scale_text)}}};
  auto commands = commands_of(arguments, *library);
  if (!commands) return commands.error();

  if (out->ends_with(".svg")) {
    const ui::Surface surface{.width = static_cast<float>(size->first), .height = static_cast<float>(size->second)};
    const std::string caption = library->strings.text({"app.drawing_caption", {{"link", link_of(*commands, library)}}});
    const Status written = write_file(*out, ui::still_svg(library, surface, *commands, caption));
    if (!written) return written.error();
    return std::string();
  }
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
                                .summary = "One picture of the screen as a PNG or SVG file; needs no display.",
                                .flags = {kFlags, regimen_flags(), screen_flags(), content_flags(), pack_flags()},
                                .run = render};
  return kCommand;
}

}  // namespace tc::cli
