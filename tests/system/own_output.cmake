# All that we write as iCalendar, in every language: `plenary lint --strict` has no error and no warning about it.
add_test(NAME system_own_output
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/own_output.py $<TARGET_FILE:plenary> ${PROJECT_SOURCE_DIR})
set_tests_properties(system_own_output PROPERTIES LABELS system TIMEOUT 300)
