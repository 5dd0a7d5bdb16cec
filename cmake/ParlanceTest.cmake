# A new test is one line:
#
#   parlance_test(cursor_test LIBRARIES parlance_protocol)
#
# It compiles cursor_test.cpp (and SOURCES) with Qt Test and gives it to ctest by the same
# name. LABELS long keeps it out of the plain `./dev test`; TIMEOUT is in seconds.

# Two sets have a target and a label of their own. `sanitized` runs under the address and undefined
# behaviour sanitizers in `./dev test --all`: everything but what takes long, these, and some folders.
# `./dev test --preset asan` has them all.
set(unsanitized_tests
    # Minutes of the same ways that delivery_order_test and delivery_history_test go.
    delivery_load_test delivery_resume_test
    exhaustion_test # UBSan looks at objects through a pipe; without descriptors it takes each for a wrong one.
)
set(unsanitized_folders
    ui languages process # They want the window, and it would take a quarter of an hour to compile it once more.
    layout bench support # They look at the sources, at numbers, and at the tests' own tools.
)
# `threads` is what the preset tsan runs: where threads meet. No test with a QNetworkAccessManager is
# among them: what its own thread does inside Qt looks like hundreds of races.
set(threads_tests
    exhaustion_test mailbox_test rawhttp_test storage_faults_test storage_log_test
    storage_repeat_test threads_test websocket_test)
add_custom_target(sanitized_tests)
add_custom_target(threads_tests)

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
    get_filename_component(folder ${CMAKE_CURRENT_SOURCE_DIR} NAME)
    if(NOT "long" IN_LIST arg_LABELS AND NOT name IN_LIST unsanitized_tests
            AND NOT folder IN_LIST unsanitized_folders)
        list(APPEND arg_LABELS sanitized)
        add_dependencies(sanitized_tests ${name})
    endif()
    if(name IN_LIST threads_tests)
        list(APPEND arg_LABELS threads)
        add_dependencies(threads_tests ${name})
    endif()
    if(arg_LABELS)
        set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}")
    endif()
    if(arg_TIMEOUT)
        set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT})
    endif()
endfunction()

# Tests that compile for minutes. They come first, one at a time, and leave one of the presets' three
# places to the others, most of which wait for something.
function(parlance_long_build)
    set_tests_properties(${ARGN} PROPERTIES PROCESSORS 2 COST 1000)
endfunction()
