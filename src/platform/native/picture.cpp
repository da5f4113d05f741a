// Pictures without a display: the same interface and painter as the window, drawn into a texture of the exact
// size. Nothing here reads the clock or the person's settings, so the same request gives the same pixels.
#include <SDL.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "platform/gl.h"
#include "platform/native/saving.h"
#include "platform/painter.h"
#include "platform/platform.h"

#if !defined(IMGUI_IMPL_OPENGL_ES3)
#include <SDL_opengl_glext.h>
#endif

namespace tc::platform {
namespace {

constexpr int kLargestSide_px = 8192;
constexpr double kFrame_s = 1.0 / 30.0;

/// Framebuffer functions by name, since not every system's library exports them.
struct GlFunctions {
  PFNGLGENFRAMEBUFFERSPROC GenFramebuffers = nullptr;
  PFNGLBINDFRAMEBUFFERPROC BindFramebuffer = nullptr;
  PFNGLFRAMEBUFFERRENDERBUFFERPROC FramebufferRenderbuffer = nullptr;
  PFNGLCHECKFRAMEBUFFERSTATUSPROC CheckFramebufferStatus = nullptr;
  PFNGLDELETEFRAMEBUFFERSPROC DeleteFramebuffers = nullptr;
  PFNGLGENRENDERBUFFERSPROC GenRenderbuffers = nullptr;
  PFNGLBINDRENDERBUFFERPROC BindRenderbuffer = nullptr;
  PFNGLRENDERBUFFERSTORAGEPROC RenderbufferStorage = nullptr;
  PFNGLDELETERENDERBUFFERSPROC DeleteRenderbuffers = nullptr;

  bool load() {
    const auto get = [](auto& function, const char* name) {
      function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(SDL_GL_GetProcAddress(name));
      return function != nullptr;
    };
    return get(GenFramebuffers, "glGenFramebuffers") && get(BindFramebuffer, "glBindFramebuffer") &&
           get(FramebufferRenderbuffer, "glFramebufferRenderbuffer") &&
           get(CheckFramebufferStatus, "glCheckFramebufferStatus") &&
           get(DeleteFramebuffers, "glDeleteFramebuffers") && get(GenRenderbuffers, "glGenRenderbuffers") &&
           get(BindRenderbuffer, "glBindRenderbuffer") && get(RenderbufferStorage, "glRenderbufferStorage") &&
           get(DeleteRenderbuffers, "glDeleteRenderbuffers");
  }
};

/// A colour image in the context, bound for drawing while it lives.
class Target {
 public:
  Target(const GlFunctions& gl, int width_px, int height_px) : gl_(gl) {
    gl_.GenRenderbuffers(1, &colour_);
    gl_.BindRenderbuffer(GL_RENDERBUFFER, colour_);
    gl_.RenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width_px, height_px);
    gl_.GenFramebuffers(1, &framebuffer_);
    gl_.BindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    gl_.FramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colour_);
  }
  ~Target() {
    gl_.BindFramebuffer(GL_FRAMEBUFFER, 0);
    gl_.DeleteFramebuffers(1, &framebuffer_);
    gl_.DeleteRenderbuffers(1, &colour_);
  }
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;

  bool complete() const { return gl_.CheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE; }

 private:
  const GlFunctions& gl_;
  GLuint colour_ = 0, framebuffer_ = 0;
};

/// A Dear ImGui context of its own for one picture.
class ImGuiScope {
 public:
  ImGuiScope() : context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_);
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().LogFilename = nullptr;
  }
  ~ImGuiScope() { ImGui::DestroyContext(context_); }
  ImGuiScope(const ImGuiScope&) = delete;
  ImGuiScope& operator=(const ImGuiScope&) = delete;

 private:
  ImGuiContext* context_;
};

class SdlPictureMaker final : public PictureMaker {
 public:
  explicit SdlPictureMaker(std::shared_ptr<const content::Library> library) : library_(std::move(library)) {}
  ~SdlPictureMaker() override {
    if (context_) SDL_GL_DeleteContext(context_);
    if (window_) SDL_DestroyWindow(window_);
    if (video_) SDL_QuitSubSystem(SDL_INIT_VIDEO);
  }

  /// Makes the context: without a display where SDL can (Linux), else behind a hidden window.
  Status open() {
    if (!SDL_getenv("SDL_VIDEODRIVER")) SDL_setenv("SDL_VIDEODRIVER", "offscreen", 1);
    video_ = SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
    if (!video_) {
      SDL_setenv("SDL_VIDEODRIVER", "", 1);
      video_ = SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
    }
    if (!video_) return refusal(SDL_GetError());
    request_gl_context();
    window_ = SDL_CreateWindow("", 0, 0, 16, 16, SDL_WINDOW_OPENGL | SDL_WINDOW_HIDDEN);
    if (!window_) return refusal(SDL_GetError());
    context_ = SDL_GL_CreateContext(window_);
    if (!context_) return refusal(SDL_GetError());
    if (!gl_.load()) return refusal("glGenFramebuffers");
    return Unit{};
  }

