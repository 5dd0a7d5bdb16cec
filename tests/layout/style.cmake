# Every C++ source is as .clang-format says.

set(sources)
foreach(folder IN ITEMS app client server tests ui)
    file(GLOB_RECURSE found ${SOURCE_DIR}/${folder}/*.cpp ${SOURCE_DIR}/${folder}/*.h)
    list(APPEND sources ${found})
endforeach()
list(FILTER sources EXCLUDE REGEX "/node_modules/")
if(NOT sources)
    message(FATAL_ERROR "no sources below ${SOURCE_DIR}")
endif()

execute_process(
    COMMAND ${CLANG_FORMAT} --dry-run --Werror ${sources}
    RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "the style differs; see CONTRIBUTING.md")
endif()
