# The installer for Windows: NSIS by CPack, with Qt by windeployqt. The other libraries come with
# the programs where vcpkg's toolchain is given X_VCPKG_APPLOCAL_DEPS_INSTALL, as the workflow does.

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
    # One installer holds both programs, so it does not matter whose the compiler's libraries are.
    set(CMAKE_INSTALL_SYSTEM_RUNTIME_COMPONENT parlance-server)
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
