# From the first wish to the feed, as the README walks it, and where commands write.
add_test(NAME system_way COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/way.py $<TARGET_FILE:plenary>)
set_tests_properties(system_way PROPERTIES LABELS "system" TIMEOUT 900)
