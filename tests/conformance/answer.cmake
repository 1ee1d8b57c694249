# The schemas of answers against what the program answers.
# Debian's interpreter, which sees Debian's packages, whatever comes first in PATH.
add_test(NAME conformance_answer_schema
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/answer_schema.py ${PROJECT_SOURCE_DIR}
                 $<TARGET_FILE:plenary>)
set_tests_properties(conformance_answer_schema PROPERTIES LABELS conformance TIMEOUT 600)
