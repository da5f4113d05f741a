#include "platform/native/shader_question.h"

#include <imgui.h>

#include "platform/gl.h"

namespace tc::platform {
namespace {

void answer(const ImDrawList*, const ImDrawCmd* command) {
  GLint program = 0, linked = GL_TRUE;
  glGetIntegerv(GL_CURRENT_PROGRAM, &program);
#if defined(IMGUI_IMPL_OPENGL_ES3)  // elsewhere the question would have to be loaded; a program that is in use has linked
  if (program != 0) glGetProgramiv(static_cast<GLuint>(program), GL_LINK_STATUS, &linked);
#endif
  static_cast<ShaderWatch*>(command->UserCallbackData)->take(static_cast<unsigned>(program), linked != GL_FALSE);
}

}  // namespace

void ask_shaders(ShaderWatch& watch) {
  const ImDrawData* data = ImGui::GetDrawData();
  if (!watch.asks() || data == nullptr || data->CmdListsCount == 0) return;
  ImDrawCmd question;
  question.UserCallback = answer;
  question.UserCallbackData = &watch;
  auto& commands = data->CmdLists[0]->CmdBuffer;
  commands.insert(commands.begin(), question);  // first: later the stage's own program may be in use
}

}  // namespace tc::platform
