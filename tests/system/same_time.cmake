# One clock time for a series, or two or three that alternate.
add_test(NAME system_same_time COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/same_time.py $<TARGET_FILE:plenary>)
set_tests_properties(system_same_time PROPERTIES LABELS system TIMEOUT 600)
