// SDL asks EGL for OpenGL functions by name, which would bring all of them into the page. Nothing here asks: Dear
// ImGui's backend links the few that it calls.
extern "C" void* eglGetProcAddress(const char*);
extern "C" void* eglGetProcAddress(const char*) { return nullptr; }
