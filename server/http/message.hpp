#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What a handler sees of HTTP: plain values, no third-party type. RFC 9110.
namespace plenary::server {

enum class Method { get, head, other };

/// One request as a handler sees it. Views live as long as the call.
struct Request {
  Method method = Method::get;
  std::string_view method_name;
  std::string_view path;   ///< percent-decoded, normalised, begins with '/'
  std::string_view query;  ///< raw, without '?'
  std::vector<std::pair<std::string_view, std::string_view>> headers;

  /// First value of the field `name` (any case), or empty.
  std::string_view header(std::string_view name) const noexcept;
  /// Percent-decoded value of the query parameter `name`, or empty.
  std::string query_parameter(std::string_view name) const;
};

/// One answer. Date, Connection and Content-Length are the server's to add. For HEAD the handler
/// answers as for GET and the server leaves the body out.
struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::shared_ptr<const std::string> body;  ///< shared so that a feed's bytes are never copied
};

using Handler = std::function<Response(const Request&)>;

/// RFC 9457 problem details as `application/problem+json`.
struct Problem {
  int status = 400;
  std::string title;
  std::string detail;
  std::string instance;  ///< the path asked for
};
Response problem_response(const Problem& problem);

}  // namespace plenary::server
