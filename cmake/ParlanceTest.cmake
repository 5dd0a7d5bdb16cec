# A new test is one line:
#
#   parlance_test(cursor_test LIBRARIES parlance_protocol)
#
# It compiles cursor_test.cpp (and SOURCES) with Qt Test and gives it to ctest by the same
# name. LABELS long keeps it out of the plain `./dev test`; TIMEOUT is in seconds.

# Two sets have a target and a label of their own: `sanitized` runs under the address and undefined
# behaviour sanitizers in `./dev test --all`, `threads` is what the preset tsan runs. They are what
# strangers' bytes go through, what keeps messages, and where threads meet; nothing sanitized needs the
# client, because everything is compiled once more for it. No test with a QNetworkAccessManager is
# among the threads': what its own thread does inside Qt looks like hundreds of races.
# Nor is exhaustion_test sanitized: UBSan looks at objects through a pipe, and without descriptors it
# takes every one for a wrong one.
set(sanitized_tests
    access_test fields_test headguard_test hub_test registry_test response_test room_test target_test
    channel_test connections_test cursor_test deadlines_test epoll_classes_test epoll_loop_test
    epoll_notifiers_test epoll_timers_test
    rawhttp_test requestparser_test schemes_test servercodec_test simulate_test storage_faults_test
    storage_log_test storage_opening_test storage_trim_test tlschannel_test tlscredentials_test
    upgrade_test websocket_test)
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
    foreach(set IN ITEMS sanitized threads)
        if(name IN_LIST ${set}_tests)
            list(APPEND arg_LABELS ${set})
            add_dependencies(${set}_tests ${name})
        endif()
    endforeach()
    if(arg_LABELS)
        set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}")
    endif()
    if(arg_TIMEOUT)
        set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT})
    endif()
endfunction()
