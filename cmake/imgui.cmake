# Dear ImGui, compiled by us from one source for every target.
set(TC_IMGUI_CORE
  "${TC_IMGUI_DIR}/imgui.cpp" "${TC_IMGUI_DIR}/imgui_draw.cpp"
  "${TC_IMGUI_DIR}/imgui_tables.cpp" "${TC_IMGUI_DIR}/imgui_widgets.cpp")

add_library(tc_dep_imgui STATIC ${TC_IMGUI_CORE})
target_include_directories(tc_dep_imgui SYSTEM PUBLIC "${TC_IMGUI_DIR}" "${CMAKE_SOURCE_DIR}/cmake/imgui")
target_compile_definitions(tc_dep_imgui PUBLIC IMGUI_USER_CONFIG="tc_imgui_config.h")
target_compile_options(tc_dep_imgui PRIVATE -fno-exceptions -fno-rtti)
if(NOT EMSCRIPTEN AND NOT TC_SANITIZE)
  target_compile_options(tc_dep_imgui PRIVATE $<$<CONFIG:Debug>:-O2>)  # the suites run many frames
endif()
