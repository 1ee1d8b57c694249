# Proofs, ledgers, drift and reports by the real program: what it accepts, refuses and says.
add_test(NAME system_fairness
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/fairness.py $<TARGET_FILE:plenary> ${PROJECT_SOURCE_DIR})
set_tests_properties(system_fairness PROPERTIES LABELS system TIMEOUT 600)
