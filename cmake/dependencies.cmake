# Third-party code, each behind one target `tc_dep_<name>`. Versions and checksums: dependencies.json.
# On Debian and Ubuntu tools/setup installs everything first; with TC_FETCH=ON CMake clones it instead.

set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/cmake/dependencies.json")
file(READ "${CMAKE_SOURCE_DIR}/cmake/dependencies.json" TC_DEPENDENCIES)

if(DEFINED ENV{THREE_CLOCKS_CACHE})
  set(TC_CACHE "$ENV{THREE_CLOCKS_CACHE}")
elseif(DEFINED ENV{XDG_CACHE_HOME})
  set(TC_CACHE "$ENV{XDG_CACHE_HOME}/three-clocks")
else()
  set(TC_CACHE "$ENV{HOME}/.cache/three-clocks")
endif()

# Headers of the host that a cross compiler may see: only what is copied here (all of /usr/include would bring the
# host's C library along).
set(TC_HEADER_COPY "${CMAKE_BINARY_DIR}/third_party")

# tc_header_dependency(<name> <probe header> <what to copy> [git url] [tag] [subdir])
function(tc_header_dependency name probe copy)
  add_library(tc_dep_${name} INTERFACE)
  if(TC_FETCH AND ARGC GREATER 4)
    include(FetchContent)
    FetchContent_Declare(${name} GIT_REPOSITORY "${ARGV3}" GIT_TAG "${ARGV4}" GIT_SHALLOW ON SOURCE_SUBDIR none)
    FetchContent_MakeAvailable(${name})
    target_include_directories(tc_dep_${name} SYSTEM INTERFACE "${${name}_SOURCE_DIR}/${ARGV5}")
    return()
  endif()
  find_path(TC_${name}_ROOT "${probe}" PATHS /usr/include /usr/local/include
            PATH_SUFFIXES eigen3 stb NO_CMAKE_FIND_ROOT_PATH)
  if(NOT TC_${name}_ROOT)
    message(FATAL_ERROR "${probe} was not found. Run tools/setup, or configure with -DTC_FETCH=ON.")
  endif()
  if(CMAKE_CROSSCOMPILING)
    if(NOT EXISTS "${TC_HEADER_COPY}/${probe}")
      file(COPY "${TC_${name}_ROOT}/${copy}" DESTINATION "${TC_HEADER_COPY}")
    endif()
    target_include_directories(tc_dep_${name} SYSTEM INTERFACE "${TC_HEADER_COPY}")
  elseif(NOT TC_${name}_ROOT STREQUAL "/usr/include")
    target_include_directories(tc_dep_${name} SYSTEM INTERFACE "${TC_${name}_ROOT}")
  endif()
endfunction()

tc_header_dependency(glm glm/glm.hpp glm https://github.com/g-truc/glm.git 0.9.9.8 "")
tc_header_dependency(eigen Eigen/Core Eigen https://gitlab.com/libeigen/eigen.git 3.4.0 "")
tc_header_dependency(rapidjson rapidjson/document.h rapidjson https://github.com/Tencent/rapidjson.git v1.1.0 include)
# RapidJSON reports by return value and asserts by our assert; no exceptions.
target_compile_definitions(tc_dep_rapidjson INTERFACE RAPIDJSON_HAS_STDSTRING=1)
if(TC_BUILD_TESTS)
  tc_header_dependency(doctest doctest/doctest.h doctest https://github.com/doctest/doctest.git v2.4.9 "")
endif()
if(NOT EMSCRIPTEN)
  tc_header_dependency(stb stb_image_write.h stb_image_write.h https://github.com/nothings/stb.git
                       8b5f1f37b5b75829fc72d38e7b5d4bcbf8a26d55 "")
endif()

# tc_source(<name> <out variable>): folder of an unpacked source package.
function(tc_source name out)
  string(JSON version GET "${TC_DEPENDENCIES}" sources ${name} version)
  string(JSON title GET "${TC_DEPENDENCIES}" sources ${name} title)
  set(dir "${TC_CACHE}/${name}-${version}")
  if(TC_FETCH)
    string(JSON url GET "${TC_DEPENDENCIES}" sources ${name} git)
    string(JSON tag GET "${TC_DEPENDENCIES}" sources ${name} git_tag)
    include(FetchContent)
    FetchContent_Declare(${name} GIT_REPOSITORY "${url}" GIT_TAG "${tag}" GIT_SHALLOW ON SOURCE_SUBDIR none)
    FetchContent_MakeAvailable(${name})
    set(dir "${${name}_SOURCE_DIR}")
  elseif(NOT EXISTS "${dir}/.complete")
    message(FATAL_ERROR "${title} ${version} is not in ${TC_CACHE}. Run tools/setup, or configure with -DTC_FETCH=ON.")
  endif()
  set(${out} "${dir}" PARENT_SCOPE)
endfunction()

tc_source(imgui TC_IMGUI_DIR)
include(imgui)
if(TC_BUILD_APP)
  include(graphics)
endif()
