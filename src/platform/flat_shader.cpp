#include "platform/flat_shader.h"

#include <imgui.h>

#include "platform/gl.h"

namespace tc::platform {

#if defined(IMGUI_IMPL_OPENGL_ES3)
namespace {

// The places are those of Dear ImGui's vertices. The projection comes as a constant attribute: a uniform's place would
// have to be asked for, and in a page the answer waits for all that stands in the queue.
constexpr GLuint kProjection = 3;
constexpr const char* kVertex = R"(#version 300 es
precision highp float;
layout(location = 0) in vec2 position;
layout(location = 2) in vec4 colour;
layout(location = 3) in vec4 projection;
out vec4 shade;
void main() {
  shade = colour;
  gl_Position = vec4(position * projection.xy + projection.zw, 0.0, 1.0);
})";
constexpr const char* kFragment = R"(#version 300 es
precision mediump float;
in vec4 shade;
layout(location = 0) out vec4 painted;
void main() { painted = shade; })";

void attach(GLuint program, GLenum kind, const char* text) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &text, nullptr);
  glCompileShader(shader);
  glAttachShader(program, shader);
  glDeleteShader(shader);  // lives as long as the program
}

}  // namespace

FlatShader::~FlatShader() {
  if (program_ != 0) glDeleteProgram(program_);
}

void FlatShader::make() {
  program_ = glCreateProgram();
  attach(program_, GL_VERTEX_SHADER, kVertex);
  attach(program_, GL_FRAGMENT_SHADER, kFragment);
  glLinkProgram(program_);
}

void FlatShader::use(const ImDrawList*, const ImDrawCmd* command) {
  const auto& self = *static_cast<const FlatShader*>(command->UserCallbackData);
  const ImDrawData* data = ImGui::GetDrawData();
  if (self.program_ == 0 || data == nullptr) return;
  const ImVec2 at = data->DisplayPos, size = data->DisplaySize;
  glUseProgram(self.program_);
  glDisableVertexAttribArray(kProjection);
  glVertexAttrib4f(kProjection, 2 / size.x, -2 / size.y, -1 - 2 * at.x / size.x, 1 + 2 * at.y / size.y);
}

#else

FlatShader::~FlatShader() = default;
void FlatShader::make() {}
void FlatShader::use(const ImDrawList*, const ImDrawCmd*) {}

#endif

}  // namespace tc::platform
