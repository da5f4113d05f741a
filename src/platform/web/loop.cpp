#include "platform/web/loop.h"

#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_sdl2.h>
#include <tc_webgl_quick.h>

#include <cfloat>
#include <cmath>
#include <functional>
#include <utility>

#include "content/json_file.h"
#include "content/pack.h"
#include "platform/faults.h"
#include "platform/gl.h"
#include "platform/pack_notice.h"
#include "platform/web/keys.h"
#include "platform/web/page.h"

namespace tc::platform {
namespace {

/// A page without a picture has no size: everything stands in one wide layout.
constexpr float kWordsWidth = 1280, kWordsHeight = 720;

double now_s() { return emscripten_get_now() / 1000.0; }

std::unique_ptr<Loop>& loop_slot() {
  static std::unique_ptr<Loop> loop;
  return loop;
}

/// What run_window() was given, until the page has the program opened.
std::function<void()>& to_open() {
  static std::function<void()> open;
  return open;
}

void open_with(const std::shared_ptr<const content::Library>& library, const WindowOptions& options) {
  loop_slot() = Loop::open(library, options);
  if (!the_loop()) {
    page::fail(library->strings.text(Message{"platform.no_graphics", {{"reason", "WebGL 2"}}}));
    return;
  }
  the_loop()->look(options.look);
  the_loop()->step();  // the first picture now, not at the next animation frame
  emscripten_set_main_loop([] { the_loop()->step(); }, 0, false);
}

}  // namespace

Loop* the_loop() { return loop_slot().get(); }

std::unique_ptr<Loop> Loop::open(const std::shared_ptr<const content::Library>& library,
                                 const WindowOptions& options) {
  // Keys come from the page (see tc_key): SDL would keep Tab and every Ctrl combination from the browser. The
  // element is in the page and never has focus.
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#tc-no-keys");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return nullptr;
  request_gl_context();
  // The context after the window: SDL tries out sizes of the canvas, and with a context each allocates a picture.
  SDL_Window* window = SDL_CreateWindow(emscripten_get_window_title(), 0, 0, options.width, options.height,
                                        SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
  if (!window) return nullptr;
  SDL_GLContext context = SDL_GL_CreateContext(window);
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui::GetIO().LogFilename = nullptr;
  const bool begun = context ? ImGui_ImplSDL2_InitForOpenGL(window, context) : ImGui_ImplSDL2_InitForOther(window);
  if (!begun) return nullptr;
  auto loop = std::unique_ptr<Loop>(new Loop(library, window));
  if (context) loop->painter_.emplace();
  if (!loop->painter_) loop->draw_nothing(page::NoPicture::no_webgl);
  else if (!loop->painter_->ready()) loop->draw_nothing(page::NoPicture::shaders_refused);
  loop->keeper_.start(options.query);
  loop->runtime_.shuffle_accounts(static_cast<std::uint64_t>(emscripten_get_now() * 1000.0));
  loop->runtime_.wake();
  return loop;
}

Loop::Loop(std::shared_ptr<const content::Library> library, SDL_Window* window)
    : library_(std::move(library)),
      window_(window),
      runtime_(library_),
      keeper_(runtime_, {.load = load_stored,
                         .store = store,
                         .settled = page::settled,
                         .refused = page::refused,
                         .copy_link = page::copy_link,
                         .copy_text = page::copy_text,
                         .open_link = page::open_link,
                         .speak = page::speak,
                         .save_file = page::save_file,
                         .save_picture = [this](const std::string& name) { picture_name_ = name; },
                         .pick_record = page::pick_record}),
      pixel_ratio_(emscripten_get_device_pixel_ratio()) {
  surface_.stage_later = true;
  ImGuiIO& io = ImGui::GetIO();
  io.ClipboardUserData = this;
  io.SetClipboardTextFn = [](void* self, const char* text) {
    static_cast<Loop*>(self)->clipboard_ = text;
    (void)page::copy_text(text);
  };
  io.GetClipboardTextFn = [](void* self) { return static_cast<Loop*>(self)->clipboard_.c_str(); };
}

void Loop::step() {
  const double ratio = emscripten_get_device_pixel_ratio();
  if (std::abs(ratio - pixel_ratio_) > 1e-6) {  // SDL sees a new ratio only with a resize
    pixel_ratio_ = ratio;
    page::announce_resize();
  }
  take_events();
  if (runtime_.wants_frame() || paste_frames_ > 0) draw();
  keeper_.after_frame(now_s());
  if (shown_) {
    if (const auto message = mirror_.update(runtime_.semantics().nodes(), now_s())) page::mirror(*message);
  }
}

void Loop::take_events() {
  SDL_Event event;
  while (SDL_PollEvent(&event)) {
    if (event.type == SDL_QUIT) continue;  // the page decides when it goes
    ImGui_ImplSDL2_ProcessEvent(&event);
    if (event.type == SDL_MOUSEBUTTONUP && event.button.which == SDL_TOUCH_MOUSEID)
      ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);  // a lifted finger hovers nowhere
    runtime_.wake();
  }
}

void Loop::draw_nothing(page::NoPicture cause) {
  if (painter_) painter_.reset();
  page::words(cause);
}

void Loop::measure() {
  if (!painter_) {
    surface_.timed = false;
    surface_.width = kWordsWidth;
    surface_.height = kWordsHeight;
    surface_.pixel_ratio = 1;
    return;
  }
  surface_.paint = painter_->pictures();
  surface_.timed = true;
  int width = 0, height = 0, width_px = 0, height_px = 0;
  SDL_GetWindowSize(window_, &width, &height);
  SDL_GL_GetDrawableSize(window_, &width_px, &height_px);
  surface_.width = static_cast<float>(width);
  surface_.height = static_cast<float>(height);
  surface_.pixel_ratio = width > 0 ? static_cast<float>(width_px) / static_cast<float>(width) : 1.0f;
}

void Loop::draw() {
  measure();
  runtime_.prepare(surface_);
  ImGuiIO& io = ImGui::GetIO();
  if (painter_) painter_->begin();
  ImGui_ImplSDL2_NewFrame();
  if (!painter_) io.DisplaySize = {surface_.width, surface_.height};
  if (paste_frames_ > 0 && --paste_frames_ == 0) release_keys();
  ImGui::NewFrame();
  runtime_.frame(clock_.tick(now_s()));
  ImGui::Render();
  if (painter_) {
    int width_px = 0, height_px = 0;
    SDL_GL_GetDrawableSize(window_, &width_px, &height_px);
    painter_->draw(width_px, height_px, runtime_.glyphs());
    if (!picture_name_.empty()) page::save_picture(picture_name_);
    if (shown_ && !asked_shaders_) {  // in the second frame: an answer waits for the GPU
      asked_shaders_ = true;
      if (!tc_webgl::linked()) draw_nothing(page::NoPicture::shaders_refused);
    }
  }
  if (!picture_name_.empty()) {
    const std::string name = std::exchange(picture_name_, {});
    keeper_.saved(painter_ ? Result<std::string>(name) : Message{"platform.no_picture"});
  }
  if (!shown_) page::ready();
  else if (!complete_) page::complete();
  complete_ = shown_;
  shown_ = true;
}

void Loop::post(ui::Action action) {
  runtime_.post(std::move(action));
  runtime_.wake();
}

void Loop::key(const char* name, bool down, int modifiers) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Shift, (modifiers & 1) != 0);
  io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & 2) != 0);
  io.AddKeyEvent(ImGuiMod_Alt, (modifiers & 4) != 0);
  if (const ImGuiKey key = key_of(name); key != ImGuiKey_None) io.AddKeyEvent(key, down);
  runtime_.wake();
}

