#pragma once
#include <SDL.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "platform/frame_clock.h"
#include "platform/keeper.h"
#include "platform/mirror.h"
#include "platform/painter.h"
#include "platform/platform.h"
#include "platform/web/page.h"

namespace tc::platform {

/// The program in the page: one for the life of the page, driven by requestAnimationFrame and by the exported
/// functions (exports.cpp).
class Loop {
 public:
  /// Without WebGL 2 nothing is drawn, and the page shows the mirror. Null when there is no window.
  static std::unique_ptr<Loop> open(const std::shared_ptr<const content::Library>& library,
                                    const WindowOptions& options);

  /// One animation frame: takes events, draws when the runtime wants it, tells the mirror.
  void step();

  void wake() { runtime_.wake(); }
  long frames() const { return clock_.frames(); }
  void post(ui::Action action);
  void key(const char* name, bool down, int modifiers);
  void characters(const char* utf8);
  void release_keys();
  void paste(const char* text);
  /// Bits: 1 dark, 2 reduced motion, 4 more contrast.
  void look(int bits);
  void safe_area(float left, float top, float right, float bottom);
  /// The context was lost (false) or came back (true).
  void graphics(bool there);
  /// A record that the person chose.
  void take_in(const char* text);
  void open_query(const char* query);
  /// The dossier has arrived, or could not be had (`reason` says why, the pack is empty).
  void take_dossier(std::string_view pack, const char* reason);
  /// A file of a course pack; then that all are here, or why there are none (`key` of the words, or empty).
  void take_pack_file(std::string name, std::string_view bytes) { pack_files_[std::move(name)] = bytes; }
  void take_pack(const std::string& pack, std::string_view key, std::string_view file, std::string_view what);
  void flush() { keeper_.flush(); }

 private:
  Loop(std::shared_ptr<const content::Library> library, SDL_Window* window);
  void draw_nothing(page::NoPicture cause);
  void take_events();
  void draw();
  void measure();

  std::shared_ptr<const content::Library> library_;
  SDL_Window* window_;
  std::optional<Painter> painter_;  ///< nothing: no picture
  ui::Runtime runtime_;
  Keeper keeper_;
  Mirror mirror_;
  FrameClock clock_;
  ui::Surface surface_;
  double pixel_ratio_;
  std::string clipboard_;
  content::PackFiles pack_files_;  ///< while they arrive
  int paste_frames_ = 0;  ///< frames until the Ctrl and V keys of a paste are let go
  std::string picture_name_;  ///< to be saved when next drawn; empty: none
  bool shown_ = false, complete_ = false;  ///< the first picture, the first with the stage
  bool asked_shaders_ = false;  ///< whether the shaders are known to work
};

/// The program of this page; null before it is open.
Loop* the_loop();

/// Opens it and draws its first picture, after main(): by then the page can read what was stored. Nothing where main()
/// failed, or the second time.
void open_window();

}  // namespace tc::platform
