# assets/ and the cut fonts become generated sources of tc_content: no file is read at run time. The dossier (what stands
# behind the timeline) is a source of its own, linked only where it is asked for; the page fetches it as one file.
file(GLOB_RECURSE TC_ASSET_FILES CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/assets/*")
list(FILTER TC_ASSET_FILES EXCLUDE REGEX "/assets/schema/")
set(TC_EMBED "${CMAKE_SOURCE_DIR}/tools/embed_assets.py")
set(TC_ASSETS_SOURCE "${CMAKE_BINARY_DIR}/generated/assets_embedded.cpp"
                     "${CMAKE_BINARY_DIR}/generated/dossier_embedded.cpp")
list(GET TC_ASSETS_SOURCE 0 base)
list(GET TC_ASSETS_SOURCE 1 dossier)
set(page_only "")
if(EMSCRIPTEN AND NOT TC_BUILD_TESTS)
  set(page_only --page)
endif()
add_custom_command(
  OUTPUT "${base}"
  COMMAND "${TC_PYTHON}" "${TC_EMBED}" --part base --assets "${CMAKE_SOURCE_DIR}/assets" --fonts "${TC_FONTS_DIR}"
          --out "${base}" ${page_only}
  DEPENDS "${TC_EMBED}" ${TC_ASSET_FILES} ${TC_FONT_FILES}
  COMMENT "Embedding assets"
  VERBATIM)
add_custom_command(
  OUTPUT "${dossier}"
  COMMAND "${TC_PYTHON}" "${TC_EMBED}" --part dossier --assets "${CMAKE_SOURCE_DIR}/assets" --out "${dossier}"
  DEPENDS "${TC_EMBED}" ${TC_ASSET_FILES}
  COMMENT "Embedding the dossier"
  VERBATIM)
add_custom_target(tc_assets DEPENDS ${TC_ASSETS_SOURCE})
# What the page fetches after its first picture.
set(TC_DOSSIER_PACK "${CMAKE_BINARY_DIR}/generated/dossier.pack")
add_custom_command(
  OUTPUT "${TC_DOSSIER_PACK}"
  COMMAND "${TC_PYTHON}" "${TC_EMBED}" --part dossier --pack --assets "${CMAKE_SOURCE_DIR}/assets"
          --out "${TC_DOSSIER_PACK}"
  DEPENDS "${TC_EMBED}" ${TC_ASSET_FILES}
  VERBATIM)
add_custom_target(tc_dossier_pack DEPENDS "${TC_DOSSIER_PACK}")
