# The application bundle for macOS, in a disk image, with the libraries that macdeployqt finds.

configure_file(macos/Info.plist.in ${CMAKE_CURRENT_BINARY_DIR}/Info.plist @ONLY)

if(APPLE AND PARLANCE_DESKTOP)
    find_program(RSVG_CONVERT rsvg-convert REQUIRED)
    find_program(ICONUTIL iconutil REQUIRED)
    set(drawing ${PROJECT_SOURCE_DIR}/resources/icons/org.parlance.Parlance.svg)
    set(icons ${CMAKE_CURRENT_BINARY_DIR}/Parlance.icns)
    set(set ${CMAKE_CURRENT_BINARY_DIR}/Parlance.iconset)
    set(draw COMMAND ${CMAKE_COMMAND} -E make_directory ${set})
    foreach(size IN ITEMS 16 32 128 256 512)
        math(EXPR double "2 * ${size}")
        list(APPEND draw
            COMMAND ${RSVG_CONVERT} -w ${size} -h ${size} -o ${set}/icon_${size}x${size}.png ${drawing}
            COMMAND ${RSVG_CONVERT} -w ${double} -h ${double} -o ${set}/icon_${size}x${size}@2x.png
                ${drawing})
    endforeach()
    add_custom_command(OUTPUT ${icons}
        ${draw}
        COMMAND ${ICONUTIL} --convert icns --output ${icons} ${set}
        DEPENDS ${drawing}
        VERBATIM)
    target_sources(parlance PRIVATE ${icons})
    set_source_files_properties(${icons} TARGET_DIRECTORY parlance
        PROPERTIES GENERATED ON MACOSX_PACKAGE_LOCATION Resources)
    add_custom_target(parlance_icons ALL DEPENDS ${icons})
    add_dependencies(parlance parlance_icons)
    set_target_properties(parlance PROPERTIES
        MACOSX_BUNDLE ON
        MACOSX_BUNDLE_INFO_PLIST ${CMAKE_CURRENT_BINARY_DIR}/Info.plist)

    get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
    cmake_path(GET qmake PARENT_PATH qt_programs)
    find_program(MACDEPLOYQT macdeployqt HINTS ${qt_programs} REQUIRED)
    install(CODE "
        execute_process(
            COMMAND \"${MACDEPLOYQT}\" \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/parlance.app\"
            COMMAND_ERROR_IS_FATAL ANY)"
        COMPONENT parlance)
    set(CPACK_GENERATOR DragNDrop)
    set(CPACK_DMG_VOLUME_NAME Parlance)
endif()
