# The packages. `./dev package` makes those that this machine has the tools for.

set(CPACK_PACKAGE_NAME parlance)
set(CPACK_PACKAGE_VENDOR "The Parlance authors")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR})
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_COMPONENTS_ALL parlance-server)
if(PARLANCE_DESKTOP)
    list(PREPEND CPACK_COMPONENTS_ALL parlance)
endif()
set(CPACK_COMPONENTS_GROUPING IGNORE)

if(UNIX AND NOT APPLE)
    set(CPACK_SET_DESTDIR ON) # Files of /etc lie outside of the prefix.
endif()
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})

# The first line of Debian's description, and the summary of an .rpm.
set(PARLANCE_SUMMARY "Chat rooms for everybody on the network: the desktop")
set(PARLANCE_SERVER_SUMMARY "Chat rooms for everybody on the network: the server without a window")
set(CPACK_COMPONENT_PARLANCE_DESCRIPTION
"A chat room for the people around you, with its server inside. One person
starts it: in a classroom, a workshop, on a ship. Everybody else joins with a
browser; nobody needs an account, and nothing leaves the network.
This package is the desktop, which hosts rooms and joins them.")
set(CPACK_COMPONENT_PARLANCE-SERVER_DESCRIPTION
"A chat room for the people around you, for a machine without a screen.
Everybody joins with a browser; nobody needs an account, and nothing leaves
the network.
This package is the server, run as a service.")

include(debian/debian.cmake)
include(rpm/rpm.cmake)
include(windows/windows.cmake)

# What every kind of package needs before it is packed.
list(APPEND CPACK_PRE_BUILD_SCRIPTS
    ${CMAKE_CURRENT_LIST_DIR}/sources.cmake ${CMAKE_CURRENT_LIST_DIR}/times.cmake)
list(APPEND CPACK_POST_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/archive.cmake)

# sources.cmake takes them from git. Without git, in such an archive, they are what lies there but for
# what building and testing leave.
set(CPACK_SOURCE_GENERATOR TXZ)
set(CPACK_SOURCE_PACKAGE_FILE_NAME parlance-${PROJECT_VERSION})
# Below the sources only: whoever unpacked them in a folder named build wants them all the same.
string(REGEX REPLACE "([][+.*^$()|?\\])" "\\\\\\1" sources "${PROJECT_SOURCE_DIR}")
set(CPACK_SOURCE_IGNORE_FILES)
foreach(left IN ITEMS "\\.git(/|$)" "build/" "(.*/)?node_modules/" "\\.flatpak-builder/" "\\.cache/"
        "\\.vscode/" "\\.idea/" "compile_commands\\.json$" "CMakeUserPresets\\.json$")
    list(APPEND CPACK_SOURCE_IGNORE_FILES "^${sources}/${left}")
endforeach()

include(CPack)
