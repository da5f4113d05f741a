#include "platform/painter.h"

#include <SDL.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <vector>

#include "platform/gl.h"

namespace tc::platform {

void request_gl_context() {
#if defined(IMGUI_IMPL_OPENGL_ES3)
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
#else
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_FLAGS, SDL_GL_CONTEXT_FORWARD_COMPATIBLE_FLAG);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
#endif
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_MULTISAMPLEBUFFERS, 0);
}

Painter::Painter() : ready_(ImGui_ImplOpenGL3_Init(nullptr)) {}

Painter::~Painter() {
  if (ready_) ImGui_ImplOpenGL3_Shutdown();
}

void Painter::begin() {
  if (!ready_ || lost_) return;
  ImGui_ImplOpenGL3_NewFrame();  // makes shaders and texture the first time and after a loss
}

/// Brings the texture up to date: all of it when it is another one, else the rows in which letters were made.
void Painter::take_letters(ui::Glyphs& glyphs) {
  auto [from, to] = glyphs.take_changed_rows();
  const bool other = letters_ != glyphs.version();
  if (other) from = 0, to = glyphs.used_rows();
  if (from >= to) return;
  letters_ = glyphs.version();
  const auto width = static_cast<std::size_t>(glyphs.width_px()), first = static_cast<std::size_t>(from) * width;
  std::vector<std::uint32_t> rgba(static_cast<std::size_t>(to - from) * width);
  const unsigned char* const opacity = glyphs.opacity().data() + first;
  for (std::size_t i = 0; i < rgba.size(); ++i) rgba[i] = IM_COL32(255, 255, 255, opacity[i]);
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(reinterpret_cast<std::intptr_t>(ImGui::GetIO().Fonts->TexID)));
  if (other) {
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, glyphs.width_px(), glyphs.height_px(), 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  }
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, from, glyphs.width_px(), to - from, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
}

void Painter::draw(int width_px, int height_px, ui::Glyphs& glyphs) {
  if (!ready_ || lost_) return;
  take_letters(glyphs);
  const ImVec4 paper = ImGui::GetStyleColorVec4(ImGuiCol_WindowBg);
  glDisable(GL_SCISSOR_TEST);
  glViewport(0, 0, width_px, height_px);
  glClearColor(paper.x, paper.y, paper.z, 1.0f);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Painter::lost() {
  lost_ = true;
  if (ready_) ImGui_ImplOpenGL3_DestroyDeviceObjects();  // only forgets: the objects went with the context
  pictures_.lost();
  letters_ = 0;
}

void Painter::restored() {
  lost_ = false;
}

}  // namespace tc::platform
