#include <string>

#include "server/api/json.hpp"
#include "server/api/resources.hpp"
#include "server/api/route.hpp"
#include "server/http/text.hpp"

namespace plenary::server::api {

namespace {

Json parameter(std::string_view name, const char* in, bool required) {
  return {{"name", std::string(name)}, {"in", in}, {"required", required}, {"schema", {{"type", "string"}}}};
}

/// "{programme}" of a pattern, in its order.
Json path_parameters(std::string_view pattern) {
  Json parameters = Json::array();
  for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1))
    parameters.push_back(parameter(pattern.substr(open + 1, pattern.find('}', open) - open - 1), "path", true));
  return parameters;
}

std::string verb(Method method) {
  std::string name{name_of(method)};
  for (char& c : name) c = to_lower(c);
  return name;
}

/// "get-programmes-programme-draft": the same name in every version.
std::string operation_id(const ApiRoute& line) {
  std::string id = verb(line.method);
  std::string_view rest = line.pattern.substr(std::string_view{"/api/v1"}.size());
  for (const char c : rest) {
    if (c == '/' || c == '.') id += '-';
    if (c != '/' && c != '.' && c != '{' && c != '}') id += c;
  }
  return id;
}

/// Whether a change must say which state it saw.
bool needs_match(const ApiRoute& line) {
  const bool of_draft = line.pattern.find("{programme}") != std::string_view::npos;
  const bool adds = line.method == Method::post && !line.pattern.ends_with("/releases");
  return of_draft && line.method != Method::get && !adds;
}

Json operation(const ApiRoute& line) {
  Json parameters = path_parameters(line.pattern);
  for (std::string_view rest = line.parameters; !rest.empty();)
    parameters.push_back(parameter(take_until(rest, ' '), "query", false));
  parameters.push_back(parameter("lang", "query", false));
  if (needs_match(line)) parameters.push_back(parameter("If-Match", "header", true));
  if (line.method == Method::post && line.pattern != "/api/v1/tokens")
    parameters.push_back(parameter("Idempotency-Key", "header", false));

  const Json problem{
      {"description", "What is wrong (RFC 9457)"},
      {"content", {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
  Json responses;
  const bool removes = line.method == Method::del;
  const char* const done = removes ? "204" : line.method == Method::post ? "201" : "200";
  responses[done] = {{"description", removes ? "Done" : "The resource"}};
  if (!removes) responses[done]["content"] = {{"application/json", {{"schema", Json::object()}}}};
  if (line.method == Method::get) responses["304"] = {{"description", "The copy is good"}};
  if (line.need != Need::anyone) {
    responses["401"] = problem;
    responses["403"] = problem;
  }
  if (needs_match(line)) {
    responses["412"] = problem;
    responses["428"] = problem;
  }
  responses["default"] = problem;

  Json json{{"operationId", operation_id(line)},
            {"summary", std::string(line.summary)},
            {"parameters", std::move(parameters)}};
  if (!line.content_type.empty()) {
    json["requestBody"] = {{"required", true},
                           {"content", {{std::string(line.content_type), {{"schema", {{"type", "object"}}}}}}}};
  }
  json["responses"] = std::move(responses);
  json["security"] = line.need == Need::anyone ? Json::array({Json::object(), {{"token", Json::array()}}})
                                               : Json::array({{{"token", Json::array()}}});
  return json;
}

Json problem_schema() {
  const Json text{{"type", "string"}};
  return {{"type", "object"},
          {"required", {"title", "status"}},
          {"properties",
           {{"type", text},
            {"title", text},
            {"status", {{"type", "integer"}}},
            {"detail", text},
            {"instance", text},
            {"errors",
             {{"type", "array"},
              {"items",
               {{"type", "object"},
                {"required", {"pointer", "detail"}},
                {"properties",
                 {{"pointer", text}, {"value", text}, {"detail", text}, {"allowed", text}, {"fix", text}}}}}}}}}};
}

}  // namespace

Response openapi(const Call& call) {
  Json paths = Json::object();
  for (const ApiRoute& line : api_table()) paths[std::string(line.pattern)][verb(line.method)] = operation(line);
  const Json description{
      {"openapi", "3.1.0"},
      {"info",
       {{"title", "Plenary"}, {"version", "1"}, {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
      {"servers", {{{"url", "/"}}}},
      {"paths", std::move(paths)},
      {"components",
       {{"schemas", {{"Problem", problem_schema()}}},
        {"securitySchemes", {{"token", {{"type", "http"}, {"scheme", "bearer"}}}}}}}};
  return document(call, text_of(description));
}

}  // namespace plenary::server::api
