# What people wished for in public threads and documents could not say: the right answer of each.
add_test(NAME system_wishes COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/wishes.py $<TARGET_FILE:plenary>)
set_tests_properties(system_wishes PROPERTIES LABELS system TIMEOUT 600)
