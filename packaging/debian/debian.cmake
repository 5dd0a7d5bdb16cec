# The .deb packages. What Debian's policy asks for beyond the files themselves, such as
# compressed manuals and a changelog of the packages, finish.cmake adds.

set(PARLANCE_MAINTAINER "The Parlance authors <packages@parlance.invalid>" CACHE STRING
    "Who answers for the packages; whoever publishes them sets it")

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER ${PARLANCE_MAINTAINER})
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

set(scripts ${CMAKE_CURRENT_LIST_DIR})

set(CPACK_DEBIAN_PARLANCE_PACKAGE_NAME parlance)
set(CPACK_DEBIAN_PARLANCE_DESCRIPTION
    "${PARLANCE_SUMMARY}\n${CPACK_COMPONENT_PARLANCE_DESCRIPTION}")
# Qt loads the drawer of our icon by itself, where shlibdeps cannot see it.
set(CPACK_DEBIAN_PARLANCE_PACKAGE_DEPENDS libqt6svg6)
set(CPACK_DEBIAN_PARLANCE_PACKAGE_RECOMMENDS qt6-wayland)
set(CPACK_DEBIAN_PARLANCE_PACKAGE_CONTROL_EXTRA ${scripts}/parlance/conffiles)

set(CPACK_DEBIAN_PARLANCE-SERVER_PACKAGE_NAME parlance-server)
set(CPACK_DEBIAN_PARLANCE-SERVER_DESCRIPTION
    "${PARLANCE_SERVER_SUMMARY}\n${CPACK_COMPONENT_PARLANCE-SERVER_DESCRIPTION}")
# deb-systemd-helper knows --skip-systemd-native since then.
set(CPACK_DEBIAN_PARLANCE-SERVER_PACKAGE_PREDEPENDS "init-system-helpers (>= 1.54~)")
set(CPACK_DEBIAN_PARLANCE-SERVER_PACKAGE_CONTROL_EXTRA
    ${scripts}/parlance-server/conffiles
    ${scripts}/parlance-server/postinst
    ${scripts}/parlance-server/postrm
    ${scripts}/parlance-server/prerm)

set(CPACK_PRE_BUILD_SCRIPTS ${scripts}/finish.cmake)
