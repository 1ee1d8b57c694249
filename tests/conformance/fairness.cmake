# Fairness reports against their schema, in every format, and back.
add_test(NAME conformance_fairness COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/fairness_formats.py
                                           ${PROJECT_SOURCE_DIR} $<TARGET_FILE:plenary>)
set_tests_properties(conformance_fairness PROPERTIES LABELS conformance TIMEOUT 300)
