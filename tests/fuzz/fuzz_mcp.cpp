#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "server/mcp/protocol.hpp"
#include "server/mcp/tool.hpp"
#include "tests/fuzz/law.hpp"

// Laws: whatever a line holds, it is answered with nothing or with one JSON object on one line, which has the line's id
// or none, and either a result or an error; asked again, with the same.

namespace {

using namespace plenary;
using namespace plenary::server::mcp;

/// Reads arguments of every kind, and refuses empty lists.
Checked<ToolAnswer> read(Arguments& arguments) {
  const std::string text = arguments.reader().required_string("text");
  arguments.reader().optional_integer("number", 1, 9);
  arguments.reader().optional_boolean("flag");
  const auto list = arguments.texts("list");
  if (!arguments.are_good()) return arguments.refusal();
  if (list.empty()) return unexpected(Errors{{"list", text, "is empty", "", ""}});
  return ToolAnswer{list, "{}"};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<Tool> tools{{"read", "Read", "Reads.", {{"text", text_schema("What."), true}}, {}, read}};
  static const Protocol protocol(tools, "1");
  const std::string_view line{reinterpret_cast<const char*>(data), size};
  const auto answer = protocol.answer(line);
  fuzz::law(protocol.answer(line) == answer, "asked again, it is answered otherwise");
  if (!answer) return 0;
  fuzz::law(answer->find('\n') == std::string::npos, "an answer of several lines");
  const auto json = nlohmann::json::parse(*answer, nullptr, false);
  fuzz::law(json.is_object() && json.value("jsonrpc", "") == "2.0", "no message of JSON-RPC");
  fuzz::law(json.contains("result") != json.contains("error"), "neither a result nor an error, or both");
  const auto asked = nlohmann::json::parse(line, nullptr, false);
  const bool has_id = asked.is_object() && asked.contains("id");
  fuzz::law(json.contains("id") && (json["id"].is_null() || (has_id && json["id"] == asked["id"])), "another id");
  fuzz::law(!json.contains("result") || !json["id"].is_null(), "a result for nobody");
  return 0;
}
