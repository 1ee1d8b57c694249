# The samples are answered as they were before documents had one form.
add_test(NAME system_same_answers
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/same_answers.py $<TARGET_FILE:plenary>)
set_tests_properties(system_same_answers PROPERTIES LABELS system TIMEOUT 600 SKIP_RETURN_CODE 77)
