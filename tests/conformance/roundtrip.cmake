# What we read, we print to something that three readers that are not ours read the same: generated calendars, and
# strangers' files read and written again.

add_executable(roundtrip_probe ${CMAKE_CURRENT_LIST_DIR}/roundtrip_probe.cpp)
target_compile_options(roundtrip_probe PRIVATE ${PLENARY_WARNINGS})
target_link_libraries(roundtrip_probe PRIVATE calendar_ical calendar_civil)

add_executable(roundtrip_libical ${CMAKE_CURRENT_LIST_DIR}/roundtrip_libical.cpp)
target_compile_options(roundtrip_libical PRIVATE ${PLENARY_WARNINGS})
target_link_libraries(roundtrip_libical PRIVATE PkgConfig::ical)

set(roundtrip_folder ${CMAKE_CURRENT_BINARY_DIR}/roundtrip_calendars)
file(MAKE_DIRECTORY ${roundtrip_folder})
add_test(NAME conformance_roundtrip
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/roundtrip_readers.py $<TARGET_FILE:roundtrip_probe>
                 $<TARGET_FILE:roundtrip_libical> ${PROJECT_SOURCE_DIR} ${roundtrip_folder})
set_tests_properties(conformance_roundtrip PROPERTIES LABELS conformance TIMEOUT 300)
set_property(TEST conformance_roundtrip PROPERTY ENVIRONMENT ASAN_OPTIONS=strict_string_checks=0)
