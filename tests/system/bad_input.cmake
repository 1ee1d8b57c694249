# The real program on documents, files and options that it must refuse.
add_test(NAME system_bad_input COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/bad_input.py $<TARGET_FILE:plenary>)
set_tests_properties(system_bad_input PROPERTIES LABELS system TIMEOUT 600)
