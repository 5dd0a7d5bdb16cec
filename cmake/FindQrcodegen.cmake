# Finds Nayuki's QR codes for C++, as qrcodegen::qrcodegen; code includes <qrcodegen.hpp>.
#
# Upstream has no build system that installs, so that folder and library are called as the
# distribution likes: the last name is vcpkg's.

find_path(Qrcodegen_INCLUDE_DIR qrcodegen.hpp PATH_SUFFIXES qrcodegencpp qrcodegen)
find_library(Qrcodegen_LIBRARY NAMES qrcodegencpp nayuki-qr-code-generator)
mark_as_advanced(Qrcodegen_INCLUDE_DIR Qrcodegen_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Qrcodegen
    REQUIRED_VARS Qrcodegen_LIBRARY Qrcodegen_INCLUDE_DIR
    REASON_FAILURE_MESSAGE "its package is libqrcodegencpp-dev on Debian")

if(Qrcodegen_FOUND AND NOT TARGET qrcodegen::qrcodegen)
    add_library(qrcodegen::qrcodegen UNKNOWN IMPORTED)
    set_target_properties(qrcodegen::qrcodegen PROPERTIES
        IMPORTED_LOCATION ${Qrcodegen_LIBRARY}
        INTERFACE_INCLUDE_DIRECTORIES ${Qrcodegen_INCLUDE_DIR})
endif()
