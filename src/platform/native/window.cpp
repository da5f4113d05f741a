// The desktop window: SDL gives events and time, the runtime builds frames, the painter shows them. Frames
// are drawn only when the runtime wants one; otherwise the loop sleeps in SDL.
#include <SDL.h>
#include <imgui.h>
#include <imgui_impl_sdl2.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <utility>

#include "platform/faults.h"
#include "platform/frame_clock.h"
#include "platform/gl.h"
#include "platform/keeper.h"
#include "platform/native/content_folder.h"
#include "platform/native/content_watch.h"
#include "platform/native/pack_source.h"
#include "platform/native/saving.h"
#include "platform/native/shader_question.h"
#include "platform/native/speech.h"
#include "platform/native/system_look.h"
#include "platform/pack_notice.h"
#include "platform/painter.h"
#include "platform/platform.h"

namespace tc::platform {
namespace {

constexpr int kSmallestWidth = 320, kSmallestHeight = 240;
constexpr const char* kContentFaulty = "platform.content_faulty";
constexpr int kShortestFrame_ms = 4;  ///< where the driver does not wait for the screen
/// A signal that arrives just before the wait begins does not end it; it is seen at the latest after this.
constexpr int kLongestWait_ms = 1000;

double now_s() {
  return static_cast<double>(SDL_GetPerformanceCounter()) /
         static_cast<double>(SDL_GetPerformanceFrequency());
}

Status copy_to_clipboard(const std::string& text) {
  if (SDL_SetClipboardText(text.c_str()) != 0)
    return Message{"platform.clipboard_refused", {{"reason", SDL_GetError()}}};
  return Unit{};
}
Status copy_link_to_clipboard(const std::string& query) { return copy_to_clipboard("?" + query); }

Status open_in_browser(const std::string& address) {
  if (SDL_OpenURL(address.c_str()) != 0)
    return Message{"platform.browser_refused", {{"reason", SDL_GetError()}}};
  return Unit{};
}

/// Owns SDL's video, the window, its context and the Dear ImGui context; closes them in the right order.
struct Screen {
  SDL_Window* window = nullptr;
  SDL_GLContext context = nullptr;
  bool backend = false;

  bool open(const WindowOptions& options, const char* title) {
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
#ifdef SDL_HINT_WINDOWS_DPI_SCALING
    SDL_SetHint(SDL_HINT_WINDOWS_DPI_SCALING, "1");
#endif
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
    request_gl_context();
    constexpr Uint32 kFlags = SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    window = SDL_CreateWindow(title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, options.width,
                              options.height, kFlags);
    if (!window) return false;
    SDL_SetWindowMinimumSize(window, kSmallestWidth, kSmallestHeight);
    context = SDL_GL_CreateContext(window);
    if (!context) return false;
    SDL_GL_SetSwapInterval(1);
    SDL_StopTextInput();  // on only while a text field has focus, so that letters stay shortcuts
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().LogFilename = nullptr;
    backend = ImGui_ImplSDL2_InitForOpenGL(window, context);
    return backend;
  }
  ~Screen() {
    if (backend) ImGui_ImplSDL2_Shutdown();
    if (ImGui::GetCurrentContext()) ImGui::DestroyContext();
    if (context) SDL_GL_DeleteContext(context);
    if (window) SDL_DestroyWindow(window);
    SDL_Quit();
  }
  Screen() = default;
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  bool hidden() const {
    return (SDL_GetWindowFlags(window) & (SDL_WINDOW_HIDDEN | SDL_WINDOW_MINIMIZED)) != 0;
  }
};

class Loop {
 public:
  Loop(Screen& screen, const std::shared_ptr<const content::Library>& library, const WindowOptions& options)
      : screen_(screen),
        runtime_(library),
        watch_(options.content_folder, options.content_fingerprint),
        pack_(options.pack),
        keeper_(runtime_, {.load = load_stored,
                           .store = store,
                           .copy_link = copy_link_to_clipboard,
                           .copy_text = copy_to_clipboard,
                           .open_link = open_in_browser,
                           .speak = speak,
                           .save_file = save_download,
                           .save_picture = [this](const std::string& name) { picture_name_ = name; },
                           .pick_record = [] { return false; },
                           .lock = lock_storage}),
        look_(read_system_look()) {}

  bool ready() const { return painter_.ready(); }
  /// The window was closed because the driver does not use Dear ImGui's shaders.
  bool shaders_refused() const { return shaders_.refused(); }

