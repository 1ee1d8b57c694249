# Thousands of recurrence rules, expanded by us and by two libraries that are not ours.

add_executable(recurrence_probe ${CMAKE_CURRENT_LIST_DIR}/recurrence_probe.cpp)
target_compile_options(recurrence_probe PRIVATE ${PLENARY_WARNINGS})
target_include_directories(recurrence_probe PRIVATE ${PROJECT_SOURCE_DIR})
target_link_libraries(recurrence_probe PRIVATE calendar_ical calendar_civil)

set(recurrence_probe_folder ${CMAKE_CURRENT_BINARY_DIR}/recurrence_probe_rules)
file(MAKE_DIRECTORY ${recurrence_probe_folder})
add_test(NAME conformance_recurrence_probe COMMAND recurrence_probe ${recurrence_probe_folder})
add_test(NAME conformance_recurrence_js
         COMMAND node ${CMAKE_CURRENT_LIST_DIR}/recurrence_js.mjs ${recurrence_probe_folder})
# Debian's interpreter, which sees Debian's packages, whatever comes first in PATH.
add_test(NAME conformance_recurrence_python
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/recurrence_python.py ${recurrence_probe_folder})
set_tests_properties(conformance_recurrence_probe PROPERTIES FIXTURES_SETUP recurrence_probe_rules LABELS conformance)
set_tests_properties(conformance_recurrence_js conformance_recurrence_python
                     PROPERTIES FIXTURES_REQUIRED recurrence_probe_rules LABELS conformance TIMEOUT 120)
