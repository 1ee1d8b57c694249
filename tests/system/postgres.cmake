# The store in PostgreSQL: the same, and several servers on one cluster, which the test starts itself. What threads do
# there, ThreadSanitizer sees in unit_server_store.
add_test(NAME system_postgres
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/postgres.py $<TARGET_FILE:plenary> ${PROJECT_SOURCE_DIR})
set_tests_properties(system_postgres PROPERTIES LABELS system TIMEOUT 600)
