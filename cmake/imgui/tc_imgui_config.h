#pragma once
// Dear ImGui, configured for this program; seen by every file that includes imgui.h.

// Only today's names.
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_OBSOLETE_KEYIO

// The product has no use for them; the benchmark links the demo for comparison.
#ifndef TC_IMGUI_WITH_DEMO
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#endif

// No window layout is ever saved or read, so its parser stays out of the page.
#ifdef __cplusplus
#include <cstdio>
inline int tc_reads_nothing(const char*, const char*, ...) { return 0; }
#define sscanf tc_reads_nothing
#endif

// WebGL 2 has no base vertex, so 16-bit indices would stop at 65 536 vertices per draw list.
#define ImDrawIdx unsigned int
