# The page in Debian's Chromium, loaded from a real server.

add_test(NAME web_page
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/page.py $<TARGET_FILE:plenary> ${PROJECT_SOURCE_DIR})
set_tests_properties(web_page PROPERTIES LABELS "web;server" TIMEOUT 300)
