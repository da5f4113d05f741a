#include <cstdio>

#include "imgui.h"

int main() {
  std::printf("Dear ImGui %s\n", ImGui::GetVersion());
  return 0;
}
