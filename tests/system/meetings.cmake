# Meetings in rooms: each plan is scored a second time by a program that knows the documents only.

add_test(NAME system_meetings COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/meetings.py $<TARGET_FILE:plenary>)
set_tests_properties(system_meetings PROPERTIES LABELS system TIMEOUT 300)
