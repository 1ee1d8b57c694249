# The schemas of problems, burden tables and answers against the program itself.
# Debian's interpreter, which sees Debian's packages, whatever comes first in PATH.
add_test(NAME conformance_problem_schema
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/problem_schema.py ${PROJECT_SOURCE_DIR}
                 $<TARGET_FILE:plenary>)
set_tests_properties(conformance_problem_schema PROPERTIES LABELS conformance TIMEOUT 600)
