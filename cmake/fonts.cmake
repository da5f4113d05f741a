# Inter, cut at build time to the characters that the assets use. No font file is committed.
find_program(TC_PYTHON NAMES python3 HINTS /usr/bin NO_CMAKE_FIND_ROOT_PATH REQUIRED)
find_path(TC_INTER_DIR Inter-Regular.otf PATHS /usr/share/fonts/opentype/inter "${TC_CACHE}/inter"
          NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
if(NOT TC_INTER_DIR)
  message(FATAL_ERROR "The Inter fonts (Inter-Regular.otf, …) were not found. Run tools/setup, "
                      "or give their folder with -DTC_INTER_DIR=….")
endif()
execute_process(COMMAND "${TC_PYTHON}" -c "import fontTools" RESULT_VARIABLE result ERROR_QUIET)
if(result)
  message(FATAL_ERROR "${TC_PYTHON} has no fonttools. Run tools/setup, or give another with -DTC_PYTHON=….")
endif()

set(TC_FONTS_DIR "${CMAKE_BINARY_DIR}/generated/fonts")
set(TC_CHARACTERS "${TC_FONTS_DIR}/characters.txt")
set(TC_FONT_FILES "${TC_CHARACTERS}" "${TC_FONTS_DIR}/inter-regular.otf" "${TC_FONTS_DIR}/inter-semibold.otf"
    "${TC_FONTS_DIR}/inter-display-semibold.otf")

file(GLOB_RECURSE TC_TEXT_FILES CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/assets/*.json" "${CMAKE_SOURCE_DIR}/assets/*.md")
list(FILTER TC_TEXT_FILES EXCLUDE REGEX "/assets/schema/")
set(TC_SUBSET "${CMAKE_SOURCE_DIR}/tools/subset_fonts.py")

# Two steps: the list of characters changes seldom, so editing a text does not cut the fonts again.
add_custom_command(
  OUTPUT "${TC_FONTS_DIR}/characters.stamp"
  BYPRODUCTS "${TC_CHARACTERS}"
  COMMAND "${TC_PYTHON}" "${TC_SUBSET}" characters --assets "${CMAKE_SOURCE_DIR}/assets" --out "${TC_CHARACTERS}"
  COMMAND "${CMAKE_COMMAND}" -E touch "${TC_FONTS_DIR}/characters.stamp"
  DEPENDS "${TC_SUBSET}" ${TC_TEXT_FILES}
  COMMENT "Listing the characters in use"
  VERBATIM)
# The display face writes only times: digits and their units.
foreach(pair "Inter-Regular:inter-regular" "Inter-SemiBold:inter-semibold" "InterDisplay-SemiBold:inter-display-semibold")
  string(REPLACE ":" ";" pair "${pair}")
  list(GET pair 0 from)
  list(GET pair 1 to)
  set(only "")
  if(to STREQUAL "inter-display-semibold")
    set(only --only time. --assets "${CMAKE_SOURCE_DIR}/assets")
  endif()
  add_custom_command(
    OUTPUT "${TC_FONTS_DIR}/${to}.otf"
    COMMAND "${TC_PYTHON}" "${TC_SUBSET}" font --characters "${TC_CHARACTERS}" --font "${TC_INTER_DIR}/${from}.otf"
            --out "${TC_FONTS_DIR}/${to}.otf" ${only}
    DEPENDS "${TC_SUBSET}" "${TC_CHARACTERS}" "${TC_FONTS_DIR}/characters.stamp" "${TC_INTER_DIR}/${from}.otf"
    COMMENT "Cutting ${to}"
    VERBATIM)
endforeach()
