// Read before Dear ImGui's OpenGL backend, in the page only.
//
// The page's WebGL context is ours alone, so nothing in it needs to be saved and put back; and every question to
// the GPU process waits for all that stands in its queue, a whole page without a GPU among it. So the backend's
// questions are answered here: the place of a uniform is asked for when it is first set, and whether the shaders
// linked after the first picture (linked()).
#pragma once
#include <GLES3/gl3.h>

namespace tc_webgl {

/// The backend's one program, and where its two uniforms are.
struct Program {
  GLuint id = 0;
  const char* name[2] = {nullptr, nullptr};
  GLint place[2] = {0, 0};
  bool known[2] = {false, false};
};
inline Program& program() {
  static Program one;
  return one;
}

inline void get_integer(GLenum what, GLint* out) {
  switch (what) {
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX:
      out[0] = out[1] = out[2] = out[3] = 0;
      return;
    case GL_MAJOR_VERSION: *out = 3; return;
    case GL_ACTIVE_TEXTURE: *out = GL_TEXTURE0; return;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA: *out = GL_ONE; return;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA: *out = GL_FUNC_ADD; return;
    default: *out = 0; return;
  }
}

inline GLboolean is_enabled(GLenum) { return GL_FALSE; }

/// "No fault so far"; also for programs.
inline void get_shader(GLuint, GLenum what, GLint* out) { *out = what == GL_INFO_LOG_LENGTH ? 0 : GL_TRUE; }

/// A stand-in for the place of a uniform, for set_integer() and set_matrix().
inline GLint uniform_place(GLuint id, const char* name) {
  Program& one = program();
  if (one.id != id) one = Program{id};
  const int slot = one.name[0] == nullptr ? 0 : 1;
  one.name[slot] = name;
  return slot;
}
inline GLint real_place(GLint slot) {
  Program& one = program();
  if (!one.known[slot]) {
    one.place[slot] = glGetUniformLocation(one.id, one.name[slot]);
    one.known[slot] = true;
  }
  return one.place[slot];
}
inline void set_integer(GLint slot, GLint value) { glUniform1i(real_place(slot), value); }
inline void set_matrix(GLint slot, GLsizei count, GLboolean transpose, const GLfloat* value) {
  glUniformMatrix4fv(real_place(slot), count, transpose, value);
}

/// False when the program could not be used: a shader did not compile or link. Only after a picture was drawn.
inline bool linked() {
  const Program& one = program();
  return one.known[0] && one.known[1] && one.place[0] >= 0 && one.place[1] >= 0;
}

/// The places of the vertex attributes stand in the shader's own text.
inline GLint attribute_place(GLuint, const char* name) { return name[0] == 'P' ? 0 : name[0] == 'U' ? 1 : 2; }

}  // namespace tc_webgl

#ifdef TC_WEBGL_ANSWERS  // only where the backend itself is compiled
#define glGetIntegerv tc_webgl::get_integer
#define glIsEnabled tc_webgl::is_enabled
#define glGetShaderiv tc_webgl::get_shader
#define glGetProgramiv tc_webgl::get_shader
#define glGetUniformLocation tc_webgl::uniform_place
#define glGetAttribLocation tc_webgl::attribute_place
#define glUniform1i tc_webgl::set_integer
#define glUniformMatrix4fv tc_webgl::set_matrix
#endif
