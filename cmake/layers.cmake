# A layer is one static library made of every source in its folder. It may link only what stands below it.

# What nearly every source reads is read once for each target: parsing is nine tenths of a build. Sources still include
# what they use; the sanitizer and tidy builds, without this, see to that.
function(tc_precompile target)
  if(NOT TC_TIDY AND NOT TC_SANITIZE)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <array> <cmath> <cstdint> <functional> <map> <memory> <optional> <string> <string_view>
      <unordered_map> <utility> <variant> <vector> ${ARGN})
  endif()
endfunction()

# tc_add_layer(<name> [SUBDIRS dir...] [PUBLIC target...] [PRIVATE target...] [SOURCES generated...] [HEADERS own...])
# Sources are src/<name>/*.cpp and those of SUBDIRS. A layer without sources is a header-only target.
function(tc_add_layer name)
  cmake_parse_arguments(ARG "" "" "SUBDIRS;PUBLIC;PRIVATE;SOURCES;HEADERS" ${ARGN})
  set(patterns "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  foreach(dir IN LISTS ARG_SUBDIRS)
    list(APPEND patterns "${CMAKE_CURRENT_SOURCE_DIR}/${dir}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/${dir}/*.h")
  endforeach()
  file(GLOB files CONFIGURE_DEPENDS ${patterns})
  set(sources ${files})
  list(FILTER sources INCLUDE REGEX "\\.cpp$")
  if(NOT sources AND NOT ARG_SOURCES)
    add_library(tc_${name} INTERFACE)
    target_include_directories(tc_${name} INTERFACE "${CMAKE_SOURCE_DIR}/src")
    target_link_libraries(tc_${name} INTERFACE ${ARG_PUBLIC} ${ARG_PRIVATE})
    return()
  endif()
  add_library(tc_${name} STATIC ${files} ${ARG_SOURCES})
  target_include_directories(tc_${name} PUBLIC "${CMAKE_SOURCE_DIR}/src")
  target_link_libraries(tc_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} tc_warnings tc_no_exceptions)
  tc_precompile(tc_${name} ${ARG_HEADERS})
  if(TC_TIDY)
    set_target_properties(tc_${name} PROPERTIES CXX_CLANG_TIDY "${TC_TIDY_COMMAND}")
  endif()
endfunction()
