# Documents that answer small questions: each is as its schema says.
add_test(NAME conformance_documents COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/document_schemas.py
                                            ${PROJECT_SOURCE_DIR} $<TARGET_FILE:plenary>)
set_tests_properties(conformance_documents PROPERTIES LABELS conformance TIMEOUT 300)
