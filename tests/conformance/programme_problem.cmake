# The schema of programmes that are to be planned against the reader.

add_executable(programme_problem_probe ${CMAKE_CURRENT_LIST_DIR}/programme_problem_probe.cpp)
target_compile_options(programme_problem_probe PRIVATE ${PLENARY_WARNINGS})
target_include_directories(programme_problem_probe PRIVATE ${PROJECT_SOURCE_DIR})
target_link_libraries(programme_problem_probe PRIVATE scheduler_json server_words data)
# Debian's interpreter, which sees Debian's packages, whatever comes first in PATH.
add_test(NAME conformance_programme_problem_schema
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/programme_problem_schema.py ${PROJECT_SOURCE_DIR}
                 $<TARGET_FILE:programme_problem_probe>)
set_tests_properties(conformance_programme_problem_schema PROPERTIES LABELS conformance TIMEOUT 300)
