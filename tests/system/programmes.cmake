# Whole programmes: each answer is checked and scored a second time by programs that know the documents only.

add_test(NAME system_programmes COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/programmes.py
                                        $<TARGET_FILE:plenary>)
set_tests_properties(system_programmes PROPERTIES LABELS system TIMEOUT 300)
