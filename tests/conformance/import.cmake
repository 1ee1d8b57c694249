# Hundreds of recurring events with exceptions, read by us and by two libraries that are not ours.

add_executable(import_probe ${CMAKE_CURRENT_LIST_DIR}/import_probe.cpp)
target_compile_options(import_probe PRIVATE ${PLENARY_WARNINGS})
target_include_directories(import_probe PRIVATE ${PROJECT_SOURCE_DIR})
target_link_libraries(import_probe PRIVATE calendar_ical calendar_civil)

set(import_probe_folder ${CMAKE_CURRENT_BINARY_DIR}/import_probe_calendar)
file(MAKE_DIRECTORY ${import_probe_folder})
add_test(NAME conformance_import_probe COMMAND import_probe ${import_probe_folder})
add_test(NAME conformance_import_js COMMAND node ${CMAKE_CURRENT_LIST_DIR}/import_js.mjs ${import_probe_folder})
# Debian's interpreter, which sees Debian's packages, whatever comes first in PATH.
add_test(NAME conformance_import_python
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/import_python.py ${import_probe_folder})
set_tests_properties(conformance_import_probe PROPERTIES FIXTURES_SETUP import_probe_calendar LABELS conformance)
set_tests_properties(conformance_import_js conformance_import_python
                     PROPERTIES FIXTURES_REQUIRED import_probe_calendar LABELS conformance TIMEOUT 120)
