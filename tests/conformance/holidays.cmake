# The rules expand to the shipped dates in Python; that they do so in C++ is unit_scheduler_json's to show.
add_test(NAME conformance_holidays COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/script/refresh-holidays --check)

# The table of Hijri months is what Node.js' ICU computes.
add_test(NAME conformance_holidays_hijri_months
         COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/script/refresh-holidays --check-month-starts)

set_tests_properties(conformance_holidays conformance_holidays_hijri_months PROPERTIES LABELS conformance)

# What data/countries and data/dialogues hold is what their schemas describe.
add_test(NAME conformance_world_schema
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/world_schema.py ${PROJECT_SOURCE_DIR})
set_tests_properties(conformance_world_schema PROPERTIES LABELS conformance)
