# `plenary plan` on the samples: what it prints, writes and refuses, and that it does so again.
add_test(NAME system_plan
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/plan.py $<TARGET_FILE:plenary> ${PROJECT_SOURCE_DIR})
set_tests_properties(system_plan PROPERTIES LABELS system TIMEOUT 600)