  void run(const WindowOptions& options) {
    keeper_.start(options.query);
    if (!options.content_problems.empty()) tell_faults(options.content_problems);
    tell_pack(runtime_, options.pack_problems);
    runtime_.shuffle_accounts(SDL_GetPerformanceCounter());
    runtime_.wake();
    SDL_AddEventWatch(draw_while_resizing, this);
    while (!quit_) {
      wait();
      if (!quit_ && !screen_.hidden() && runtime_.wants_frame()) draw();
      keeper_.after_frame(now_s());
      follow_content();
    }
    SDL_DelEventWatch(draw_while_resizing, this);
    keeper_.flush();
    (void)speak({});  // what is being read ends with the window
    tell_frames();
  }

 private:
  /// Takes every waiting event; sleeps until one comes when no frame is wanted.
  void wait() {
    SDL_Event event;
    if (screen_.hidden() || !runtime_.wants_frame()) {
      tell_frames();
      const double now = now_s();
      double due_s = kLongestWait_ms / 1000.0;
      for (const auto& due : {keeper_.save_due_s(now), watch_.due_s(now)}) due_s = std::min(due_s, due.value_or(due_s));
      const int timeout_ms = static_cast<int>(due_s * 1000.0) + 1;
      if (SDL_WaitEventTimeout(&event, timeout_ms)) take(event);
    }
    while (SDL_PollEvent(&event)) take(event);
  }

  /// With THREE_CLOCKS_COUNT_FRAMES set, says on standard error how many frames were drawn, once for each
  /// time that the window comes to rest. For the test that it does rest.
  void tell_frames() {
    if (!telling_ || told_ == clock_.frames()) return;
    told_ = clock_.frames();
    std::fprintf(stderr, "{\"frames\":%ld}\n", told_);
  }

  void take(const SDL_Event& event) {
    ImGui_ImplSDL2_ProcessEvent(&event);
    if (event.type == SDL_QUIT) quit_ = true;
    if (event.type == SDL_DROPFILE && event.drop.file != nullptr) {
      take_in(event.drop.file);
      SDL_free(event.drop.file);
    }
    if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_FOCUS_GAINED)
      look_ = read_system_look();  // may have been changed in the desktop's settings meanwhile
    if (event.type == SDL_MOUSEBUTTONUP && event.button.which == SDL_TOUCH_MOUSEID)
      ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);  // a lifted finger hovers nowhere
    runtime_.wake();
  }

  /// Takes over what an author has changed. What is faulty is told, and the last good content stays.
  void follow_content() {
    const auto change = watch_.look(now_s());
    if (!change) return;
    const content::Strings& words = runtime_.session().library().strings;
    if (!change->library) {
      // All of them in the terminal; on the screen there is room for one.
      for (const Message& problem : change->problems)
        std::fprintf(stderr, "%s\n", fault_line(problem, words).c_str());
      return tell_faults(change->problems);
    }
    std::fprintf(stderr, "%s\n", words.raw("platform.content_loaded").c_str());
    runtime_.use_library(with_pack_again(change->library));
    runtime_.dispatch(app::cmd::DismissNotice{kContentFaulty});
  }
  /// Changed content, with the course pack that stood on the content before it.
  std::shared_ptr<const content::Library> with_pack_again(std::shared_ptr<const content::Library> library) const {
    const auto source = pack_.empty() ? Result<PackSource>(Message{}) : PackSource::open(pack_);
    if (!source) return library;
    std::vector<Message> told_before;
    auto with = source->load_sound(*library, told_before);
    return with ? std::make_shared<const content::Library>(std::move(with).value()) : library;
  }
  void tell_faults(const std::vector<Message>& problems) {
    runtime_.dispatch(app::cmd::Notify{kContentFaulty, first_fault(problems, runtime_.session().library().strings)});
  }

  ui::Surface surface() {
    int width = 0, height = 0, width_px = 0, height_px = 0;
    SDL_GetWindowSize(screen_.window, &width, &height);
    SDL_GL_GetDrawableSize(screen_.window, &width_px, &height_px);
    ui::Surface surface;
    surface.width = static_cast<float>(width);
    surface.height = static_cast<float>(height);
    surface.pixel_ratio = width > 0 ? static_cast<float>(width_px) / static_cast<float>(width) : 1.0f;
    surface.system_dark = look_.dark;
    surface.system_reduced_motion = look_.reduced_motion;
    surface.system_high_contrast = look_.high_contrast;
    surface.paint = painter_.pictures();
    surface.timed = true;
    return surface;
  }

