# Warnings are errors in our own code where we look at it (debug, page, tests); what a user builds (release) only
# warns, since another compiler or another optimiser may see what ours does not. Third-party code has none of them.
add_library(tc_warnings INTERFACE)
target_compile_options(tc_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<OR:$<CONFIG:Debug>,$<BOOL:${EMSCRIPTEN}>>:-Werror>
  $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual>
  # Off, with the reason:
  -Wno-missing-field-initializers  # designated initialisers leave the rest at its default on purpose
)
if(EMSCRIPTEN)
  target_compile_options(tc_warnings INTERFACE
    -Wno-dollar-in-identifier-extension    # EM_JS macros of Emscripten contain '$'
    -Wno-gnu-zero-variadic-macro-arguments # EM_ASM macros of Emscripten
  )
endif()

# Our code uses neither exceptions nor run-time type information, on any target.
add_library(tc_no_exceptions INTERFACE)
target_compile_options(tc_no_exceptions INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-rtti>)

if(TC_TIDY)
  find_program(TC_CLANG_TIDY NAMES clang-tidy clang-tidy-14 REQUIRED)
  set(TC_TIDY_COMMAND "${TC_CLANG_TIDY};--quiet;--extra-arg=-Wno-unknown-warning-option")
endif()
