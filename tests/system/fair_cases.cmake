# Situations from public threads about planners, with the answers that are right.
add_test(NAME system_fair_cases
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/fair_cases.py $<TARGET_FILE:plenary>)
set_tests_properties(system_fair_cases PROPERTIES LABELS system TIMEOUT 600)
