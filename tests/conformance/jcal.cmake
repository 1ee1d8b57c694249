# jCal as ical.js, which keeps its calendars as jCal, says and reads it: feeds, files as other producers write them,
# and a file with every type of value.

file(GLOB jcal_fixtures CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/unit/calendar/ical/import/fixtures/*.ics)
set(jcal_files ${CMAKE_CURRENT_LIST_DIR}/jcal_values.ics)
foreach(language en fr pt ar)
  set(feed ${CMAKE_CURRENT_BINARY_DIR}/jcal_rabat_${language}.ics)
  add_test(NAME conformance_jcal_feed_${language}
           COMMAND plenary export ${PROJECT_SOURCE_DIR}/data/samples/rabat.json --language ${language} -o ${feed})
  set_tests_properties(conformance_jcal_feed_${language} PROPERTIES FIXTURES_SETUP jcal_feeds LABELS conformance)
  list(APPEND jcal_files ${feed})
endforeach()

add_test(NAME conformance_jcal_js
         COMMAND node ${CMAKE_CURRENT_LIST_DIR}/jcal_js.mjs $<TARGET_FILE:plenary> ${jcal_files} ${jcal_fixtures})
add_test(NAME conformance_jcal_bytes
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/jcal_bytes.py $<TARGET_FILE:plenary> ${jcal_files})
set_tests_properties(conformance_jcal_js conformance_jcal_bytes
                     PROPERTIES FIXTURES_REQUIRED jcal_feeds LABELS conformance TIMEOUT 120)
