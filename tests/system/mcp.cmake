# `plenary mcp` as a process: message by message by hand, and from the public client of the protocol.
add_test(NAME system_mcp
         COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/mcp.py $<TARGET_FILE:plenary> ${PROJECT_SOURCE_DIR})
add_test(NAME system_mcp_client
         COMMAND node ${CMAKE_CURRENT_LIST_DIR}/mcp_client.mjs $<TARGET_FILE:plenary> ${PROJECT_SOURCE_DIR})
set_tests_properties(system_mcp system_mcp_client PROPERTIES LABELS system TIMEOUT 300)
