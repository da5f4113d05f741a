#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/library.h"
#include "core/result.h"
#include "ui/runtime.h"

namespace tc::platform {

struct WindowOptions {
  int width = 1280, height = 720;
  std::string query;  ///< start parameters in deep-link form
  int look = 0;       ///< in the page: bits as Loop::look() takes them
  /// A folder of content to look after, or empty; its fingerprint and its faults when it was loaded.
  std::string content_folder = {};
  std::uint64_t content_fingerprint = 0;
  std::vector<Message> content_problems = {};
  /// Path of the course pack in the library, or empty; its faults when it was left out.
  std::string pack = {};
  std::vector<Message> pack_problems = {};
};

/// Opens the window and runs until closed. In the page it returns at once, and tc_open takes the canvas. Exit code for main().
int run_window(std::shared_ptr<const content::Library> library, const WindowOptions& options);

/// One still picture of the app.
struct Picture {
  int width = 0, height = 0;        ///< device pixels
  std::vector<unsigned char> rgba;  ///< row-major, top row first
};
struct PictureRequest {
  int width = 1280, height = 720;  ///< points
  double pixel_ratio = 1.0;
  std::vector<app::Command> commands;  ///< applied before the picture
  int settle_frames = 40;              ///< frames of 1/30 s run until transitions end
};

/// Renders without a display (software GL through SDL's offscreen driver). Native only.
/// Refuses when no GL context can be made, saying what to install.
class PictureMaker {
 public:
  static Result<std::unique_ptr<PictureMaker>> create(std::shared_ptr<const content::Library> library);
  virtual ~PictureMaker() = default;
  virtual Result<Picture> take(const PictureRequest& request) = 0;
  /// Milliseconds for one picture, building and painting, as the mean over `frames` after the same start; `empty`: only
  /// cleared, for comparison. Every picture is waited for.
  virtual Result<double> frame_ms(const PictureRequest& request, int frames, bool empty) = 0;
};

/// Two functions keep everything that outlives the program: user data folder with atomic replace, or
/// localStorage. Load gives nothing when there is none. Store refuses with a reason (full disk, private
/// mode, what is there cannot be read, another run stores for longer than a second). An empty text forgets the name: no
/// copy of what was there is left.
std::optional<std::string> load_stored(std::string_view name);
Status store(std::string_view name, std::string_view text);
/// While what it gives lives, no other run of the program on this device stores anything. The system frees it when the
/// program ends, however that is. Asked for again in the same run it gives the same. Waits a second at most; null when
/// that was not enough or when the system has no such locks. Native only.
std::shared_ptr<const void> lock_storage();

/// True when a window can be opened here.
bool has_display();

}  // namespace tc::platform