  Result<Picture> take(const PictureRequest& request) override {
    const int width_px = static_cast<int>(std::lround(request.width * request.pixel_ratio));
    const int height_px = static_cast<int>(std::lround(request.height * request.pixel_ratio));
    if (std::min(width_px, height_px) < 1 || std::max(width_px, height_px) > kLargestSide_px)
      return Message{"platform.picture_size",
                     {{"width", std::to_string(width_px)},
                      {"height", std::to_string(height_px)},
                      {"largest", std::to_string(kLargestSide_px)}}};
    if (SDL_GL_MakeCurrent(window_, context_) != 0) return refusal(SDL_GetError());
    const Target target(gl_, width_px, height_px);
    if (!target.complete()) return refusal("GL_FRAMEBUFFER_COMPLETE");
    const ImGuiScope scope;
    Painter painter;
    if (!painter.ready()) return refusal("GLSL");
    ui::Runtime runtime(library_);
    build(request, runtime, painter);
    painter.draw(width_px, height_px, runtime.glyphs());
    return read_framebuffer(width_px, height_px);
  }

  Result<double> frame_ms(const PictureRequest& request, int frames, bool empty) override {
    const int width_px = static_cast<int>(std::lround(request.width * request.pixel_ratio));
    const int height_px = static_cast<int>(std::lround(request.height * request.pixel_ratio));
    if (SDL_GL_MakeCurrent(window_, context_) != 0) return refusal(SDL_GetError());
    const Target target(gl_, width_px, height_px);
    if (!target.complete()) return refusal("GL_FRAMEBUFFER_COMPLETE");
    const ImGuiScope scope;
    Painter painter;
    if (!painter.ready()) return refusal("GLSL");
    ui::Runtime runtime(library_);
    build(request, runtime, painter);
    painter.draw(width_px, height_px, runtime.glyphs());
    glFinish();
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < frames; ++i) {
      if (empty) {
        glClear(GL_COLOR_BUFFER_BIT);
      } else {
        frame(request, runtime, painter);
        painter.draw(width_px, height_px, runtime.glyphs());
      }
      glFinish();
    }
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() /
           frames;
  }

 private:
  static Message refusal(const std::string& reason) { return {"platform.no_graphics", {{"reason", reason}}}; }

  static void frame(const PictureRequest& request, ui::Runtime& runtime, Painter& painter) {
    ui::Surface surface;
    surface.width = static_cast<float>(request.width);
    surface.height = static_cast<float>(request.height);
    surface.pixel_ratio = static_cast<float>(request.pixel_ratio);
    surface.paint = painter.pictures();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {surface.width, surface.height};
    io.DisplayFramebufferScale = {surface.pixel_ratio, surface.pixel_ratio};
    io.DeltaTime = static_cast<float>(kFrame_s);
    runtime.prepare(surface);
    painter.begin();
    ImGui::NewFrame();
    runtime.frame(kFrame_s);
    ImGui::Render();
  }

  /// Runs the interface until transitions and background work have ended; only the last frame is drawn.
  static void build(const PictureRequest& request, ui::Runtime& runtime, Painter& painter) {
    for (const app::Command& command : request.commands) runtime.dispatch(command);
    while (runtime.session().work(1000.0)) {
    }
    for (int i = 0; i < std::max(1, request.settle_frames); ++i) frame(request, runtime, painter);
  }

  std::shared_ptr<const content::Library> library_;
  SDL_Window* window_ = nullptr;
  SDL_GLContext context_ = nullptr;
  GlFunctions gl_;
  bool video_ = false;
};

}  // namespace

Picture read_framebuffer(int width_px, int height_px) {
  Picture picture{.width = width_px, .height = height_px};
  const std::size_t row = static_cast<std::size_t>(width_px) * 4;
  picture.rgba.resize(row * static_cast<std::size_t>(height_px));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width_px, height_px, GL_RGBA, GL_UNSIGNED_BYTE, picture.rgba.data());
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) picture.rgba[i] = 255;
  const auto top = picture.rgba.begin();
  for (int y = 0; y < height_px / 2; ++y) {  // OpenGL's first row is the lowest
    const auto upper = top + static_cast<std::ptrdiff_t>(row) * y;
    const auto lower = top + static_cast<std::ptrdiff_t>(row) * (height_px - 1 - y);
    std::swap_ranges(upper, upper + static_cast<std::ptrdiff_t>(row), lower);
  }
  return picture;
}

Result<std::unique_ptr<PictureMaker>> PictureMaker::create(std::shared_ptr<const content::Library> library) {
  auto maker = std::make_unique<SdlPictureMaker>(std::move(library));
  if (const Status opened = maker->open(); !opened) return opened.error();
  return std::unique_ptr<PictureMaker>(std::move(maker));
}

}  // namespace tc::platform
