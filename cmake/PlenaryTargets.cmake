# How a room of the source tree becomes a target, and the settings that all of them share.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set_property(GLOBAL PROPERTY USE_FOLDERS ON)

option(PLENARY_TESTS "Build the tests" ON)
option(PLENARY_WERROR "Warnings are errors" ON)
set(PLENARY_FUZZ "" CACHE STRING "Build the fuzz targets (clang): counters (cheap), or guided (all that libFuzzer can use)")
option(PLENARY_COVERAGE "Instrument for coverage" OFF)
set(PLENARY_SANITIZE "" CACHE STRING "Sanitizers for everything that is compiled here, such as address,undefined")

set(PLENARY_WARNINGS -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wredundant-decls)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False positive on coroutine frames in g++ 12.
  list(APPEND PLENARY_WARNINGS -Wno-mismatched-new-delete)
  # Likewise on std::optional and on "literal" + std::string when optimising (GCC 105651);
  # clang-tidy and the sanitizers look for the real thing.
  list(APPEND PLENARY_WARNINGS -Wno-maybe-uninitialized -Wno-restrict)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # clang's -Wconversion includes it, g++'s does not; the two must agree on what is an error.
  list(APPEND PLENARY_WARNINGS -Wno-sign-conversion -Wreserved-identifier)
  # std::stable_sort of this libstdc++ calls what it deprecates itself; g++ sees that it is its own.
  list(APPEND PLENARY_WARNINGS -Wno-deprecated-declarations)
endif()
if(PLENARY_WERROR)
  list(APPEND PLENARY_WARNINGS -Werror)
endif()

if(PLENARY_SANITIZE)
  add_compile_options(-fsanitize=${PLENARY_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${PLENARY_SANITIZE})
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()
if(PLENARY_FUZZ STREQUAL "counters")
  add_compile_options(-fsanitize-coverage=inline-8bit-counters,pc-table)
elseif(PLENARY_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(PLENARY_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()
add_compile_definitions(JSON_USE_IMPLICIT_CONVERSIONS=0)

# plenary_room(NAME FOLDER... [PUBLIC target...] [PRIVATE target...] [EXCLUDE file...])
# Every source file of the folders; not of folders below them.
function(plenary_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "PUBLIC;PRIVATE;EXCLUDE")
  set(sources "")
  foreach(folder IN LISTS room_UNPARSED_ARGUMENTS)
    file(GLOB found CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} ${folder}/*.cpp)
    list(APPEND sources ${found})
  endforeach()
  if(room_EXCLUDE)
    list(REMOVE_ITEM sources ${room_EXCLUDE})
  endif()
  if(NOT sources)
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} INTERFACE ${room_PUBLIC})
    return()
  endif()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_compile_options(${name} PRIVATE ${PLENARY_WARNINGS})
  target_link_libraries(${name} PUBLIC ${room_PUBLIC} PRIVATE ${room_PRIVATE})
endfunction()

# plenary_data(NAME): the files under data/ that the binary carries, as bytes (see data/embedded.hpp); countries and
# dialogues are packed, since all of them are carried and few are asked for.
function(plenary_data name)
  set(folder ${PROJECT_SOURCE_DIR}/data)
  file(GLOB packed CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*.json ${folder}/countries/*.json
       ${folder}/dialogues/*.json ${folder}/holidays/*.json)
  list(REMOVE_ITEM packed tz_cases.json)
  list(TRANSFORM packed PREPEND ${folder}/ OUTPUT_VARIABLE packed_files)
  add_executable(pack ${folder}/pack.cpp)
  target_compile_options(pack PRIVATE ${PLENARY_WARNINGS})
  target_link_libraries(pack PRIVATE ZLIB::ZLIB nlohmann_json::nlohmann_json)
  set(archive ${PROJECT_BINARY_DIR}/reference.bin)
  set(names ${PROJECT_BINARY_DIR}/reference_names.tsv)
  add_custom_command(OUTPUT ${archive} ${names} COMMAND pack ${archive} ${names} ${folder} ${packed}
                     DEPENDS pack ${packed_files} COMMENT "Packing countries and dialogues")
  add_library(${name} STATIC ${PROJECT_SOURCE_DIR}/data/embedded.cpp)
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_compile_options(${name} PRIVATE ${PLENARY_WARNINGS})
  target_compile_definitions(${name} PRIVATE PLENARY_DATA_DIR="${folder}"
                             PLENARY_REFERENCE_ARCHIVE="${archive}" PLENARY_REFERENCE_NAMES="${names}")
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/data/*.json
       ${PROJECT_SOURCE_DIR}/data/*.sql)
  set_source_files_properties(${PROJECT_SOURCE_DIR}/data/embedded.cpp PROPERTIES OBJECT_DEPENDS "${files};${archive};${names}")
endfunction()
