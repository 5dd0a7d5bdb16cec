# CPack runs this before it packs. In a git checkout the archive of the sources holds the last commit,
# whatever else lies in the working tree: a stray file is not published, nor half a change.

if(NOT CPACK_TOPLEVEL_TAG MATCHES Source)
    return()
endif()
cmake_path(SET sources NORMALIZE ${CMAKE_CURRENT_LIST_DIR}/..)
if(NOT EXISTS ${sources}/.git)
    return()
endif()

set(archive ${CPACK_TOPLEVEL_DIRECTORY}/committed.tar)
file(REMOVE_RECURSE ${CPACK_TEMPORARY_INSTALL_DIRECTORY})
file(MAKE_DIRECTORY ${CPACK_TEMPORARY_INSTALL_DIRECTORY})
execute_process(
    COMMAND git -c tar.umask=022 archive --output=${archive} HEAD
    WORKING_DIRECTORY ${sources}
    COMMAND_ERROR_IS_FATAL ANY)
file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${CPACK_TEMPORARY_INSTALL_DIRECTORY})
file(REMOVE ${archive})
