# The store from the command line and through the server, as processes: what one writes, the other sees.
add_test(NAME system_store
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/store.py $<TARGET_FILE:plenary> ${PROJECT_SOURCE_DIR})
set_tests_properties(system_store PROPERTIES LABELS "system;server" TIMEOUT 300)
