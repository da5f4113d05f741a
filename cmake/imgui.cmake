# Dear ImGui, compiled by us from one source for every target.
# Without the built-in bitmap font, which is never shown, and without its maker of letters, whose work src/ui/glyphs.cpp
# does: 10 kB less on the wire.
set(TC_IMGUI_DRAW "${CMAKE_BINARY_DIR}/generated/imgui_draw.cpp")
file(READ "${TC_IMGUI_DIR}/imgui_draw.cpp" draw)
set(maker "builder_io = ImFontAtlasGetBuilderForStbTruetype();")
string(FIND "${draw}" "${maker}" made)
string(REPLACE "${maker}" "return false;" draw "${draw}")
string(FIND "${draw}" "static const char proggy_clean_ttf_compressed_data_base85[" from)
string(SUBSTRING "${draw}" ${from} -1 rest)
string(FIND "${rest}" "static const char* GetDefaultCompressedFontDataTTFBase85()" length)
if(made LESS 0 OR from LESS 0 OR length LESS 0)
  message(FATAL_ERROR "imgui_draw.cpp has another form than expected: adapt cmake/imgui.cmake to it.")
endif()
string(SUBSTRING "${draw}" 0 ${from} before)
string(SUBSTRING "${rest}" ${length} -1 after)
file(CONFIGURE OUTPUT "${TC_IMGUI_DRAW}" CONTENT
     "@before@static const char proggy_clean_ttf_compressed_data_base85[1] = \"\";\n@after@" @ONLY)

set(TC_IMGUI_CORE
  "${TC_IMGUI_DIR}/imgui.cpp" "${TC_IMGUI_DRAW}"
  "${TC_IMGUI_DIR}/imgui_tables.cpp" "${TC_IMGUI_DIR}/imgui_widgets.cpp")

add_library(tc_dep_imgui STATIC ${TC_IMGUI_CORE})
target_include_directories(tc_dep_imgui SYSTEM PUBLIC "${TC_IMGUI_DIR}" "${CMAKE_SOURCE_DIR}/cmake/imgui")
target_compile_definitions(tc_dep_imgui PUBLIC IMGUI_USER_CONFIG="tc_imgui_config.h")
target_compile_options(tc_dep_imgui PRIVATE -fno-exceptions -fno-rtti)
if(NOT EMSCRIPTEN AND NOT TC_SANITIZE)
  target_compile_options(tc_dep_imgui PRIVATE $<$<CONFIG:Debug>:-O2>)  # the suites run many frames
endif()
