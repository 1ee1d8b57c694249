# Whole programmes: each answer is checked and scored a second time by programs that know the documents only.

# Sanitizers make each several times as slow; the release build checks them all.
set(programmes 60)
if(PLENARY_SANITIZE)
  set(programmes 30)
endif()
add_test(NAME system_programmes COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/programmes.py
                                        $<TARGET_FILE:plenary> --count ${programmes})
set_tests_properties(system_programmes PROPERTIES LABELS system TIMEOUT 600)
