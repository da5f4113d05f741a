# Language and arithmetic: the same C++ and the same bits everywhere.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

# Fused multiply-add would make native and WebAssembly results differ in the last bit; never -ffast-math, never -march.
add_compile_options(-ffp-contract=off)

# Debug is what the tests run: optimised a little so that the suite stays fast, with every assertion on. Types and
# variables for a debugger cost a third of the build: -DTC_DEBUG_INFO=-g when you need them.
set(TC_DEBUG_INFO "-g1" CACHE STRING "Debug information of debug builds: lines only, or -g")
set(CMAKE_CXX_FLAGS_DEBUG "-Og ${TC_DEBUG_INFO} -D_GLIBCXX_ASSERTIONS")
set(CMAKE_C_FLAGS_DEBUG "-Og ${TC_DEBUG_INFO}")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_C_FLAGS_RELEASE "-O2 -DNDEBUG")
