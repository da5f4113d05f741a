# Window, input and OpenGL for tc_platform: `tc_dep_sdl2`, `tc_dep_gl` and the Dear ImGui backends for both.
# Linux and the web use OpenGL ES 3.0; elsewhere the backend's own loader finds OpenGL 3.3.

add_library(tc_dep_sdl2 INTERFACE)
add_library(tc_dep_gl INTERFACE)
if(EMSCRIPTEN)
  tc_source(sdl2 TC_SDL2_DIR)
  include(sdl2_web)
  target_compile_definitions(tc_dep_gl INTERFACE IMGUI_IMPL_OPENGL_ES3)
else()
  find_package(SDL2 2.26 REQUIRED CONFIG)
  target_link_libraries(tc_dep_sdl2 INTERFACE SDL2::SDL2)
  if(UNIX AND NOT APPLE)
    find_library(TC_GLESV2 GLESv2 REQUIRED)
    target_link_libraries(tc_dep_gl INTERFACE "${TC_GLESV2}" ${CMAKE_DL_LIBS})
    target_compile_definitions(tc_dep_gl INTERFACE IMGUI_IMPL_OPENGL_ES3)
  else()
    find_package(OpenGL REQUIRED)
    target_link_libraries(tc_dep_gl INTERFACE OpenGL::GL)
  endif()
endif()

add_library(tc_dep_imgui_backends STATIC
  "${TC_IMGUI_DIR}/backends/imgui_impl_sdl2.cpp" "${TC_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp")
target_include_directories(tc_dep_imgui_backends SYSTEM PUBLIC "${TC_IMGUI_DIR}/backends")
target_compile_options(tc_dep_imgui_backends PRIVATE -fno-exceptions -fno-rtti)
if(EMSCRIPTEN)
  target_include_directories(tc_dep_imgui_backends PUBLIC "${CMAKE_SOURCE_DIR}/cmake/imgui")
  set_source_files_properties("${TC_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp" PROPERTIES
    COMPILE_OPTIONS "-DTC_WEBGL_ANSWERS;-include;${CMAKE_SOURCE_DIR}/cmake/imgui/tc_webgl_quick.h")
endif()
target_link_libraries(tc_dep_imgui_backends PUBLIC tc_dep_imgui tc_dep_sdl2 tc_dep_gl)
