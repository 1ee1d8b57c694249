# Our zones against Python's zoneinfo on the same tz database, at every change of clocks.
add_executable(zone_probe ${CMAKE_CURRENT_SOURCE_DIR}/zone_probe.cpp)
target_compile_options(zone_probe PRIVATE ${PLENARY_WARNINGS})
target_link_libraries(zone_probe PRIVATE calendar_civil)
add_test(NAME conformance_zone COMMAND /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/zone_oracle.py
                                       $<TARGET_FILE:zone_probe>)
set_tests_properties(conformance_zone PROPERTIES LABELS conformance TIMEOUT 300)
