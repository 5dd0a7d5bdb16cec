# How our own code is compiled: one interface library, linked to every target of ours.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

option(PARLANCE_WERROR "Treat warnings as errors" OFF)
set(PARLANCE_SANITIZE "" CACHE STRING "Sanitizers for -fsanitize=, such as address,undefined")

find_program(CCACHE ccache)
mark_as_advanced(CCACHE)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# Sanitizers only work if everything in a process is compiled with them, llhttp too; hence
# not in parlance_options. -O1 halves the time of the tests and keeps the stacks readable; -g1 knows
# their lines and takes a third off the time to compile.
if(PARLANCE_SANITIZE)
    add_compile_options(
        -fsanitize=${PARLANCE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -O1 -g1)
    # GCC 12 takes std::variant's storage for uninitialised once sanitizers are in between.
    add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    add_link_options(-fsanitize=${PARLANCE_SANITIZE})
endif()

add_library(parlance_options INTERFACE)

# Includes are written from the root, "server/protocol/cursor.h", so that each says where it
# leads and tests/layout can hold it against the include rules.
target_include_directories(parlance_options INTERFACE ${PROJECT_SOURCE_DIR})

target_compile_options(parlance_options INTERFACE
    -Wall
    -Wextra
    -Wpedantic
    -Wshadow
    -Wimplicit-fallthrough
    -Wnon-virtual-dtor
    -Woverloaded-virtual
    -Wsuggest-override
    $<$<BOOL:${PARLANCE_WERROR}>:-Werror>)

# Without Qt's implicit conversions between bytes and text every crossing from UTF-8 to
# QString is visible. Keywords are off because `signals`, `slots` and `emit` are macros.
target_compile_definitions(parlance_options INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_KEYWORDS
    QT_NO_FOREACH
    QT_NO_JAVA_STYLE_ITERATORS
    QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)

if(PARLANCE_SANITIZE MATCHES address)
    add_library(parlance_leakcheck OBJECT ${PROJECT_SOURCE_DIR}/tests/support/leakcheck.cpp)
    target_sources(parlance_options INTERFACE $<TARGET_OBJECTS:parlance_leakcheck>)
    target_link_libraries(parlance_options INTERFACE OpenSSL::Crypto)
endif()
