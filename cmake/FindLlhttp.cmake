# Finds llhttp, the HTTP parser of Node.js, as llhttp::llhttp; code includes <llhttp.h>.
#
# Newer systems have a library. Debian 12 has none, but its package node-llhttp ships the
# header and the generated C sources, which are compiled here.

find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
    pkg_check_modules(LIBLLHTTP QUIET IMPORTED_TARGET libllhttp)
endif()

if(LIBLLHTTP_FOUND)
    set(Llhttp_LIBRARY ${LIBLLHTTP_LINK_LIBRARIES})
else()
    find_path(Llhttp_INCLUDE_DIR llhttp.h PATHS /usr/share/include/llhttp NO_DEFAULT_PATH)
    find_path(Llhttp_SOURCE_DIR llhttp.c PATHS /usr/share/llhttp NO_DEFAULT_PATH)
    mark_as_advanced(Llhttp_INCLUDE_DIR Llhttp_SOURCE_DIR)
    if(Llhttp_INCLUDE_DIR AND Llhttp_SOURCE_DIR)
        set(Llhttp_LIBRARY ${Llhttp_SOURCE_DIR})
    endif()
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Llhttp
    REQUIRED_VARS Llhttp_LIBRARY
    REASON_FAILURE_MESSAGE "its package is node-llhttp on Debian 12, later libllhttp-dev")

if(Llhttp_FOUND AND NOT TARGET llhttp::llhttp)
    if(LIBLLHTTP_FOUND)
        add_library(llhttp::llhttp ALIAS PkgConfig::LIBLLHTTP)
    else()
        add_library(llhttp STATIC
            ${Llhttp_SOURCE_DIR}/api.c
            ${Llhttp_SOURCE_DIR}/http.c
            ${Llhttp_SOURCE_DIR}/llhttp.c)
        target_include_directories(llhttp SYSTEM PUBLIC ${Llhttp_INCLUDE_DIR})
        # These sources hold two parsers. The loose one, their default, lets through what
        # RFC 9112 forbids (a space before the colon); the newer library is always strict.
        target_compile_definitions(llhttp PUBLIC LLHTTP_STRICT_MODE=1)
        add_library(llhttp::llhttp ALIAS llhttp)
    endif()
endif()