void Loop::characters(const char* utf8) {
  ImGui::GetIO().AddInputCharactersUTF8(utf8);
  runtime_.wake();
}

void Loop::release_keys() {
  ImGuiIO& io = ImGui::GetIO();
  io.AddFocusEvent(false);  // Dear ImGui lets go of every key and button
  io.AddFocusEvent(true);
  runtime_.wake();
}

void Loop::paste(const char* text) {
  clipboard_ = text;
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
  ImGui::GetIO().AddKeyEvent(ImGuiKey_V, true);
  paste_frames_ = 2;
}

void Loop::look(int bits) {
  surface_.system_dark = (bits & 1) != 0;
  surface_.system_reduced_motion = (bits & 2) != 0;
  surface_.system_high_contrast = (bits & 4) != 0;
  runtime_.wake();
}

void Loop::safe_area(float left, float top, float right, float bottom) {
  surface_.safe_left = left;
  surface_.safe_top = top;
  surface_.safe_right = right;
  surface_.safe_bottom = bottom;
  runtime_.wake();
}

void Loop::graphics(bool there) {
  if (!painter_) return;
  if (there) {
    painter_->restored();
    runtime_.dispatch(app::cmd::DismissNotice{"platform.graphics_lost"});
  } else {
    painter_->lost();
    runtime_.dispatch(app::cmd::Notify{"platform.graphics_lost", ""});
  }
  runtime_.wake();
}

void Loop::take_dossier(std::string_view pack, const char* reason) {
  const content::Strings& words = library_->strings;
  const auto refuse = [&](const Message& why) {
    runtime_.dispatch(app::cmd::Notify{"platform.dossier_failed", words.text(why)});
    runtime_.wake();
  };
  if (pack.empty()) return refuse({"platform.fetch_failed", {{"reason", reason}}});
  const auto files = content::open_pack(pack);
  if (!files) return refuse(files.error());
  std::vector<std::string_view> paths;
  for (const auto& [path, bytes] : *files) paths.push_back(path);
  const content::AssetReader read = [&](std::string_view wanted) -> std::optional<std::string_view> {
    for (const auto& [path, bytes] : *files) {
      if (path == wanted) return bytes;
    }
    return std::nullopt;
  };
  std::vector<Message> problems;
  auto whole = content::with_dossier(*library_, read, paths, problems);
  if (!whole) return refuse(whole.error());
  library_ = std::make_shared<const content::Library>(std::move(whole).value());
  runtime_.session().use_library(library_);
  runtime_.wake();
}

void Loop::take_in(const char* text) {
  if (*text == '\0') runtime_.dispatch(app::cmd::Notify{"platform.record_not_read", ""});
  else runtime_.dispatch(app::cmd::TakeIn{text});
  runtime_.wake();
}

void Loop::take_pack(const std::string& pack, std::string_view key, std::string_view file, std::string_view what) {
  const content::PackFiles files = std::exchange(pack_files_, {});
  std::vector<Message> faults;
  if (!key.empty()) faults.push_back(content::located(file, {}, key, what));
  auto with = key.empty() ? content::with_sound_pack(*library_, files, faults) : Result<content::Library>(faults.front());
  place_faults(faults, pack, [](std::string_view) { return true; });
  if (with) {
    library_ = std::make_shared<const content::Library>(std::move(with).value());
    runtime_.session().use_library(library_);
  }
  tell_pack(runtime_, faults);
}

void Loop::open_query(const char* query) {
  keeper_.open_query(query);
  runtime_.wake();
}

int run_window(std::shared_ptr<const content::Library> library, const WindowOptions& options) {
  to_open() = [library = std::move(library), options] { open_with(library, options); };
  return 0;
}

void open_window() {
  if (const std::function<void()> open = std::exchange(to_open(), nullptr)) open();
}

}  // namespace tc::platform
