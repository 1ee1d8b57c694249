#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "server/mcp/protocol.hpp"
#include "server/mcp/tool.hpp"
#include "tests/source_tree.hpp"

namespace {

using namespace plenary;
using namespace plenary::server::mcp;
using Catch::Matchers::Contains;
using nlohmann::ordered_json;

ordered_json call(const std::string& tool, const ordered_json& arguments) {
  const Protocol protocol(tools(), "test");
  const ordered_json request{
      {"jsonrpc", "2.0"}, {"id", 1}, {"method", "tools/call"}, {"params", {{"name", tool}, {"arguments", arguments}}}};
  const auto answer = protocol.answer(request.dump());
  REQUIRE(answer.has_value());
  return ordered_json::parse(*answer);
}

std::string words_of(const ordered_json& answer) { return answer["result"]["content"][0]["text"].get<std::string>(); }

}  // namespace

TEST_CASE("MCP: when can the 57 meet in March? One call, with the proof", "[mcp]") {
  const auto answer = call(
      "propose",
      {{"from", "2027-03-01"}, {"to", "2027-03-31"}, {"zone", "Europe/Brussels"}, {"top", 3}, {"certificate", true}});
  const auto& result = answer["result"];
  REQUIRE(result["isError"] == false);
  CHECK(result["structuredContent"]["proposals"].size() == 3);
  REQUIRE(result["content"].size() == 3);
  CHECK_THAT(result["content"][1]["text"].get<std::string>(), Contains("certificate"));
  CHECK_THAT(result["content"][2]["text"].get<std::string>(), Contains(R"("set": "partners")"));
}

TEST_CASE("MCP: whoever is named is invited, in the zone of the first of them", "[mcp]") {
  const auto answer = call("propose", {{"from", "2027-03-01"}, {"co_chairs", {"Senegal"}}, {"required", {"FR", "MA"}}});
  REQUIRE(answer["result"]["isError"] == false);
  CHECK(answer["result"]["structuredContent"]["proposals"][0]["zone"] == "Africa/Dakar");
}

TEST_CASE("MCP: a document is taken as an object and as a text, and answered alike", "[mcp]") {
  const std::string text = plenary::test::read_in_tree("data/samples/report-presentation.json");
  const auto of_text = call("propose", {{"programme", text}, {"language", "fr"}});
  const auto of_object = call("propose", {{"programme", ordered_json::parse(text)}, {"language", "fr"}});
  REQUIRE(of_text["result"]["isError"] == false);
  CHECK(of_text["result"] == of_object["result"]);
  const auto mixed = call("propose", {{"programme", text}, {"from", "2027-03-01"}});
  CHECK(mixed["error"]["code"] == -32602);
}

TEST_CASE("MCP: what is wrong with a document is told as the command tells it", "[mcp]") {
  ordered_json document = ordered_json::parse(plenary::test::read_in_tree("data/samples/report-presentation.json"));
  document["zone"] = "CEST";
  for (const std::string tool : {"propose", "check", "fairness"}) {
    const auto answer = call(tool, {{"programme", document}});
    INFO(answer.dump(2));
    CHECK(answer["result"]["isError"] == true);
    CHECK_FALSE(answer["result"].contains("structuredContent"));
    CHECK_THAT(words_of(answer), Contains("/zone") && Contains("CEST") && Contains("Europe/Brussels"));
  }
  CHECK_THAT(words_of(call("propose", {{"from", "2027-02-30"}, {"zone", "Africa/Dakar"}})), Contains("/window/from"));
  CHECK(call("propose", {{"from", "2027-03-01"}, {"dialogue", "rabatt"}})["result"]["isError"] == true);
  CHECK(call("propose", {{"programme", 7}})["error"]["code"] == -32602);
  CHECK(call("propose", ordered_json::object())["error"]["code"] == -32602);
}

TEST_CASE("MCP: why not then?", "[mcp]") {
  const std::string text = plenary::test::read_in_tree("data/samples/report-presentation.json");
  const auto answer = call("explain", {{"programme", text}, {"start", "2020-09-16T14:00"}});
  CHECK(answer["result"]["structuredContent"]["format"] == "plenary-time-explanation/1");
  CHECK(call("explain", {{"programme", text}, {"start", "noon"}})["error"]["code"] == -32602);
  CHECK_THAT(words_of(call("explain", {{"programme", text}, {"start", "2020-09-16T14:00"}, {"session", "none"}})),
             Contains("session"));
}

TEST_CASE("MCP: what is decided is checked, and its burdens are told", "[mcp]") {
  const std::string text = plenary::test::read_in_tree("data/samples/rabat.json");
  CHECK(call("check", {{"programme", text}})["result"]["structuredContent"]["format"] == "plenary-review/1");
  const auto fairness = call("fairness", {{"programme", text}, {"before", "2018-01-01"}});
  CHECK(fairness["result"]["structuredContent"]["about"] == "publication");
}

TEST_CASE("MCP: local times, holidays and countries", "[mcp]") {
  CHECK_THAT(words_of(call("when", {{"time", "2020-09-16 14:00 Europe/Brussels"}, {"for", "CV"}})), Contains("11:00"));
  CHECK_THAT(words_of(call("when", {{"time", "2020-09-16 14:00 CEST"}})), Contains("time:"));
  CHECK_THAT(words_of(call("holidays", {{"country", "Senegal"}, {"year", 2026}, {"language", "fr"}})),
             Contains("2026"));
  CHECK_THAT(words_of(call("holidays", {{"country", "Atlantis"}, {"year", 2026}})), Contains("country:"));
  CHECK(call("holidays", {{"country", "SN"}, {"year", 1900}})["error"]["code"] == -32602);
  CHECK(call("countries", {{"text", "Ivory Coast"}})["result"]["structuredContent"]["countries"][0]["code"] == "CI");
  CHECK(call("countries", {{"text", "Atlantis"}})["result"]["isError"] == true);
}

TEST_CASE("MCP: a schema is listed for each answer that has one, as an object", "[mcp]") {
  for (const Tool& tool : tools()) {
    INFO(tool.name);
    CHECK_FALSE(tool.description.empty());
    if (tool.output.empty()) continue;
    CHECK(ordered_json::parse(tool.output)["type"] == "object");
    // A client that cannot follow a reference would refuse all tools.
    CHECK(tool.output.find("\"urn:plenary:answer#") == std::string_view::npos);
  }
}
