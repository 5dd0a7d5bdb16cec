# CPack runs this before it packs. Every file bears SOURCE_DATE_EPOCH, where that is set: rpmbuild
# lowers times that are later but keeps earlier ones, which tell when somebody checked the sources out.

if(DEFINED ENV{SOURCE_DATE_EPOCH})
    execute_process(
        COMMAND find ${CPACK_TEMPORARY_INSTALL_DIRECTORY}
            -exec touch --no-dereference --date=@$ENV{SOURCE_DATE_EPOCH} {} +
        COMMAND_ERROR_IS_FATAL ANY)
endif()
