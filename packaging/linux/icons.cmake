# The icon in the sizes that the hicolor theme wants. They are drawn from the one SVG while
# building; whoever cannot draw gets the SVG alone, which most desktops take.

set(id org.parlance.Parlance)
set(drawing ${PROJECT_SOURCE_DIR}/resources/icons/${id}.svg)
set(hicolor ${CMAKE_INSTALL_DATADIR}/icons/hicolor)

install(FILES ${drawing} DESTINATION ${hicolor}/scalable/apps COMPONENT parlance)
install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/${id}-symbolic.svg
    DESTINATION ${hicolor}/symbolic/apps COMPONENT parlance)

find_program(RSVG_CONVERT rsvg-convert)
mark_as_advanced(RSVG_CONVERT)
if(NOT RSVG_CONVERT)
    message(STATUS "rsvg-convert not found: the icon is installed as SVG only")
    return()
endif()

foreach(size IN LISTS PARLANCE_ICON_SIZES)
    set(picture ${CMAKE_CURRENT_BINARY_DIR}/icon-${size}.png)
    add_custom_command(OUTPUT ${picture}
        COMMAND ${RSVG_CONVERT} --width ${size} --height ${size} --output ${picture} ${drawing}
        DEPENDS ${drawing}
        VERBATIM)
    list(APPEND pictures ${picture})
    install(FILES ${picture} DESTINATION ${hicolor}/${size}x${size}/apps RENAME ${id}.png
        COMPONENT parlance)
endforeach()
add_custom_target(parlance_icons ALL DEPENDS ${pictures})
