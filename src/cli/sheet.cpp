// threeclocks sheet: the whole story on one picture, eight moments from 10 minutes to 14 days.
#include <algorithm>
#include <array>

#include "app/values.h"
#include "cli/commands.h"
#include "cli/content_flag.h"
#include "cli/files.h"
#include "cli/regimen_flags.h"

namespace tc::cli {
namespace {

constexpr double kHour = 60, kDay = 1440;
constexpr std::array kMoments{10.0, 40.0, 2 * kHour, 12 * kHour, kDay, 3 * kDay, 7 * kDay, 14 * kDay};
/// The screen of each moment in points, at three quarters of a pixel for a point: 960 × 540 pixels.
constexpr int kWidth = 1280, kHeight = 720;
constexpr double kRatio = 0.75;
constexpr int kColumns = 2, kGap_px = 12;
constexpr unsigned char kPaper[] = {96, 96, 96, 255};

constexpr Flag kFlags[] = {{"--out", "FILE.png", "where the picture goes (out/contact-sheet.png)"}};

/// A canvas in the colour between the screens, and screens put on it one by one.
class Sheet {
 public:
  Sheet(int cell_width, int cell_height) : cell_width_(cell_width), cell_height_(cell_height) {
    const int rows = static_cast<int>(kMoments.size()) / kColumns;
    picture_.width = kGap_px + kColumns * (cell_width + kGap_px);
    picture_.height = kGap_px + rows * (cell_height + kGap_px);
    picture_.rgba.resize(static_cast<std::size_t>(picture_.width) *
                         static_cast<std::size_t>(picture_.height) * 4);
    for (std::size_t i = 0; i < picture_.rgba.size(); ++i) picture_.rgba[i] = kPaper[i % 4];
  }

  void put(int cell, const platform::Picture& screen) {
    const int x = kGap_px + (cell % kColumns) * (cell_width_ + kGap_px);
    const int y = kGap_px + (cell / kColumns) * (cell_height_ + kGap_px);
    const auto row = static_cast<std::ptrdiff_t>(screen.width) * 4;
    for (int line = 0; line < screen.height; ++line) {
      const auto from = screen.rgba.begin() + row * line;
      std::copy(from, from + row,
                picture_.rgba.begin() + (static_cast<std::ptrdiff_t>(y + line) * picture_.width + x) * 4);
    }
  }
  const platform::Picture& picture() const { return picture_; }

 private:
  platform::Picture picture_;
  int cell_width_, cell_height_;
};

Result<std::string> sheet(const Arguments& arguments, const SharedLibrary& library) {
  const auto commands = commands_of(arguments, *library);
  if (!commands) return commands.error();
  if (arguments.has("--at")) return Message{"cli.sheet.at"};
  const std::string out = arguments.get_or("--out", "out/contact-sheet.png");
  if (!out.ends_with(".png")) return Message{"cli.out", {{"value", app::shown_text(out)}, {"expected", ".png"}}};
  const auto maker = platform::PictureMaker::create(library);
  if (!maker) return maker.error();
  Sheet paper(static_cast<int>(kWidth * kRatio), static_cast<int>(kHeight * kRatio));
  for (std::size_t i = 0; i < kMoments.size(); ++i) {
    platform::PictureRequest request{
        .width = kWidth, .height = kHeight, .pixel_ratio = kRatio, .commands = *commands};
    request.commands.push_back(app::cmd::Seek{kMoments[i]});
    const auto picture = (*maker)->take(request);
    if (!picture) return picture.error();
    paper.put(static_cast<int>(i), *picture);
  }
  const Status written = write_png(out, paper.picture());
  if (!written) return written.error();
  return std::string();
}

}  // namespace

const Command& sheet_command() {
  static const Command kCommand{.name = "sheet",
                                .summary = "Eight moments from 10 minutes to 14 days on one PNG picture.",
                                .flags = {kFlags, regimen_flags(), screen_flags(), content_flags()},
                                .run = sheet};
  return kCommand;
}

}  // namespace tc::cli
