// Milliseconds to build one frame of Dear ImGui's own demo window, without drawing it: the yardstick for
// ours. The same Dear ImGui, compiler and options as the app; the window fills a screen of the same size and
// its sections are open, so that both have a screen full of things to say. Prints milliseconds and vertices;
// with any argument, of the closed demo.
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace {

constexpr const char* kSections[] = {"Help",
                                     "Configuration",
                                     "Window options",
                                     "Widgets",
                                     "Layout & Scrolling",
                                     "Popups & Modal windows",
                                     "Tables & Columns",
                                     "Inputs & Focus"};
constexpr const char* kWidgets[] = {"Basic",
                                    "Tooltips",
                                    "Trees",
                                    "Collapsing Headers",
                                    "Bullets",
                                    "Text",
                                    "Images",
                                    "Combo",
                                    "List boxes",
                                    "Selectables",
                                    "Text Input",
                                    "Tabs",
                                    "Plotting",
                                    "Color/Picker Widgets",
                                    "Range Widgets",
                                    "Data Types",
                                    "Multi-component Widgets",
                                    "Vertical Sliders"};

void open_sections() {
  ImGuiWindow* const window = ImGui::FindWindowByName("Dear ImGui Demo");
  if (window == nullptr) return;
  for (const char* section : kSections) window->StateStorage.SetInt(window->GetID(section), 1);
  // The headers push no id of their own, so their trees hang directly below the window.
  for (const char* widget : kWidgets) window->StateStorage.SetInt(window->GetID(widget), 1);
}

void frame() {
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::ShowDemoWindow();
  ImGui::Render();
}

}  // namespace

int main(int count, char**) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {1280, 720};
  io.DeltaTime = 1.0f / 60;
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
  frame();
  if (count == 1) open_sections();
  for (int i = 0; i < 10; ++i) frame();
  double best = 1e300;
  constexpr int kFrames = 20;
  for (int round = 0; round < 40; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < kFrames; ++i) frame();
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
    best = std::min(best, taken.count() / kFrames);
  }
  std::printf("%.6f %d\n", best, ImGui::GetDrawData()->TotalVtxCount);
  ImGui::DestroyContext();
}
