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

// WebGL 2 has no base vertex, so 16-bit indices would stop at 65 536 vertices per draw list.
#define ImDrawIdx unsigned int
