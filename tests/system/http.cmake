# The real `plenary serve`: what it prints, logs, refuses, and how it ends.
add_test(NAME system_http
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/http_process.py $<TARGET_FILE:plenary> ${PROJECT_SOURCE_DIR})
set_tests_properties(system_http PROPERTIES LABELS "system;server" TIMEOUT 120)

# The same in operation: log, signals, many and silent peers, a large programme.
add_test(NAME system_http_operation
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/http_operation.py $<TARGET_FILE:plenary> ${PROJECT_SOURCE_DIR})
set_tests_properties(system_http_operation PROPERTIES LABELS "system;server" TIMEOUT 300)
