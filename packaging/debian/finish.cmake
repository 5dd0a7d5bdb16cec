# CPack runs this between installing into its own folders and packing them.

if(NOT CPACK_GENERATOR STREQUAL DEB)
    return()
endif()

find_program(GZIP gzip REQUIRED)
set(version ${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
# SOURCE_DATE_EPOCH where it is set, so that the same sources make the same package.
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)

foreach(package IN LISTS CPACK_COMPONENTS_ALL)
    set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/${package}/usr/share)
    configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in
        ${share}/doc/${package}/changelog.Debian @ONLY NO_SOURCE_PERMISSIONS)
    # What is not released among the sources is this version in a package that was made of them.
    file(READ ${CMAKE_CURRENT_LIST_DIR}/../../CHANGELOG.md changes)
    string(REPLACE "## [Unreleased]" "## [${CPACK_PACKAGE_VERSION}]" changes "${changes}")
    file(WRITE ${share}/doc/${package}/changelog "${changes}")
    set(overrides ${CMAKE_CURRENT_LIST_DIR}/${package}/lintian-overrides)
    if(EXISTS ${overrides})
        configure_file(${overrides} ${share}/lintian/overrides/${package} COPYONLY NO_SOURCE_PERMISSIONS)
    endif()

    # What CPack's strip leaves, as debhelper's does not.
    file(GLOB programs ${share}/../bin/*)
    execute_process(
        COMMAND strip --remove-section=.comment --remove-section=.note ${programs}
        COMMAND_ERROR_IS_FATAL ANY)

    file(GLOB manuals ${share}/man/man*/*)
    execute_process(
        COMMAND ${GZIP} -9n
            ${manuals} ${share}/doc/${package}/changelog ${share}/doc/${package}/changelog.Debian
        COMMAND_ERROR_IS_FATAL ANY)
endforeach()
