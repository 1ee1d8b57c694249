# The programme document against its schema, and its feed against three readers that are not ours.

add_test(NAME conformance_programme_schema
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/programme_schema.py ${PROJECT_SOURCE_DIR})

add_executable(programme_libical ${CMAKE_CURRENT_LIST_DIR}/programme_libical.cpp)
target_compile_options(programme_libical PRIVATE ${PLENARY_WARNINGS})
target_link_libraries(programme_libical PRIVATE PkgConfig::ical)
add_test(NAME conformance_programme_readers
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/programme_readers.py $<TARGET_FILE:plenary>
                 $<TARGET_FILE:programme_libical> ${PROJECT_SOURCE_DIR})
set_tests_properties(conformance_programme_schema conformance_programme_readers
                     PROPERTIES LABELS conformance TIMEOUT 120)
