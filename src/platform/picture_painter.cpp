#include "platform/picture_painter.h"

#include <imgui.h>

#include <algorithm>
#include <cstddef>

#include "platform/gl.h"

namespace tc::platform {

#if defined(IMGUI_IMPL_OPENGL_ES3)
namespace {

constexpr long kCheckAfter = 3;  // pictures

// What would be uniforms are attributes without an array: a uniform's place would have to be asked for, and in a page
// the answer waits for all that stands in the queue.
constexpr GLuint kPosition = 0, kColour = 1, kProjection = 2, kOpacity = 3;
constexpr const char* kVertex = R"(#version 300 es
precision highp float;
layout(location = 0) in vec2 position;
layout(location = 1) in vec4 colour;
layout(location = 2) in vec4 projection;
layout(location = 3) in float opacity;
out vec4 shade;
void main() {
  shade = vec4(colour.rgb, colour.a * opacity);
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

template <class T>
void fill(GLenum target, const std::vector<T>& from) {
  glBufferData(target, static_cast<GLsizeiptr>(from.size() * sizeof(T)), from.data(), GL_DYNAMIC_DRAW);
}

}  // namespace

PicturePainter::~PicturePainter() {
  if (program_ == 0) return;
  glDeleteProgram(program_);
  for (const Slot& slot : slots_) {
    if (slot.version == 0) continue;
    const GLuint buffers[] = {slot.vertices, slot.indices};
    glDeleteBuffers(2, buffers);
    glDeleteVertexArrays(1, &slot.arrays);
  }
}

void PicturePainter::make() {
  program_ = glCreateProgram();
  attach(program_, GL_VERTEX_SHADER, kVertex);
  attach(program_, GL_FRAGMENT_SHADER, kFragment);
  glLinkProgram(program_);
}

ui::PaintHook PicturePainter::hook() {
  if (!checked_ && painted_ >= kCheckAfter && program_ != 0) {
    checked_ = true;
    GLint linked = GL_FALSE;
    glGetProgramiv(program_, GL_LINK_STATUS, &linked);
    if (linked == GL_FALSE) {
      glDeleteProgram(program_);
      program_ = 0;
      refused_ = true;
    }
  }
  return refused_ ? ui::PaintHook{} : ui::PaintHook{call, this};
}

/// Binds the buffers that hold the picture; those unused for longest are filled with it when none does.
void PicturePainter::bind(const scene::Picture& picture) {
  const auto same = [&](const Slot& slot) { return slot.version == picture.version; };
  const auto older = [](const Slot& a, const Slot& b) { return a.used < b.used; };
  auto slot = std::find_if(slots_.begin(), slots_.end(), same);
  const bool held = slot != slots_.end();
  if (!held) slot = std::min_element(slots_.begin(), slots_.end(), older);
  const bool fresh = slot->version == 0;
  if (fresh) {
    glGenVertexArrays(1, &slot->arrays);
    glGenBuffers(1, &slot->vertices);
    glGenBuffers(1, &slot->indices);
  }
  glBindVertexArray(slot->arrays);
  glBindBuffer(GL_ARRAY_BUFFER, slot->vertices);
  if (fresh) {
    using scene::Vertex;
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, slot->indices);
    glEnableVertexAttribArray(kPosition);
    glEnableVertexAttribArray(kColour);
    glVertexAttribPointer(kPosition, 2, GL_FLOAT, GL_FALSE, sizeof(Vertex), nullptr);
    glVertexAttribPointer(kColour, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(Vertex),
                          reinterpret_cast<const void*>(offsetof(Vertex, rgba)));
  }
  if (!held) {
    fill(GL_ARRAY_BUFFER, picture.vertices);
    fill(GL_ELEMENT_ARRAY_BUFFER, picture.indices);
    slot->version = picture.version;
  }
  slot->used = ++painted_;
}

void PicturePainter::paint(const ui::Painting& what, const ImDrawCmd& command) {
  const ImDrawData* data = ImGui::GetDrawData();
  if (refused_ || data == nullptr) return;
  if (program_ == 0) make();
  const ImVec2 at = data->DisplayPos, size = data->DisplaySize, scale = data->FramebufferScale;
  const ImVec4& clip = command.ClipRect;
  const float left = (clip.x - at.x) * scale.x, top = (clip.y - at.y) * scale.y, right = (clip.z - at.x) * scale.x,
              bottom = (clip.w - at.y) * scale.y;
  if (right <= left || bottom <= top) return;
  bind(*what.picture);
  const auto whole = [](float v) { return static_cast<GLint>(v); };
  glScissor(whole(left), whole(size.y * scale.y - bottom), whole(right - left), whole(bottom - top));
  glUseProgram(program_);
  glVertexAttrib4f(kProjection, 2 / size.x, -2 / size.y, 2 * (what.x - at.x) / size.x - 1, 1 - 2 * (what.y - at.y) / size.y);
  glVertexAttrib1f(kOpacity, what.opacity);
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(what.picture->indices.size()), GL_UNSIGNED_INT, nullptr);
}

#else

PicturePainter::~PicturePainter() = default;
void PicturePainter::make() {}
ui::PaintHook PicturePainter::hook() { return {}; }
void PicturePainter::paint(const ui::Painting&, const ImDrawCmd&) {}

#endif

void PicturePainter::lost() {
  program_ = 0;
  slots_ = {};
  checked_ = refused_ = false;
  painted_ = 0;
}

void PicturePainter::call(const ImDrawList*, const ImDrawCmd* command) {
  const auto& what = *static_cast<const ui::Painting*>(command->UserCallbackData);
  static_cast<PicturePainter*>(what.painter)->paint(what, *command);
}

}  // namespace tc::platform
