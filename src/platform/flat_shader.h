#pragma once

struct ImDrawList;
struct ImDrawCmd;

namespace tc::platform {

/// A shader for drawn shapes of one colour per corner, without a texture: without a graphics card it draws a
/// pixel in about half the time of Dear ImGui's. OpenGL ES 3.0 only; elsewhere nothing is made and Dear ImGui's serves.
class FlatShader {
 public:
  ~FlatShader();
  FlatShader() = default;
  FlatShader(const FlatShader&) = delete;
  FlatShader& operator=(const FlatShader&) = delete;

  /// Compiles it in the present context. If that fails, use() leaves Dear ImGui's shader in place: the picture is
  /// the same.
  void make();
  /// The context is gone, and the shader with it.
  void lost() { program_ = 0; }
  /// For ImDrawList::AddCallback with a FlatShader as its data: what follows is drawn with it, until
  /// ImDrawCallback_ResetRenderState.
  static void use(const ImDrawList* list, const ImDrawCmd* command);

 private:
  unsigned program_ = 0;
};

}  // namespace tc::platform