  void draw() {
    if (drawing_) return;
    drawing_ = true;
    const Uint32 start_ms = SDL_GetTicks();
    runtime_.prepare(surface());
    painter_.begin();
    ImGui_ImplSDL2_NewFrame();
    ImGui::NewFrame();
    runtime_.frame(clock_.tick(now_s()));
    ImGui::Render();
    int width_px = 0, height_px = 0;
    SDL_GL_GetDrawableSize(screen_.window, &width_px, &height_px);
    paint(width_px, height_px);
    if (!picture_name_.empty()) save_picture(width_px, height_px);
    SDL_GL_SwapWindow(screen_.window);
    follow_text_field();
    if (SDL_GetTicks() - start_ms < kShortestFrame_ms) SDL_Delay(kShortestFrame_ms);
    drawing_ = false;
  }

  void paint(int width_px, int height_px) {
    ask_shaders(shaders_);
    painter_.draw(width_px, height_px, runtime_.glyphs());
    if (shaders_.refused()) quit_ = true;
    if (!painter_.stage_refused() || std::exchange(told_stage_, true)) return;
    std::fprintf(stderr, "%s\n", runtime_.session().library().strings.raw("cli.window.stage_plain").c_str());
  }

  void save_picture(int width_px, int height_px) {
    const auto png = png_of(read_framebuffer(width_px, height_px));
    keeper_.saved(png ? save_download(picture_name_, *png) : Message{"platform.no_memory"});
    picture_name_.clear();
  }

  /// A file that was dropped on the window: the answers of another machine.
  void take_in(const char* path) {
    constexpr std::size_t kLargest = 32u << 20;
    std::ifstream file(path, std::ios::binary);
    std::string text;
    char part[65536];
    while (file.read(part, sizeof part) || file.gcount() > 0) {
      text.append(part, static_cast<std::size_t>(file.gcount()));
      if (text.size() > kLargest) break;
    }
    if (text.empty() || text.size() > kLargest) runtime_.dispatch(app::cmd::Notify{"platform.record_not_read", path});
    else runtime_.dispatch(app::cmd::TakeIn{std::move(text)});
  }

  void follow_text_field() const {
    const bool wanted = ImGui::GetIO().WantTextInput;
    if (wanted != (SDL_IsTextInputActive() == SDL_TRUE)) wanted ? SDL_StartTextInput() : SDL_StopTextInput();
  }

  /// Some systems hold the main loop while the window is dragged; SDL still calls watchers, so draw from
  /// here.
  static int draw_while_resizing(void* self, SDL_Event* event) {
    auto* loop = static_cast<Loop*>(self);
    if (event->type == SDL_WINDOWEVENT && event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED &&
        event->window.windowID == SDL_GetWindowID(loop->screen_.window)) {
      loop->runtime_.wake();
      loop->draw();
    }
    return 0;
  }

  Screen& screen_;
  Painter painter_;
  ui::Runtime runtime_;
  ContentWatch watch_;
  const std::string pack_;  ///< path of the course pack, or empty
  Keeper keeper_;
  SystemLook look_;
  FrameClock clock_;
  const bool telling_ = std::getenv("THREE_CLOCKS_COUNT_FRAMES") != nullptr;
  long told_ = -1;
  std::string picture_name_;  ///< to be saved when next drawn; empty: none
  bool drawing_ = false;
  bool quit_ = false;
  ShaderWatch shaders_;
  bool told_stage_ = false;
};

int refuse(const content::Library& library, const Message& why) {
  const std::string text = library.strings.text(why);
  std::fprintf(stderr, "%s\n", text.c_str());
  return 1;
}

}  // namespace

int run_window(std::shared_ptr<const content::Library> library, const WindowOptions& options) {
  Screen screen;
  if (!screen.open(options, library->strings.raw("app.name").c_str()))
    return refuse(*library, {"platform.no_graphics", {{"reason", SDL_GetError()}}});
  const auto loop = std::make_unique<Loop>(screen, library, options);
  if (!loop->ready()) return refuse(*library, {"platform.shaders_refused"});
  loop->run(options);
  if (loop->shaders_refused()) return refuse(*library, {"platform.shaders_refused"});
  return 0;
}

bool has_display() {
#if defined(__linux__)
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"}) {
    const char* value = std::getenv(name);
    if (value && *value) return true;
  }
  return false;
#else
  return true;
#endif
}

}  // namespace tc::platform
