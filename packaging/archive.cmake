# CPack runs this after it has packed. It writes the members of an archive in the order in which the
# disk lists them, and with the permissions of whoever unpacked them; here the archive of the sources
# is made again so that it says neither. That needs GNU tar; without it CPack's own archive stays.

if(NOT CPACK_TOPLEVEL_TAG MATCHES Source OR NOT DEFINED ENV{SOURCE_DATE_EPOCH})
    return()
endif()
execute_process(COMMAND tar --version OUTPUT_VARIABLE version ERROR_QUIET)
if(NOT version MATCHES "GNU tar")
    return()
endif()

cmake_path(GET CPACK_TEMPORARY_INSTALL_DIRECTORY PARENT_PATH parent)
cmake_path(GET CPACK_TEMPORARY_INSTALL_DIRECTORY FILENAME folder)
foreach(archive IN LISTS CPACK_PACKAGE_FILES)
    execute_process(
        COMMAND ${CMAKE_COMMAND} -E env XZ_OPT=-T1
            tar --create --xz --file=${archive} --format=gnu --sort=name --mtime=@$ENV{SOURCE_DATE_EPOCH}
            --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX ${folder}
        WORKING_DIRECTORY ${parent}
        COMMAND_ERROR_IS_FATAL ANY)
endforeach()
