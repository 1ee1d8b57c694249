#include "server/mcp/protocol.hpp"

#include <algorithm>
#include <exception>
#include <string>
#include <utility>

#include "scheduler/json/reader.hpp"
#include "server/mcp/tool.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::server::mcp {

namespace {

/// JSON-RPC 2.0 §5.1.
enum class Fault : int {
  no_json = -32700,
  no_request = -32600,
  unknown_method = -32601,
  bad_parameters = -32602,
  internal = -32603
};

/// Levels of a message: those of a document, which stands within arguments, parameters and request.
constexpr int deepest = scheduler::DocumentLimits{}.depth + 3;

constexpr std::string_view instructions =
    "Plenary finds meeting times across countries and proves them fair: working weeks, public holidays, Ramadan and "
    "the clocks of every delegation are counted, and what a time costs each of them is compared. To find a time, call "
    "`propose` with days and whom to invite, or with a programme document; say the zone on whose clock people agree. "
    "Local times and dates in answers are exact: repeat them, do not convert them. Ask for a certificate where "
    "somebody "
    "wants the answer proved. Nothing is stored or sent anywhere.";

/// An answer that is no result.
struct Refusal {
  Fault fault;
  std::string message;
  std::vector<std::string> details = {};
};

using Outcome = tl::expected<Json, Refusal>;

unexpected<Refusal> refuse(Fault fault, std::string message, std::vector<std::string> details = {}) {
  return unexpected(Refusal{fault, std::move(message), std::move(details)});
}

std::string line_of(Json message) { return message.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string answer_of(const Json& id, const Outcome& outcome) {
  Json message{{"jsonrpc", "2.0"}, {"id", id}};
  if (outcome) {
    message["result"] = *outcome;
  } else {
    const Refusal& refusal = outcome.error();
    message["error"] = {{"code", static_cast<int>(refusal.fault)}, {"message", refusal.message}};
    if (!refusal.details.empty()) message["error"]["data"] = {{"errors", refusal.details}};
  }
  return line_of(std::move(message));
}

std::vector<std::string> lines_of(const Errors& errors, Language language) {
  std::vector<std::string> lines;
  for (const Error& error : errors) lines.push_back(in_words(error, language));
  return lines;
}

/// MCP knows no null and no fraction there.
bool is_id(const Json& id) { return id.is_string() || id.is_number_integer(); }

const Json* member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

/// The text of `name` in the parameters, or nothing.
const std::string* text_in(const Json& parameters, const char* name) {
  const Json* text = member(parameters, name);
  return text != nullptr ? text->get_ptr<const std::string*>() : nullptr;
}

Outcome initialize(const Json& parameters, const std::string& version) {
  const std::string* wanted = text_in(parameters, "protocolVersion");
  if (wanted == nullptr)
    return refuse(Fault::bad_parameters, "protocolVersion: states the revision that the client speaks");
  // Whoever speaks none of these is told the newest and may go.
  const bool is_spoken = std::ranges::find(revisions, *wanted) != std::ranges::end(revisions);
  return Json{{"protocolVersion", is_spoken ? *wanted : std::string{revisions[0]}},
              {"capabilities", {{"tools", {{"listChanged", false}}}}},
              {"serverInfo", {{"name", "plenary"}, {"title", "Plenary"}, {"version", version}}},
              {"instructions", std::string{instructions}}};
}

Json input_schema(const Tool& tool) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Parameter& parameter : tool.parameters) {
    properties[std::string{parameter.name}] = parameter.schema;
    if (parameter.required) required.push_back(std::string{parameter.name});
  }
  Json& language = properties["language"] = {{"type", "string"}, {"enum", Json::array()}};
  for (const Language one : all_languages) language["enum"].push_back(std::string{tag(one)});
  language["description"] = "Of the answer's words; en unless stated.";
  Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
              {"type", "object"},
              {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = std::move(required);
  schema["additionalProperties"] = false;
  return schema;
}

Json description_of(const Tool& tool) {
  Json json{{"name", std::string{tool.name}},
            {"title", std::string{tool.title}},
            {"description", std::string{tool.description}},
            {"inputSchema", input_schema(tool)}};
  if (!tool.output.empty()) json["outputSchema"] = Json::parse(tool.output);
  json["annotations"] = {
      {"readOnlyHint", true}, {"destructiveHint", false}, {"idempotentHint", true}, {"openWorldHint", false}};
  return json;
}

Outcome list(const Json& parameters, const std::vector<Tool>& tools) {
  // All stand on one page, so that no cursor was ever handed out.
  if (member(parameters, "cursor") != nullptr)
    return refuse(Fault::bad_parameters, "cursor: leads nowhere; all tools are on the first page");
  Json listed = Json::array();
  for (const Tool& tool : tools) listed.push_back(description_of(tool));
  return Json{{"tools", std::move(listed)}};
}

Json text_content(const std::string& text) { return {{"type", "text"}, {"text", text}}; }

Json result_of(const ToolAnswer& answer) {
  Json content = Json::array();
  for (const std::string& text : answer.texts) content.push_back(text_content(text));
  return {{"content", std::move(content)}, {"structuredContent", Json::parse(answer.json)}, {"isError", false}};
}

Json result_of(const Errors& errors, Language language) {
  std::string text;
  for (const std::string& line : lines_of(errors, language)) text += line + '\n';
  return {{"content", Json::array({text_content(text)})}, {"isError", true}};
}

Outcome call(const Json& parameters, const std::vector<Tool>& tools) {
  const std::string* name = text_in(parameters, "name");
  if (name == nullptr) return refuse(Fault::bad_parameters, "name: says which tool is called");
  const auto tool = std::ranges::find(tools, *name, &Tool::name);
  if (tool == tools.end()) return refuse(Fault::bad_parameters, "Unknown tool: " + printable(*name));
  static const Json none = Json::object();
  const Json* given = member(parameters, "arguments");
  Arguments arguments(given != nullptr ? *given : none);
  const auto answer = tool->call(arguments);
  if (!arguments.errors().empty()) {
    auto lines = lines_of(arguments.errors(), arguments.language());
    std::string first = lines.front();
    return refuse(Fault::bad_parameters, std::move(first), std::move(lines));
  }
  return answer ? result_of(*answer) : result_of(answer.error(), arguments.language());
}

Outcome result_of(const std::string& method, const Json& parameters, const std::vector<Tool>& tools,
                  const std::string& version) {
  if (method == "initialize") return initialize(parameters, version);
  if (method == "ping") return Json::object();
  if (method == "tools/list") return list(parameters, tools);
  if (method == "tools/call") return call(parameters, tools);
  return refuse(Fault::unknown_method, "Unknown method: " + printable(method));
}

/// What is wrong with the frame of a request or notification; nothing: it may be looked at.
std::optional<Refusal> frame_fault(const Json& message) {
  const std::string* version = text_in(message, "jsonrpc");
  if (version == nullptr || *version != "2.0") return Refusal{Fault::no_request, "jsonrpc: must be \"2.0\""};
  if (text_in(message, "method") == nullptr) return Refusal{Fault::no_request, "method: must be a text"};
  const Json* id = member(message, "id");
  if (id != nullptr && !is_id(*id)) return Refusal{Fault::no_request, "id: must be a text or a whole number"};
  return std::nullopt;
}

bool is_answer(const Json& message) {
  return member(message, "method") == nullptr &&
         (member(message, "result") != nullptr || member(message, "error") != nullptr);
}

/// A message, or what is wrong with the text of one.
Outcome parsed(std::string_view text) {
  // Comments, which documents may hold, belong to no message.
  if (!Json::accept(text)) return refuse(Fault::no_json, "The line is no JSON value.");
  auto json = scheduler::parse_document(text, {longest_message, deepest});
  if (!json) return refuse(Fault::no_json, in_words(json.error().front(), Language::en));
  if (json->is_array()) return refuse(Fault::no_request, "Batches are not spoken in MCP: send one message a line.");
  if (!json->is_object()) return refuse(Fault::no_request, "A message is a JSON object.");
  return std::move(*json);
}

}  // namespace

std::optional<std::string> Protocol::answer(std::string_view text) const {
  const auto message = parsed(text);
  if (!message) return answer_of(nullptr, message);
  if (is_answer(*message)) return std::nullopt;
  const Json* id = member(*message, "id");
  if (auto fault = frame_fault(*message))
    return answer_of(id != nullptr && is_id(*id) ? *id : Json(nullptr), unexpected(std::move(*fault)));
  // Notifications ask for nothing; whatever could be cancelled has been answered by the time that is read.
  if (id == nullptr) return std::nullopt;
  static const Json none = Json::object();
  const Json* parameters = member(*message, "params");
  if (parameters != nullptr && !parameters->is_object())
    return answer_of(*id, refuse(Fault::bad_parameters, "params: must be an object"));
  try {
    return answer_of(
        *id, result_of(*text_in(*message, "method"), parameters != nullptr ? *parameters : none, tools_, version_));
  } catch (const std::exception& failure) {
    return answer_of(*id, refuse(Fault::internal, failure.what()));
  }
}

std::string Protocol::answer_to_too_long() {
  return answer_of(
      nullptr, refuse(Fault::no_request, "The message is longer than " + std::to_string(longest_message) + " octets."));
}

}  // namespace plenary::server::mcp
