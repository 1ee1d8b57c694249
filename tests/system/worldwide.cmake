# One session for people in unusual zones: every start judged again with Python's zoneinfo.
add_test(NAME system_worldwide
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/worldwide.py $<TARGET_FILE:plenary>)
set_tests_properties(system_worldwide PROPERTIES LABELS system TIMEOUT 600)
