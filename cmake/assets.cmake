# assets/ and the cut fonts become one generated source of tc_content: no file is read at run time.
file(GLOB_RECURSE TC_ASSET_FILES CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/assets/*")
list(FILTER TC_ASSET_FILES EXCLUDE REGEX "/assets/schema/")
set(TC_ASSETS_SOURCE "${CMAKE_BINARY_DIR}/generated/assets_embedded.cpp")
set(TC_EMBED "${CMAKE_SOURCE_DIR}/tools/embed_assets.py")
add_custom_command(
  OUTPUT "${TC_ASSETS_SOURCE}"
  COMMAND "${TC_PYTHON}" "${TC_EMBED}" --assets "${CMAKE_SOURCE_DIR}/assets" --fonts "${TC_FONTS_DIR}"
          --out "${TC_ASSETS_SOURCE}"
  DEPENDS "${TC_EMBED}" ${TC_ASSET_FILES} ${TC_FONT_FILES}
  COMMENT "Embedding assets"
  VERBATIM)
add_custom_target(tc_assets DEPENDS "${TC_ASSETS_SOURCE}")
