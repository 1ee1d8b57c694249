#include "server/mcp/protocol.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/mcp/tool.hpp"

namespace {

using namespace plenary;
using namespace plenary::server::mcp;
using nlohmann::ordered_json;

/// Says what it was told, refuses "nothing", and breaks at "everything".
Checked<ToolAnswer> echo(Arguments& arguments) {
  const std::string text = arguments.reader().required_string("text");
  if (!arguments.are_good()) return arguments.refusal();
  if (text == "nothing") return unexpected(Errors{{"text", text, {"for.nobody", {}}, "", ""}});
  if (text == "everything") throw std::runtime_error("broken");
  return ToolAnswer{{text, "more"}, ordered_json{{"text", text}}.dump()};
}

const Protocol& protocol() {
  static const std::vector<Tool> tools{
      {"echo", "Echo", "Says it again.", {{"text", text_schema("What."), true}}, {}, echo}};
  static const Protocol made(tools, "1.2.3");
  return made;
}

/// The answer to a line, which must be one line.
ordered_json answer_to(const std::string& line) {
  const auto answer = protocol().answer(line);
  REQUIRE(answer.has_value());
  CHECK(answer->find('\n') == std::string::npos);
  return ordered_json::parse(*answer);
}

ordered_json answer_to(const std::string& method, const ordered_json& parameters) {
  return answer_to(ordered_json{{"jsonrpc", "2.0"}, {"id", 7}, {"method", method}, {"params", parameters}}.dump());
}

int fault_of(const std::string& line) { return answer_to(line)["error"]["code"].get<int>(); }

}  // namespace

TEST_CASE("MCP: the revision that the client speaks is agreed on, or else the newest offered", "[mcp]") {
  for (const std::string revision : {"2025-06-18", "2025-03-26", "2024-11-05"}) {
    const auto answer =
        answer_to("initialize", {{"protocolVersion", revision}, {"capabilities", ordered_json::object()}});
    CHECK(answer["result"]["protocolVersion"] == revision);
  }
  const auto answer = answer_to("initialize", {{"protocolVersion", "2099-01-01"}});
  CHECK(answer["result"]["protocolVersion"] == "2025-06-18");
  CHECK(answer["result"]["capabilities"] == ordered_json::parse(R"({"tools": {"listChanged": false}})"));
  CHECK(answer["result"]["serverInfo"]["version"] == "1.2.3");
  CHECK(answer_to("initialize", ordered_json::object())["error"]["code"] == -32602);
}

TEST_CASE("MCP: an answer carries the id of its request as it stands", "[mcp]") {
  CHECK(protocol().answer(R"({"jsonrpc": "2.0", "id": "a-1", "method": "ping"})") ==
        R"({"jsonrpc":"2.0","id":"a-1","result":{}})");
  CHECK(protocol().answer(R"({"jsonrpc": "2.0", "id": -3, "method": "ping"})") ==
        R"({"jsonrpc":"2.0","id":-3,"result":{}})");
}

TEST_CASE("MCP: notifications and answers are not answered", "[mcp]") {
  for (const char* line : {R"({"jsonrpc": "2.0", "method": "notifications/initialized"})",
                           R"({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 1}})",
                           R"({"jsonrpc": "2.0", "method": "tools/call", "params": {"name": "echo"}})",
                           R"({"jsonrpc": "2.0", "id": 1, "result": {}})",
                           R"({"jsonrpc": "2.0", "id": 1, "error": {"code": 1, "message": "no"}})"}) {
    INFO(line);
    CHECK_FALSE(protocol().answer(line).has_value());
  }
}

