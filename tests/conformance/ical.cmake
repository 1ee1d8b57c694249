# Every zone of the tz database, written by us and read by three libraries that are not ours.

add_executable(ical_probe ${CMAKE_CURRENT_LIST_DIR}/ical_probe.cpp)
target_compile_options(ical_probe PRIVATE ${PLENARY_WARNINGS})
target_link_libraries(ical_probe PRIVATE calendar_ical calendar_civil)

add_executable(ical_libical ${CMAKE_CURRENT_LIST_DIR}/ical_libical.cpp)
target_compile_options(ical_libical PRIVATE ${PLENARY_WARNINGS})
target_link_libraries(ical_libical PRIVATE PkgConfig::ical)

set(ical_probe_folder ${CMAKE_CURRENT_BINARY_DIR}/ical_probe_calendars)
file(MAKE_DIRECTORY ${ical_probe_folder})
add_test(NAME conformance_ical_probe COMMAND ical_probe ${ical_probe_folder})
add_test(NAME conformance_ical_libical COMMAND ical_libical ${ical_probe_folder})
add_test(NAME conformance_ical_js COMMAND node ${CMAKE_CURRENT_LIST_DIR}/ical_js.mjs ${ical_probe_folder})
# Debian's interpreter, which sees Debian's packages, whatever comes first in PATH.
add_test(NAME conformance_ical_python
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/ical_python.py ${ical_probe_folder})
set_tests_properties(conformance_ical_probe PROPERTIES FIXTURES_SETUP ical_probe_calendars LABELS conformance)
set_tests_properties(conformance_ical_libical conformance_ical_js conformance_ical_python
                     PROPERTIES FIXTURES_REQUIRED ical_probe_calendars LABELS conformance TIMEOUT 120)
# With strict string checks the sanitizer measures the rest of the file at each of libical's lines: quadratic.
set_property(TEST conformance_ical_libical PROPERTY ENVIRONMENT ASAN_OPTIONS=strict_string_checks=0)
