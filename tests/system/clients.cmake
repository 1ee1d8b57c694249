# The founding programme from a real server into real calendar clients (Debian's vdirsyncer and khal).

add_test(NAME system_clients
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/clients.py $<TARGET_FILE:plenary> ${PROJECT_SOURCE_DIR})
set_tests_properties(system_clients PROPERTIES LABELS "system;server" TIMEOUT 300)
