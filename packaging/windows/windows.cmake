# The installer for Windows: NSIS by CPack, with the libraries that windeployqt finds.

if(WIN32)
    if(PARLANCE_DESKTOP)
        set_target_properties(parlance PROPERTIES WIN32_EXECUTABLE ON)
    endif()
    get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
    cmake_path(GET qmake PARENT_PATH qt_programs)
    find_program(WINDEPLOYQT windeployqt HINTS ${qt_programs} REQUIRED)
    foreach(component IN LISTS CPACK_COMPONENTS_ALL)
        install(CODE "
            execute_process(
                COMMAND \"${WINDEPLOYQT}\" --no-translations --no-compiler-runtime
                    \"\${CMAKE_INSTALL_PREFIX}/bin/${component}.exe\"
                COMMAND_ERROR_IS_FATAL ANY)"
            COMPONENT ${component})
    endforeach()
    include(InstallRequiredSystemLibraries)
    set(CPACK_GENERATOR NSIS)
endif()

set(CPACK_NSIS_DISPLAY_NAME Parlance)
set(CPACK_NSIS_PACKAGE_NAME Parlance)
set(CPACK_NSIS_MODIFY_PATH ON)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_PACKAGE_EXECUTABLES parlance Parlance)
# Links of the form parlance://host:port/rooms/name, and guests on a network that is private.
set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS [[
    WriteRegStr HKLM 'Software\Classes\parlance' '' 'URL:Parlance'
    WriteRegStr HKLM 'Software\Classes\parlance' 'URL Protocol' ''
    WriteRegStr HKLM 'Software\Classes\parlance\shell\open\command' '' '"$INSTDIR\bin\parlance.exe" "%1"'
    nsExec::ExecToLog 'netsh advfirewall firewall add rule name=Parlance dir=in action=allow profile=private program="$INSTDIR\bin\parlance.exe"'
]])
set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS [[
    DeleteRegKey HKLM 'Software\Classes\parlance'
    nsExec::ExecToLog 'netsh advfirewall firewall delete rule name=Parlance'
]])
