/* What is switched off is asked for: SDL looks for optional EGL functions by name, the Dear ImGui backend for a gamepad
   and a 2D renderer. They are told that there are none. */
#include <EGL/egl.h>

#include "SDL.h"

__eglMustCastToProperFunctionPointerType tc_no_such_function(const char *name) {
  (void)name;
  return NULL;
}

SDL_GameController *SDL_GameControllerOpen(int index) {
  (void)index;
  return NULL;
}
Uint8 SDL_GameControllerGetButton(SDL_GameController *pad, SDL_GameControllerButton button) {
  (void)pad;
  (void)button;
  return 0;
}
Sint16 SDL_GameControllerGetAxis(SDL_GameController *pad, SDL_GameControllerAxis axis) {
  (void)pad;
  (void)axis;
  return 0;
}
int SDL_GetRendererOutputSize(SDL_Renderer *renderer, int *width, int *height) {
  (void)renderer;
  (void)width;
  (void)height;
  return -1;
}
