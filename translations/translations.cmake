# qm_files: the program's texts in other languages, and Qt's own of these languages. `./dev translate`
# brings ours up to date with the sources; README.md has the rules.

set(languages de en es fr)
list(TRANSFORM languages PREPEND ${CMAKE_CURRENT_LIST_DIR}/parlance_ OUTPUT_VARIABLE ts_files)
list(TRANSFORM ts_files APPEND .ts)
qt_add_translation(qm_files ${ts_files})

# In the program, because not every system that runs it has them.
foreach(language IN LISTS languages)
    set(name qtbase_${language}.qm)
    find_file(QTBASE_${language} ${name} NO_DEFAULT_PATH
        PATHS ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_TRANSLATIONS} ${QT6_INSTALL_PREFIX}/translations)
    mark_as_advanced(QTBASE_${language})
    if(QTBASE_${language})
        configure_file(${QTBASE_${language}} ${name} COPYONLY)
        list(APPEND qm_files ${CMAKE_CURRENT_BINARY_DIR}/${name})
    else()
        message(STATUS "Without ${name} Qt's own buttons stay English in ${language}.")
    endif()
endforeach()
