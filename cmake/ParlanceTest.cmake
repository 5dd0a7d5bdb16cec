# A new test is one line:
#
#   parlance_test(cursor_test LIBRARIES parlance_protocol)
#
# It compiles cursor_test.cpp (and SOURCES) with Qt Test and gives it to ctest by the same
# name. LABELS long keeps it out of the plain `./dev test`; TIMEOUT is in seconds.

function(parlance_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS")
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "parlance_test(${name}): what is ${arg_UNPARSED_ARGUMENTS}?")
    endif()

    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
    target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} Qt6::Test)
    add_test(NAME ${name} COMMAND ${name} -silent) # only what failed
    if(arg_LABELS)
        set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}")
    endif()
    if(arg_TIMEOUT)
        set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT})
    endif()
endfunction()
