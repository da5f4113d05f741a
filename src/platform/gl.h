#pragma once
// OpenGL ES 3.0 on Linux and the web, OpenGL 3.3 core elsewhere (as the Dear ImGui backend is built).
#if defined(IMGUI_IMPL_OPENGL_ES3)
#include <GLES3/gl3.h>
#else
#include <SDL_opengl.h>
#endif

namespace tc::platform {

/// Asks SDL for the context that the painter needs; before the window is made. No depth, no multisampling:
/// Dear ImGui smooths its own edges.
void request_gl_context();

}  // namespace tc::platform