TEST_CASE("MCP: what is no message is refused by the codes of JSON-RPC", "[mcp]") {
  CHECK(fault_of("{") == -32700);
  CHECK(fault_of("hello") == -32700);
  CHECK(fault_of("\xff") == -32700);
  CHECK(fault_of(R"({"jsonrpc": "2.0", "id": 1, "method": "ping"} // please)") == -32700);
  CHECK(fault_of(R"({"jsonrpc": "2.0", "id": 1, "id": 2, "method": "ping"})") == -32700);
  CHECK(fault_of(std::string(100, '[') + std::string(100, ']')) == -32700);
  CHECK(fault_of(R"([{"jsonrpc": "2.0", "id": 1, "method": "ping"}])") == -32600);
  CHECK(fault_of("1") == -32600);
  CHECK(fault_of(R"({"id": 1, "method": "ping"})") == -32600);
  CHECK(fault_of(R"({"jsonrpc": "2.0", "id": 1})") == -32600);
  CHECK(fault_of(R"({"jsonrpc": "2.0", "id": null, "method": "ping"})") == -32600);
  CHECK(fault_of(R"({"jsonrpc": "2.0", "id": 1.5, "method": "ping"})") == -32600);
  CHECK(fault_of(R"({"jsonrpc": "2.0", "id": 1, "method": "resources/list"})") == -32601);
  CHECK(fault_of(R"({"jsonrpc": "2.0", "id": 1, "method": "ping", "params": []})") == -32602);
  CHECK(answer_to("{")["id"].is_null());
  CHECK(answer_to(R"({"id": 4, "method": "ping"})")["id"] == 4);
  CHECK(ordered_json::parse(Protocol::answer_to_too_long())["error"]["code"] == -32600);
}

TEST_CASE("MCP: tools are listed on one page, each with the schema of its input", "[mcp]") {
  const auto listed = answer_to("tools/list", ordered_json::object())["result"];
  CHECK_FALSE(listed.contains("nextCursor"));
  REQUIRE(listed["tools"].size() == 1);
  const auto& tool = listed["tools"][0];
  CHECK(tool["inputSchema"]["$schema"] == "https://json-schema.org/draft/2020-12/schema");
  CHECK(tool["inputSchema"]["required"] == ordered_json::parse(R"(["text"])"));
  CHECK(tool["inputSchema"]["properties"]["language"]["enum"] == ordered_json::parse(R"(["en", "fr", "pt", "ar"])"));
  CHECK(tool["annotations"]["readOnlyHint"] == true);
  CHECK_FALSE(tool.contains("outputSchema"));
  CHECK(answer_to("tools/list", {{"cursor", "2"}})["error"]["code"] == -32602);
}

TEST_CASE("MCP: a tool answers in words and as JSON", "[mcp]") {
  const auto result = answer_to("tools/call", {{"name", "echo"}, {"arguments", {{"text", "bonjour"}}}})["result"];
  CHECK(result == ordered_json::parse(R"({"content": [{"type": "text", "text": "bonjour"},
                                                      {"type": "text", "text": "more"}],
                                          "structuredContent": {"text": "bonjour"}, "isError": false})"));
}

TEST_CASE("MCP: mistakes of the calling program are errors, those of what it says are results", "[mcp]") {
  CHECK(answer_to("tools/call", {{"name", "shout"}})["error"]["code"] == -32602);
  CHECK(answer_to("tools/call", ordered_json::object())["error"]["code"] == -32602);
  CHECK(answer_to("tools/call", {{"name", "echo"}})["error"]["code"] == -32602);
  CHECK(answer_to("tools/call", {{"name", "echo"}, {"arguments", "text"}})["error"]["code"] == -32602);
  const auto refused = answer_to(
      "tools/call", {{"name", "echo"}, {"arguments", {{"text", 1}, {"txet", ""}, {"language", "de"}}}})["error"];
  CHECK(refused["code"] == -32602);
  CHECK(refused["data"]["errors"].size() == 3);

  const auto wrong =
      answer_to("tools/call", {{"name", "echo"}, {"arguments", {{"text", "nothing"}, {"language", "fr"}}}})["result"];
  CHECK(wrong["isError"] == true);
  CHECK_THAT(wrong["content"][0]["text"].get<std::string>(), Catch::Contains("text") && Catch::Contains("nothing"));
  CHECK(answer_to("tools/call", {{"name", "echo"}, {"arguments", {{"text", "everything"}}}})["error"]["code"] ==
        -32603);
}
