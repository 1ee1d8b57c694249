# Each kind of scheduling message, written by us and read by three libraries that are not ours.

add_executable(itip_probe ${CMAKE_CURRENT_LIST_DIR}/itip_probe.cpp)
target_compile_options(itip_probe PRIVATE ${PLENARY_WARNINGS})
target_link_libraries(itip_probe PRIVATE calendar_ical calendar_civil)

add_executable(itip_libical ${CMAKE_CURRENT_LIST_DIR}/itip_libical.cpp)
target_compile_options(itip_libical PRIVATE ${PLENARY_WARNINGS})
target_link_libraries(itip_libical PRIVATE PkgConfig::ical)

set(itip_folder ${CMAKE_CURRENT_BINARY_DIR}/itip_messages)
file(MAKE_DIRECTORY ${itip_folder})
add_test(NAME conformance_itip_probe COMMAND itip_probe ${itip_folder})
add_test(NAME conformance_itip_readers
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/itip_readers.py ${itip_folder}
                 $<TARGET_FILE:itip_libical> ${CMAKE_CURRENT_LIST_DIR}/itip_js.mjs)
set_tests_properties(conformance_itip_probe PROPERTIES FIXTURES_SETUP itip_messages LABELS conformance)
set_tests_properties(conformance_itip_readers PROPERTIES FIXTURES_REQUIRED itip_messages LABELS conformance TIMEOUT 120)
