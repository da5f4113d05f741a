# The page: small code, our own HTML, and build/web/site ready to be served.
if(TC_BUILD_TESTS)
  # Unit tests are not downloaded: what matters is how soon they are built and have run.
  add_compile_options(-O1)
  add_link_options(-O1)
else()
  add_compile_options(-Oz -flto)
  add_link_options(-Oz -flto)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-DNDEBUG")
set(CMAKE_C_FLAGS_RELEASE "-DNDEBUG")
set(CMAKE_EXE_LINKER_FLAGS_RELEASE "")
# Debian keeps the JavaScript optimiser's module here; a Node that is not Debian's does not look there.
set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_COMMAND}" -E env NODE_PATH=/usr/share/nodejs)
find_program(TC_NODE NAMES node NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(CMAKE_CROSSCOMPILING_EMULATOR "${TC_NODE}")

# C functions that the page calls: one name per line, '#' starts a comment.
function(tc_exports out)
  set(names _main)
  set(list "${CMAKE_SOURCE_DIR}/src/platform/web/exports.txt")
  if(EXISTS "${list}")
    set_property(DIRECTORY "${CMAKE_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${list}")
    file(STRINGS "${list}" lines)
    foreach(line IN LISTS lines)
      string(REGEX REPLACE "#.*" "" line "${line}")
      string(STRIP "${line}" line)
      if(line)
        list(APPEND names "_${line}")
      endif()
    endforeach()
  endif()
  list(JOIN names "," names)
  set(${out} "${names}" PARENT_SCOPE)
endfunction()

# The limit of inlining keeps panels apart: a browser compiles a function when it is first called, and one that holds
# every panel (180 kB) held up the first picture by a quarter of a second, at the same size of the program.
#
# tc_web_page(<executable> <name> <page folder> <out folder> [exported functions] [files that the page fetches]...):
# <name>.js + <name>.wasm beside the page's own files, everything also compressed.
function(tc_web_page target name page_dir site)
  set(exports _main)
  if(ARGC GREATER 4)
    set(exports "${ARGV4}")
  endif()
  set(more ${ARGN})
  list(POP_FRONT more ignored)
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${name} SUFFIX .js RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
  target_link_options(${target} PRIVATE
    -fno-exceptions -fno-rtti -sENVIRONMENT=web -sMALLOC=emmalloc -sFILESYSTEM=0 -sEXIT_RUNTIME=0
    -sINITIAL_MEMORY=16777216 -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=67108864 -sTOTAL_STACK=524288
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sMINIFY_HTML=0 -sASSERTIONS=0 -sDYNAMIC_EXECUTION=0
    -sBINARYEN_EXTRA_PASSES=--flatten,--rereloop,-Oz,-Oz,--flatten,--rereloop,-Oz,-O4,-Oz,-O4,-Oz,--one-caller-inline-max-function-size=500
    -sGL_TRACK_ERRORS=0 -sTEXTDECODER=2 -sSUPPORT_ERRNO=0
    -sDISABLE_EXCEPTION_CATCHING=1 -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 -sGL_POOL_TEMP_BUFFERS=0
    -sHTML5_SUPPORT_DEFERRING_USER_SENSITIVE_REQUESTS=0 -sGL_EXTENSIONS_IN_PREFIXED_FORMAT=0
    -sINCOMING_MODULE_JS_API=canvas,arguments,print,printErr,instantiateWasm,onAbort,postRun
    "-sEXPORTED_FUNCTIONS=${exports}"
    "-sEXPORTED_RUNTIME_METHODS=ccall,cwrap,UTF8ToString,stringToUTF8,lengthBytesUTF8")
  file(GLOB_RECURSE page CONFIGURE_DEPENDS "${page_dir}/*")
  add_custom_command(
    OUTPUT "${site}.stamp"
    COMMAND "${TC_PYTHON}" "${CMAKE_SOURCE_DIR}/tools/make_site.py" --page "${page_dir}"
            --program "${CMAKE_BINARY_DIR}/${name}.js" "${CMAKE_BINARY_DIR}/${name}.wasm" --out "${site}" --more ${more}
    COMMAND "${CMAKE_COMMAND}" -E touch "${site}.stamp"
    DEPENDS ${target} ${page} ${more} "${CMAKE_SOURCE_DIR}/tools/make_site.py"
    COMMENT "Making ${site}"
    VERBATIM)
  add_custom_target(${target}_site ALL DEPENDS "${site}.stamp")
endfunction()
