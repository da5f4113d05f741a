#include "platform/painter.h"

#include <SDL.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

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

void Painter::begin(bool fonts_changed) {
  if (!ready_ || lost_) return;
  if (fonts_changed && made_) {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
  }
  ImGui_ImplOpenGL3_NewFrame();  // makes shaders and font texture the first time and after a loss
  made_ = true;
}

void Painter::draw(int width_px, int height_px) {
  if (!ready_ || lost_) return;
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
  made_ = false;
}

void Painter::restored() {
  lost_ = false;
}

}  // namespace tc::platform
